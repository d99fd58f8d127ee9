// SPDX-License-Identifier: MIT
#include "core/accounts/accountstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

Account ada(const QString &server = u"https://one.example.com"_s)
{
    Account account;
    account.server = ServerAddress(QUrl(server));
    account.serverName = u"One"_s;
    account.userId = u"ada"_s;
    account.email = u"ada@example.com"_s;
    account.displayName = u"Ada Byron"_s;
    account.secretStored = true;
    return account;
}

//! With single quotes, because moc 6.4 loses its way in raw strings that hold addresses.
QByteArray json(const QByteArray &text)
{
    return QByteArray(text).replace('\'', '"');
}

QStringList ids(const AccountStore &store)
{
    QStringList list;
    for (const Account &account : store.accounts())
        list += account.id;
    return list;
}

} // namespace

class TestAccountStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void keepsWhatIsPut()
    {
        Account second = ada(u"http://localhost:3000/speckle"_s);
        QString firstId;
        QString secondId;
        {
            AccountStore store(path());
            QVERIFY(store.accounts().isEmpty());
            QVERIFY(!store.defaultAccount());
            QVERIFY(!store.lastError().isError());
            QSignalSpy added(&store, &AccountStore::accountAdded);
            firstId = store.put(ada()).id;
            secondId = store.put(second).id;
            QCOMPARE(added.count(), 2);
            QVERIFY(!firstId.isEmpty() && firstId != secondId);
            store.setDefault(secondId);
        }
        AccountStore again(path());
        QCOMPARE(ids(again), QStringList({firstId, secondId}));
        Account expected = ada();
        expected.id = firstId;
        QCOMPARE(again.find(firstId), expected);
        second.id = secondId;
        QCOMPARE(again.defaultAccount(), second);
        QCOMPARE(again.usedServers(), QList<ServerAddress>({second.server, expected.server}));
        QVERIFY(!again.find(u"nobody"_s));
    }

    void isNobodyElsesBusiness()
    {
        AccountStore store(path(u"new/folder"_s));
        store.put(ada());
        const QString file = path(u"new/folder/accounts.json"_s);
        const auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                            | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QCOMPARE(QFileInfo(file).permissions() & mine, mine);
        QCOMPARE(QFileInfo(file).permissions() & others, QFileDevice::Permissions());
        // Whatever it was before.
        QVERIFY(QFile::setPermissions(file, mine | QFileDevice::ReadOther));
        Account changed = store.accounts().constFirst();
        changed.displayName = u"Ada"_s;
        store.put(changed);
        QCOMPARE(QFileInfo(file).permissions() & others, QFileDevice::Permissions());
        QVERIFY(!read(u"new/folder/accounts.json"_s).contains("token"));
    }

    void theSameUserOfAServerKeepsItsId()
    {
        AccountStore store(path());
        const QString id = store.put(ada()).id;
        QSignalSpy changed(&store, &AccountStore::accountChanged);
        Account again = ada(u"HTTPS://One.Example.com/api/v1/"_s);
        again.displayName = u"Ada King"_s;
        QCOMPARE(store.put(again).id, id);
        QCOMPARE(store.accounts().size(), 1);
        QCOMPARE(store.accounts().constFirst().displayName, u"Ada King"_s);
        QCOMPARE(changed.count(), 1);
        store.put(store.accounts().constFirst()); // nothing new
        QCOMPARE(changed.count(), 1);

        Account other = ada();
        other.userId = u"charles"_s;
        QVERIFY(store.put(other).id != id);
        Account unknown = ada();
        unknown.userId.clear(); // two whose users are not known are two
        unknown.server = ServerAddress(QUrl(u"https://two.example.com"_s));
        const QString first = store.put(unknown).id;
        QVERIFY(store.put(unknown).id != first);
    }

    void orderAndDefault()
    {
        AccountStore store(path());
        QStringList order;
        for (int i = 0; i < 4; ++i)
            order += store.put(ada(u"https://s%1.example.com"_s.arg(i))).id;
        QCOMPARE(store.defaultAccount()->id, order.at(0)); // until another is chosen
        QSignalSpy changed(&store, &AccountStore::orderChanged);
        store.move(order.at(3), 1);
        store.move(order.at(0), 100);
        store.move(u"nobody"_s, 0);
        const QStringList expected{order.at(3), order.at(1), order.at(2), order.at(0)};
        QCOMPARE(ids(store), expected);
        QCOMPARE(changed.count(), 2);
        store.setDefault(order.at(2));
        QCOMPARE(ids(AccountStore(path())), expected);
        QCOMPARE(AccountStore(path()).defaultAccount()->id, order.at(2));

        QSignalSpy removed(&store, &AccountStore::accountRemoved);
        store.remove(order.at(2));
        store.remove(order.at(2));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(store.defaultAccount()->id, order.at(3));
        // The server is still offered.
        QVERIFY(
            AccountStore(path()).usedServers().contains(ServerAddress(QUrl(u"https://s2.example.com"_s))));
    }

    void usedServersTheLatestFirst()
    {
        AccountStore store(path());
        for (int i = 0; i < 25; ++i)
            store.put(ada(u"https://s%1.example.com"_s.arg(i)));
        QCOMPARE(store.usedServers().size(), 20);
        QCOMPARE(store.usedServers().constFirst(), ServerAddress(QUrl(u"https://s24.example.com"_s)));
        // Signing in again is using it; that its name has changed is not.
        Account old = store.accounts().at(10);
        old.serverName = u"Other"_s;
        store.put(old);
        QCOMPARE(store.usedServers().constFirst(), ServerAddress(QUrl(u"https://s24.example.com"_s)));
        old.signedOut = true;
        store.put(old);
        old.signedOut = false;
        store.put(old);
        QCOMPARE(store.usedServers().constFirst(), old.server);
        QCOMPARE(store.usedServers().size(), 20);
    }

    void fieldsOfNewerVersionsSurvive()
    {
        write(json("{'version':7,'future':{'a':[1,2]},'default':'x1',"
                   "'usedServers':['https://one.example.com','nonsense'],'accounts':["
                   "{'id':'x1','server':'https://one.example.com','userId':'ada','colour':'red'},"
                   "{'id':'x2','server':'gopher://old.example.com','userId':'b'},"
                   "{'id':'x1','server':'https://twin.example.com'}]}"));
        AccountStore store(path());
        QVERIFY(!store.lastError().isError());
        QCOMPARE(ids(store), QStringList{u"x1"_s});
        QCOMPARE(store.usedServers().size(), 1);
        Account account = store.accounts().constFirst();
        account.displayName = u"Ada"_s;
        store.put(account);

        const QJsonObject json = QJsonDocument::fromJson(read()).object();
        QCOMPARE(json["version"_L1].toInt(), 7);
        QCOMPARE(json["future"_L1].toObject()["a"_L1].toArray().size(), 2);
        const QJsonArray accounts = json["accounts"_L1].toArray();
        QCOMPARE(accounts.size(), 3);
        QCOMPARE(accounts[0]["colour"_L1].toString(), u"red"_s);
        QCOMPARE(accounts[0]["displayName"_L1].toString(), u"Ada"_s);
        QCOMPARE(accounts[1]["server"_L1].toString(), u"gopher://old.example.com"_s);
        // Removing takes all of an account, and nothing else.
        store.remove(u"x1"_s);
        QCOMPARE(QJsonDocument::fromJson(read()).object()["accounts"_L1].toArray().size(), 2);
    }

    void aBrokenFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << json("{'accounts':[{'id':'x1',");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("binary") << QByteArray("\0\1\2\xff", 4);
    }

    void aBrokenFileIsSetAside()
    {
        QFETCH(const QByteArray, content);
        write(content);
        AccountStore store(path());
        QCOMPARE(store.lastError().kind, ApiError::Kind::File);
        QVERIFY(store.lastError().nextStep().contains(u"accounts.json.broken-"_s));
        QVERIFY(store.accounts().isEmpty());
        const QStringList aside = QDir(path()).entryList({u"accounts.json.broken-*"_s});
        QCOMPARE(aside.size(), 1);
        QCOMPARE(read(aside.constFirst()), content);
        store.put(ada());
        QVERIFY(!store.lastError().isError());
        QCOMPARE(AccountStore(path()).accounts().size(), 1);
        QCOMPARE(read(aside.constFirst()), content);
    }

    void sectionsOfTheWrongType()
    {
        write(json("{'accounts':{'id':1},'default':[],'usedServers':'x'}"));
        AccountStore store(path());
        QVERIFY(store.accounts().isEmpty());
        store.put(ada());
        QCOMPARE(AccountStore(path()).accounts().size(), 1);
    }

    void cannotBeWritten()
    {
        // A file where the folder should be stops even the superuser.
        write("in the way", u"folder"_s);
        AccountStore store(path(u"folder"_s));
        QSignalSpy failed(&store, &AccountStore::failed);
        const QString id = store.put(ada()).id;
        QCOMPARE(failed.count(), 1);
        QCOMPARE(store.lastError().kind, ApiError::Kind::File);
        QVERIFY(store.find(id)); // in memory it counts
        QVERIFY(QFile::remove(path(u"folder"_s)));
        store.setDefault(id);
        QVERIFY(!store.lastError().isError());
        QCOMPARE(ids(AccountStore(path(u"folder"_s))), QStringList{id});
    }

    void cannotBeRead()
    {
        QVERIFY(QDir(path()).mkdir(u"accounts.json"_s)); // not even by the superuser
        AccountStore store(path());
        QCOMPARE(store.lastError().kind, ApiError::Kind::File);
        QCOMPARE(QDir(path()).entryList({u"accounts.json.broken-*"_s}).size(), 1);
        store.put(ada());
        QCOMPARE(AccountStore(path()).accounts().size(), 1);
    }

    void label()
    {
        Account account = ada(u"https://one.example.com:8443"_s);
        QCOMPARE(account.label(), u"Ada Byron · one.example.com:8443"_s);
        account.displayName.clear();
        QCOMPARE(account.label(), u"ada@example.com · one.example.com:8443"_s);
        account.email.clear();
        QCOMPARE(account.label(), u"one.example.com:8443"_s);
    }

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_directory->filePath(name); }

    void write(const QByteArray &content, const QString &name = u"accounts.json"_s) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    [[nodiscard]] QByteArray read(const QString &name = u"accounts.json"_s) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestAccountStore)
#include "tst_accountstore.moc"
