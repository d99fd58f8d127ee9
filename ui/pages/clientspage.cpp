// SPDX-License-Identifier: MIT
#include "ui/pages/clientspage.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/namedialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QSet>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
// As many as fit into one address.
constexpr qsizetype streamsAQuery = 50;
} // namespace

ClientsPage::ClientsPage(Session *session, const QString &accountId, UiState *state, QWidget *parent)
    : RecordsPage(accountId, parent)
{
    setObjectName(u"clientsPage"_s);
    std::vector<RecordsModel::Column> columns;
    columns.push_back({u"document"_s, tr("Document"), 28, [this](const QString &id) {
                           const QString name = client(id).documentName();
                           return name.isEmpty() ? tr("(no name)") : name;
                       }});
    columns.back().icon = [](const QString &) { return Speckle::icon(u"client"_s); };
    columns.back().toolTip = [this](const QString &id) {
        const ApiClient one = client(id);
        return one.documentName() + u'\n' + one.documentLocation();
    };
    columns.push_back({u"application"_s, tr("Application"), 18,
                       [this](const QString &id) { return client(id).documentType(); }});
    columns.push_back({u"role"_s, tr("Role"), 12, [this](const QString &id) { return client(id).role(); }});
    columns.push_back({u"stream"_s, tr("Stream"), 28, [this](const QString &id) { return streamName(id); }});
    columns.push_back({u"online"_s, tr("Online"), 10, [this](const QString &id) {
                           return client(id).isOnline() ? tr("Online") : QString();
                       }});
    columns.push_back({u"seen"_s, tr("Last seen"), 20,
                       [this](const QString &id) { return timeText(client(id).updatedAt()); }});
    columns.back().sortKey = [this](const QString &id) { return QVariant(client(id).updatedAt()); };
    columns.back().toolTip = [this](const QString &id) { return exactTimeText(client(id).updatedAt()); };
    columns.push_back({u"remark"_s, tr("Remarks"), 34, [this](const QString &id) { return remark(id); }});
    columns.back().icon
        = [this](const QString &id) { return remark(id).isEmpty() ? QIcon() : Speckle::icon(u"warning"_s); };
    addActions();
    setUp(session, std::move(columns),
          {tr("Find clients: document, application, stream …"), tr("Loading the clients…"),
           tr("No clients yet"), tr("Programs that send to streams or receive from them appear here."),
           tr("Sign in to see the clients of this account.")},
          state, "columns/clients"_L1);
    auto *odd = new QCheckBox(tr("&Only with remarks"), this);
    odd->setObjectName(u"clientsOddOnly"_s);
    connect(odd, &QCheckBox::toggled, this, [this](bool on) {
        table()->setAccepts(on ? [this](const QString &id) { return !remark(id).isEmpty(); }
                               : std::function<bool(const QString &)>());
    });
    bar()->insertWidget(1, odd);
}

void ClientsPage::addActions()
{
    actions()->add({u"clientOpenStream"_s, tr("&Open its stream"), u"open"_s,
                    [this](const QStringList &ids) { activated(ids.value(0)); },
                    [this](const QStringList &ids) {
                        if (ids.size() != 1)
                            return tr("Choose one client in the list first.");
                        return client(ids.constFirst()).streamId().isEmpty() ? tr("It belongs to no stream.")
                                                                             : QString();
                    }});
    actions()->add({u"clientRename"_s, tr("&Rename…"), u"edit"_s,
                    [this](const QStringList &ids) { rename(ids.value(0)); },
                    [this](const QStringList &ids) {
                        return ids.size() == 1 ? whyNotChange(ids)
                                               : tr("Choose one client in the list first.");
                    }});
    actions()->add({u"clientDuplicates"_s, tr("&Select duplicates"), u"check"_s,
                    [this](const QStringList &) { selectDuplicates(); },
                    [this](const QStringList &) { return session() ? QString() : tr("You are signed out."); },
                    false, true});
    actions()->add({u"clientDelete"_s, tr("&Delete…"), u"remove"_s,
                    [this](const QStringList &ids) { remove(ids); },
                    [this](const QStringList &ids) { return whyNotChange(ids); }, true, true,
                    QKeySequence(Qt::Key_Delete)});
}

ApiClient ClientsPage::client(const QString &id) const
{
    return session() ? session()->clients()->client(id).value_or(ApiClient()) : ApiClient();
}

QString ClientsPage::streamName(const QString &id) const
{
    const QString streamId = client(id).streamId();
    const auto stream = streamId.isEmpty() || !session() ? std::nullopt : session()->stream(streamId);
    return stream && !stream->name().isEmpty() ? stream->name() : streamId;
}

QString ClientsPage::remark(const QString &id) const
{
    if (!session())
        return {};
    if (session()->clients()->isOrphan(id))
        return tr("Belongs to no stream: nobody can change it");
    return session()->clients()->isDuplicate(id) ? tr("A later one is the same") : QString();
}

QString ClientsPage::whyNotChange(const QStringList &ids) const
{
    if (!session())
        return tr("You are signed out.");
    if (ids.isEmpty())
        return tr("Choose clients in the list first.");
    for (const QString &id : ids) {
        if (session()->clients()->isOrphan(id))
            return tr("Access to a client is that to its stream. “%1” belongs to none: the server lets "
                      "nobody "
                      "change or delete it.")
                .arg(client(id).documentName().left(80));
    }
    return {};
}

void ClientsPage::rename(const QString &id)
{
    const ApiClient before = client(id);
    auto *dialog
        = new NameDialog(tr("Rename client"), tr("Document:"), tr("&Rename"), before.documentName(), this);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, before](const QString &name) {
        if (!session())
            return;
        ApiClient after = before;
        after.setDocumentName(name);
        session()
            ->clients()
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

void ClientsPage::remove(const QStringList &ids)
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        items.append({client(id).documentName(),
                      [clients = session()->clients(), id] {
                          return static_cast<AbstractReply *>(clients->remove(id));
                      },
                      streamName(id)});
    }
    (new BulkDialog(
         ids.size() == 1 ? tr("Delete this client?") : tr("Delete %1 clients?").arg(countText(ids.size())),
         tr("&Delete"), tr("The streams stay. A program that is still at work makes itself a new client."),
         items, this))
        ->open();
}

void ClientsPage::selectDuplicates()
{
    QStringList ids;
    for (const QString &id : session()->clients()->list()->ids()) {
        if (session()->clients()->isDuplicate(id) && !session()->clients()->isOrphan(id))
            ids.append(id);
    }
    table()->selectAll(ids);
    table()->setFocus();
}

RecordList *ClientsPage::listOf(Session *session) const
{
    return session->clients()->list();
}

void ClientsPage::follow(Session *session)
{
    connect(session->clients(), &SessionClients::changed, this,
            [this](const QString &id) { model()->touch(id); });
    RecordList *list = session->clients()->list();
    for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone}) {
        connect(list, signal, this, [this] {
            model()->touchAll(); // what is a duplicate depends on the others
            loadStreamNames();
        });
    }
    connect(session, &Session::streamChanged, this, [this] { model()->touchAll(); });
    loadStreamNames();
}

void ClientsPage::loadStreamNames()
{
    QStringList unknown;
    for (const QString &id : session()->clients()->list()->ids()) {
        const QString streamId = client(id).streamId();
        if (!streamId.isEmpty() && !session()->stream(streamId) && !unknown.contains(streamId))
            unknown.append(streamId);
    }
    for (qsizetype i = 0; i < unknown.size(); i += streamsAQuery) {
        handle(
            session()->loadStreams(
                Query().fields(listedStreamFields()).whereIn(u"streamId"_s, unknown.mid(i, streamsAQuery))),
            [](const QList<Stream> &) {});
    }
}

void ClientsPage::activated(const QString &id)
{
    if (const QString streamId = client(id).streamId(); !streamId.isEmpty())
        emit streamRequested(accountId(), streamId);
}

QString ClientsPage::countWords(int count) const
{
    return count == 1 ? tr("1 client") : tr("%1 clients").arg(countText(count));
}

QString ClientsPage::title() const
{
    return tr("Clients");
}

QIcon ClientsPage::icon() const
{
    return Speckle::icon(u"client"_s);
}

QString ClientsPage::address() const
{
    return u"clients"_s;
}

} // namespace Speckle
