// SPDX-License-Identifier: MIT
#include "sandbox/auth/jwt.h"

#include "sandbox/auth/constanttime.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace Speckle::Sandbox::Jwt {

namespace {

constexpr auto Encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(Encoding);
}

QJsonObject decoded(const QByteArray &part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part, Encoding)).object();
}

QByteArray signature(const QByteArray &text, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64(Encoding);
}

} // namespace

QString signedToken(QJsonObject claims, std::chrono::seconds lifetime, const QByteArray &secret,
                    const QDateTime &now)
{
    claims.insert("iat"_L1, now.toSecsSinceEpoch());
    claims.insert("exp"_L1, now.toSecsSinceEpoch() + qint64(lifetime.count()));
    const QByteArray text = encoded({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + encoded(claims);
    return QString::fromLatin1(text + '.' + signature(text, secret));
}

std::optional<QJsonObject> verified(const QString &token, const QByteArray &secret, const QDateTime &now)
{
    const QList<QByteArray> parts = token.toLatin1().split('.');
    if (parts.size() != 3 || decoded(parts.at(0)).value("alg"_L1) != "HS256"_L1)
        return std::nullopt;
    if (!equalInConstantTime(parts.at(2), signature(parts.at(0) + '.' + parts.at(1), secret)))
        return std::nullopt;
    QJsonObject claims = decoded(parts.at(1));
    const QJsonValue expiry = claims.value("exp"_L1);
    if (expiry.isDouble() && expiry.toInteger() <= now.toSecsSinceEpoch())
        return std::nullopt;
    return claims;
}

} // namespace Speckle::Sandbox::Jwt
