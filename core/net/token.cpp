// SPDX-License-Identifier: MIT
#include "core/net/token.h"

#include <QJsonDocument>
#include <QList>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

bool isBase64Url(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
               || c == '_';
    });
}

QJsonObject segment(const QByteArray &base64)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(base64, QByteArray::Base64UrlEncoding)).object();
}

} // namespace

Token Token::fromText(const QString &text)
{
    QString jwt = text.simplified();
    while (jwt.size() > 1 && (jwt.front() == u'"' || jwt.front() == u'\'') && jwt.back() == jwt.front())
        jwt = jwt.sliced(1, jwt.size() - 2).trimmed();
    for (const QLatin1String prefix : {"JWT "_L1, "Bearer "_L1}) {
        if (jwt.startsWith(prefix, Qt::CaseInsensitive))
            jwt = jwt.sliced(prefix.size());
    }
    // Mail programs and terminals break long lines: white space inside a token is never part of it.
    jwt.remove(u' ');

    const QByteArray bytes = jwt.toLatin1();
    const QList<QByteArray> parts = bytes.split('.');
    if (parts.size() != 3 || !std::all_of(parts.cbegin(), parts.cend(), [](const QByteArray &part) {
            return !part.isEmpty() && isBase64Url(part);
        }))
        return {};
    if (segment(parts.at(0)).isEmpty())
        return {};
    Token token;
    token.m_jwt = bytes;
    return token;
}

QByteArray Token::headerValue() const
{
    return isEmpty() ? QByteArray() : "JWT " + m_jwt;
}

QDateTime Token::expiresAt() const
{
    const QJsonValue exp = claims().value("exp"_L1);
    // Seconds since 1970; a number outside of what a calendar holds says nothing.
    if (!exp.isDouble() || exp.toDouble() < 0 || exp.toDouble() > 253402300799.0)
        return {};
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(exp.toDouble()), QTimeZone::utc());
}

Token::Kind Token::kind() const
{
    const QJsonValue made = claims().value("iat"_L1);
    const QJsonValue exp = claims().value("exp"_L1);
    if (!made.isDouble() || !exp.isDouble())
        return Kind::Unknown;
    constexpr double longestSession = 48 * 3600.0; // 24 hours, and room for servers that are set otherwise
    return exp.toDouble() - made.toDouble() <= longestSession ? Kind::Session : Kind::Api;
}

QString Token::userId() const
{
    return claims().value("_id"_L1).toString();
}

bool Token::isExpired(const QDateTime &now) const
{
    const QDateTime end = expiresAt();
    return end.isValid() && end <= now;
}

QJsonObject Token::claims() const
{
    return segment(m_jwt.split('.').value(1));
}

} // namespace Speckle
