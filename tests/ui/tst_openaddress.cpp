// SPDX-License-Identifier: MIT
#include "ui/openaddress.h"

#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;

class tst_OpenAddress : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void guessesTheScheme();
};

void tst_OpenAddress::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("streamId");
    const auto row = [](const char *text, const char *server, const char *streamId) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(server)
                            << QString::fromUtf8(streamId);
    };
    row("https://s.example", "https://s.example", "");
    row("  https://s.example/  ", "https://s.example", "");
    row("https://s.example:3000/api/v1", "https://s.example:3000", "");
    row("https://s.example/api/streams/aB_3-x", "https://s.example", "aB_3-x");
    row("https://s.example/api/v1/streams/abc/objects?fields=type", "https://s.example", "abc");
    row("https://s.example/speckle/api/streams/abc", "https://s.example/speckle", "abc");
    row("https://s.example/#/streams/abc", "https://s.example", "abc");
    row("https://s.example/admin/#/streams/abc?tab=1", "https://s.example", "abc");
    row("https://s.example/#/view/abc", "https://s.example", "abc");
    row("https://s.example/view/?streams=abc,def", "https://s.example", "abc");
    row("https://s.example/#/view?streams=abc", "https://s.example", "abc");
    row("http://127.0.0.1:3000/api/streams/abc?access_token=JWT%20x", "http://127.0.0.1:3000", "abc");
    row("speckle://localhost:3000/streams/abc", "http://localhost:3000", "abc");
    row("speckle://s.example/streams/abc", "https://s.example", "abc");
    row("SPECKLE://s.example", "https://s.example", "");
    row("s.example/#/streams/abc", "https://s.example", "abc");
    row("https://s.example/streams/not%20an%20id", "https://s.example", "");
}

void tst_OpenAddress::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, server);
    QFETCH(QString, streamId);
    const OpenAddress address = OpenAddress::fromText(text);
    QVERIFY(address.isValid());
    QCOMPARE(address.servers.first().base().toString(), server);
    QCOMPARE(address.streamId, streamId);
}

void tst_OpenAddress::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "   ", "://", "https://", "ftp://s.example", "file:///etc/passwd", "javascript:alert(1)",
          "https://user:secret@s.example/", "https://s.example:99999"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_OpenAddress::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!OpenAddress::fromText(text).isValid());
}

void tst_OpenAddress::guessesTheScheme()
{
    const OpenAddress address = OpenAddress::fromText(u"s.example"_s);
    QCOMPARE(address.servers.size(), 2);
    QVERIFY(address.servers.contains(ServerAddress(QUrl(u"http://s.example"_s))));
    QCOMPARE(OpenAddress::fromText(u"http://s.example"_s).servers.size(), 1);
}

QTEST_GUILESS_MAIN(tst_OpenAddress)
#include "tst_openaddress.moc"
