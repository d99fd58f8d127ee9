// SPDX-License-Identifier: MIT
#include "ui/widgets/statepane.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {
constexpr auto LoadingDelay = 400ms;
constexpr int IconSize = 48;
constexpr int TextWidth = 460;

QLabel *centredLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    // Its column has a width of its own: neither a long word nor a narrow pane may stretch it.
    label->setMaximumWidth(TextWidth);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::MinimumExpanding);
    return label;
}

// A column of at most TextWidth in the middle of the pane.
QVBoxLayout *centredColumn(QWidget *page)
{
    auto *column = new QWidget(page);
    column->setMaximumWidth(TextWidth);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 1000);
    row->addStretch(1);
    auto *whole = new QVBoxLayout(page);
    whole->setContentsMargins(24, 24, 24, 24);
    whole->addStretch(2);
    whole->addLayout(row);
    whole->addStretch(3);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    return layout;
}
} // namespace

StatePane::StatePane(QWidget *content, QWidget *parent)
    : QStackedWidget(parent)
    , m_content(content)
{
    addWidget(m_content);
    m_delay.setSingleShot(true);
    m_delay.setInterval(LoadingDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        if (!m_loading)
            m_loading = makeLoading();
        m_loadingText->setText(breakable(m_loadingWords));
        setCurrentWidget(m_loading);
    });
}

bool StatePane::event(QEvent *event)
{
    if (event->type() == QEvent::Polish && m_state != State::Content && m_state != State::Loading)
        presentMessage();
    return QStackedWidget::event(event);
}

QWidget *StatePane::makeMessage()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"stateMessage"_s);
    auto *layout = centredColumn(page);
    m_icon = new IconLabel({}, page, IconSize);
    m_headline = centredLabel(u"stateHeadline"_s, page);
    m_headline->setFont(headlineFont(font()));
    m_hint = centredLabel(u"stateHint"_s, page);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button = new QPushButton(page);
    m_button->setObjectName(u"stateAction"_s);
    connect(m_button, &QPushButton::clicked, this, [this] {
        // The action may show another state, which replaces m_action.
        if (const auto action = m_action)
            action();
    });
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline);
    layout->addWidget(m_hint);
    layout->addSpacing(6);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    addWidget(page);
    return page;
}

QWidget *StatePane::makeLoading()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"stateLoading"_s);
    auto *layout = centredColumn(page);
    m_loadingText = centredLabel(u"stateLoadingText"_s, page);
    m_bar = new QProgressBar(page);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(200);
    m_bar->setAccessibleName(tr("Loading"));
    layout->addWidget(m_loadingText);
    layout->addWidget(m_bar, 0, Qt::AlignHCenter);
    addWidget(page);
    return page;
}

void StatePane::showContent()
{
    m_delay.stop();
    m_state = State::Content;
    m_action = {};
    setCurrentWidget(m_content);
}

void StatePane::showLoading(const QString &what)
{
    m_loadingWords = what;
    if (m_loading)
        m_loadingText->setText(breakable(what));
    if (m_state == State::Loading)
        return;
    m_state = State::Loading;
    m_delay.start();
}

void StatePane::showEmpty(const QString &headline, const QString &hint, const QString &actionText,
                          const std::function<void()> &action)
{
    showMessage(State::Empty, u"info"_s, headline, hint, actionText, action);
}

void StatePane::showFilteredOut(const QString &headline, const std::function<void()> &clearFilter)
{
    showMessage(State::FilteredOut, u"filter"_s, headline, {}, tr("&Clear the filter"), clearFilter);
}

void StatePane::showForbidden(const ApiError &error)
{
    showMessage(State::Forbidden, u"lock"_s, error.headline(), error.reason() + u'\n' + error.nextStep(), {},
                {});
}

void StatePane::showFailed(const ApiError &error, const std::function<void()> &retry)
{
    showMessage(State::Failed, u"warning"_s, error.headline(), error.reason() + u'\n' + error.nextStep(),
                tr("&Retry"), retry);
}

void StatePane::showMessage(State state, const QString &iconName, const QString &headline,
                            const QString &hint, const QString &actionText,
                            const std::function<void()> &action)
{
    m_delay.stop();
    m_state = state;
    m_said = {iconName, headline, hint.trimmed(), actionText};
    m_action = action;
    // Most panes are told of two or three states before anybody sees one, and the first costs fonts and
    // layout.
    if (testAttribute(Qt::WA_WState_Polished))
        presentMessage();
}

void StatePane::presentMessage()
{
    if (!m_message)
        m_message = makeMessage();
    m_icon->setIcon(m_said.icon);
    m_headline->setText(breakable(m_said.headline));
    m_hint->setText(breakable(m_said.hint));
    m_hint->setVisible(!m_said.hint.isEmpty());
    m_button->setText(m_said.actionText);
    m_button->setVisible(m_action && !m_said.actionText.isEmpty());
    m_message->setAccessibleName(m_said.headline);
    m_message->setAccessibleDescription(m_said.hint);
    setCurrentWidget(m_message);
}

} // namespace Speckle
