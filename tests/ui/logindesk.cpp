// SPDX-License-Identifier: MIT
#include "tests/ui/logindesk.h"

#include "core/api/accountsresource.h"
#include "tests/support/await.h"
#include "tests/support/wireserver.h"

#include <QJsonDocument>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

Reply<Token> *FakeSecretStore::read(const QString &accountId, bool)
{
    return settledReply<Token>(this, m_tokens.value(accountId));
}

Reply<Done> *FakeSecretStore::write(const QString &accountId, const Token &token)
{
    ++writes;
    if (state != Availability::Available)
        return settledReply<Done>(this, ApiError(ApiError::Kind::Keychain, u"the daemon said 42"_s));
    m_tokens.insert(accountId, token);
    return settledReply<Done>(this, Done());
}

Reply<Done> *FakeSecretStore::remove(const QString &accountId)
{
    m_tokens.remove(accountId);
    return settledReply<Done>(this, Done());
}

Desk::Desk(const LoginOptions &dialogOptions)
    : options(dialogOptions)
{
    open();
}

void Desk::open(const QString &server)
{
    dialog = std::make_unique<LoginDialog>(&sessions, server, nullptr, options);
    added = std::make_unique<QSignalSpy>(dialog.get(), &LoginDialog::accountAdded);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
}

QString Desk::shownText(const QString &name) const
{
    const auto *label = find<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

void Desk::type(const QString &name, const QString &text) const
{
    QLineEdit *field = edit(name);
    field->setFocus();
    field->selectAll();
    if (text.isEmpty())
        QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void Desk::typeServer(const ServerAddress &address) const
{
    type(u"serverEdit"_s, address.base().toString());
}

void Desk::show(int tab) const
{
    find<QTabWidget>(u"loginTabs"_s)->setCurrentIndex(tab);
}

void Desk::submit() const
{
    QTest::keyClick(dialog.get(), Qt::Key_Return);
}

void Desk::typeSignIn(const QString &email, const QString &password) const
{
    type(u"emailEdit"_s, email);
    type(u"passwordEdit"_s, password);
}

void beSpeckle(WireServer &server, const WireAnswer &answer)
{
    server.setHandler([answer](const WireRequest &request) {
        return request.method == "GET" ? WireAnswer::json(Description) : answer;
    });
}

qsizetype posts(const WireServer &server)
{
    return std::count_if(server.requests().begin(), server.requests().end(),
                         [](const WireRequest &request) { return request.method == "POST"; });
}

QString jwt(const QJsonObject &claims)
{
    const auto part = [](const QByteArray &bytes) {
        return QString::fromLatin1(
            bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    return part(R"({"alg":"HS256","typ":"JWT"})") + u'.'
           + part(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + u'.' + part(QByteArray(32, 's'));
}

QString registerAda(const ServerAddress &server)
{
    Client client(server);
    const auto outcome = await(AccountsResource(&client).registerUser({.email = u"ada@example.com"_s,
                                                                       .password = Password,
                                                                       .name = u"Ada"_s,
                                                                       .surname = u"Byron"_s,
                                                                       .company = {}}));
    const auto *ada = std::get_if<SignIn>(&outcome);
    return ada ? QString::fromLatin1(ada->apiToken.headerValue()) : QString();
}

} // namespace Speckle
