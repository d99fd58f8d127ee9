// SPDX-License-Identifier: MIT
// Whatever a person types becomes the addresses of servers or none; what is asked there stays below its /api.
// Input: the address, and on the lines after it the segments of a route.
#include "core/net/request.h"
#include "core/net/serveraddress.h"
#include "tests/fuzz/check.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

void checkUrl(const QUrl &url)
{
    SPECKLE_HOLDS(url.isValid());
    SPECKLE_HOLDS(!url.host().isEmpty());
    SPECKLE_HOLDS(url.userInfo().isEmpty());
    SPECKLE_HOLDS(!url.hasFragment());
}

void check(const ServerAddress &address, const QStringList &segments)
{
    const QUrl base = address.base();
    SPECKLE_HOLDS(address.isValid());
    checkUrl(base);
    SPECKLE_HOLDS(base.scheme() == "http"_L1 || base.scheme() == "https"_L1);
    SPECKLE_HOLDS(address.isEncrypted() == (base.scheme() == "https"_L1));
    SPECKLE_HOLDS(!base.hasQuery());
    SPECKLE_HOLDS(!base.path(QUrl::FullyEncoded).endsWith(u'/'));
    SPECKLE_HOLDS(!address.display().isEmpty());
    // Stored and read again it is the same server.
    SPECKLE_HOLDS(ServerAddress(base) == address);
    SPECKLE_HOLDS(ServerAddress(QUrl(base.toString(QUrl::FullyEncoded), QUrl::StrictMode)) == address);
    SPECKLE_HOLDS(ServerAddress(address.api({})) == address);
    SPECKLE_HOLDS(ServerAddress(address.api(u"/v1/"_s)) == address);

    const QUrl url = address.api(route(segments), u"limit=1"_s);
    checkUrl(url);
    SPECKLE_HOLDS(url.scheme() == base.scheme() && url.authority() == base.authority());
    SPECKLE_HOLDS(url.query() == "limit=1"_L1);
    const QString path = url.path(QUrl::FullyEncoded);
    const QString below = base.path(QUrl::FullyEncoded) + "/api"_L1;
    SPECKLE_HOLDS(path.startsWith(below));
    SPECKLE_HOLDS(path.sliced(below.size()).count(u'/') == segments.size());
    const QStringList sent = path.split(u'/');
    for (const QString &segment : sent) {
        const QString plain = QUrl::fromPercentEncoding(segment.toLatin1());
        SPECKLE_HOLDS(plain != "."_L1 && plain != ".."_L1);
    }

    const QUrl socket = address.socket();
    checkUrl(socket);
    SPECKLE_HOLDS(socket.scheme() == (address.isEncrypted() ? "wss"_L1 : "ws"_L1));
    SPECKLE_HOLDS(socket.authority() == base.authority());
    SPECKLE_HOLDS(address.isConfidential() == (address.isEncrypted() || address.isLoopback()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    const QString typed = lines.takeFirst();
    const QList<ServerAddress> candidates = ServerAddress::candidates(typed);
    SPECKLE_HOLDS(candidates.size() <= 2);
    for (const ServerAddress &address : candidates)
        check(address, lines);
    // A password goes in the clear to nobody without a warning, unless it stays on this machine.
    if (candidates.size() == 2)
        SPECKLE_HOLDS(candidates.constFirst().isEncrypted());
    return 0;
}
