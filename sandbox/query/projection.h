// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace Speckle::Sandbox {

//! Which fields of a document are sent: all, only some (`fields`), or all but some (`omit`). Dotted paths
//! reach in.
struct Projection
{
    enum class Mode { All, Only, AllBut };

    Mode mode = Mode::All;
    QStringList paths;

    [[nodiscard]] QJsonObject applied(const QJsonObject &document) const;
    //! Whether anything of the field with that name can come through.
    [[nodiscard]] bool lets(QLatin1StringView field) const;
};

} // namespace Speckle::Sandbox
