// SPDX-License-Identifier: MIT
// No secret survives, whatever stands around it. In the input, control characters stand for secrets: 1 for a
// token, 2 for one that is cut off at its end and 3 for one that lost its beginning, 4 to 8 for a value under
// a telling name.
#include "core/net/redact.h"
#include "tests/fuzz/check.h"

#include <QByteArray>

using namespace Qt::StringLiterals;
using namespace Speckle;

namespace {

const QString jwt = u"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOiI1ZjAwIiwiZXhwIjoxOTAwMDAwMDAwfQ."
                    "4Adcj3UFYzPUVaVF43FmMab6RlaQD8A9V8wFzzht-KQ"_s;
const QString value = u"pA55w0rd-of-Ada"_s;

bool isTokenChar(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
}

//! Secrets begin at a boundary, as they do in bodies, addresses and logs.
QString planted(const QString &input)
{
    QString text;
    for (const QChar c : input) {
        const auto boundary = [&text](QLatin1String between) {
            if (!text.isEmpty() && (isTokenChar(text.back()) || text.back() == u'.' || text.back() == u'%'))
                text += between;
        };
        switch (c.unicode()) {
        case 1:
            boundary(" "_L1);
            text += jwt;
            break;
        case 2:
            boundary(" "_L1);
            text += jwt.left(60);
            break;
        case 3:
            boundary(" "_L1);
            text += jwt.right(50);
            break;
        case 4:
            boundary("&"_L1);
            text += "access_token="_L1 + value + u'&';
            break;
        case 5:
            text += "\"apitoken\" : \""_L1 + value + u'"';
            break;
        case 6:
            boundary(" "_L1);
            text += "password: '"_L1 + value + u'\'';
            break;
        case 7:
            text += "%22token%22%3A%22"_L1 + value + "%22"_L1;
            break;
        case 8:
            text += "\nAuthorization: Basic "_L1 + value + u'\n';
            break;
        default:
            text += c;
        }
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString input = QString::fromUtf8(bytes);
    if (input.contains(value) || input.contains(jwt.left(20)))
        return 0; // only what was planted is known to be a secret
    const QString text = planted(input);
    const QString once = redact(text);
    SPECKLE_HOLDS(!once.contains(jwt.left(20)));
    SPECKLE_HOLDS(!once.contains(jwt.right(43)));
    SPECKLE_HOLDS(!once.contains(value));
    if (const QString twice = redact(once); twice != once) {
        std::fprintf(stderr, "%s\n→ %s\n→ %s\n", qPrintable(text), qPrintable(once), qPrintable(twice));
        SPECKLE_HOLDS(twice == once);
    }
    SPECKLE_HOLDS(redact(text.toUtf8()) == once);
    return 0;
}
