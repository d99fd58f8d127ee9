// SPDX-License-Identifier: MIT
#include "sandbox/store/store.h"

#include "sandbox/models/models.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox {

namespace {

QByteArray loadOrMakeSecret(Database &database)
{
    QByteArray secret;
    database.select(u"SELECT value FROM settings WHERE key='secret'"_s, {},
                    [&](const QSqlQuery &row) { secret = row.value(0).toByteArray(); });
    if (!secret.isEmpty())
        return secret;
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    secret = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random);
    database.execute(u"INSERT INTO settings VALUES ('secret', ?)"_s, {secret});
    return secret;
}

} // namespace

Store::Store(const QString &file)
    : database(file)
    , users(database)
    , streams(database)
    , objects(database)
    , clients(database, Models::client(), u"clients"_s, {u"owner"_s, u"streamId"_s})
    , comments(database, Models::comment(), u"comments"_s, {u"owner"_s})
    , projects(database, Models::project(), u"projects"_s, {u"owner"_s})
    , m_secret(loadOrMakeSecret(database))
{
}

} // namespace Speckle::Sandbox
