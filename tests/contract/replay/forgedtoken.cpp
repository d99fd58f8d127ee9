// SPDX-License-Identifier: MIT
#include "tests/contract/replay/forgedtoken.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace {

constexpr auto Encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(Encoding);
}

} // namespace

QByteArray signingSecret(const QString &dataFile)
{
    const QString name = u"replay"_s;
    QByteArray secret;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(dataFile);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (database.open()) {
            QSqlQuery query(u"SELECT value FROM settings WHERE key='secret'"_s, database);
            if (query.next())
                secret = query.value(0).toByteArray();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return secret;
}

QString forgedToken(const QString &kind, const QString &userId, const QByteArray &secret)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject claims{{u"_id"_s, userId}, {u"iat"_s, now}, {u"exp"_s, now + 3600}};
    if (kind == "unknown-user"_L1)
        claims.insert("_id"_L1, u"5f00000000000000000000ff"_s);
    else if (kind == "bad-user-id"_L1)
        claims.insert("_id"_L1, u"nope"_s);
    else if (kind == "no-id"_L1)
        claims.remove("_id"_L1);
    else if (kind == "expired"_L1)
        claims.insert("exp"_L1, now - 60);
    const bool unsignedToken = kind == "alg-none"_L1;
    const QJsonObject header{{u"alg"_s, unsignedToken ? u"none"_s : u"HS256"_s}, {u"typ"_s, u"JWT"_s}};
    const QByteArray text = encoded(header) + '.' + encoded(claims);
    const QByteArray key = kind == "wrong-secret"_L1 ? QByteArray("not the secret") : secret;
    const QByteArray signature
        = unsignedToken
              ? QByteArray()
              : QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toBase64(Encoding);
    return QString::fromLatin1(text + '.' + signature);
}
