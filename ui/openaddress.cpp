// SPDX-License-Identifier: MIT
#include "ui/openaddress.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
QString idOrNothing(const QString &text)
{
    static const QRegularExpression id(u"\\A[A-Za-z0-9_-]{1,64}\\z"_s);
    return id.match(text).hasMatch() ? text : QString();
}

// The stream of "…/streams/ID/…" or "…/view/ID"; whatever stands before the first word of ours goes to \a
// prefix.
QString streamInPath(const QString &path, QString *prefix)
{
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    bool inPrefix = true;
    QString streamId;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString word = segments.at(i).toLower();
        const bool leadsToStream = word == "streams"_L1 || word == "view"_L1;
        if (leadsToStream || word == "api"_L1 || word == "admin"_L1)
            inPrefix = false;
        if (inPrefix)
            *prefix += u'/' + segments.at(i);
        if (leadsToStream && streamId.isEmpty() && i + 1 < segments.size())
            streamId = idOrNothing(segments.at(i + 1));
    }
    return streamId;
}

QString streamInQuery(const QString &query)
{
    const QUrlQuery items(query);
    for (const QString &key : {u"streams"_s, u"stream"_s, u"streamId"_s}) {
        const QString streamId = idOrNothing(items.queryItemValue(key).section(u',', 0, 0));
        if (!streamId.isEmpty())
            return streamId;
    }
    return {};
}
} // namespace

OpenAddress OpenAddress::fromText(const QString &text)
{
    QString rest = text.trimmed();
    QString scheme;
    if (const qsizetype end = rest.indexOf("://"_L1); end >= 0) {
        scheme = rest.left(end).toLower();
        rest = rest.mid(end + 3);
    }
    if (scheme == "speckle"_L1)
        scheme.clear();
    else if (!scheme.isEmpty() && scheme != "http"_L1 && scheme != "https"_L1)
        return {};

    const QUrl url(u"http://"_s + rest);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    QString prefix;
    OpenAddress address;
    address.streamId = streamInPath(url.path(), &prefix);
    if (address.streamId.isEmpty())
        address.streamId = streamInQuery(url.query());
    // The web admin routes behind the '#', its own query string included.
    const QString fragment = url.fragment();
    QString ignored;
    if (address.streamId.isEmpty())
        address.streamId = streamInPath(fragment.section(u'?', 0, 0), &ignored);
    if (address.streamId.isEmpty())
        address.streamId = streamInQuery(fragment.section(u'?', 1));

    QString server = scheme.isEmpty() ? QString() : scheme + "://"_L1;
    server += url.authority() + prefix;
    address.servers = ServerAddress::candidates(server);
    return address.isValid() ? address : OpenAddress();
}

} // namespace Speckle
