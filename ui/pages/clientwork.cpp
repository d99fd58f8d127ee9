// SPDX-License-Identifier: MIT
#include "ui/pages/clientwork.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/clientdetails.h"
#include "ui/dialogs/clientdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/pages/access.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

ClientWork::ClientWork(std::function<Session *()> session, QWidget *window)
    : QObject(window)
    , m_session(std::move(session))
    , m_window(window)
{
}

ApiClient ClientWork::client(const QString &id) const
{
    Session *session = m_session();
    return session ? session->clients()->client(id).value_or(ApiClient()) : ApiClient();
}

QString ClientWork::streamName(const QString &id) const
{
    Session *session = m_session();
    const QString streamId = client(id).streamId();
    const auto stream = streamId.isEmpty() || !session ? std::nullopt : session->stream(streamId);
    return stream && !stream->name().isEmpty() ? stream->name() : streamId;
}

QString ClientWork::orphanRemark(const QString &id) const
{
    Session *session = m_session();
    if (!session || !session->clients()->isOrphan(id))
        return {};
    return client(id).streamId().isEmpty() ? tr("Belongs to no stream: nobody can change it")
                                           : tr("Its stream was deleted, or is not shared with you");
}

QString ClientWork::whyNotChange(const QStringList &ids) const
{
    Session *session = m_session();
    if (!session)
        return tr("You are signed out.");
    if (ids.isEmpty())
        return tr("Choose clients in the list first.");
    for (const QString &id : ids) {
        const ApiClient one = client(id);
        const QString name = oneLine(one.documentName(), 80);
        if (session->clients()->isOrphan(id)) {
            return one.streamId().isEmpty()
                       ? tr("Access to a client is that to its stream. “%1” belongs to none: the server lets "
                            "nobody change or delete it.")
                             .arg(name)
                       : tr("Access to a client is that to its stream. The stream of “%1” was deleted, or is "
                            "not shared with you: the server does not let you change or delete it.")
                             .arg(name);
        }
        // Of a stream that is not known yet the server is left to decide.
        const auto stream = session->stream(one.streamId());
        if (const QString why = stream ? whyNotWrite(session, *stream) : QString(); !why.isEmpty())
            return tr("Access to a client is that to its stream. %1").arg(why);
    }
    return {};
}

QString ClientWork::whyNotOne(const QStringList &ids) const
{
    if (!m_session())
        return tr("You are signed out.");
    return ids.size() == 1 ? QString() : tr("Choose one client in the list first.");
}

RecordAction ClientWork::detailsAction()
{
    return {u"clientDetails"_s, tr("De&tails…"), u"info"_s,
            [this](const QStringList &ids) { showDetails(ids.value(0)); },
            [this](const QStringList &ids) { return whyNotOne(ids); }};
}

RecordAction ClientWork::renameAction()
{
    return {u"clientRename"_s,
            tr("&Rename…"),
            u"edit"_s,
            [this](const QStringList &ids) { rename(ids.value(0)); },
            [this](const QStringList &ids) {
                const QString why = whyNotOne(ids);
                return why.isEmpty() ? whyNotChange(ids) : why;
            },
            false,
            false,
            QKeySequence(Qt::Key_F2)};
}

RecordAction ClientWork::deleteAction()
{
    return {u"clientDelete"_s,
            tr("&Delete…"),
            u"remove"_s,
            [this](const QStringList &ids) { remove(ids); },
            [this](const QStringList &ids) { return whyNotChange(ids); },
            true,
            true,
            QKeySequence(Qt::Key_Delete)};
}

RecordAction ClientWork::createAction(const QString &streamId)
{
    return {u"clientCreate"_s,
            tr("&New client…"),
            u"add"_s,
            [this, streamId](const QStringList &) { create(streamId); },
            [this](const QStringList &) { return m_session() ? QString() : tr("You are signed out."); },
            true};
}

void ClientWork::showDetails(const QString &id)
{
    if (Session *session = m_session())
        (new ClientDetails(session, id, m_window))->open();
}

ApiError ClientWork::signedOut()
{
    return ApiError(ApiError::Kind::Unauthorized, tr("You are signed out."));
}

void ClientWork::rename(const QString &id)
{
    const ApiClient before = client(id);
    auto *dialog = new NameDialog(tr("Rename client"), tr("Document:"), tr("&Rename"), before.documentName(),
                                  m_window);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, before](const QString &name) {
        Session *session = m_session();
        if (!session)
            return dialog->fail(signedOut());
        ApiClient after = before;
        after.setDocumentName(name);
        session->clients()
            ->save(before, after)
            ->then(
                dialog,
                [dialog](const EditOutcome<ApiClient> &outcome) {
                    if (outcome.isSaved())
                        return dialog->accept();
                    ApiError error(ApiError::Kind::Rejected, tr("Somebody else renamed it meanwhile."));
                    error.action = tr("rename the client");
                    dialog->fail(error);
                },
                [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void ClientWork::remove(const QStringList &ids)
{
    Session *session = m_session();
    if (!session)
        return;
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        items.append(
            {client(id).documentName(),
             [clients = session->clients(), id] { return static_cast<AbstractReply *>(clients->remove(id)); },
             streamName(id)});
    }
    (new BulkDialog(
         ids.size() == 1 ? tr("Delete this client?") : tr("Delete %1 clients?").arg(countText(ids.size())),
         tr("&Delete"), tr("The streams stay. A program that is still at work makes itself a new client."),
         items, m_window))
        ->open();
}

void ClientWork::create(const QString &streamId)
{
    Session *session = m_session();
    const auto stream = session ? session->stream(streamId) : std::nullopt;
    const bool mayWrite = stream && whyNotWrite(session, *stream).isEmpty();
    auto *dialog = new ClientDialog(
        mayWrite ? QString()
                 : tr("You may not write to this stream, so that you could not change or delete the client "
                      "afterwards."),
        m_window);
    connect(dialog, &ClientDialog::submitted, this, [this, dialog, streamId](const ApiClient &typed) {
        Session *now = m_session();
        if (!now)
            return dialog->fail(signedOut());
        ApiClient made = typed;
        made.setValue("streamId", streamId);
        now->clients()->create(made)->then(
            dialog, [dialog](const ApiClient &) { dialog->accept(); },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

} // namespace Speckle
