// SPDX-License-Identifier: MIT
#include "core/api/accountsresource.h"
#include "tests/support/await.h"
#include "tests/support/sandboxprocess.h"
#include "tests/support/tlsserver.h"
#include "tests/support/wireserver.h"
#include "tests/ui/logindesk.h"

#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;
using namespace std::chrono_literals;

namespace {

// What people read, where it is read.
const QString emailError = u"emailEditError"_s;
const QString passwordError = u"passwordEditError"_s;
const QString registerEmailError = u"registerEmailEditError"_s;
const QString registerPasswordError = u"registerPasswordEditError"_s;
const QString tokenError = u"tokenEditError"_s;
const QString generalError = u"loginError"_s;
const QString serverStatus = u"serverStatus"_s;

WireAnswer json(int status, const QByteArray &message)
{
    return WireAnswer::http(status, R"({"success":false,"message":)" + message + '}');
}

WireAnswer html(int status, const QByteArray &title)
{
    return WireAnswer::http(status,
                            "<!DOCTYPE html><html><title>" + title + "</title><pre>" + title
                                + "<br> &nbsp;at passport.js:22</pre></html>",
                            "text/html");
}

LoginOptions hurried()
{
    LoginOptions options;
    options.client.timeout = 500ms;
    return options;
}

void fillIn(const Desk &desk, int tab)
{
    desk.show(tab);
    switch (tab) {
    case SignInTab:
        desk.typeSignIn(u"ada@example.com"_s, Password);
        break;
    case RegisterTab:
        desk.type(u"registerEmailEdit"_s, u"ada@example.com"_s);
        desk.type(u"registerPasswordEdit"_s, Password);
        break;
    default:
        desk.type(u"tokenEdit"_s, jwt({{u"_id"_s, u"x"_s}, {u"exp"_s, qint64(4'000'000'000)}}));
        break;
    }
}

//! All but \a where are silent.
void onlyThere(const Desk &desk, const QString &where)
{
    for (const QString &label :
         {emailError, passwordError, registerEmailError, registerPasswordError, tokenError, generalError}) {
        if (label != where)
            QCOMPARE(desk.shownText(label), QString());
    }
}

} // namespace

//! Each way in which a sign-in fails, its text, and that nothing typed is lost.
class TestLoginFailures : public QObject
{
    Q_OBJECT

private slots:
    void whatTheServerRefuses_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<WireAnswer>("answer");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int tab, const WireAnswer &answer, const QString &where,
                            const QString &words) { QTest::newRow(name) << tab << answer << where << words; };
        // %1 is the server.
        row("wrong password", SignInTab, json(401, R"("Invalid credentials.")"), passwordError,
            u"Wrong e-mail address or password."_s);
        row("unknown or removed", SignInTab, json(401, "{}"), passwordError,
            u"Wrong e-mail address or password."_s);
        row("archived", SignInTab, json(403, R"("This user is archived.")"), emailError,
            u"This account is archived. Ask an administrator of %1 to bring it back."_s);
        row("kept out", SignInTab, html(403, "403 Forbidden"), generalError,
            u"You do not have the permission: 403 Forbidden. The server, or something in front of it, keeps "
            "you out: ask its administrator why."_s);
        row("server fails", SignInTab, html(500, "Error: out of memory"), generalError,
            u"The server failed (500): Error: out of memory. Try again later; if it stays so, tell the "
            "server's administrator."_s);
        row("gateway fails", SignInTab, html(502, "Bad Gateway"), generalError,
            u"The server failed (502): Bad Gateway. Try again in a while."_s);
        row("too many", SignInTab, json(429, R"("Too many requests")"), generalError,
            u"The server refused it: Too many requests. Check what was entered and try again."_s);
        row("web page", SignInTab, WireAnswer::http(200, "<html>Welcome</html>", "text/html"), serverStatus,
            u"What answers there is not behaving like a Speckle server: it answers with a web page. Check "
            u"the "
            "server's address."_s);

        row("short for the server", RegisterTab, json(400, R"("Password too short.")"), registerPasswordError,
            u"The server refused it: Password too short."_s);
        row("no password for the server", RegisterTab, json(400, R"("Passwords are a necessary evil, fam.")"),
            registerPasswordError, u"The server refused it: Passwords are a necessary evil, fam."_s);
        row("taken", RegisterTab, json(400, R"("Email taken. Please login. Thanks!")"), registerEmailError,
            u"%1 has an account with this address already. Sign in with it instead."_s);
        row("bad address", RegisterTab,
            json(400, R"("User validation failed: email: x much email wow error")"), registerEmailError,
            u"The server refused it: User validation failed: email: x much email wow error."_s);
        row("closed", RegisterTab, json(401, R"("Registration is closed.")"), generalError,
            u"%1 takes no registrations: ask its administrator for an account."_s);
        row("kept from registering", RegisterTab, html(403, "403 Forbidden"), generalError,
            u"You do not have the permission: 403 Forbidden. The server, or something in front of it, keeps "
            "you out: ask its administrator why."_s);
        row("server fails at it", RegisterTab, html(503, "Service Unavailable"), generalError,
            u"The server failed (503): Service Unavailable. Try again in a while."_s);
    }
    void whatTheServerRefuses()
    {
        QFETCH(int, tab);
        QFETCH(WireAnswer, answer);
        QFETCH(QString, where);
        QFETCH(QString, words);
        WireServer server;
        beSpeckle(server, answer);
        const Desk desk;
        desk.typeServer(server.address());
        fillIn(desk, tab);
        desk.submit();
        if (words.contains("%1"_L1))
            words = words.arg(server.address().display());
        QTRY_COMPARE(desk.shownText(where), words);
        onlyThere(desk, where);
        QCOMPARE(posts(server), 1);
        QVERIFY(!desk.isBusy());
        QCOMPARE(desk.edit(tab == SignInTab ? u"passwordEdit"_s : u"registerPasswordEdit"_s)->text(),
                 Password);
        QCOMPARE(desk.added->size(), 0);
    }

    void whatTheServerSaysToATokenOfNobody_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("removed") << QByteArray("Error: No user with these credentials found.");
        QTest::newRow("archived") << QByteArray("Error: This user has been archived.");
    }
    void whatTheServerSaysToATokenOfNobody()
    {
        QFETCH(QByteArray, words);
        WireServer server;
        const WireAnswer answer = html(500, words);
        server.setHandler([answer](const WireRequest &request) {
            return request.target.endsWith("/accounts") ? answer : WireAnswer::json(Description);
        });
        const Desk desk;
        desk.typeServer(server.address());
        fillIn(desk, TokenTab);
        desk.submit();
        QTRY_COMPARE(desk.shownText(tokenError),
                     u"%1 failed on this token. That happens where its user was removed or archived."_s.arg(
                         server.address().display()));
        onlyThere(desk, tokenError);
    }

    //! The same by a whole server.
    void anAccountThatAnAdministratorArchives()
    {
        SandboxProcess sandbox;
        QVERIFY(sandbox.start({u"--sample"_s, u"none"_s}));
        QVERIFY(!registerAda(sandbox.address()).isEmpty()); // the first: an administrator
        Client client(sandbox.address());
        AccountsResource accounts(&client);
        SPECKLE_VALUE(ada, accounts.login(u"ada@example.com"_s, Password));
        SPECKLE_VALUE(bob, accounts.registerUser({u"bob@example.com"_s, Password, u"Bob"_s, u"Bauer"_s, {}}));
        client.setToken(ada.apiToken);
        SPECKLE_VALUE(archived, accounts.setArchived(bob.user.id(), true));
        Q_UNUSED(archived)

        const Desk desk;
        desk.typeServer(sandbox.address());
        desk.typeSignIn(u"bob@example.com"_s, Password);
        desk.submit();
        QTRY_COMPARE(desk.shownText(emailError),
                     u"This account is archived. Ask an administrator of %1 to bring it back."_s.arg(
                         sandbox.address().display()));
        desk.show(TokenTab);
        desk.type(u"tokenEdit"_s, QString::fromLatin1(bob.apiToken.headerValue()));
        desk.submit();
        QTRY_VERIFY2(desk.shownText(tokenError).contains("removed or archived"_L1),
                     qPrintable(desk.shownText(tokenError)));
    }

    void silence_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("words");
        QTest::newRow("sign in") << int(SignInTab)
                                 << u"The server took too long to answer. Try again in a while."_s;
        QTest::newRow("register")
            << int(RegisterTab)
            << u"The server took too long to answer. The account may have been made all "
               "the same: try to sign in with it."_s;
    }
    void silence()
    {
        QFETCH(int, tab);
        QFETCH(QString, words);
        WireServer server;
        beSpeckle(server, WireAnswer::hang());
        const Desk desk(hurried());
        desk.typeServer(server.address());
        fillIn(desk, tab);
        desk.submit();
        QTRY_COMPARE(desk.status(), words);
        onlyThere(desk, serverStatus);
        QVERIFY(!desk.isBusy());
        // And once more, when it answers again.
        beSpeckle(server, json(401, "{}"));
        desk.submit();
        QTRY_COMPARE(desk.shownText(tab == SignInTab ? passwordError : generalError).isEmpty(), false);
    }

    void aServerThatDoesNotSayWhatItIs()
    {
        WireServer server;
        server.setAnswer(WireAnswer::hang());
        const Desk desk(hurried());
        desk.typeServer(server.address());
        QTRY_COMPARE(desk.status(), u"The server took too long to answer. Try again in a while."_s);
    }

    void aCertificateThatIsNotToBeTrusted()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        TlsServer server;
        const Desk desk;
        desk.typeServer(server.address());
        fillIn(desk, SignInTab);
        desk.submit();
        QTRY_VERIFY2(desk.status().startsWith("The connection is not safe: "_L1)
                         && desk.status().endsWith("Do not sign in there; ask the server's administrator to "
                                                   "renew its certificate."_L1),
                     qPrintable(desk.status()));
        QTRY_VERIFY(!desk.isBusy());
        QVERIFY(server.encrypted().isEmpty());
        QVERIFY(server.inTheClear().isEmpty());
    }

    //! Good when the address was typed, and another one when the password would go out.
    void aCertificateThatChanges()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        TlsServer server;
        auto trust = std::make_unique<TlsTrust>();
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY2(desk.status().startsWith("Tls"_L1), qPrintable(desk.status()));
        trust.reset();
        const qsizetype asked = server.encrypted().size();

        fillIn(desk, SignInTab);
        desk.submit();
        QTRY_VERIFY2(desk.status().startsWith("The connection is not safe: "_L1), qPrintable(desk.status()));
        QCOMPARE(server.encrypted().size(), asked);
        QVERIFY(server.inTheClear().isEmpty());
        QCOMPARE(desk.edit(u"passwordEdit"_s)->text(), Password);
    }

    void whatIsMissing_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("emptied");
        QTest::addColumn<QString>("words");
        QTest::newRow("server") << int(SignInTab) << u"serverEdit"_s
                                << u"Which server? Its address is missing."_s;
        QTest::newRow("address") << int(SignInTab) << u"emailEdit"_s << u"Your e-mail address is missing."_s;
        QTest::newRow("password") << int(SignInTab) << u"passwordEdit"_s << u"Your password is missing."_s;
        QTest::newRow("new address") << int(RegisterTab) << u"registerEmailEdit"_s
                                     << u"Your e-mail address is missing."_s;
        QTest::newRow("new password") << int(RegisterTab) << u"registerPasswordEdit"_s
                                      << u"The password must have at least 8 characters."_s;
        QTest::newRow("token") << int(TokenTab) << u"tokenEdit"_s << u"The token is missing."_s;
    }
    void whatIsMissing()
    {
        QFETCH(int, tab);
        QFETCH(QString, emptied);
        QFETCH(QString, words);
        WireServer server;
        beSpeckle(server, json(401, "{}"));
        const Desk desk;
        desk.typeServer(server.address());
        QTRY_VERIFY(desk.status().startsWith("Wire"_L1));
        fillIn(desk, tab);
        desk.type(emptied, {});
        server.forget();
        desk.submit();
        QTRY_COMPARE(desk.shownText(emptied == "serverEdit"_L1 ? serverStatus : emptied + "Error"_L1), words);
        QTRY_VERIFY(desk.edit(emptied)->hasFocus());
        QVERIFY(server.requests().isEmpty());
        QVERIFY(!desk.isBusy());
    }
};

QTEST_MAIN(TestLoginFailures)
#include "tst_loginfailures.moc"
