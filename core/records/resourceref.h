// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Speckle {

//! What comments can be about. (The server's routes know `user`, too, but can keep no comment there.)
enum class ResourceType { Stream, Object, Project, Comment };

//! As the routes spell it: "streams".
[[nodiscard]] QString routeName(ResourceType type);

//! What a comment points to, as the server keeps it: text that nobody checked.
struct ResourceRef
{
    QString type; //!< singular or plural, as whoever wrote the comment spelt it
    QString id; //!< a streamId for streams, an `_id` for all others

    //! Empty for a type that we do not know.
    [[nodiscard]] std::optional<ResourceType> resourceType() const;

    [[nodiscard]] static ResourceRef fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const ResourceRef &, const ResourceRef &) = default;
};

} // namespace Speckle
