// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/layer.h"
#include "core/records/record.h"

#include <QList>

#include <optional>

namespace Speckle {

/*!
 * A stream: objects in layers with a name, under a short `streamId`. From GET /streams[/:streamId].
 *
 * Known by its streamId, not by `_id`. `baseProperties.units` counts for every length in the stream's
 * objects; tolerances are in those units, the angle tolerance in radians.
 */
class Stream : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString streamId() const { return text("streamId"); }
    [[nodiscard]] QString name() const { return text("name"); }
    void setName(const QString &name) { setValue("name", name); }
    [[nodiscard]] QString description() const { return text("description"); }
    void setDescription(const QString &description) { setValue("description", description); }
    [[nodiscard]] QString commitMessage() const { return text("commitMessage"); }
    void setCommitMessage(const QString &message) { setValue("commitMessage", message); }
    [[nodiscard]] QStringList tags() const { return texts("tags"); }
    void setTags(const QStringList &tags) { setValue("tags", QJsonArray::fromStringList(tags)); }
    [[nodiscard]] QString jobNumber() const { return text("jobNumber"); }
    void setJobNumber(const QString &number) { setValue("jobNumber", number); }
    void setPrivate(bool on) { setValue("private", on); }

    [[nodiscard]] QString units() const;
    //! Empty takes it away; likewise a tolerance without a value.
    void setUnits(const QString &units);
    //! Empty where the server has none.
    [[nodiscard]] std::optional<double> tolerance() const;
    void setTolerance(std::optional<double> tolerance);
    [[nodiscard]] std::optional<double> angleTolerance() const;
    void setAngleTolerance(std::optional<double> tolerance);

    [[nodiscard]] QList<Layer> layers() const;
    //! Ids in stream order, duplicates kept, whether the server sent placeholders, whole objects or bare ids.
    [[nodiscard]] QStringList objectIds() const { return ids("objects"); }
    [[nodiscard]] QString parent() const { return text("parent"); }
    [[nodiscard]] QStringList children() const { return texts("children"); }
    //! In the archive.
    [[nodiscard]] bool isDeleted() const { return flag("deleted"); }
    void setDeleted(bool on) { setValue("deleted", on); }

    /*!
     * What a PUT may hold to get from \a before to \a after: changedMembers() without `streamId` (it would
     * rename the stream), without `owner`, and without objects and layers (they have calls of their own: the
     * server invents a default layer that must not be written back).
     */
    [[nodiscard]] static QJsonObject difference(const Stream &before, const Stream &after);

private:
    void setBaseProperty(QLatin1String key, const QJsonValue &property);
};

} // namespace Speckle
