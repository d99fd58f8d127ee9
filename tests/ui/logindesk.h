// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/sessions.h"
#include "ui/dialogs/logindialog.h"

#include <QHash>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

namespace Speckle {

class WireServer;
struct WireAnswer;

const QString Password = QStringLiteral("correct horse");
//! GET /api of a WireServer.
const QByteArray Description = R"({"isSpeckleServer":true,"serverName":"Wire","version":"1.6.0","api":{}})";

//! A keychain that does what a test wants.
class FakeSecretStore final : public SecretStore
{
public:
    [[nodiscard]] Reply<Token> *read(const QString &accountId, bool expected) override;
    [[nodiscard]] Reply<Done> *write(const QString &accountId, const Token &token) override;
    [[nodiscard]] Reply<Done> *remove(const QString &accountId) override;
    [[nodiscard]] Availability availability() const override { return state; }
    [[nodiscard]] Token stored(const QString &accountId) const { return m_tokens.value(accountId); }

    Availability state = Availability::Available;
    int writes = 0;

private:
    QHash<QString, Token> m_tokens;
};

//! A profile without accounts, and a LoginDialog on it.
struct Desk
{
    explicit Desk(const LoginOptions &dialogOptions = {});

    void open(const QString &server = {});

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *widget = dialog->findChild<Widget *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    QLineEdit *edit(const QString &name) const { return find<QLineEdit>(name); }
    QString status() const { return find<QLabel>(QStringLiteral("serverStatus"))->text(); }
    //! Of a label that is on screen; empty otherwise.
    QString shownText(const QString &name) const;
    bool isBusy() const { return find<QWidget>(QStringLiteral("loginProgress"))->isVisible(); }

    void type(const QString &name, const QString &text) const;
    void typeServer(const ServerAddress &address) const;
    void show(int tab) const;
    void submit() const;
    void typeSignIn(const QString &email, const QString &password) const;

    QTemporaryDir directory;
    AccountStore store{directory.path()};
    FakeSecretStore secrets;
    Sessions sessions{&store, &secrets};
    LoginOptions options;
    std::unique_ptr<LoginDialog> dialog;
    std::unique_ptr<QSignalSpy> added;
};

enum Tab { SignInTab, RegisterTab, BrowserTab, TokenTab };

//! A WireServer that is a Speckle server as far as GET /api goes; everything else gets \a answer.
void beSpeckle(WireServer &server, const WireAnswer &answer);
[[nodiscard]] qsizetype posts(const WireServer &server);
//! With these claims, and signed by nobody.
[[nodiscard]] QString jwt(const QJsonObject &claims);
//! Ada Byron, ada@example.com. Her apitoken; empty where that failed.
[[nodiscard]] QString registerAda(const ServerAddress &server);

} // namespace Speckle
