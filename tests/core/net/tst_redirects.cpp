// SPDX-License-Identifier: MIT
#include "tests/core/net/wirebench.h"

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

using Kind = ApiError::Kind;

Request logIn()
{
    return Request::post(u"/accounts/login"_s, u"sign in"_s,
                         QJsonObject{{u"password"_s, u"precious body"_s}});
}

struct Call
{
    const char *name;
    Request (*make)();
    QByteArray method;
    QByteArray body;
};

const QList<Call> &calls()
{
    static const QList<Call> all{{"GET", &get, "GET", {}},
                                 {"PUT", &put, "PUT", R"({"name":"precious body"})"},
                                 {"login", &logIn, "POST", R"({"password":"precious body"})"}};
    return all;
}

void addRows(std::initializer_list<int> statuses)
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("which");
    for (const int status : statuses) {
        for (int which = 0; which < calls().size(); ++which)
            QTest::addRow("%s %d", calls().at(which).name, status) << status << which;
    }
}

} // namespace

//! Where a server points, a call goes within its own origin only, and as it was.
class TestRedirects : public QObject
{
    Q_OBJECT

private slots:
    void elsewhere_data() { addRows({301, 302, 303, 307, 308}); }
    void elsewhere()
    {
        QFETCH(int, status);
        QFETCH(int, which);
        WireServer thief;
        WireServer server;
        Client client(server.address(), nullptr, patient());
        client.setToken(Token::fromText(jwt));
        for (const QByteArray &target :
             {thief.origin() + "/api/streams/x", "//127.0.0.1:" + QByteArray::number(thief.port()) + "/",
              "http://localhost:" + QByteArray::number(server.port()) + "/"}) {
            server.setAnswer(WireAnswer::redirect(status, target));
            const ApiError error = errorOf(await(client.call(calls().at(which).make())));
            QCOMPARE(error.kind, Kind::NotSpeckle);
            QVERIFY2(error.sentence().contains("http://"_L1), qPrintable(error.sentence()));
            QVERIFY(error.sentence().contains(
                QString::number(target.contains("localhost") ? server.port() : thief.port())));
        }
        worksAgain(client, server);
        QCOMPARE(thief.connections(), 0);
        QCOMPARE(thief.bytesReceived(), 0);
    }

    void atHome_data() { addRows({301, 302, 303, 307, 308}); }
    void atHome()
    {
        QFETCH(int, status);
        QFETCH(int, which);
        const Call &call = calls().at(which);
        const bool followed = call.method == "GET" || status > 303;
        WireServer server;
        Client client(server.address(), nullptr, patient());
        client.setToken(Token::fromText(jwt));
        server.enqueue(WireAnswer::redirect(status, "/elsewhere"));
        const ApiError error = errorOf(await(client.call(call.make())));
        QCOMPARE(error.kind, followed ? Kind::None : Kind::NotSpeckle);
        QCOMPARE(server.requests().size(), followed ? 2 : 1);
        if (followed) {
            const WireRequest second = server.requests().constLast();
            QCOMPARE(second.target, QByteArray("/elsewhere"));
            QCOMPARE(second.method, call.method);
            QCOMPARE(second.header("Authorization"), "JWT " + jwt.toLatin1());
            QCOMPARE(second.body, call.body);
        }
        worksAgain(client, server);
    }

    //! A choice, "not modified", a proxy to use, and one that means nothing any more.
    void whatIsNoRedirectIsNotFollowed_data() { addRows({300, 304, 305, 306}); }
    void whatIsNoRedirectIsNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(int, which);
        WireServer thief;
        WireServer server;
        Client client(server.address(), nullptr, patient());
        client.setToken(Token::fromText(jwt));
        // 304 has no body, whatever its head says.
        const QByteArray end = status == 304 ? "\r\n\r\n" : "\r\nContent-Length: 5\r\n\r\nMoved";
        for (const QByteArray &target : {thief.origin() + "/api/streams/x", QByteArray("/elsewhere")}) {
            server.forget();
            // Closed by the server, the connection may still be taken for the next request.
            server.setAnswer(WireAnswer::raw("HTTP/1.1 " + QByteArray::number(status)
                                                 + " Status\r\nLocation: " + target + end,
                                             WireAnswer::Ending::KeepOpen));
            const ApiError error = errorOf(await(client.call(calls().at(which).make())));
            QCOMPARE(error.kind, Kind::NotSpeckle);
            QVERIFY2(error.sentence().contains(QString::number(status)), qPrintable(error.sentence()));
            QCOMPARE(server.requests().size(), 1);
        }
        worksAgain(client, server);
        QCOMPARE(thief.connections(), 0);
        QCOMPARE(thief.bytesReceived(), 0);
    }

    void inCircles()
    {
        WireServer server;
        server.setAnswer(WireAnswer::redirect(302, "/api/streams/x"));
        Client client(server.address(), nullptr, patient());
        QCOMPARE(errorOf(await(client.call(get()))).kind, Kind::NotSpeckle);
        QVERIFY(server.requests().size() < 10);
        worksAgain(client, server);
    }
};

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
