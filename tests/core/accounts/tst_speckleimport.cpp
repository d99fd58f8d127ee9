// SPDX-License-Identifier: MIT
#include "core/accounts/speckleimport.h"
#include "tests/support/await.h"
#include "tests/support/samplejwt.h"
#include "tests/support/specklecache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

QString jwt(const QString &signature)
{
    return sampleJwt.left(sampleJwt.lastIndexOf(u'.') + 1) + signature;
}

} // namespace

class TestSpeckleImport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_path = m_directory->filePath(u"a folder? #1 100%/SpeckleCache.db"_s);
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    }

    void readsTheAccounts()
    {
        SpeckleCache cache(m_path);
        cache.add(
            {u"Hestia"_s, u"https://hestia.speckle.works/api"_s, u"ada@example.com"_s, sampleJwt, false});
        cache.add({u"Own"_s, u"http://localhost:3000/api/v1/"_s, u"bob@example.com"_s,
                   "JWT "_L1 + jwt(u"other"_s), true});
        cache.close();
        const QByteArray before = contents();
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QCOMPARE(found.damaged, 0);
        QCOMPARE(found.accounts.size(), 2);
        const FoundAccount bob = found.accounts.at(0); // the default one
        QVERIFY(bob.isDefault);
        QCOMPARE(bob.server, ServerAddress(QUrl(u"http://localhost:3000"_s)));
        QCOMPARE(bob.serverName, u"Own"_s);
        QVERIFY(bob.token == Token::fromText(jwt(u"other"_s)));
        const FoundAccount ada = found.accounts.at(1);
        QVERIFY(!ada.isDefault);
        QCOMPARE(ada.server, ServerAddress(QUrl(u"https://hestia.speckle.works"_s)));
        QCOMPARE(ada.email, u"ada@example.com"_s);
        QVERIFY(ada.token == Token::fromText(sampleJwt));
        QCOMPARE(contents(), before);
        QCOMPARE(neighbours(), QStringList{u"SpeckleCache.db"_s});
    }

    void changesNothingOfALoggedDatabase()
    {
        SpeckleCache cache(m_path);
        cache.exec(u"PRAGMA journal_mode = WAL"_s);
        cache.add({u"x"_s, u"https://x.example.com/api"_s, u"a@x"_s, sampleJwt, true});
        // Its program is at work: what it has not written back yet is seen, too.
        SPECKLE_VALUE(live, readSpeckleCache(m_path, this));
        QCOMPARE(live.accounts.size(), 1);
        cache.close();
        const QByteArray before = contents();
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QCOMPARE(found.accounts.size(), 1);
        QCOMPARE(contents(), before);
        QCOMPARE(neighbours(), QStringList{u"SpeckleCache.db"_s});
    }

    void readsWhatNobodyMayWrite()
    {
        SpeckleCache cache(m_path);
        cache.add({u"x"_s, u"https://x.example.com/api"_s, u"a@x"_s, sampleJwt, true});
        cache.close();
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QCOMPARE(found.accounts.size(), 1);
    }

    void countsDamagedRows()
    {
        SpeckleCache cache(m_path);
        cache.add({u"good"_s, u"https://x.example.com/api"_s, u"a@x"_s, sampleJwt, false});
        cache.add({u"twice"_s, u"https://x.example.com/api/v1"_s, u"a@x"_s, sampleJwt, false});
        cache.add({u"no server"_s, QString(), u"a@x"_s, sampleJwt, false});
        cache.add({u"bad server"_s, u"not an address"_s, u"a@x"_s, sampleJwt, false});
        cache.add({u"ftp"_s, u"ftp://x.example.com"_s, u"a@x"_s, sampleJwt, false});
        cache.add({u"no token"_s, u"https://x.example.com"_s, u"a@x"_s, QString(), false});
        cache.add({u"bad token"_s, u"https://x.example.com"_s, u"a@x"_s, u"hello"_s, false});
        cache.add(
            {u"huge"_s, u"https://x.example.com"_s, u"a@x"_s, sampleJwt + QString(200'000, u'a'), false});
        cache.exec(u"INSERT INTO Account VALUES (99, NULL, NULL, NULL, NULL, NULL)"_s);
        cache.exec(u"INSERT INTO Account VALUES (98, x'00ff', x'00ff', x'00ff', x'00ff', 'x')"_s);
        cache.close();
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QCOMPARE(found.accounts.size(), 1);
        QCOMPARE(found.damaged, 8);
    }

    void anEmptyTableIsNoError()
    {
        SpeckleCache(m_path).close();
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QVERIFY(found.accounts.isEmpty());
        QCOMPARE(found.damaged, 0);
    }

    void errorsSayWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << QByteArray() << u"no such file"_s;
        QTest::newRow("empty") << QByteArray("") << u"no database"_s;
        QTest::newRow("text") << QByteArray(4'096, 'x') << u"no database"_s;
        QTest::newRow("cut") << QByteArray("SQLite format 3") << u"no database"_s;
        QTest::newRow("broken") << QByteArray("SQLite format 3\0", 16) + QByteArray(8'192, '\1')
                                << u"no database"_s;
    }

    void errorsSayWhatIsWrong()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, words);
        if (!file.isNull()) {
            QFile made(m_path);
            QVERIFY(made.open(QFile::WriteOnly));
            QCOMPARE(made.write(file), file.size());
        }
        const ApiError error = errorOf(await(readSpeckleCache(m_path, this)));
        QCOMPARE(error.kind, ApiError::Kind::File);
        QVERIFY2(error.sentence().contains(words), qPrintable(error.sentence()));
        QCOMPARE(QFile::exists(m_path), !file.isNull());
    }

    void aFolderIsNoDatabase()
    {
        const ApiError error = errorOf(await(readSpeckleCache(m_directory->path(), this)));
        QVERIFY2(error.sentence().contains(u"no database"_s), qPrintable(error.sentence()));
    }

    void anotherSchemaIsTold_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("another table") << u"CREATE TABLE Person (id INTEGER)"_s;
        QTest::newRow("other columns") << u"CREATE TABLE Account (AccountId INTEGER, Name TEXT)"_s;
        QTest::newRow("a view") << u"CREATE VIEW Account AS SELECT 1 AS AccountId, 'a' AS ServerName, 'b' AS "
                                   "RestApi, 'c' AS Email, 'd' AS Token, 1 AS IsDefault"_s;
    }

    void anotherSchemaIsTold()
    {
        QFETCH(QString, statement);
        SpeckleCache cache(m_path, SpeckleCache::Tables::None);
        cache.exec(statement);
        cache.close();
        const ApiError error = errorOf(await(readSpeckleCache(m_path, this)));
        QCOMPARE(error.kind, ApiError::Kind::File);
        QVERIFY2(error.sentence().contains(u"holds no accounts"_s), qPrintable(error.sentence()));
    }

    void aLockedFileIsTold()
    {
        SpeckleCache cache(m_path);
        cache.add({u"x"_s, u"https://x.example.com/api"_s, u"a@x"_s, sampleJwt, true});
        cache.exec(u"BEGIN EXCLUSIVE"_s);
        const ApiError error = errorOf(await(readSpeckleCache(m_path, this, std::chrono::milliseconds(50))));
        QCOMPARE(error.kind, ApiError::Kind::File);
        QVERIFY2(error.sentence().contains(u"Another program"_s), qPrintable(error.sentence()));
        cache.exec(u"COMMIT"_s);
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QCOMPARE(found.accounts.size(), 1);
    }

    void noErrorTellsAToken()
    {
        QFile made(m_path);
        QVERIFY(made.open(QFile::WriteOnly));
        made.write(sampleJwt.toLatin1());
        made.close();
        const ApiError error = errorOf(await(readSpeckleCache(m_path, this)));
        QVERIFY(!(error.sentence() + error.details()).contains(u"eyJ"_s));
    }

    void mayBeGivenUp()
    {
        SpeckleCache(m_path).close();
        for (int i = 0; i < 20; ++i) {
            QObject owner;
            Reply<FoundAccounts> *reply = readSpeckleCache(m_path, &owner);
            reply->then(
                this, [](const FoundAccounts &) { QFAIL("its owner is gone"); }, [](const ApiError &) {});
        }
        SPECKLE_VALUE(found, readSpeckleCache(m_path, this));
        QVERIFY(found.accounts.isEmpty());
    }

private:
    QByteArray contents() const
    {
        QFile file(m_path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList neighbours() const { return QFileInfo(m_path).dir().entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSpeckleImport)
#include "tst_speckleimport.moc"
