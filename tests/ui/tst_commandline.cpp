// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include <QProcess>
#include <QTest>

using namespace Speckle;
using namespace Qt::StringLiterals;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void readsOptions();
    void letsQtOptionsThrough();
    void helpsAndTellsItsVersion();
    void refuses_data();
    void refuses();
    void tellsNoSecrets();
    void needsNoDisplayForHelp();
    void saysThatThereIsNoDisplay();

private:
    static CommandLine good(const QStringList &arguments)
    {
        const auto parsed = parseCommandLine(arguments);
        const auto *line = std::get_if<CommandLine>(&parsed);
        return line ? *line : CommandLine();
    }
    static CommandLineExit bad(const QStringList &arguments)
    {
        const auto parsed = parseCommandLine(arguments);
        const auto *exit = std::get_if<CommandLineExit>(&parsed);
        return exit ? *exit : CommandLineExit{-1, {}};
    }
    // The program itself, where no display can be found.
    static int run(const QStringList &arguments, QByteArray *out, QByteArray *err)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        process.setProcessEnvironment(environment);
        process.start(QString::fromLocal8Bit(SPECKLE_BROWSER), arguments);
        if (!process.waitForFinished())
            return -1;
        *out = process.readAllStandardOutput();
        *err = process.readAllStandardError();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
};

void tst_CommandLine::readsOptions()
{
    QVERIFY(std::holds_alternative<CommandLine>(parseCommandLine({})));
    const CommandLine demo = good({u"--demo"_s, u"--profile"_s, u"/tmp/p"_s, u"--verbose"_s});
    QVERIFY(demo.demo);
    QVERIFY(demo.verbose);
    QCOMPARE(demo.profile, u"/tmp/p"_s);
    QVERIFY(!demo.address.isValid());
    QCOMPARE(good({u"--tour=/tmp/t"_s}).tour, u"/tmp/t"_s);
    QCOMPARE(good({u"speckle://s.example/streams/abc"_s}).address.streamId, u"abc"_s);
}

void tst_CommandLine::letsQtOptionsThrough()
{
    const CommandLine line = good({u"-platform"_s, u"offscreen"_s, u"-style"_s, u"Fusion"_s, u"--demo"_s});
    QVERIFY(line.demo);
    QVERIFY(line.choosesPlatform);
    QVERIFY(!good({u"--demo"_s}).choosesPlatform);
}

void tst_CommandLine::helpsAndTellsItsVersion()
{
    for (const QString &option : {u"--help"_s, u"-h"_s}) {
        QCOMPARE(bad({option}).code, 0);
        for (const auto &name : {"--demo"_L1, "--profile"_L1, "--tour"_L1, "--verbose"_L1, "URL"_L1})
            QVERIFY2(bad({option}).text.contains(name), name.data());
    }
    QVERIFY(bad({u"--version"_s}).text.contains(QLatin1String(SPECKLE_VERSION)));
    QCOMPARE(bad({u"--version"_s}).code, 0);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s} << u"nonsense"_s;
    QTest::newRow("no value") << QStringList{u"--profile"_s} << u"profile"_s;
    QTest::newRow("empty value") << QStringList{u"--profile="_s} << u"profile"_s;
    QTest::newRow("empty tour") << QStringList{u"--tour="_s} << u"tour"_s;
    QTest::newRow("two addresses") << QStringList{u"a.example"_s, u"b.example"_s} << u"2"_s;
    QTest::newRow("no address") << QStringList{u"ftp://a.example"_s} << u"ftp"_s;
    QTest::newRow("demo and address") << QStringList{u"--demo"_s, u"a.example"_s} << u"--demo"_s;
    QTest::newRow("tour and address") << QStringList{u"--tour"_s, u"t"_s, u"a.example"_s} << u"--tour"_s;
}

void tst_CommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    const CommandLineExit exit = bad(arguments);
    QCOMPARE(exit.code, int(BadCommandLine));
    QVERIFY2(exit.text.contains(names), qPrintable(exit.text));
    QVERIFY(exit.text.endsWith(u'\n'));
}

void tst_CommandLine::tellsNoSecrets()
{
    const QString jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl"_s;
    QVERIFY(!bad({u"ftp://a.example/?access_token=JWT%20"_s + jwt}).text.contains(jwt));
}

void tst_CommandLine::needsNoDisplayForHelp()
{
    QByteArray out, err;
    QCOMPARE(run({u"--help"_s}, &out, &err), 0);
    QVERIFY(out.startsWith("Usage: speckle-browser"));
    QVERIFY2(err.isEmpty(), err.constData());
    QCOMPARE(run({u"--version"_s}, &out, &err), 0);
    QCOMPARE(out.trimmed(), "speckle-browser " SPECKLE_VERSION);
    QCOMPARE(run({u"--nonsense"_s}, &out, &err), int(BadCommandLine));
    QVERIFY(out.isEmpty());
    QVERIFY(err.contains("nonsense"));
}

void tst_CommandLine::saysThatThereIsNoDisplay()
{
    QByteArray out, err;
    QCOMPARE(run({}, &out, &err), int(BadCommandLine));
    QVERIFY2(err.contains("no display"), err.constData());
    // Also where there is one by name that does not answer: no abort, no core dump.
    QCOMPARE(run({u"-platform"_s, u"xcb"_s, u"-display"_s, u":987"_s}, &out, &err), int(BadCommandLine));
    QVERIFY2(err.contains("no display"), err.constData());
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
