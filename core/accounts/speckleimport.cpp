// SPDX-License-Identifier: MIT
#include "core/accounts/speckleimport.h"

#include "core/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(Speckle::SpeckleImport)
};

// Nobody has so many accounts, no token is so long: what is, is no account but somebody's try.
constexpr int MostRows = 1'000;
constexpr int LongestValue = 20'000;

ApiError fileError(const QString &words, const QString &advice)
{
    ApiError error(ApiError::Kind::File, words);
    error.action = ImportText::tr("read the accounts of other Speckle programs");
    error.advice = advice;
    return error;
}

ApiError noDatabase()
{
    return fileError(ImportText::tr("This is no SpeckleCache.db: it is no database."),
                     ImportText::tr("Choose the file SpeckleCache.db in the folder SpeckleSettings."));
}

ApiError otherSchema()
{
    return fileError(ImportText::tr("This database holds no accounts of a Speckle program."),
                     ImportText::tr("Choose the file SpeckleCache.db in the folder SpeckleSettings."));
}

ApiError inUse()
{
    return fileError(ImportText::tr("Another program is writing to it, or ended in the middle of that."),
                     ImportText::tr("Close the other Speckle programs and try again."));
}

/*!
 * How SQLite has to open the file so that nothing on the disk changes. A database in WAL mode gets its helper
 * files made even by readers: without them it is read as one that nobody writes to.
 */
Result<QString> openingMode(const QString &path)
{
    constexpr auto Magic = "SQLite format 3";
    constexpr qsizetype ReadVersionAt = 19;
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(ImportText::tr("There is no such file."), ImportText::tr("Choose another one."));
    if (!info.isFile())
        return noDatabase();
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fileError(ImportText::tr("It cannot be opened: %1").arg(file.errorString()),
                         ImportText::tr("Check who may read it."));
    const QByteArray head = file.read(ReadVersionAt + 1);
    if (head.size() <= ReadVersionAt || !head.startsWith(QByteArray(Magic) + '\0'))
        return noDatabase();
    const bool isWal = head.at(ReadVersionAt) == 2;
    const bool hasLog = QFileInfo(path + "-wal"_L1).size() > 0;
    if (isWal && hasLog && !QFileInfo::exists(path + "-shm"_L1))
        return inUse();
    return isWal && !hasLog ? u"mode=ro&immutable=1"_s : u"mode=ro"_s;
}

ApiError explained(const QSqlError &error)
{
    constexpr int Busy = 5;
    constexpr int Locked = 6;
    constexpr int ReadOnly = 8; // a journal is left that would have to be rolled back first
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
    case ReadOnly:
        return inUse();
    default:
        return noDatabase();
    }
}

//! True, false, or why that cannot be told.
Result<bool> hasAccounts(QSqlQuery &query)
{
    if (!query.exec(u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'Account'"_s)
        || !query.next())
        return explained(query.lastError());
    if (query.value(0).toInt() != 1)
        return false;
    QStringList columns;
    if (!query.exec(u"PRAGMA table_info('Account')"_s))
        return explained(query.lastError());
    while (query.next())
        columns += query.value(1).toString();
    const QStringList needed{u"AccountId"_s, u"ServerName"_s, u"RestApi"_s,
                             u"Email"_s,     u"Token"_s,      u"IsDefault"_s};
    return std::all_of(needed.cbegin(), needed.cend(),
                       [&columns](const QString &name) { return columns.contains(name); });
}

FoundAccount accountOf(const QSqlQuery &row)
{
    FoundAccount account;
    const QString address = row.value(0).toString();
    if (address.size() < LongestValue)
        account.server = ServerAddress::candidates(address).value(0);
    if (row.value(1).toString().size() < LongestValue)
        account.token = Token::fromText(row.value(1).toString());
    account.email = row.value(2).toString().trimmed();
    account.serverName = row.value(3).toString();
    account.isDefault = row.value(4).toBool();
    return account;
}

Result<FoundAccounts> readAccounts(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const Result<bool> known = hasAccounts(query);
    if (const auto *error = std::get_if<ApiError>(&known))
        return *error;
    if (!std::get<bool>(known))
        return otherSchema();
    // substr() for the values of a file that was made to fill our memory.
    if (!query.exec(u"SELECT substr(RestApi, 1, %1), substr(Token, 1, %1), substr(Email, 1, 400), "
                    "substr(ServerName, 1, 400), IsDefault = 1 FROM Account ORDER BY AccountId LIMIT %2"_s
                        .arg(LongestValue)
                        .arg(MostRows)))
        return explained(query.lastError());
    FoundAccounts found;
    while (query.next()) {
        const FoundAccount account = accountOf(query);
        const bool isKnown = std::any_of(
            found.accounts.cbegin(), found.accounts.cend(), [&account](const FoundAccount &other) {
                return other.server == account.server && other.token == account.token;
            });
        if (!account.server.isValid() || account.token.isEmpty())
            ++found.damaged;
        else if (!isKnown)
            found.accounts.append(account);
    }
    if (query.lastError().isValid())
        return explained(query.lastError());
    std::stable_partition(found.accounts.begin(), found.accounts.end(),
                          [](const FoundAccount &account) { return account.isDefault; });
    return found;
}

Result<FoundAccounts> readFile(const QString &path, std::chrono::milliseconds patience)
{
    const Result<QString> mode = openingMode(path);
    if (const auto *error = std::get_if<ApiError>(&mode))
        return *error;
    // A connection belongs to the thread that made it, and its name to the whole program.
    const QString name = u"SpeckleCache "_s + QUuid::createUuid().toString();
    Result<FoundAccounts> result = noDatabase();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(
            QString::fromLatin1(QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded()) + u'?'
            + std::get<QString>(mode));
        database.setConnectOptions(
            u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patience.count()));
        if (!database.isValid())
            result = fileError(ImportText::tr("Qt's part for SQLite is not installed."),
                               ImportText::tr("Install it (Debian: libqt6sql6-sqlite) and try again."));
        else
            result = database.open() ? readAccounts(database)
                                     : Result<FoundAccounts>(explained(database.lastError()));
    }
    QSqlDatabase::removeDatabase(name);
    return result;
}

} // namespace

Reply<FoundAccounts> *readSpeckleCache(const QString &path, QObject *parent,
                                       std::chrono::milliseconds patience)
{
    auto *reply = new Reply<FoundAccounts>(parent);
    inBackground(
        reply, [path, patience] { return readFile(path, patience); },
        [reply](const Result<FoundAccounts> &result) { reply->settleWith(result); });
    return reply;
}

QString speckleCacheFolder()
{
    QStringList folders;
    for (const char *variable : {"LOCALAPPDATA", "APPDATA", "XDG_CONFIG_HOME"}) {
        if (const QString base = qEnvironmentVariable(variable); !base.isEmpty())
            folders += base;
    }
    folders += QDir::homePath() + "/.config"_L1;
    for (const QString &folder : std::as_const(folders)) {
        if (QFileInfo::exists(folder + "/SpeckleSettings/SpeckleCache.db"_L1))
            return folder + "/SpeckleSettings"_L1;
    }
    return QDir::homePath();
}

} // namespace Speckle
