// SPDX-License-Identifier: MIT
#include "ui/widgets/tagedit.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype LongestCaption = 40;
constexpr int LineWidth = 120;
constexpr int CrossSize = 12;
constexpr int Gap = 6;

//! A tag with a cross behind it. Not a tool button laid out the other way round: that would turn "C++" round,
//! too.
class Chip : public QAbstractButton
{
public:
    Chip(const QString &tag, QWidget *parent)
        : QAbstractButton(parent)
        , m_caption(oneLine(tag, LongestCaption))
    {
        setFocusPolicy(Qt::StrongFocus);
        setToolTip(plainToolTip(tag));
        setAccessibleName(TagEdit::tr("Remove tag %1").arg(oneLine(tag)));
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // Two more: glyphs may be wider than their advances say, and a chip that elides its own word is no
        // use.
        return {fontMetrics().horizontalAdvance(m_caption) + CrossSize + 3 * Gap + 2,
                fontMetrics().height() + Gap};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid));
        painter.setBrush(
            palette().brush(underMouse() && isEnabled() ? QPalette::Midlight : QPalette::Button));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        const QRect inside = rect().adjusted(Gap, 0, -Gap, 0);
        const QRect text = inside.adjusted(0, 0, isEnabled() ? -CrossSize - Gap : 0, 0);
        // One may read what one may not change.
        painter.setPen(palette().color(QPalette::Active, QPalette::ButtonText));
        painter.drawText(QStyle::visualRect(layoutDirection(), inside, text),
                         Qt::AlignCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(m_caption, Qt::ElideRight, text.width()));
        if (isEnabled()) {
            const QRect cross(inside.right() - CrossSize + 1, (height() - CrossSize) / 2, CrossSize,
                              CrossSize);
            Speckle::icon(u"close"_s).paint(&painter, QStyle::visualRect(layoutDirection(), inside, cross));
        }
    }

private:
    QString m_caption;
};

} // namespace

TagEdit::TagEdit(QWidget *parent)
    : QFrame(parent)
    , m_layout(new FlowLayout(this))
    , m_line(new QLineEdit(this))
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(3);
    m_line->setFrame(false);
    m_line->setMinimumWidth(LineWidth);
    m_line->setMaxLength(200);
    m_line->setPlaceholderText(tr("Add a tag"));
    m_line->setAccessibleName(tr("New tag"));
    m_line->setObjectName(u"newTagEdit"_s);
    m_line->installEventFilter(this);
    m_layout->addWidget(m_line);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        // A pasted list becomes chips, too.
        if (text.contains(u','))
            commit();
        else
            emit tagsChanged();
    });
    connect(m_line, &QLineEdit::editingFinished, this, &TagEdit::commit);
}

QStringList TagEdit::tags() const
{
    QStringList tags = m_tags;
    if (const QString typed = m_line->text().trimmed(); !typed.isEmpty() && !tags.contains(typed))
        tags.append(typed);
    return tags;
}

void TagEdit::setTags(const QStringList &tags)
{
    m_line->clear();
    if (tags == m_tags)
        return;
    qDeleteAll(m_chips);
    m_chips.clear();
    m_tags.clear();
    for (const QString &tag : tags)
        addChip(tag);
}

void TagEdit::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    // Nothing can be typed: no line invites to.
    m_line->setVisible(!readOnly);
    for (QAbstractButton *chip : std::as_const(m_chips))
        chip->setEnabled(!readOnly);
}

void TagEdit::addChip(const QString &tag)
{
    auto *chip = new Chip(tag, this);
    chip->setEnabled(!m_readOnly);
    chip->installEventFilter(this);
    connect(chip, &QAbstractButton::clicked, this, [this, chip] { removeChip(chip); });
    m_layout->insertWidget(int(m_chips.size()), chip);
    // Of this widget, which hands the focus on, Qt would not find the place.
    setTabOrder(m_chips.isEmpty() ? static_cast<QWidget *>(m_line) : m_chips.last(), chip);
    setTabOrder(chip, m_line);
    m_chips.append(chip);
    m_tags.append(tag);
    chip->show();
    updateGeometry();
}

void TagEdit::removeChip(const QAbstractButton *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    if (at < 0 || m_readOnly)
        return;
    const bool hadFocus = chip->hasFocus();
    m_tags.removeAt(at);
    QAbstractButton *gone = m_chips.takeAt(at);
    m_layout->removeWidget(gone);
    gone->hide();
    gone->deleteLater(); // it is in the middle of its own signal
    if (hadFocus)
        m_line->setFocus();
    updateGeometry();
    emit tagsChanged();
}

void TagEdit::commit()
{
    const QStringList typed = m_line->text().split(u',', Qt::SkipEmptyParts);
    m_line->clear();
    bool added = false;
    for (const QString &text : typed) {
        const QString tag = text.trimmed();
        if (tag.isEmpty() || m_tags.contains(tag))
            continue;
        addChip(tag);
        added = true;
    }
    if (added || !typed.isEmpty())
        emit tagsChanged();
}

bool TagEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_line) {
        if (key == Qt::Key_Backspace && m_line->cursorPosition() == 0 && !m_line->hasSelectedText()
            && !m_chips.isEmpty()) {
            removeChip(m_chips.last());
            return true;
        }
        // Not to the dialog's default button: Return belongs to the tag.
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_line->text().isEmpty()) {
            commit();
            return true;
        }
    } else if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        removeChip(qobject_cast<QAbstractButton *>(watched));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Speckle
