// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Speckle {

//! A token in due form that no server has given. What must not be seen of it anywhere is its signature.
inline const QString sampleJwt
    = QStringLiteral("eyJhbGciOiJIUzI1NiJ9.eyJfaWQiOiI1ZjAwIn0.c2lnbmF0dXJlLXRoYXQtbm9ib2R5LXNob3VsZC1zZWU");

} // namespace Speckle
