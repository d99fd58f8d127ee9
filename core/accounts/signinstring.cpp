// SPDX-License-Identifier: MIT
#include "core/accounts/signinstring.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

constexpr qsizetype Longest = 20'000;
constexpr auto Separator = ":::"_L1;

// A string in an address in an address: no page wraps it more often.
constexpr int MostWrappings = 3;

QString unquoted(QString text)
{
    text = text.trimmed();
    while (text.size() > 1 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front())
        text = text.sliced(1, text.size() - 2).trimmed();
    return text;
}

//! What stands in it as `token=…`, where it is an address.
QString parameterOf(const QString &text)
{
    const qsizetype at = text.indexOf("token="_L1);
    if (at < 0 || (at > 0 && text.at(at - 1) != u'?' && text.at(at - 1) != u'&'))
        return text;
    const qsizetype begin = at + qsizetype(qstrlen("token="));
    qsizetype end = begin;
    while (end < text.size() && text.at(end) != u'&' && text.at(end) != u'#')
        ++end;
    return text.sliced(begin, end - begin);
}

SignInString split(const QString &text)
{
    const qsizetype at = text.indexOf(Separator);
    return {Token::fromText(at < 0 ? text : text.first(at)),
            at < 0 ? QString() : text.sliced(at + Separator.size()).trimmed()};
}

//! Empty where \a text is no Base64 of readable text.
QString fromBase64(const QString &text)
{
    QByteArray bytes = text.toLatin1();
    const auto options = bytes.contains('-') || bytes.contains('_') ? QByteArray::Base64UrlEncoding
                                                                    : QByteArray::Base64Encoding;
    const auto result
        = QByteArray::fromBase64Encoding(bytes, options | QByteArray::AbortOnBase64DecodingErrors);
    return result ? QString::fromLatin1(*result) : QString();
}

//! The page of one's own machine has many names.
bool isSameHost(const ServerAddress &one, const ServerAddress &other)
{
    return one.base().host() == other.base().host() || (one.isLoopback() && other.isLoopback());
}

} // namespace

SignInString SignInString::fromText(const QString &text)
{
    if (text.size() > Longest)
        return {};
    QString rest = unquoted(text);
    for (int i = 0; i < MostWrappings && !rest.isEmpty(); ++i) {
        rest = parameterOf(rest);
        if (const SignInString found = split(rest); !found.token.isEmpty())
            return found;
        if (const SignInString found = split(fromBase64(rest)); !found.token.isEmpty())
            return found;
        rest = unquoted(QString::fromUtf8(QByteArray::fromPercentEncoding(rest.toUtf8())));
    }
    return {};
}

bool SignInString::belongsTo(const ServerAddress &asked) const
{
    if (server.isEmpty())
        return true;
    const ServerAddress named{QUrl(server)};
    if (!named.isValid() || !isSameHost(named, asked) || named.base().path() != asked.base().path())
        return false;
    // ServerAddress leaves default ports out.
    return named.base().port() == asked.base().port();
}

} // namespace Speckle
