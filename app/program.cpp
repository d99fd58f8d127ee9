// SPDX-License-Identifier: MIT
#include "app/program.h"

#include "app/firstpaint.h"
#include "core/accounts/keychainstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
bool isTemporary(const CommandLine &line)
{
    return line.profile.isEmpty() && (line.demo || !line.tour.isEmpty());
}

std::unique_ptr<SecretStore> makeSecrets(const CommandLine &line)
{
    // What is gone with the program has nothing to ask of the keychain; the tour must not depend on one.
    if (isTemporary(line) || !line.tour.isEmpty())
        return std::make_unique<SessionSecretStore>();
    return std::make_unique<KeychainStore>(u"speckle-browser"_s);
}

// Accounts that the demo left behind are gone before anybody lists them.
UiState *withoutLeftOvers(AccountStore *accounts, UiState *state)
{
    Demo::forgetLeftOvers(accounts, state);
    return state;
}
} // namespace

QString Program::profileDirectory(const CommandLine &line, QTemporaryDir *temporary)
{
    QString path = line.profile;
    if (isTemporary(line))
        path = temporary->isValid() ? temporary->path() : QString();
    else if (path.isEmpty())
        path = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    if (path.isEmpty() || !QDir().mkpath(path) || !QFileInfo(path).isWritable())
        return {};
    return QDir(path).absolutePath();
}

Program::Program(const CommandLine &line, const QString &profile)
    : m_line(line)
    , m_accounts(profile)
    , m_secrets(makeSecrets(line))
    , m_sessions(&m_accounts, m_secrets.get())
    , m_state(profile + "/window.json"_L1)
    , m_window(&m_sessions, withoutLeftOvers(&m_accounts, &m_state))
    , m_demo(&m_sessions, &m_state, &m_window)
{
    QObject::connect(&m_window, &MainWindow::demoRequested, &m_demo, &Demo::start);
    QObject::connect(&m_window, &MainWindow::closed, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    // The end of the desktop session asks nothing: what is unsaved is a draft in this file.
    QObject::connect(qGuiApp, &QGuiApplication::commitDataRequest, &m_state, &UiState::flush,
                     Qt::DirectConnection);
}

void Program::show(const QElapsedTimer &sinceStart)
{
    auto *firstPaint = new FirstPaint(&m_window, sinceStart);
    QObject::connect(firstPaint, &FirstPaint::painted, &m_window, [this] { begin(); });
    m_window.show();
}

void Program::begin()
{
    m_sessions.startAll();
    if (m_line.demo)
        m_demo.start();
    m_window.open(m_line.address);
}

} // namespace Speckle
