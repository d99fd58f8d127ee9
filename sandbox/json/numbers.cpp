// SPDX-License-Identifier: MIT
#include "sandbox/json/numbers.h"

#include <cmath>

namespace Speckle::Sandbox {

namespace {

constexpr qsizetype AlwaysExact = 15; //!< digits that every double keeps

bool isOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

//! A number, if it has to be written differently; else nothing.
QByteArray mended(const QByteArray &token)
{
    const bool hasExponent = token.contains('e') || token.contains('E');
    if (token.size() <= AlwaysExact && !hasExponent)
        return {};
    // Not the result of toDouble(): what is out of range counts as no number there.
    const double value = std::strtod(token.constData(), nullptr);
    if (std::isinf(value))
        return "null";
    const bool whole = !hasExponent && !token.contains('.');
    return whole ? QByteArray::number(value, 'g', 17) : QByteArray();
}

} // namespace

QByteArray asDoubles(const QByteArray &json)
{
    QByteArray result;
    qsizetype copied = 0;
    for (qsizetype at = 0; at < json.size();) {
        if (json[at] == '"') {
            for (++at; at < json.size() && json[at] != '"'; ++at) {
                if (json[at] == '\\')
                    ++at;
            }
            ++at;
            continue;
        }
        if (json[at] != '-' && (json[at] < '0' || json[at] > '9')) {
            ++at;
            continue;
        }
        const qsizetype begin = at;
        while (at < json.size() && isOfNumber(json[at]))
            ++at;
        if (const QByteArray number = mended(json.mid(begin, at - begin)); !number.isEmpty()) {
            result += json.mid(copied, begin - copied) + number;
            copied = at;
        }
    }
    return copied == 0 ? json : result + json.mid(copied);
}

} // namespace Speckle::Sandbox
