// SPDX-License-Identifier: MIT
#include "ui/widgets/fielderror.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QResizeEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

void setAlarming(QWidget *label, bool alarming)
{
    if (!alarming) {
        label->setPalette(QPalette());
        return;
    }
    const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const QColor red = dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x1b, 0x1b);
    // Setting a palette sends PaletteChange, upon which this may be called again.
    if (label->palette().color(QPalette::WindowText) == red)
        return;
    QPalette palette;
    palette.setColor(QPalette::WindowText, red);
    label->setPalette(palette);
}

WrappedLabel::WrappedLabel(const QString &objectName, int leastLines, QWidget *parent)
    : QLabel(parent)
    , m_leastLines(leastLines)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

int WrappedLabel::heightForWidth(int width) const
{
    return std::max(QLabel::heightForWidth(width), m_leastLines * fontMetrics().lineSpacing());
}

QSize WrappedLabel::minimumSizeHint() const
{
    // The width before the first layout is a default that says nothing, and QLabel's own guess is too tall: a
    // dialog that grew for it does not shrink again.
    const int height = m_placed ? heightForWidth(width()) : m_leastLines * fontMetrics().lineSpacing();
    return {QLabel::minimumSizeHint().width(), height};
}

void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    m_placed = true;
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

WarningLabel::WarningLabel(const QString &objectName, QWidget *parent)
    : WrappedLabel(objectName, 1, parent)
{
    setAlarming(this, true);
}

void WarningLabel::changeEvent(QEvent *event)
{
    WrappedLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        setAlarming(this, true);
}

FieldError::FieldError(QLineEdit *field, QWidget *parent)
    : WarningLabel(field->objectName() + "Error"_L1, parent)
    , m_field(field)
{
    hide();
    connect(field, &QLineEdit::textEdited, this, [this] { setError({}); });
}

void FieldError::setError(const QString &text)
{
    setText(text);
    setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
    if (!text.isEmpty() && !m_mark) {
        m_mark = m_field->addAction(icon(u"warning"_s), QLineEdit::TrailingPosition);
        m_mark->setObjectName(u"fieldErrorMark"_s);
    }
    if (m_mark)
        m_mark->setVisible(!text.isEmpty());
}

} // namespace Speckle
