// SPDX-License-Identifier: MIT
#include "ui/pages/commentspage.h"

#include "core/objects/objectstore.h"
#include "core/session/sessioncomments.h"
#include "core/session/sessionprojects.h"
#include "core/session/sessions.h"
#include "ui/actions/recordactions.h"
#include "ui/comments/commentsdialog.h"
#include "ui/comments/commentview.h"
#include "ui/comments/commentwork.h"
#include "ui/widgets/filterline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/statepane.h"
#include "ui/widgets/textformat.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

CommentsPage::CommentsPage(Sessions *sessions, Session *session, const QString &accountId, Which which,
                           UiState *state, QWidget *parent)
    : Page(parent)
    , m_sessions(sessions)
    , m_accountId(accountId)
    , m_which(which)
    , m_state(state)
    , m_filter(new FilterLine)
    , m_all(new QCheckBox(tr("A&ll accounts")))
    , m_openOnly(new QCheckBox(tr("&Open ones only")))
    , m_table(new RecordsTable)
    , m_actions(new RecordActions(m_table, [this] { return m_table->selectedIds(); }))
    , m_view(new CommentView)
    , m_missing(new QLabel)
{
    setObjectName(u"commentsPage"_s);
    m_model.setColumns(columns());
    m_model.setList(&m_rows);
    m_model.setDimmed([this](const QString &row) { return comment(row).isClosed(); });
    addActions();
    build(state);
    if (m_sessions) {
        connect(m_sessions, &Sessions::sessionStarted, this, &CommentsPage::followSessions);
        connect(m_sessions, &Sessions::sessionEnded, this, &CommentsPage::forget);
    }
    setSession(session);
}

CommentsPage::~CommentsPage()
{
    blockSignals(true); // whoever listens may be half gone by now
    // First what asks this object, which is going. Nothing may be drawn any more: the window may be going,
    // too.
    delete m_actions;
    delete m_table;
    const QStringList accounts = m_sources.keys();
    for (const QString &account : accounts)
        release(account);
}

void CommentsPage::setSession(Session *session)
{
    if (!m_sessions && m_sources.value(m_accountId).session != session) {
        forget(m_accountId);
        if (session)
            follow(m_accountId, session);
    }
    followSessions();
}

void CommentsPage::followSessions()
{
    if (m_sessions) {
        const QList<Account> accounts = m_sessions->accounts()->accounts();
        m_all->setVisible(accounts.size() > 1);
        for (const Account &account : accounts) {
            Session *session = m_sessions->session(account.id);
            const bool wanted = session && (m_all->isChecked() || account.id == m_accountId);
            const bool there = m_sources.contains(account.id);
            if (there && (!wanted || m_sources.value(account.id).session != session))
                forget(account.id);
            if (wanted && m_sources.value(account.id).session != session)
                follow(account.id, session);
        }
        m_table->header()->setSectionHidden(5, !m_all->isChecked() || !m_all->isVisibleTo(this));
    } else {
        m_all->hide();
        m_table->header()->setSectionHidden(5, true);
    }
    merge();
}

void CommentsPage::follow(const QString &accountId, Session *session)
{
    Source source;
    source.session = session;
    source.list = listOf(session);
    source.work = new CommentWork(this, m_state);
    source.work->setSession(session);
    m_sources.insert(accountId, source);
    connect(source.work, &CommentWork::failed, this, &Page::failed);
    for (const auto signal : {&RecordList::inserted, &RecordList::removed, &RecordList::resetDone})
        connect(source.list, signal, this, &CommentsPage::merge);
    connect(source.list, &RecordList::busyChanged, this, &CommentsPage::showState);
    connect(session->comments(), &SessionComments::changed, this, [this, accountId](const QString &id) {
        m_model.touch(accountId + u'\n' + id);
        m_actions->refresh();
        showCurrent();
    });
    const auto namesChanged = [this] {
        m_model.touchAll();
        showCurrent();
    };
    connect(session, &Session::streamChanged, this, namesChanged);
    connect(session, &Session::userChanged, this, namesChanged);
    connect(session->projects(), &SessionProjects::changed, this, namesChanged);
    connect(session->objects(), &ObjectStore::objectsChanged, this, namesChanged);
    source.list->refresh();
}

void CommentsPage::forget(const QString &accountId)
{
    release(accountId);
    merge();
}

void CommentsPage::release(const QString &accountId)
{
    const Source source = m_sources.take(accountId);
    if (source.session) {
        source.session->disconnect(this);
        source.session->comments()->disconnect(this);
        source.session->projects()->disconnect(this);
        source.session->objects()->disconnect(this);
        qDeleteAll(findChildren<CommentsDialog *>(Qt::FindDirectChildrenOnly));
    }
    if (source.list)
        source.list->disconnect(this);
    if (source.work) {
        source.work->setSession(nullptr);
        delete source.work;
    }
}

void CommentsPage::merge()
{
    QStringList rows;
    for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
        if (!source->list)
            continue;
        for (const QString &id : source->list->ids())
            rows += source.key() + u'\n' + id;
    }
    std::stable_sort(rows.begin(), rows.end(), [this](const QString &a, const QString &b) {
        return comment(a).createdAt() > comment(b).createdAt();
    });
    m_rows.set(rows);
    loadNames();
    m_actions->refresh();
    showCurrent();
    showState();
}

void CommentsPage::loadNames()
{
    for (const Source &source : std::as_const(m_sources)) {
        QStringList streams;
        QStringList objects;
        bool projects = false;
        for (const QString &id : source.list->ids()) {
            const ResourceRef about = source.session->comments()->comment(id).value_or(Comment()).resource();
            if (about.resourceType() == ResourceType::Stream)
                streams += about.id;
            if (about.resourceType() == ResourceType::Object)
                objects += about.id;
            projects = projects || about.resourceType() == ResourceType::Project;
        }
        source.session->loadUnknown(streams);
        source.session->objects()->request(objects);
        if (projects)
            source.session->projects()->list()->load();
    }
}

void CommentsPage::showState()
{
    showMissing();
    const bool any = !m_rows.ids().isEmpty();
    const bool loading = std::any_of(m_sources.cbegin(), m_sources.cend(), [](const Source &source) {
        return source.list && source.list->state() == RecordList::State::Loading;
    });
    const auto failed = std::find_if(m_sources.cbegin(), m_sources.cend(), [](const Source &source) {
        return source.list && source.list->error().isError();
    });
    if (m_sources.isEmpty()) {
        m_states->showEmpty(tr("Signed out"), tr("Sign in to see your comments."));
    } else if (any && m_table->shownCount() > 0) {
        m_states->showContent();
    } else if (any) {
        m_states->showFilteredOut(tr("No comment matches"), [this] {
            m_openOnly->setChecked(false);
            m_filter->setFilter({});
        });
    } else if (loading) {
        m_states->showLoading(tr("Loading the comments…"));
    } else if (failed != m_sources.cend()) {
        m_states->showFailed(failed->list->error(), [page = QPointer<CommentsPage>(this)] {
            if (page)
                page->refresh();
        });
    } else {
        m_states->showEmpty(
            m_which == Which::Assigned ? tr("Nothing is assigned to you") : tr("You have not commented yet"),
            m_which == Which::Assigned ? tr("Comments that somebody assigns to you appear here.")
                                       : tr("Comment on a stream, an object or a project on its page."));
    }
    emit statusText(any ? tr("Comments: %1").arg(countText(m_table->shownCount())) : QString());
}

void CommentsPage::showMissing()
{
    QStringList lines;
    for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
        if (source->list && source->list->error().isError() && !m_rows.ids().isEmpty())
            lines += tr("%1: %2").arg(oneLine(accountName(source.key()), 120),
                                      oneLine(source->list->error().sentence(), 300));
    }
    std::sort(lines.begin(), lines.end());
    m_missing->setText(breakable(lines.join(u'\n')));
    m_missing->setVisible(!lines.isEmpty());
}

void CommentsPage::showCurrent()
{
    const QString row = m_table->currentId();
    m_view->setComment(sessionOf(row), placeOf(row).commentId);
}

void CommentsPage::open(const QString &row)
{
    Session *session = sessionOf(row);
    const ResourceRef about = comment(row).resource();
    const auto type = about.resourceType();
    if (!session || !type || about.id.isEmpty())
        return;
    if (type == ResourceType::Stream)
        emit streamRequested(placeOf(row).accountId, about.id);
    else if (type == ResourceType::Project)
        emit pageRequested(placeOf(row).accountId, u"project/"_s + about.id);
    else
        (new CommentsDialog(session, *type, about.id, aboutText(row), m_state, this))->show();
}

CommentsPage::Place CommentsPage::placeOf(const QString &row)
{
    return {row.section(u'\n', 0, 0), row.section(u'\n', 1)};
}

Session *CommentsPage::sessionOf(const QString &row) const
{
    return m_sources.value(placeOf(row).accountId).session;
}

Comment CommentsPage::comment(const QString &row) const
{
    Session *session = sessionOf(row);
    return session ? session->comments()->comment(placeOf(row).commentId).value_or(Comment()) : Comment();
}

QString CommentsPage::aboutText(const QString &row) const
{
    const ResourceRef about = comment(row).resource();
    Session *session = sessionOf(row);
    QString name;
    if (session && about.resourceType() == ResourceType::Stream)
        name = session->stream(about.id).value_or(Stream()).name();
    else if (session && about.resourceType() == ResourceType::Project)
        name = session->projects()->project(about.id).value_or(Project()).name();
    else if (session && about.resourceType() == ResourceType::Object) {
        if (const RawObject *object = session->objects()->object(about.id); object && !object->isDenied())
            name = object->name().isEmpty() ? object->typeName() : object->name();
    }
    return tr("%1: %2").arg(resourceWord(about), name.isEmpty() ? about.id : name);
}

QString CommentsPage::accountName(const QString &accountId) const
{
    const Session *session = m_sources.value(accountId).session;
    return session ? session->account().label() : accountId;
}

RecordList *CommentsPage::listOf(Session *session) const
{
    return m_which == Which::Assigned ? session->comments()->assigned() : session->comments()->mine();
}

QString CommentsPage::title() const
{
    return m_which == Which::Assigned ? tr("Comments for me") : tr("My comments");
}

QIcon CommentsPage::icon() const
{
    return Speckle::icon(u"comment"_s);
}

QString CommentsPage::address() const
{
    return m_which == Which::Assigned ? u"comments/assigned"_s : u"comments/mine"_s;
}

void CommentsPage::refresh()
{
    for (const Source &source : std::as_const(m_sources)) {
        if (source.list)
            source.list->refresh();
    }
}

void CommentsPage::focusStart()
{
    m_filter->setFocus();
}

bool CommentsPage::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
    return true;
}

void CommentsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showState();
}

} // namespace Speckle
