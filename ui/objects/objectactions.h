// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/edit.h"
#include "core/objects/rawobject.h"
#include "core/records/speckleobject.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QBoxLayout;

namespace Speckle {

class JsonEdit;
class ObjectExport;
class ObjectsPane;
class RecordActions;
class Session;

/*!
 * What can be done with the objects of a stream, as buttons and as the context menu of their tree: made from
 * JSON, edited, derived from, deleted. Rights are those of the stream and of the object; what may not be done
 * says why.
 *
 * Object names of the actions: objectNew, objectEdit, objectProperties, objectDerive, objectDelete,
 * objectComments, objectCopyId, objectRetry, objectCollapse, objectSaveAll, objectListAll. Dialogs:
 * jsonEditDialog, objectQuestion, objectDeleteDialog.
 */
class ObjectActions : public QObject
{
    Q_OBJECT

public:
    ObjectActions(const QString &streamId, ObjectsPane *pane);

    void fillBar(QBoxLayout *bar);
    //! One more action, for who can show comments: commentsRequested().
    void addComments();
    //! nullptr: signed out.
    void setSession(Session *session);
    //! Other rights, or another choice.
    void refresh();

signals:
    //! The comments on an object shall be shown.
    void commentsRequested(const QString &objectId);
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);

private:
    void addActions();
    [[nodiscard]] QString whyNotOne(const QStringList &ids) const;
    [[nodiscard]] QString whyNotChange(const QStringList &ids) const;
    [[nodiscard]] QString whyNotDelete(const QStringList &ids) const;
    [[nodiscard]] QString whyNotWriteStream() const;
    void create();
    //! The whole object, then \a go.
    void fetch(const QString &id, const std::function<void(const RawObject &)> &go);
    void edit(const RawObject &raw);
    void save(JsonEdit *dialog, const SpeckleObject &before, const SpeckleObject &after);
    void ask(JsonEdit *dialog, const EditOutcome<SpeckleObject> &outcome);
    void editProperties(const RawObject &raw);
    void derive(const RawObject &raw);
    void offerInPlace(const QString &oldId, const QString &newId);
    void remove(const QStringList &ids);
    void listAll();
    //! What happens when somebody is signed out while a dialog is open.
    [[nodiscard]] bool isSignedOut(JsonEdit *dialog) const;

    QString m_streamId;
    ObjectsPane *m_pane;
    QPointer<Session> m_session;
    RecordActions *m_actions;
    ObjectExport *m_export;
};

} // namespace Speckle
