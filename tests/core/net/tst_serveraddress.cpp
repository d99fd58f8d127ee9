// SPDX-License-Identifier: MIT
#include "core/net/serveraddress.h"

#include "core/net/request.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

class TestServerAddress : public QObject
{
    Q_OBJECT

private slots:
    void normalises_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("base");
        const auto row = [](const char *typed, const char *base) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(base);
        };
        row("https://Host.Example", "https://host.example");
        row("https://host.example/", "https://host.example");
        row("https://host.example/api", "https://host.example");
        row("https://host.example/API/V1/", "https://host.example");
        row("https://host.example/api/v1", "https://host.example");
        row("https://host.example/a././.b/.", "https://host.example/a./.b");
        row("https://host.example//api//api/v1/", "https://host.example");
        row("https://host.example:443/", "https://host.example");
        row("http://host.example:80", "http://host.example");
        row("http://host.example:443", "http://host.example:443");
        row("https://host.example/speckle/api/v1//", "https://host.example/speckle");
        row("https://host.example/a/../b", "https://host.example/b");
        row("https://host.example/#/streams?x=1", "https://host.example");
        row("https://host.example/rapid", "https://host.example/rapid");
        row("http://[::1]:3000/api", "http://[::1]:3000");
        row("HTTP://LOCALHOST:3000", "http://localhost:3000");
    }
    void normalises()
    {
        QFETCH(QString, typed);
        QFETCH(QString, base);
        const ServerAddress address{QUrl(typed)};
        QVERIFY(address.isValid());
        QCOMPARE(address.base().toString(QUrl::FullyEncoded), base);
        QCOMPARE(address, ServerAddress(QUrl(base)));
        QCOMPARE(ServerAddress(address.base()), address);
        QCOMPARE(address.api(u"/streams"_s, u"limit=1"_s).toString(QUrl::FullyEncoded),
                 base + u"/api/streams?limit=1"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"", "host.example", "ftp://host.example", "https://",
                                  "https://user@host.example", "https://user:pass@host.example",
                                  "file:///etc/passwd", "https://host.example:99999", "javascript:alert(1)"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
        QTest::newRow("a zone that is no text") << u"https://[::1%\uFFFD1]"_s;
    }
    void refuses()
    {
        QFETCH(QString, typed);
        QVERIFY(!ServerAddress(QUrl(typed)).isValid());
    }

    void candidates_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("bases");
        const auto row = [](const char *typed, const QStringList &bases) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << bases;
        };
        row("speckle.example", {u"https://speckle.example"_s, u"http://speckle.example"_s});
        row(" speckle.example/api ", {u"https://speckle.example"_s, u"http://speckle.example"_s});
        row("speckle.example:8080/sub",
            {u"https://speckle.example:8080/sub"_s, u"http://speckle.example:8080/sub"_s});
        row("localhost:3000", {u"http://localhost:3000"_s});
        row("dev.localhost", {u"http://dev.localhost"_s});
        row("127.0.0.1:3000", {u"http://127.0.0.1:3000"_s});
        row("127.8.8.8", {u"http://127.8.8.8"_s});
        row("[::1]:3000", {u"http://[::1]:3000"_s});
        row("http://speckle.example", {u"http://speckle.example"_s});
        row("https://localhost", {u"https://localhost"_s});
        row("localhost.evil.example",
            {u"https://localhost.evil.example"_s, u"http://localhost.evil.example"_s});
        row("b\xc3\xbc"
            "cher.example",
            {u"https://xn--bcher-kva.example"_s, u"http://xn--bcher-kva.example"_s});
        row("", {});
        row("two words", {});
        row("ftp://speckle.example", {});
        row("user:secret@speckle.example", {});
        row("://", {});
        row("http://", {});
    }
    void candidates()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, bases);
        QStringList found;
        for (const ServerAddress &address : ServerAddress::candidates(typed))
            found += address.base().toString(QUrl::FullyEncoded);
        QCOMPARE(found, bases);
    }

    void confidence_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("loopback");
        QTest::addColumn<bool>("confidential");
        QTest::newRow("https") << u"https://a.example"_s << false << true;
        QTest::newRow("http") << u"http://a.example"_s << false << false;
        QTest::newRow("localhost") << u"http://localhost:3000"_s << true << true;
        QTest::newRow("sub") << u"http://x.localhost"_s << true << true;
        QTest::newRow("127") << u"http://127.1.2.3"_s << true << true;
        QTest::newRow("::1") << u"http://[::1]"_s << true << true;
        QTest::newRow("lookalike") << u"http://localhost.example"_s << false << false;
        QTest::newRow("lookalike number") << u"http://127.0.0.1.example"_s << false << false;
        QTest::newRow("private network") << u"http://192.168.0.10"_s << false << false;
    }
    void confidence()
    {
        QFETCH(QString, url);
        const ServerAddress address{QUrl(url)};
        QTEST(address.isLoopback(), "loopback");
        QTEST(address.isConfidential(), "confidential");
    }

    void displayAndSocket()
    {
        const ServerAddress plain(QUrl(u"http://[::1]:3000/sub"_s));
        QCOMPARE(plain.display(), u"[::1]:3000/sub"_s);
        QCOMPARE(plain.socket().toString(), u"ws://[::1]:3000/sub/"_s);
        const ServerAddress safe(QUrl(u"https://a.example"_s));
        QCOMPARE(safe.display(), u"a.example"_s);
        QCOMPARE(safe.socket().toString(), u"wss://a.example/"_s);
    }

    void idsStayInTheirSegment_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"abc", "a/b", "..", ".", "", "a?b=c", "a#b", "a b", "a%2Fb", "\xc3\xa9",
                               "../../admin", "a\\b", "%"})
            QTest::newRow(id) << QString::fromUtf8(id);
    }
    void idsStayInTheirSegment()
    {
        QFETCH(QString, id);
        const ServerAddress address(QUrl(u"http://a.example"_s));
        const QUrl url = address.api(route({u"streams"_s, id}), {});
        QVERIFY(url.isValid());
        const QByteArray wire = url.toEncoded();
        const QByteArray prefix = "http://a.example/api/streams/";
        QVERIFY2(wire.startsWith(prefix), wire.constData());
        const QByteArray segment = wire.sliced(prefix.size());
        QVERIFY2(!segment.isEmpty() && !segment.contains('/') && !segment.contains('?')
                     && !segment.contains('#') && segment != "." && segment != "..",
                 wire.constData());
        QCOMPARE(url.adjusted(QUrl::NormalizePathSegments).toEncoded(), wire);
        if (!id.isEmpty() && !id.startsWith(u'.'))
            QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(segment)), id);
    }
};

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_serveraddress.moc"
