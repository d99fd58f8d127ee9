// SPDX-License-Identifier: MIT
#include "ui/widgets/errorbar.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr qsizetype LongestReason = 400;
constexpr int DetailsHeight = 120;

QLabel *wrappingLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long word of the server's must not set the width of the window.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QColor mixed(const QColor &base, const QColor &tint, qreal share)
{
    return QColor::fromRgbF(float(base.redF() + (tint.redF() - base.redF()) * share),
                            float(base.greenF() + (tint.greenF() - base.greenF()) * share),
                            float(base.blueF() + (tint.blueF() - base.blueF()) * share));
}
} // namespace

ErrorBar::ErrorBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_headline(wrappingLabel(u"errorHeadline"_s, this))
    , m_text(wrappingLabel(u"errorText"_s, this))
    , m_countLabel(new QLabel(this))
    , m_detailsButton(new QToolButton(this))
    , m_actionButton(new QPushButton(this))
    , m_detailsBox(new QWidget(this))
    , m_details(new QPlainTextEdit(m_detailsBox))
{
    setObjectName(u"errorBar"_s);
    setAccessibleName(tr("Error"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    m_icon->setAlignment(Qt::AlignTop);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_countLabel->setObjectName(u"errorCount"_s);
    m_countLabel->setForegroundRole(QPalette::PlaceholderText);

    m_detailsButton->setObjectName(u"errorDetailsButton"_s);
    m_detailsButton->setText(tr("&Details"));
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detailsButton->setIcon(icon(u"chevron-down"_s));
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setCheckable(true);
    m_detailsButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_detailsButton, &QToolButton::toggled, this, &ErrorBar::toggleDetails);

    m_actionButton->setObjectName(u"errorAction"_s);
    m_actionButton->setAutoDefault(true);
    connect(m_actionButton, &QPushButton::clicked, this, [this] {
        // The action may show the next error, or delete us.
        if (const auto action = m_action)
            action();
    });

    auto *close = new QToolButton(this);
    close->setObjectName(u"errorClose"_s);
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close the error"));
    connect(close, &QToolButton::clicked, this, &ErrorBar::dismiss);

    m_details->setObjectName(u"errorDetails"_s);
    m_details->setAccessibleName(tr("Details of the error"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(fixedFont());
    m_details->setFixedHeight(DetailsHeight);
    auto *copy = new QPushButton(icon(u"copy"_s), tr("&Copy"), m_detailsBox);
    copy->setObjectName(u"errorCopy"_s);
    copy->setToolTip(tr("Copy the details to the clipboard"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });

    auto *detailsLayout = new QHBoxLayout(m_detailsBox);
    detailsLayout->setContentsMargins(0, 0, 0, 0);
    detailsLayout->addWidget(m_details, 1);
    detailsLayout->addWidget(copy, 0, Qt::AlignTop);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_text);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_countLabel, 0, Qt::AlignVCenter);
    row->addWidget(m_detailsButton, 0, Qt::AlignVCenter);
    row->addWidget(m_actionButton, 0, Qt::AlignVCenter);
    row->addWidget(close, 0, Qt::AlignVCenter);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->addLayout(row);
    layout->addWidget(m_detailsBox);

    m_detailsBox->hide();
    tint();
    hide();
}

void ErrorBar::showError(const ApiError &error, const std::function<void()> &retry, QObject *source)
{
    showNotice({error.headline(), error.reason(), error.nextStep(), error.details(), {}, retry}, error,
               source);
}

void ErrorBar::showNotice(const Notice &notice, const ApiError &error, QObject *source)
{
    if (error.isCancelled())
        return;
    const QString shown = notice.headline + u'\n' + notice.reason + u'\n' + notice.details;
    m_count = shown == m_shown && !isHidden() ? m_count + 1 : 1;
    if (m_count == 1)
        m_detailsButton->setChecked(false);
    m_shown = shown;
    m_error = error;
    m_source = source;
    disconnect(m_sourceEnds);
    // A retry of something that is gone must not be offered any more.
    if (source)
        m_sourceEnds = connect(source, &QObject::destroyed, this, [this] { clear(); });
    m_action = notice.action;

    QStringList words{oneLine(notice.reason, LongestReason), oneLine(notice.nextStep, LongestReason)};
    words.removeAll(QString());
    m_headline->setText(breakable(oneLine(notice.headline)));
    m_text->setText(breakable(words.join(u' ')));
    m_text->setVisible(!words.isEmpty());
    m_countLabel->setText(tr("%n times", nullptr, m_count));
    m_countLabel->setVisible(m_count > 1);
    m_details->setPlainText(notice.details);
    m_detailsButton->setVisible(!notice.details.isEmpty());
    m_actionButton->setText(notice.actionText.isEmpty() ? tr("&Retry") : notice.actionText);
    m_actionButton->setVisible(bool(notice.action));
    setAccessibleDescription(notice.headline + u' ' + words.join(u' '));
    show();

    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorBar::clear(QObject *source)
{
    if (source && m_source != source)
        return;
    hide();
    m_error = {};
    m_shown.clear();
    m_source = nullptr;
    disconnect(m_sourceEnds);
    m_action = {};
    m_count = 0;
}

void ErrorBar::dismiss()
{
    clear();
    emit dismissed();
}

void ErrorBar::toggleDetails(bool on)
{
    m_detailsBox->setVisible(on);
    m_detailsButton->setIcon(icon(on ? u"chevron-up"_s : u"chevron-down"_s));
}

void ErrorBar::changeEvent(QEvent *event)
{
    // Our own palette follows the window's: light to dark while the program runs.
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

void ErrorBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void ErrorBar::tint()
{
    if (std::exchange(m_tinting, true))
        return;
    const QPalette base = parentWidget() ? parentWidget()->palette() : QGuiApplication::palette();
    QPalette own = base;
    own.setColor(QPalette::Window, mixed(base.color(QPalette::Window), QColor(0xd3, 0x2f, 0x2f), 0.18));
    setPalette(own);
    // A pixmap in a label keeps the colours it was painted with.
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(u"warning"_s).pixmap(QSize(side, side), devicePixelRatioF()));
    m_tinting = false;
}

} // namespace Speckle
