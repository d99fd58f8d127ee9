// SPDX-License-Identifier: MIT
#include "ui/widgets/accountstatus.h"

#include "core/session/sessions.h"
#include "ui/models/sessionwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr int WidestName = 160;
constexpr int PopupWidth = 360;

QLabel *addText(QBoxLayout *layout, const QString &name, const QString &text)
{
    auto *label = new QLabel(breakable(text));
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setVisible(!text.isEmpty());
    layout->addWidget(label);
    return label;
}

QString serverLine(const Account &account, const Session *session)
{
    QString line = oneLine(account.server.display());
    if (session && !session->server().version.isEmpty())
        line += AccountStatus::tr(" · %1, version %2")
                    .arg(oneLine(session->server().name, 80), oneLine(session->server().version, 40));
    return line;
}
} // namespace

AccountStatus::AccountStatus(Sessions *sessions, const QString &accountId, QWidget *parent)
    : QToolButton(parent)
    , m_sessions(sessions)
    , m_accountId(accountId)
{
    setObjectName(u"accountStatus"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    const auto mine = [this](const QString &id) {
        if (id == m_accountId)
            follow();
    };
    connect(sessions, &Sessions::sessionStarted, this, mine);
    // Queued: the session is still there while the signal is emitted.
    connect(sessions, &Sessions::sessionEnded, this, mine, Qt::QueuedConnection);
    connect(sessions->accounts(), &AccountStore::accountChanged, this, mine);
    connect(this, &QToolButton::clicked, this, &AccountStatus::showDetails);
    follow();
}

void AccountStatus::follow()
{
    Session *session = m_sessions->session(m_accountId);
    if (session != m_followed) {
        if (m_followed)
            disconnect(m_followed, nullptr, this, nullptr);
        m_followed = session;
        if (session)
            connect(session, &Session::stateChanged, this, &AccountStatus::update);
    }
    update();
}

void AccountStatus::update()
{
    const auto account = m_sessions->accounts()->find(m_accountId);
    if (!account)
        return;
    const QString name = oneLine(account->displayName.isEmpty() ? account->email : account->displayName);
    const QString word = stateWord(m_followed);
    setText(tr("%1: %2").arg(plainCaption(fontMetrics().elidedText(name, Qt::ElideRight, WidestName)), word));
    setIcon(Speckle::icon(stateIcon(m_followed)));
    setToolTip(plainToolTip(oneLine(account->label()) + u'\n' + stateSentence(m_followed)));
    setAccessibleName(tr("%1: %2").arg(oneLine(account->label()), word));
    setAccessibleDescription(stateSentence(m_followed));
    if (m_popup)
        m_popup->close();
}

void AccountStatus::showDetails()
{
    const auto account = m_sessions->accounts()->find(m_accountId);
    if (!account)
        return;
    auto *popup = new QFrame(this, Qt::Popup);
    m_popup = popup;
    popup->setObjectName(u"accountDetails"_s);
    popup->setAccessibleName(tr("State of the account"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);

    const Session *session = m_followed;
    QLabel *headline
        = addText(layout, u"accountHeadline"_s,
                  tr("%1 is %2")
                      .arg(oneLine(account->displayName.isEmpty() ? account->email : account->displayName),
                           stateWord(session)));
    QFont bold = font();
    bold.setBold(true);
    headline->setFont(bold);
    addText(layout, u"accountServer"_s, serverLine(*account, session));
    addText(layout, u"accountSentence"_s, stateSentence(session));
    if (session && session->lastError().isError())
        addText(layout, u"accountReason"_s, session->lastError().reason());
    if (session && session->socket() && session->socket()->nextTry().isValid())
        addText(layout, u"accountNextTry"_s,
                tr("Next try at %1.")
                    .arg(session->socket()->nextTry().toLocalTime().time().toString(u"HH:mm:ss"_s)));

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 6, 0, 0);
    buttons->addStretch();
    const auto button = [&](const QString &name, const QIcon &icon, const QString &text, auto action) {
        auto *made = new QPushButton(icon, text, popup);
        made->setObjectName(name);
        buttons->addWidget(made);
        connect(made, &QPushButton::clicked, this, [popup, action] {
            popup->close();
            action();
        });
        made->setFocus();
    };
    const Session::State state = session ? session->state() : Session::State::SignedOut;
    if (state == Session::State::Offline)
        button(u"accountRetry"_s, Speckle::icon(u"refresh"_s), tr("&Retry now"), [this] {
            if (m_followed)
                m_followed->retryNow();
        });
    if (state == Session::State::Expired || state == Session::State::SignedOut
        || state == Session::State::Anonymous)
        button(u"accountSignIn"_s, Speckle::icon(u"sign-in"_s), tr("&Sign in again…"),
               [this] { emit signInRequested(m_accountId); });
    layout->addLayout(buttons);

    // Not adjustSize(): it counts every wrapped label at the height of its narrowest shape.
    popup->setFixedSize(PopupWidth, layout->heightForWidth(PopupWidth));
    // Above the status bar, and within the screen.
    QPoint corner = mapToGlobal(QPoint(width() - popup->width(), -popup->height() - 2));
    if (const QScreen *at = screen()) {
        const QRect free = at->availableGeometry();
        corner.setX(qBound(free.left(), corner.x(), qMax(free.left(), free.right() - popup->width())));
        corner.setY(qMax(free.top(), corner.y()));
    }
    popup->move(corner);
    popup->show();
}

} // namespace Speckle
