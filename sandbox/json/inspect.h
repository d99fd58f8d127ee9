// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QString>

namespace Speckle::Sandbox {

//! A value as the real server's messages show it: `zzz`, `{ a: 1 }`, `[ 'zzz' ]`.
[[nodiscard]] QString inspected(const QJsonValue &value);

} // namespace Speckle::Sandbox
