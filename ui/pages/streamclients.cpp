// SPDX-License-Identifier: MIT
#include "ui/pages/streamclients.h"

#include "core/session/session.h"
#include "core/session/sessionclients.h"
#include "ui/actions/recordactions.h"
#include "ui/pages/clientcolumns.h"
#include "ui/pages/clientwork.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QDialog>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamClients::StreamClients(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_work(new ClientWork([this] { return m_session.data(); }, this))
{
    setObjectName(u"streamClients"_s);
    auto columns = clientColumns([this](const QString &id) { return m_work->client(id); });
    columns.insert(columns.begin() + 3,
                   {u"owner"_s, tr("Owner"), 22, [this](const QString &id) {
                        const QString owner = m_work->client(id).owner();
                        return owner.isEmpty() || !m_session ? QString() : m_session->userName(owner);
                    }});
    m_model.setColumns(std::move(columns));
    build(state);
    showState();
}

StreamClients::~StreamClients()
{
    // First what asks this object, which is going, when rows and choice go.
    delete m_actions;
    delete m_table;
}

void StreamClients::build(UiState *state)
{
    m_table = new RecordsTable;
    m_table->setObjectName(u"streamClientsTable"_s);
    m_table->setAccessibleName(tr("Clients of the stream"));
    m_table->setRecords(&m_model);
    m_table->keepLayoutIn(state, "columns/streamClients"_L1);
    m_states = new StatePane(m_table, this);
    m_actions = new RecordActions(m_table, [this] { return m_table->selectedIds(); });
    m_actions->add(m_work->createAction(streamId()));
    m_actions->add(m_work->detailsAction());
    m_actions->add(m_work->renameAction());
    m_actions->add(m_work->deleteAction());
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_states, 1);
    setFocusProxy(m_table);

    connect(m_table, &RecordsTable::recordActivated, m_work, &ClientWork::showDetails);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    m_actions->refresh();
}

QString StreamClients::title() const
{
    const bool known = m_list && m_active && !m_list->isBusy() && !m_list->error().isError();
    // Before it was fetched: those that the session asked for by itself.
    const auto count = known ? m_list->ids().size() : m_session ? m_session->clientsOf(streamId()).size() : 0;
    return known || count > 0 ? tr("Clients (%1)").arg(countText(count)) : tr("Clients");
}

void StreamClients::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->clients()->disconnect(this);
    }
    // Calls that they have begun end without a word, with the session.
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    m_model.setList(nullptr);
    delete std::exchange(m_list, nullptr);
    m_session = session;
    m_active = false;
    if (session)
        follow();
    showState();
    m_actions->refresh();
}

void StreamClients::follow()
{
    m_list = m_session->clients()->listOf(streamId(), this);
    m_model.setList(m_list);
    connect(m_session->clients(), &SessionClients::changed, this, [this](const QString &id) {
        m_model.touch(id);
        m_actions->refresh();
    });
    connect(m_session, &Session::userChanged, this, [this] {
        m_model.touchAll();
        m_actions->refresh();
    });
    connect(m_session, &Session::clientsChanged, this, [this](const QString &id) {
        if (id == streamId())
            refresh();
        showState();
    });
    connect(m_list, &RecordList::stateChanged, this, [this] { showState(); });
    connect(m_list, &RecordList::inserted, this, [this] { showState(); });
    connect(m_list, &RecordList::removed, this, [this] { showState(); });
    connect(m_list, &RecordList::busyChanged, this, [this](bool busy) {
        showState();
        if (!busy && !m_list->error().isError() && std::exchange(m_failed, false))
            emit recovered();
    });
    connect(m_list, &RecordList::failed, this, [this](const ApiError &error) {
        // Where there is nothing else to show, the pane tells of it, and the bar would only repeat it.
        if (m_list->ids().isEmpty())
            return;
        m_failed = true;
        emit failed(error, [guard = QPointer<StreamClients>(this)] {
            if (guard)
                guard->refresh();
        });
    });
}

void StreamClients::showRecord()
{
    m_actions->refresh();
    showState();
}

void StreamClients::activate()
{
    if (!m_list || m_active)
        return;
    m_active = true;
    m_list->refresh();
}

void StreamClients::refresh()
{
    if (m_list && m_active)
        m_list->refresh();
}

void StreamClients::showState()
{
    if (const QString now = title(); std::exchange(m_shownTitle, now) != now)
        emit titleChanged();
    if (!m_list) {
        m_states->showEmpty(tr("Signed out"), tr("Sign in to see the clients of this stream."));
        return;
    }
    switch (m_list->state()) {
    case RecordList::State::Loading:
        m_states->showLoading(tr("Loading the clients…"));
        break;
    case RecordList::State::Empty:
        m_states->showEmpty(tr("No clients yet"),
                            tr("Programs that send to this stream or receive from it appear here."));
        break;
    case RecordList::State::Forbidden:
        m_states->showForbidden(m_list->error());
        break;
    case RecordList::State::Failed:
        m_states->showFailed(m_list->error(), [this] { refresh(); });
        break;
    case RecordList::State::Ready:
        m_states->showContent();
        break;
    }
}

} // namespace Speckle
