// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

namespace Speckle {

/*!
 * A project: streams that are shared with the same people. From GET /projects[/:projectId]. Known by `_id`.
 *
 * It holds two pairs of lists that are easily taken for one another:
 * - canRead() and canWrite(), as with every record, are about the project itself: who sees it in the list,
 *   who may rename it, add streams and people;
 * - streamReaders() and streamWriters() (`permissions.canRead`, `permissions.canWrite`) are about its
 *   streams: whom the project gave access to them. Whoever may write every stream of a project may still not
 *   be allowed to change its name.
 */
class Project : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString name() const { return text("name"); }
    void setName(const QString &name) { setValue("name", name); }
    [[nodiscard]] QString description() const { return text("description"); }
    void setDescription(const QString &description) { setValue("description", description); }
    [[nodiscard]] QStringList tags() const { return texts("tags"); }
    void setTags(const QStringList &tags) { setValue("tags", QJsonArray::fromStringList(tags)); }
    [[nodiscard]] QString jobNumber() const { return text("jobNumber"); }
    void setJobNumber(const QString &number) { setValue("jobNumber", number); }
    void setPrivate(bool on) { setValue("private", on); }
    void setAnonymousComments(bool on) { setValue("anonymousComments", on); }
    //! In the archive. The server knows no other way back from a deletion.
    [[nodiscard]] bool isDeleted() const { return flag("deleted"); }
    void setDeleted(bool on) { setValue("deleted", on); }

    //! streamIds in the project's order, each once. Some may dangle: streams that were deleted stay listed.
    [[nodiscard]] QStringList streamIds() const;

    //! `permissions.canRead`, `permissions.canWrite`: whom the project gave its streams to. Changed by
    //! ProjectsResource::addUser() and its like only: a PUT of them would reach no stream.
    [[nodiscard]] QStringList streamReaders() const;
    [[nodiscard]] QStringList streamWriters() const;

    //! Of the project itself. People who are taken off keep what they have in its streams.
    void setCanRead(const QStringList &ids) { setValue("canRead", QJsonArray::fromStringList(ids)); }
    void setCanWrite(const QStringList &ids) { setValue("canWrite", QJsonArray::fromStringList(ids)); }

    /*!
     * What a PUT may hold to get from \a before to \a after: changedMembers() without `owner` (whoever may
     * write a project could give it away), without `streams` and `permissions` (the server passes nothing of
     * them on to the streams: they have calls of their own), without `comments` and `__v`, which are the
     * server's. Lists that \a after has lost go out empty (as null they would stay null), flags not at all.
     */
    [[nodiscard]] static QJsonObject difference(const Project &before, const Project &after);
    //! What a POST may hold: this without what the server sets itself, and without `streams` and
    //! `permissions`, for the same reason.
    [[nodiscard]] QJsonObject forCreation() const;
};

} // namespace Speckle
