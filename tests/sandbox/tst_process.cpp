// SPDX-License-Identifier: MIT
#include "tests/sandbox/localserver.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int code = -1;
    QString output;
    QString errors;
};

//! Runs it to its end, which must be near.
Ended run(const QStringList &arguments)
{
    QProcess process;
    process.start(LocalServer::program(), arguments);
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

} // namespace

class TestProcess : public QObject
{
    Q_OBJECT

private slots:
    void saysHelpAndVersion();
    void complains_data();
    void complains();
    void busyPort();
    void lockedFile();
    void endsOnSignal();
    void endsWithItsParent();
    void survivesKill();
    void survivesKillInAFlood();
    void keepsDataWhenTheSampleIsAskedAgain();
};

void TestProcess::saysHelpAndVersion()
{
    const Ended help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const QString &word : {u"--port"_s, u"--data"_s, u"--sample"_s, u"--latency"_s, u"--host"_s,
                                u"--ping-seconds"_s, u"ada@sample.speckle"_s, u"speckle-sample"_s})
        QVERIFY2(help.output.contains(word), qPrintable(word));
    const Ended version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.output.startsWith("speckle-sandbox "_L1));
}

void TestProcess::complains_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("about");
    QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << u"--port"_s;
    QTest::newRow("sample") << QStringList{u"--sample"_s, u"huge"_s} << u"huge"_s;
    QTest::newRow("host") << QStringList{u"--host"_s, u"nowhere"_s} << u"nowhere"_s;
    QTest::newRow("data file") << QStringList{u"--port"_s, u"0"_s, u"--data"_s, u"/nonexistent/x.sqlite"_s}
                               << u"/nonexistent/x.sqlite"_s;
}

void TestProcess::complains()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, about);
    const Ended ended = run(arguments);
    QVERIFY(ended.code > 0);
    QVERIFY2(ended.errors.contains(about), qPrintable(ended.errors));
    QCOMPARE(ended.output, QString());
}

void TestProcess::busyPort()
{
    QTcpServer occupant;
    QVERIFY(occupant.listen(QHostAddress::LocalHost));
    const QString port = QString::number(occupant.serverPort());
    const Ended ended = run({u"--port"_s, port});
    QVERIFY(ended.code > 0);
    QVERIFY2(ended.errors.contains(port), qPrintable(ended.errors));
}

void TestProcess::lockedFile()
{
    const QTemporaryDir folder;
    const QStringList data{u"--data"_s, folder.filePath(u"data.sqlite"_s)};
    LocalServer server(data);
    QVERIFY(server.isRunning());
    const Ended second = run(QStringList{u"--port"_s, u"0"_s} + data);
    QVERIFY(second.code > 0);
    QVERIFY2(second.errors.contains("locked"_L1), qPrintable(second.errors));
    QCOMPARE(server.call("GET", u"/api"_s).status, 200);
}

void TestProcess::endsOnSignal()
{
    LocalServer server;
    QVERIFY(server.isRunning());
    QCOMPARE(server.end(), 0);
}

void TestProcess::endsWithItsParent()
{
    LocalServer server({u"--until-stdin-closes"_s});
    QVERIFY(server.isRunning());
    server.process().write("still here\n");
    QCOMPARE(server.call("GET", u"/api"_s).status, 200);
    server.process().closeWriteChannel();
    QVERIFY(server.process().waitForFinished(10'000));
    QCOMPARE(server.process().exitCode(), 0);
}

void TestProcess::survivesKill()
{
    const QTemporaryDir folder;
    const QStringList options{u"--data"_s, folder.filePath(u"data.sqlite"_s)};
    QString token;
    QString streamId;
    {
        LocalServer server(options);
        token = server.registered(u"a@b.com"_s).value("token"_L1).toString();
        const Response created = server.call(
            "POST", u"/api/streams"_s,
            QJsonObject{{u"name"_s, u"Kept"_s},
                        {u"objects"_s, QJsonArray{QJsonObject{{u"type"_s, u"Number"_s}, {u"value"_s, 42}}}}},
            token);
        QCOMPARE(created.status, 200);
        streamId = created.resource().value("streamId"_L1).toString();
        server.killHard();
    }
    LocalServer server(options);
    QVERIFY(server.isRunning());
    // The token is still good, and everything that was acknowledged is there.
    const Response got
        = server.call("GET", u"/api/streams/"_s + streamId + u"/objects"_s, QByteArray(), token);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.json().value("resources"_L1).toArray().at(0).toObject().value("value"_L1), 42);
    QCOMPARE(server.call("GET", u"/api/accounts"_s, QByteArray(), token).resource().value("email"_L1),
             u"a@b.com"_s);
}

void TestProcess::survivesKillInAFlood()
{
    const QTemporaryDir folder;
    const QStringList options{u"--data"_s, folder.filePath(u"data.sqlite"_s)};
    QStringList acknowledged;
    QString token;
    for (int round = 0; round < 3; ++round) {
        LocalServer server(options);
        QVERIFY(server.isRunning());
        if (token.isEmpty())
            token = server.registered(u"a@b.com"_s).value("token"_L1).toString();
        for (int i = 0; i < 25; ++i) {
            const QString name = u"%1/%2"_s.arg(round).arg(i);
            if (server.call("POST", u"/api/streams"_s, QJsonObject{{u"name"_s, name}}, token).status == 200)
                acknowledged << name;
        }
        server.killHard();
    }
    QCOMPARE(acknowledged.size(), 75);
    LocalServer server(options);
    QStringList stored;
    const Response list = server.call("GET", u"/api/streams?fields=name"_s, QByteArray(), token);
    for (const QJsonValue stream : list.json().value("resources"_L1).toArray())
        stored << stream.toObject().value("name"_L1).toString();
    QCOMPARE(stored, acknowledged);
}

void TestProcess::keepsDataWhenTheSampleIsAskedAgain()
{
    const QTemporaryDir folder;
    const QStringList options{u"--data"_s, folder.filePath(u"data.sqlite"_s), u"--sample"_s, u"small"_s};
    {
        LocalServer server(options);
        QVERIFY(server.isRunning());
        QVERIFY(!server.registered(u"late@comer.com"_s).isEmpty());
        QCOMPARE(server.end(), 0);
    }
    LocalServer server(options);
    QVERIFY(server.isRunning());
    const Response login
        = server.call("POST", u"/api/accounts/login"_s,
                      QJsonObject{{u"email"_s, u"late@comer.com"_s}, {u"password"_s, u"long enough"_s}});
    QCOMPARE(login.status, 200);
    QCOMPARE(login.resource().value("role"_L1), u"user"_s);
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
