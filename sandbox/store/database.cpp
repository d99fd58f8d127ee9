// SPDX-License-Identifier: MIT
#include "sandbox/store/database.h"

#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

constexpr int SchemaVersion = 1;

// Documents are JSON in UTF-8; beside it stand only the columns that something is looked up by. The list of a
// stream's objects is packed, twelve bytes each, and last: a list of streams never reads it.
constexpr QLatin1StringView Tables[] = {
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID"_L1,
    "CREATE TABLE users (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, email TEXT UNIQUE, apitoken TEXT, "
    "doc BLOB NOT NULL, password TEXT)"_L1,
    "CREATE INDEX users_apitoken ON users (apitoken)"_L1,
    "CREATE TABLE streams (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, streamId TEXT, owner TEXT, "
    "doc BLOB NOT NULL, objects BLOB)"_L1,
    "CREATE INDEX streams_streamId ON streams (streamId)"_L1,
    "CREATE INDEX streams_owner ON streams (owner)"_L1,
    "CREATE TABLE shares (user TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (user, stream)) WITHOUT ROWID"_L1,
    "CREATE INDEX shares_stream ON shares (stream)"_L1,
    "CREATE TABLE objects (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, hash TEXT, isOpen INTEGER, "
    "doc BLOB NOT NULL)"_L1,
    "CREATE INDEX objects_hash ON objects (hash)"_L1,
    "CREATE TABLE clients (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, owner TEXT, streamId TEXT, "
    "doc BLOB NOT NULL)"_L1,
    "CREATE INDEX clients_owner ON clients (owner)"_L1,
    "CREATE INDEX clients_streamId ON clients (streamId)"_L1,
    "CREATE TABLE comments (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, owner TEXT, doc BLOB NOT NULL)"_L1,
    "CREATE TABLE projects (seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, owner TEXT, doc BLOB NOT NULL)"_L1,
};

} // namespace

Database::Database(const QString &file)
    : m_name(QUuid::createUuid().toString())
{
    try {
        open(file);
    } catch (const StoreError &) {
        m_statements.clear();
        m_connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Database::~Database()
{
    m_statements.clear(); // before the connection, or Qt warns that it is still in use
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void Database::open(const QString &file)
{
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    if (!m_connection.isValid())
        throw StoreError(u"Qt's SQLite driver is not installed"_s);
    m_connection.setDatabaseName(file.isEmpty() ? u":memory:"_s : file);
    m_connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=1000"_s);
    if (!m_connection.open())
        throw StoreError(m_connection.lastError().databaseText());
    execute(u"PRAGMA locking_mode=EXCLUSIVE"_s);
    execute(u"PRAGMA journal_mode=WAL"_s);
    execute(u"PRAGMA synchronous=NORMAL"_s);
    int version = 0;
    select(u"PRAGMA user_version"_s, {}, [&](const QSqlQuery &row) { version = row.value(0).toInt(); });
    int tables = 0;
    select(u"SELECT count(*) FROM sqlite_master"_s, {},
           [&](const QSqlQuery &row) { tables = row.value(0).toInt(); });
    if (version == 0 && tables == 0)
        createTables();
    else if (version != SchemaVersion)
        throw StoreError(version == 0
                             ? u"this is a database of another program"_s
                             : u"it was written by another version of speckle-sandbox (its format is %1, "
                               "this one's is %2)"_s.arg(version)
                                   .arg(SchemaVersion));
    // The lock is taken by the first write only; better now than in the middle of somebody's work.
    execute(u"BEGIN IMMEDIATE"_s);
    execute(u"COMMIT"_s);
}

void Database::createTables()
{
    execute(u"BEGIN IMMEDIATE"_s);
    for (const QLatin1StringView table : Tables)
        execute(table);
    execute(u"PRAGMA user_version=%1"_s.arg(SchemaVersion));
    execute(u"COMMIT"_s);
}

QSqlQuery &Database::prepared(const QString &sql, const QVariantList &values)
{
    auto it = m_statements.find(sql);
    if (it == m_statements.end()) {
        QSqlQuery query(m_connection);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            throw StoreError(query.lastError().databaseText());
        it = m_statements.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = it->second;
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (!query.exec()) {
        const QString problem = query.lastError().databaseText();
        query.finish();
        throw StoreError(problem);
    }
    return query;
}

void Database::select(const QString &sql, const QVariantList &values,
                      const std::function<void(const QSqlQuery &)> &row)
{
    QSqlQuery &query = prepared(sql, values);
    while (query.next())
        row(query);
    query.finish();
}

int Database::execute(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = prepared(sql, values);
    const int rows = query.numRowsAffected();
    query.finish();
    return rows;
}

Database::Batch::Batch(Database &database)
    : m_database(database)
{
    if (m_database.m_openBatches++ == 0)
        m_database.execute(u"BEGIN IMMEDIATE"_s);
}

void Database::Batch::commit()
{
    m_open = false;
    if (--m_database.m_openBatches == 0)
        m_database.execute(u"COMMIT"_s);
}

Database::Batch::~Batch()
{
    if (!m_open)
        return;
    try {
        commit();
    } catch (const StoreError &error) {
        qWarning("speckle-sandbox: a write was lost: %s", error.what());
    }
}

} // namespace Speckle::Sandbox
