// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"
#include "core/records/resourceref.h"

#include <QByteArray>
#include <QList>

namespace Speckle {

/*!
 * A comment on a stream, an object, a project or another comment. From GET /comments/:type/:id, GET
 * /comments[/:commentId], GET /comments/assigned.
 *
 * Comments are private to the server's mind: by its `_id` one can be read, changed and deleted by its author
 * and by administrators alone, whoever may write what it is about. All who may read that see it in its list.
 */
class Comment : public Record
{
public:
    using Record::Record;

    [[nodiscard]] QString text() const { return Record::text("text"); }
    void setText(const QString &text) { setValue("text", text); }
    //! What it is about. Said once, by the route that it was posted to.
    [[nodiscard]] ResourceRef resource() const { return ResourceRef::fromJson(value("resource").toObject()); }
    [[nodiscard]] QList<ResourceRef> otherResources() const;
    void setOtherResources(const QList<ResourceRef> &resources);
    //! Ids of its answers, each once, oldest first. Some may dangle: what is deleted stays listed.
    [[nodiscard]] QStringList replies() const;
    //! Written by somebody who was not signed in: administrators alone can touch it.
    [[nodiscard]] bool isAnonymous() const { return owner().isEmpty(); }

    [[nodiscard]] QStringList assignedTo() const { return ids("assignedTo"); }
    void setAssignedTo(const QStringList &userIds)
    {
        setValue("assignedTo", QJsonArray::fromStringList(userIds));
    }
    [[nodiscard]] QStringList labels() const { return texts("labels"); }
    void setLabels(const QStringList &labels) { setValue("labels", QJsonArray::fromStringList(labels)); }
    //! Free text: the server knows no set of states or priorities.
    [[nodiscard]] QString status() const { return Record::text("status"); }
    void setStatus(const QString &status) { setValue("status", status); }
    [[nodiscard]] QString priority() const { return Record::text("priority"); }
    void setPriority(const QString &priority) { setValue("priority", priority); }
    [[nodiscard]] bool isClosed() const { return flag("closed"); }
    void setClosed(bool on) { setValue("closed", on); }
    [[nodiscard]] bool isFlagged() const { return flag("flagged"); }
    void setFlagged(bool on) { setValue("flagged", on); }

    //! The camera that it was written under, in the terms of the program that wrote it.
    [[nodiscard]] QJsonObject view() const { return value("view").toObject(); }
    void setView(const QJsonObject &view) { setValue("view", view); }
    //! As sent: a `data:` URL as a rule. Never to be fetched from where it may point to.
    [[nodiscard]] QString screenshot() const { return Record::text("screenshot"); }
    void setScreenshot(const QString &dataUrl) { setValue("screenshot", dataUrl); }
    //! The bytes of a screenshot that is a base64 `data:` URL of a PNG, JPEG or WebP; empty for all others.
    [[nodiscard]] QByteArray screenshotImage() const;

    /*!
     * What a PUT may hold to get from \a before to \a after: the changed ones of the members that can be
     * edited. `owner` is protected, `resource` is where it hangs, `comments` are other people's answers.
     * Lists and flags that \a after has lost go out empty: as null they would stay null.
     */
    [[nodiscard]] static QJsonObject difference(const Comment &before, const Comment &after);
    //! What a POST may hold: the members that can be edited, as far as they are of the type that the server
    //! wants. It refuses the whole comment otherwise, and keeps its id on the list for ever.
    [[nodiscard]] QJsonObject forCreation() const;
};

} // namespace Speckle
