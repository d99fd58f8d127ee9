// SPDX-License-Identifier: MIT
#include "ui/pages/clientspage.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "ui/pages/clientcolumns.h"
#include "ui/pages/clientwork.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialog>

namespace Speckle {

using namespace Qt::StringLiterals;

ClientsPage::ClientsPage(Session *session, const QString &accountId, UiState *state, QWidget *parent)
    : RecordsPage(accountId, parent)
    , m_work(new ClientWork([this] { return this->session(); }, this))
{
    setObjectName(u"clientsPage"_s);
    auto columns = clientColumns([this](const QString &id) { return m_work->client(id); });
    columns.insert(columns.begin() + 3, {u"stream"_s, tr("Stream"), 28,
                                         [this](const QString &id) { return m_work->streamName(id); }});
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
                        return m_work->client(ids.constFirst()).streamId().isEmpty()
                                   ? tr("It belongs to no stream.")
                                   : QString();
                    }});
    actions()->add(m_work->detailsAction());
    actions()->add(m_work->renameAction());
    actions()->add({u"clientDuplicates"_s, tr("&Select duplicates"), u"check"_s,
                    [this](const QStringList &) { selectDuplicates(); },
                    [this](const QStringList &) { return session() ? QString() : tr("You are signed out."); },
                    false, true});
    actions()->add(m_work->deleteAction());
}

QString ClientsPage::remark(const QString &id) const
{
    if (!session())
        return {};
    const QString orphan = m_work->orphanRemark(id);
    if (!orphan.isEmpty())
        return orphan;
    return session()->clients()->isDuplicate(id) ? tr("A later one is the same") : QString();
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
    // Calls that they have begun ended without a word, with the session before.
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    connect(session->clients(), &SessionClients::changed, this,
            [this](const QString &id) { model()->touch(id); });
    connect(session->clients(), &SessionClients::orphansChanged, this, [this] {
        model()->touchAll();
        actions()->refresh();
    });
    RecordList *list = session->clients()->list();
    for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone}) {
        // What is a duplicate depends on the others.
        connect(list, signal, this, [this] { model()->touchAll(); });
    }
    connect(session, &Session::streamChanged, this, [this] { model()->touchAll(); });
}

void ClientsPage::activated(const QString &id)
{
    if (const QString streamId = m_work->client(id).streamId(); !streamId.isEmpty())
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
