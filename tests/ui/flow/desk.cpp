// SPDX-License-Identifier: MIT
#include "tests/ui/flow/desk.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Speckle {

namespace {

SessionOptions hurried()
{
    SessionOptions options;
    options.client.timeout = 5s;
    options.client.retryPause = 20ms;
    options.socket.firstReconnect = 50ms;
    options.socket.longestReconnect = 400ms;
    return options;
}

} // namespace

Desk::Desk()
    : m_secrets(std::make_unique<SessionSecretStore>())
{
}

Desk::~Desk()
{
    close();
}

void Desk::open()
{
    m_accounts = std::make_unique<AccountStore>(m_profile.path());
    m_sessions = std::make_unique<Sessions>(m_accounts.get(), m_secrets.get(), nullptr, hurried());
    m_state = std::make_unique<UiState>(m_profile.filePath(u"window.json"_s));
    m_window = std::make_unique<MainWindow>(m_sessions.get(), m_state.get());
    m_window->resize(1280, 800);
    m_window->show();
    m_sessions->startAll();
    // Asked again and again: a window manager may still be on its way up.
    QTRY_VERIFY_WITH_TIMEOUT((m_window->activateWindow(), m_window->isActiveWindow()), 20'000);
}

void Desk::close()
{
    m_window.reset();
    m_state.reset();
    m_sessions.reset();
    m_accounts.reset();
}

Session *Desk::session() const
{
    const auto accounts = m_sessions->accounts()->accounts();
    return accounts.isEmpty() ? nullptr : m_sessions->session(accounts.constFirst().id);
}

void Desk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = QApplication::activePopupWidget();
    if (!target)
        target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    QVERIFY(target);
    QTest::keyClick(target, key, modifiers);
}

void Desk::type(const QString &text)
{
    QWidget *target = QApplication::focusWidget();
    QVERIFY(target);
    // QTest::keyClicks() knows Latin-1 alone; names in the sample have dashes.
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, target, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

bool Desk::tabTo(const QString &objectName)
{
    for (int steps = 0; steps < 80; ++steps) {
        for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
            if (widget->objectName() == objectName)
                return true;
        press(Qt::Key_Tab);
    }
    return false;
}

void Desk::retype(const QString &text)
{
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

void Desk::signIn(const ServerAddress &server, const QString &email, const QString &password)
{
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find(u"loginDialog"_s) && find(u"loginDialog"_s)->isActiveWindow());
    QVERIFY(tabTo(u"serverEdit"_s));
    retype(server.base().toString());
    QVERIFY(tabTo(u"emailEdit"_s));
    retype(email);
    QVERIFY(tabTo(u"passwordEdit"_s));
    retype(password);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!find(u"loginDialog"_s), 20'000);
    // What a window manager does, and there is none here.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(session() && session()->state() == Session::State::Online, 20'000);
}

} // namespace Speckle
