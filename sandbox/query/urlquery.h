// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace Speckle::Sandbox {

/*!
    The part of an address after `?`, as the real server's parser reads it: repeated names become lists,
    brackets in names become lists (`a[]=`) or objects (`a[b]=`), a name alone has an empty value.
    The order of parameters is lost; nothing depends on it.
*/
[[nodiscard]] QJsonObject parsedUrlQuery(const QString &encoded);

} // namespace Speckle::Sandbox
