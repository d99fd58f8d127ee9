// SPDX-License-Identifier: MIT
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

//! The program as it is installed: started, and at its end. No display is needed.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void theTourWritesAllPictures();
    void theTourSaysWhereItCannotWrite();
    void theDemoStartsAndTakesItsServerAlong();

private:
    static constexpr int Patience = 90'000; // ms; under a sanitizer, on a busy machine

    //! Nothing of the user's is touched.
    static std::unique_ptr<QProcess> start(const QStringList &arguments, const QString &home,
                                           const QString &platform = {})
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        if (!platform.isEmpty())
            environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        for (const QString &name : {u"TMPDIR"_s, u"HOME"_s, u"XDG_CONFIG_HOME"_s})
            environment.insert(name, home);
        process->setProcessEnvironment(environment);
        process->start(QString::fromLocal8Bit(SPECKLE_BROWSER), arguments);
        return process;
    }
    static bool answers(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        return socket.waitForConnected(5'000);
    }
};

void TestProgram::theTourWritesAllPictures()
{
    const QTemporaryDir home;
    const QDir pictures(home.filePath(u"out/tour"_s));
    const auto process = start({u"--tour"_s, pictures.path()}, home.path());
    QVERIFY(process->waitForFinished(Patience));
    const QByteArray errors = process->readAllStandardError();
    QVERIFY2(process->exitStatus() == QProcess::NormalExit, errors.constData());
    QVERIFY2(process->exitCode() == 0, errors.constData());

    // Each is told on a line of its own, in order, and lies where that says.
    const QStringList lines
        = QString::fromLocal8Bit(process->readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList files = pictures.entryList({u"*.png"_s}, QDir::Files, QDir::Name);
    QCOMPARE(lines.size(), files.size());
    QSet<QString> screens;
    for (const QString &line : lines) {
        const QImage picture(line);
        QVERIFY2(picture.size() == QSize(1280, 800), qPrintable(line));
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 5) {
            for (int x = 0; x < picture.width(); x += 5)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 5, qPrintable(line)); // there is something on it
        QVERIFY(files.contains(QFileInfo(line).fileName()));
        screens.insert(QFileInfo(line).completeBaseName().section(u'-', 1));
    }
    for (const QString &screen :
         {u"welcome"_s, u"sign-in"_s, u"streams"_s, u"stream"_s, u"objects"_s, u"live"_s, u"error"_s}) {
        QVERIFY2(screens.contains(screen), qPrintable(screen));
        QVERIFY2(screens.contains(screen + "-dark"_L1), qPrintable(screen));
    }
    QCOMPARE(screens.size(), files.size());
}

void TestProgram::theTourSaysWhereItCannotWrite()
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"taken"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto process = start({u"--tour"_s, file.fileName()}, home.path());
    QVERIFY(process->waitForFinished(Patience));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
    QVERIFY(process->readAllStandardError().contains(file.fileName().toLocal8Bit()));
}

void TestProgram::theDemoStartsAndTakesItsServerAlong()
{
    const QTemporaryDir home;
    const auto process = start({u"--demo"_s, u"--verbose"_s}, home.path(), u"offscreen"_s);
    QString told;
    const auto tells = [&](const QString &pattern) {
        told += QString::fromLocal8Bit(process->readAllStandardError());
        return QRegularExpression(pattern).match(told);
    };
    const QString listening = u"listening on \"http://127\\.0\\.0\\.1:(\\d+)\""_s;
    QTRY_VERIFY2_WITH_TIMEOUT(tells(listening).hasMatch(), qPrintable(told), Patience);
    const quint16 port = tells(listening).captured(1).toUShort();
    // Signed in, and the sample's stream is open.
    QTRY_VERIFY2_WITH_TIMEOUT(tells(u"POST \\S+/api/accounts/login 200"_s).hasMatch(), qPrintable(told),
                              Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(tells(u"GET \\S+/api/streams/\\w+ 200"_s).hasMatch(), qPrintable(told),
                              Patience);
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(answers(port));
    QVERIFY2(!told.contains("JWT "_L1) && !told.contains("eyJ"_L1), qPrintable(told));

    process->terminate();
    QVERIFY(process->waitForFinished(Patience));
    QTRY_VERIFY_WITH_TIMEOUT(!answers(port), Patience);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
