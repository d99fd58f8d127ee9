// SPDX-License-Identifier: MIT
#include "ui/live/connectionline.h"

#include "core/session/session.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {

struct LineWords
{
    QString icon;
    QString text;
    QString explanation;
    bool canTry = false;
};

LineWords lineWordsOfClosed(const Session &session)
{
    switch (session.state()) {
    case Session::State::Connecting:
        return {u"connecting"_s, ConnectionLine::tr("Connecting…"), {}};
    case Session::State::Offline:
        return {u"offline"_s, ConnectionLine::tr("Offline"), session.lastError().sentence(), true};
    case Session::State::Expired:
        return {u"expired"_s, ConnectionLine::tr("Signed out by the server: sign in again"),
                session.lastError().sentence()};
    case Session::State::SignedOut:
    case Session::State::Online:
    case Session::State::Anonymous:
        break;
    }
    return {u"sign-out"_s, ConnectionLine::tr("Not connected"), {}};
}

LineWords lineWords(const Session *session)
{
    if (!session)
        return {u"sign-out"_s, ConnectionLine::tr("Signed out"), {}};
    const LiveSocket *socket = session->socket();
    switch (socket->state()) {
    case LiveSocket::State::Closed:
        return lineWordsOfClosed(*session);
    case LiveSocket::State::Connecting:
        return {u"connecting"_s, ConnectionLine::tr("Connecting…"), {}};
    case LiveSocket::State::Open:
        if (socket->isAnonymous())
            return {u"anonymous"_s, ConnectionLine::tr("Connected as nobody"),
                    ConnectionLine::tr(
                        "The server does not know whose connection this is: messages of private streams "
                        "do not arrive, and yours come from nobody. Signing in again usually mends it.")};
        return {u"online"_s, ConnectionLine::tr("Connected"), {}};
    case LiveSocket::State::Waiting:
        break;
    }
    const qint64 pause = QDateTime::currentDateTimeUtc().msecsTo(socket->nextTry());
    // Rounded up: "in 0 s" reads like a clock that has stopped.
    const qint64 seconds = (qMax<qint64>(pause, 1) + 999) / 1000;
    return {u"offline"_s, ConnectionLine::tr("Offline, next try in %1 s").arg(seconds),
            session->lastError().sentence(), true};
}

} // namespace

ConnectionLine::ConnectionLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, this))
    , m_words(new QLabel(this))
    , m_tryNow(new QToolButton(this))
{
    m_words->setObjectName(u"liveState"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAccessibleName(tr("Live connection"));
    m_tryNow->setObjectName(u"liveTryNowButton"_s);
    m_tryNow->setText(tr("Try now"));
    m_tryNow->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_icon);
    layout->addWidget(m_words);
    layout->addWidget(m_tryNow);
    connect(m_tryNow, &QToolButton::clicked, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ConnectionLine::refresh);
    refresh();
}

void ConnectionLine::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->socket()->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::stateChanged, this, &ConnectionLine::refresh);
        connect(session->socket(), &LiveSocket::stateChanged, this, &ConnectionLine::refresh);
        connect(session->socket(), &LiveSocket::anonymousChanged, this, &ConnectionLine::refresh);
        // Queued: while destroyed() is emitted the QPointer may still be set.
        connect(session, &QObject::destroyed, this, &ConnectionLine::refresh, Qt::QueuedConnection);
    }
    refresh();
}

void ConnectionLine::refresh()
{
    const LineWords words = lineWords(m_session);
    m_icon->setIcon(words.icon);
    m_words->setText(words.text);
    m_words->setToolTip(plainToolTip(words.explanation));
    m_words->setAccessibleDescription(words.explanation);
    m_tryNow->setVisible(words.canTry);
    const bool counting = m_session && m_session->socket()->state() == LiveSocket::State::Waiting;
    if (counting && isVisible() && !m_second.isActive())
        m_second.start();
    else if (!counting || !isVisible())
        m_second.stop();
}

void ConnectionLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace Speckle
