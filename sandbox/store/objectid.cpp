// SPDX-License-Identifier: MIT
#include "sandbox/store/objectid.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace Speckle::Sandbox::Ids {

QString newObjectId()
{
    static const quint64 process = QRandomGenerator::system()->generate64() & 0xffffffffffULL;
    static quint32 counter = QRandomGenerator::system()->generate() & 0xffffffU;
    counter = (counter + 1) & 0xffffffU;
    return QStringLiteral("%1%2%3")
        .arg(QDateTime::currentSecsSinceEpoch(), 8, 16, QLatin1Char('0'))
        .arg(process, 10, 16, QLatin1Char('0'))
        .arg(counter, 6, 16, QLatin1Char('0'));
}

QString newStreamId()
{
    static constexpr QLatin1StringView Letters(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
    QString id;
    for (int i = 0; i < 10; ++i)
        id += QChar(Letters.at(QRandomGenerator::system()->bounded(int(Letters.size()))));
    return id;
}

bool isObjectId(QStringView text)
{
    return text.size() == 24 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

} // namespace Speckle::Sandbox::Ids
