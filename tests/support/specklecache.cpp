// SPDX-License-Identifier: MIT
#include "tests/support/specklecache.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

void run(QSqlQuery &query)
{
    if (!query.exec())
        qFatal("%s", qPrintable(query.lastError().text()));
}

} // namespace

SpeckleCache::SpeckleCache(const QString &path, Tables tables)
    : m_connection(QUuid::createUuid().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));
    if (tables == Tables::None)
        return;
    exec(u"CREATE TABLE \"Account\"(\"AccountId\" integer primary key autoincrement not null, \"ServerName\" "
         "varchar, \"RestApi\" varchar, \"Email\" varchar, \"Token\" varchar, \"IsDefault\" integer)"_s);
    exec(u"CREATE INDEX \"Account_RestApi\" ON \"Account\"(\"RestApi\")"_s);
    exec(u"CREATE INDEX \"Account_Email\" ON \"Account\"(\"Email\")"_s);
    exec(u"CREATE TABLE \"CachedStream\"(\"StreamId\" varchar, \"RestApi\" varchar, \"Bytes\" blob)"_s);
}

SpeckleCache::~SpeckleCache()
{
    close();
}

void SpeckleCache::add(const Row &row)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(
        u"INSERT INTO Account (ServerName, RestApi, Email, Token, IsDefault) VALUES (?, ?, ?, ?, ?)"_s);
    query.addBindValue(row.serverName);
    query.addBindValue(row.restApi);
    query.addBindValue(row.email);
    query.addBindValue(row.token);
    query.addBindValue(row.isDefault ? 1 : 0);
    run(query);
}

void SpeckleCache::exec(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(statement);
    run(query);
}

void SpeckleCache::close()
{
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

} // namespace Speckle
