// SPDX-License-Identifier: MIT
#include "ui/objects/objectactions.h"

#include "core/objects/objectstore.h"
#include "core/session/session.h"
#include "core/session/streamobjects.h"
#include "ui/actions/recordactions.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/objects/editableobject.h"
#include "ui/objects/jsonedit.h"
#include "ui/objects/objectexport.h"
#include "ui/objects/objectspane.h"
#include "ui/objects/objecttreeview.h"
#include "ui/pages/access.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

ObjectActions::ObjectActions(const QString &streamId, ObjectsPane *pane)
    : QObject(pane)
    , m_streamId(streamId)
    , m_pane(pane)
    , m_actions(new RecordActions(pane->tree(), [pane] { return pane->selectedIds(); }))
    , m_export(new ObjectExport(streamId, pane))
{
    addActions();
    connect(pane, &ObjectsPane::selectionChanged, this, &ObjectActions::refresh);
    connect(pane, &ObjectsPane::menuRequested, m_actions, &RecordActions::popup);
    connect(m_export, &ObjectExport::failed, this, &ObjectActions::failed);
    refresh();
}

void ObjectActions::addActions()
{
    const auto one = [this](const QStringList &ids) { return whyNotOne(ids); };
    const auto change = [this](const QStringList &ids) { return whyNotChange(ids); };
    m_actions->add({u"objectNew"_s, tr("&New from JSON…"), u"add"_s,
                    [this](const QStringList &) { create(); },
                    [this](const QStringList &) { return whyNotWriteStream(); }, true});
    m_actions->add({u"objectEdit"_s, tr("&Edit…"), u"edit"_s,
                    [this](const QStringList &ids) {
                        fetch(ids.constFirst(), [this](const RawObject &raw) { edit(raw); });
                    },
                    change, true, true, QKeySequence(Qt::Key_F2)});
    m_actions->add({u"objectProperties"_s, tr("Edit &properties…"), u"tag"_s,
                    [this](const QStringList &ids) {
                        fetch(ids.constFirst(), [this](const RawObject &raw) { editProperties(raw); });
                    },
                    change, true});
    m_actions->add({u"objectDerive"_s, tr("De&rive…"), u"copy"_s,
                    [this](const QStringList &ids) {
                        fetch(ids.constFirst(), [this](const RawObject &raw) { derive(raw); });
                    },
                    one, true});
    m_actions->add({u"objectDelete"_s, tr("&Delete…"), u"remove"_s,
                    [this](const QStringList &ids) { remove(ids); },
                    [this](const QStringList &ids) { return whyNotDelete(ids); }, true, false,
                    QKeySequence(Qt::Key_Delete)});
    m_actions->add({u"objectCopyId"_s, tr("&Copy id"), u"copy"_s,
                    [](const QStringList &ids) { QGuiApplication::clipboard()->setText(ids.join(u'\n')); }});
    m_actions->add({u"objectRetry"_s, tr("&Try again"), u"refresh"_s,
                    [this](const QStringList &) { m_pane->retryFailed(); },
                    [this](const QStringList &ids) {
                        for (const QString &id : ids) {
                            if (m_session && m_session->objects()->error(id).isError())
                                return QString();
                        }
                        return tr("It is for objects that could not be loaded.");
                    }});
    m_actions->add({u"objectCollapse"_s,
                    tr("Close all &layers"),
                    {},
                    [this](const QStringList &) { m_pane->tree()->collapseAll(); },
                    [](const QStringList &) { return QString(); },
                    false,
                    true});
    m_actions->add(
        {u"objectSaveAll"_s, tr("&Save all objects as JSON…"), u"save"_s,
         [this](const QStringList &) { m_export->start(); },
         [this](const QStringList &) { return m_session ? QString() : tr("You are signed out."); }});
    m_actions->add(
        {u"objectListAll"_s, tr("List &all objects of the server…"), u"search"_s,
         [this](const QStringList &) { listAll(); },
         [this](const QStringList &) { return m_session ? QString() : tr("You are signed out."); }});
}

void ObjectActions::addComments()
{
    m_actions->add({u"objectComments"_s, tr("Co&mments…"), u"comment"_s,
                    [this](const QStringList &ids) { emit commentsRequested(ids.constFirst()); },
                    [this](const QStringList &ids) { return whyNotOne(ids); }, true, true});
    refresh();
}

void ObjectActions::fillBar(QBoxLayout *bar)
{
    m_actions->fillBar(bar);
}

void ObjectActions::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->objects()->disconnect(this);
    }
    m_session = session;
    m_export->setSession(session);
    if (session) {
        connect(session, &Session::accountChanged, this, &ObjectActions::refresh);
        connect(session->objects(), &ObjectStore::objectsChanged, this, &ObjectActions::refresh);
    }
    refresh();
}

void ObjectActions::refresh()
{
    m_actions->refresh();
}

QString ObjectActions::whyNotWriteStream() const
{
    return whyNotWrite(m_session, m_session ? m_session->stream(m_streamId).value_or(Stream()) : Stream());
}

QString ObjectActions::whyNotOne(const QStringList &ids) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (ids.isEmpty())
        return tr("Choose an object in the tree first.");
    if (ids.size() > 1)
        return tr("Choose one object only.");
    const RawObject *object = m_session->objects()->object(ids.constFirst());
    return object && object->isDenied() ? tr("It is not there any more, or you may not see it.") : QString();
}

QString ObjectActions::whyNotChange(const QStringList &ids) const
{
    if (const QString why = whyNotOne(ids); !why.isEmpty())
        return why;
    const RawObject *object = m_session->objects()->object(ids.constFirst());
    return object ? whyNotWrite(m_session, EditableObject::rights(*object)) : tr("It is still being loaded.");
}

QString ObjectActions::whyNotDelete(const QStringList &ids) const
{
    if (!m_session)
        return tr("You are signed out.");
    if (ids.isEmpty())
        return tr("Choose objects in the tree first.");
    for (const QString &id : ids) {
        const RawObject *object = m_session->objects()->object(id);
        if (!object)
            return tr("It is still being loaded.");
        if (object->isDenied())
            return tr("It is not there any more, or you may not see it.");
        if (const QString why = whyNotOwn(m_session, EditableObject::rights(*object)); !why.isEmpty())
            return why;
    }
    return {};
}

bool ObjectActions::isSignedOut(JsonEdit *dialog) const
{
    if (m_session)
        return false;
    dialog->fail(ApiError(ApiError::Kind::Unauthorized, tr("You are signed out.")));
    return true;
}

void ObjectActions::create()
{
    auto *dialog = new JsonEdit(tr("New objects"),
                                tr("One object { … } or a list [ { … }, { … } ]. Each needs a “type”. They "
                                   "are put at the end of this stream, where no layer covers them."),
                                tr("&Create"), true, m_pane);
    dialog->setJson("{\"type\":\"Point\",\"name\":\"\",\"value\":[0,0,0],\"properties\":{}}");
    connect(dialog, &JsonEdit::submitted, this, [this, dialog](const QList<QJsonObject> &objects) {
        if (isSignedOut(dialog))
            return;
        StreamObjects(m_session, m_streamId)
            .add(objects)
            ->then(
                dialog, [dialog](const QStringList &) { dialog->accept(); },
                [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void ObjectActions::fetch(const QString &id, const std::function<void(const RawObject &)> &go)
{
    if (!m_session)
        return;
    const auto retry = [guard = QPointer<ObjectActions>(this), id, go] {
        if (guard)
            guard->fetch(id, go);
    };
    m_session->objects()->fetchWhole(id)->then(
        this,
        [this, go](const RawObject &raw) {
            if (m_pane->findChild<JsonEdit *>())
                return; // the key was pressed twice
            // Without it being whole, what is missing would be taken for what is to be deleted.
            if (!raw.decoded().isEmpty()) {
                go(raw);
                return;
            }
            ApiError error(ApiError::Kind::Rejected,
                           tr("it holds numbers or depths that this program can show, but not change"));
            error.action = tr("edit the object");
            emit failed(error, {});
        },
        [this, retry](const ApiError &error) { emit failed(error, retry); });
}

void ObjectActions::edit(const RawObject &raw)
{
    const EditableObject object(raw);
    auto *dialog
        = new JsonEdit(tr("Edit the object"),
                       tr("Only what you change is sent. All streams that hold this object show it changed.")
                           + object.hiddenNote(),
                       tr("&Save"), false, m_pane);
    dialog->setJson(object.json());
    connect(dialog, &JsonEdit::submitted, this, [this, dialog, object](const QList<QJsonObject> &objects) {
        save(dialog, SpeckleObject(object.whole()), SpeckleObject(object.merged(objects.constFirst())));
    });
    dialog->open();
}

void ObjectActions::save(JsonEdit *dialog, const SpeckleObject &before, const SpeckleObject &after)
{
    if (isSignedOut(dialog))
        return;
    StreamObjects(m_session, m_streamId)
        .save(before, after)
        ->then(
            dialog,
            [this, dialog](const EditOutcome<SpeckleObject> &outcome) {
                if (!outcome.isSaved()) {
                    ask(dialog, outcome);
                    return;
                }
                dialog->accept();
                m_pane->reload({outcome.now.id()});
            },
            [dialog](const ApiError &error) { dialog->fail(error); });
}

void ObjectActions::ask(JsonEdit *dialog, const EditOutcome<SpeckleObject> &outcome)
{
    dialog->wait();
    auto *question = new ConflictDialog(outcome.now.name(), outcome.merged, dialog);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, dialog, [this, dialog, question, outcome] {
        save(dialog, outcome.now, outcome.resolvedWith(question->choices()));
    });
    question->open();
}

void ObjectActions::editProperties(const RawObject &raw)
{
    const SpeckleObject object = SpeckleObject::of(raw);
    const QJsonObject before = object.properties();
    auto *dialog = new JsonEdit(
        tr("Edit the properties"),
        tr("Only what you change is sent, and put over what the object has by then. A property "
           "that you take out becomes null: the server removes none this way."),
        tr("&Save"), false, m_pane);
    dialog->setJson(QJsonDocument(before).toJson(QJsonDocument::Compact));
    connect(dialog, &JsonEdit::submitted, this,
            [this, dialog, id = raw.id(), before](const QList<QJsonObject> &objects) {
                if (isSignedOut(dialog))
                    return;
                const QJsonObject changes = EditableObject::changes(before, objects.constFirst());
                StreamObjects(m_session, m_streamId)
                    .saveProperties(id, changes)
                    ->then(
                        dialog,
                        [this, dialog, id](const Done &) {
                            dialog->accept();
                            m_pane->reload({id});
                        },
                        [dialog](const ApiError &error) { dialog->fail(error); });
            });
    dialog->open();
}

void ObjectActions::derive(const RawObject &raw)
{
    const EditableObject object(raw);
    auto *dialog = new JsonEdit(tr("Derive an object"),
                                tr("A new object is made of this one with your changes; this one stays as it "
                                   "is. Lists cannot get shorter this way.")
                                    + object.hiddenNote(),
                                tr("&Derive"), false, m_pane);
    dialog->setJson(object.json());
    connect(dialog, &JsonEdit::submitted, this, [this, dialog, object](const QList<QJsonObject> &objects) {
        if (isSignedOut(dialog))
            return;
        const QString id = SpeckleObject(object.whole()).id();
        const QJsonObject changes = SpeckleObject::difference(
            SpeckleObject(object.whole()), SpeckleObject(object.merged(objects.constFirst())));
        StreamObjects(m_session, m_streamId)
            .derive(id, changes)
            ->then(
                dialog,
                [this, dialog, id](const QString &made) {
                    dialog->accept();
                    offerInPlace(id, made);
                },
                [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void ObjectActions::offerInPlace(const QString &oldId, const QString &newId)
{
    const QString why = whyNotWriteStream();
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Derived"),
                          tr("The new object has the id %1. It is in no stream yet.").arg(oneLine(newId, 64)),
                          QMessageBox::NoButton, m_pane);
    box->setObjectName(u"objectQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        why.isEmpty() ? tr("Put it into this stream in place of the one that it was made of?") : why);
    QPushButton *put = box->addButton(tr("&Put it in place"), QMessageBox::AcceptRole);
    put->setObjectName(u"objectPutInPlace"_s);
    put->setEnabled(why.isEmpty());
    QPushButton *leave = box->addButton(tr("&Leave the stream as it is"), QMessageBox::RejectRole);
    box->setDefaultButton(why.isEmpty() ? put : leave);
    box->setEscapeButton(leave);
    connect(put, &QPushButton::clicked, this, [this, oldId, newId] {
        if (!m_session)
            return;
        StreamObjects(m_session, m_streamId)
            .replace(oldId, newId)
            ->then(
                this, [](const Done &) {}, [this](const ApiError &error) { emit failed(error, {}); });
    });
    box->open();
}

void ObjectActions::remove(const QStringList &ids)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        const RawObject *object = m_session->objects()->object(id);
        const QString name = object && !object->name().isEmpty() ? object->name() : id;
        items.append({name, [session = m_session, streamId = m_streamId, id]() -> AbstractReply * {
                          if (!session)
                              return settledReply<Done>(
                                  QCoreApplication::instance(),
                                  ApiError(ApiError::Kind::Unauthorized, tr("You are signed out.")));
                          return StreamObjects(session, streamId).remove(id);
                      }});
    }
    auto *dialog
        = new BulkDialog(items.size() == 1 ? tr("Delete this object for good?")
                                           : tr("Delete %1 objects for good?").arg(countText(items.size())),
                         tr("Delete"),
                         tr("There is no way back. Streams keep the ids of deleted objects, this one too: "
                            "there they are shown "
                            "as missing until the program that sends the stream sends it again."),
                         items, m_pane);
    dialog->setObjectName(u"objectDeleteDialog"_s);
    connect(dialog, &BulkDialog::ended, this, [this, ids] { m_pane->reload(ids); });
    dialog->open();
}

void ObjectActions::listAll()
{
    const auto tell = [this](const QString &text) {
        auto *box = new QMessageBox(QMessageBox::Information, tr("All objects of the server"), text,
                                    QMessageBox::Close, m_pane);
        box->setObjectName(u"objectQuestion"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->open();
    };
    StreamObjects(m_session, m_streamId)
        .listAll()
        ->then(
            this,
            [tell](const QList<RawObject> &all) {
                tell(all.size() == 1 ? tr("The server lists 1 object.")
                                     : tr("The server lists %1 objects.").arg(countText(all.size())));
            },
            [tell](const ApiError &error) { tell(error.sentence()); });
}

} // namespace Speckle
