// SPDX-License-Identifier: MIT
#include "core/net/serveraddress.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

//! By hand, because QUrl's way takes a second turn for some paths ("/a././.b/.") and leaves empty segments.
QString withoutDots(const QString &path)
{
    QStringList segments;
    const QStringList all = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &segment : all) {
        if (segment == ".."_L1)
            segments.resize(std::max<qsizetype>(segments.size() - 1, 0));
        else if (segment != "."_L1)
            segments += segment;
    }
    return segments.isEmpty() ? QString() : u'/' + segments.join(u'/');
}

QString withoutApi(QString path)
{
    const auto chop = [&path](QLatin1String end) {
        const bool ends = path.endsWith(end, Qt::CaseInsensitive);
        if (ends)
            path.chop(end.size());
        return ends;
    };
    // Again and again: an address that is stored and read once more must not lose another "/api" then.
    while (chop("/"_L1) || chop("/api"_L1) || chop("/api/v1"_L1)) {}
    return path;
}

bool isLoopbackHost(const QString &host)
{
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

} // namespace

ServerAddress::ServerAddress(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != "http"_L1 && scheme != "https"_L1) || url.host().isEmpty()
        || !url.userInfo().isEmpty())
        return;
    QUrl base;
    base.setScheme(scheme);
    base.setHost(url.host().toLower());
    if (url.port() > 0 && url.port() != (scheme == "https"_L1 ? 443 : 80))
        base.setPort(url.port());
    base.setPath(withoutApi(withoutDots(url.path(QUrl::FullyEncoded))), QUrl::TolerantMode);
    // What does not survive being stored (a zone of an IPv6 address that is no text, say) is none.
    if (base.isValid() && QUrl(base.toString(QUrl::FullyEncoded), QUrl::StrictMode) == base)
        m_base = base;
}

QList<ServerAddress> ServerAddress::candidates(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || std::any_of(trimmed.cbegin(), trimmed.cend(), [](QChar c) {
            return c.isSpace() || c.unicode() < 0x20;
        }))
        return {};

    QStringList spellings;
    // "localhost:3000" is a valid URL of scheme "localhost": only "://" says that a scheme was meant.
    if (trimmed.contains("://"_L1)) {
        spellings = {trimmed};
    } else {
        const ServerAddress plain(QUrl("http://"_L1 + trimmed, QUrl::TolerantMode));
        if (!plain.isLoopback())
            spellings += "https://"_L1 + trimmed;
        spellings += "http://"_L1 + trimmed;
    }
    QList<ServerAddress> addresses;
    for (const QString &spelling : spellings) {
        const ServerAddress address(QUrl(spelling, QUrl::TolerantMode));
        if (address.isValid())
            addresses += address;
    }
    return addresses;
}

QUrl ServerAddress::api(const QString &encodedPath, const QString &encodedQuery) const
{
    // QUrl::setPath() would encode the percent signs of "%2F" once more: put the text together instead.
    QString url = m_base.toString(QUrl::FullyEncoded) + "/api"_L1 + encodedPath;
    if (!encodedQuery.isEmpty())
        url += u'?' + encodedQuery;
    return QUrl(url, QUrl::TolerantMode);
}

QUrl ServerAddress::socket() const
{
    QUrl url(m_base.toString(QUrl::FullyEncoded) + u'/', QUrl::TolerantMode);
    url.setScheme(isEncrypted() ? u"wss"_s : u"ws"_s);
    return url;
}

QString ServerAddress::display() const
{
    QString host = m_base.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    if (m_base.port() > 0)
        host += u':' + QString::number(m_base.port());
    return host + m_base.path();
}

bool ServerAddress::isEncrypted() const
{
    return m_base.scheme() == "https"_L1;
}

bool ServerAddress::isLoopback() const
{
    return isValid() && isLoopbackHost(m_base.host());
}

} // namespace Speckle
