// SPDX-License-Identifier: MIT
#include "core/session/streamlist.h"

#include "core/session/session.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

// Where most of what comes is thrown away, trips to the server are what takes the time.
constexpr int searchPageSize = 500;

constexpr std::chrono::milliseconds moveDelay{150};

StreamSearch searchOf(const QString &text)
{
    auto search = StreamSearch::parse(text);
    return std::holds_alternative<StreamSearch>(search) ? std::get<StreamSearch>(search)
                                                        : StreamSearch::forWords(text.trimmed());
}

bool agreeButForText(StreamScope one, const StreamScope &other)
{
    one.text = other.text;
    return one == other;
}

} // namespace

StreamList::StreamList(Session *session)
    : IdList(session)
    , m_session(session)
{
    connect(session, &Session::resumed, this, &StreamList::refresh);
    connect(session, &Session::stateChanged, this, [this](Session::State state) {
        const bool works = state == Session::State::Online || state == Session::State::Anonymous;
        if (works && (m_error.isTransient() || m_waiting))
            refresh();
    });
    m_refilter.setSingleShot(true);
    connect(&m_refilter, &QTimer::timeout, this, &StreamList::refilter);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(moveDelay);
    connect(&m_refresh, &QTimer::timeout, this, &StreamList::refresh);
    connect(session, &Session::streamsMoved, this, &StreamList::onMoved);
    // Names come one by one.
    connect(session, &Session::userChanged, this, [this] {
        if (m_search.asksForNames() && !m_refilter.isActive())
            m_refilter.start();
    });
}

StreamList::~StreamList() = default;

void StreamList::setScope(const StreamScope &scope)
{
    if (scope == m_scope)
        return;
    const Query asked = query(0, 0);
    m_scope = scope;
    m_search = searchOf(scope.text);
    m_wanted = m_pageSize;
    const bool isHere = agreeButForText(scope, m_servedScope);
    // The server need not be waited for at each letter.
    if (isHere)
        replaceWith(matching(m_served));
    if (isHere && m_loaded && !m_error.isError() && query(0, 0) == asked) {
        if (m_age.elapsed() >= m_freshFor.count())
            refresh();
        else
            fetchWanted();
        updateState();
        return;
    }
    m_refresh.stop();
    m_loaded = false;
    fetch(0, pageSize(), true);
}

void StreamList::refresh()
{
    // Whole pages, and room for one row more: what is new shall not push what is there out of sight.
    fetch(0, m_loaded ? (m_fetched / pageSize() + 1) * pageSize() : pageSize(), true);
}

void StreamList::fetchMore()
{
    if (m_busy || !canFetchMore())
        return;
    m_wanted = ids().size() + m_pageSize;
    fetch(m_loaded ? m_fetched : 0, pageSize(), !m_loaded);
}

int StreamList::pageSize() const
{
    return m_search.isEmpty() ? m_pageSize : std::max(m_pageSize, searchPageSize);
}

Query StreamList::query(int offset, int limit) const
{
    Query query;
    query.fields(listedStreamFields()).offset(offset).limit(limit);
    query.sortBy(m_scope.sortField.isEmpty() ? u"updatedAt"_s : m_scope.sortField, m_scope.order);
    query.sortBy(u"_id"_s); // equal rows keep their order from page to page
    using Which = StreamScope::Which;
    const Which which = m_scope.which;
    // "!=", because old streams have no such field
    if (which == Which::Archive)
        query.whereEqual(u"deleted"_s, u"true"_s);
    else if (!m_scope.withArchived && which != Which::Starred)
        query.where(u"deleted"_s, Query::Compare::NotEqual, u"true"_s);
    if (!m_scope.withVersions && which != Which::Starred)
        query.whereBlank(u"parent"_s);
    const QString me = m_session->userId();
    if (which == Which::Own)
        query.whereEqual(u"owner"_s, me);
    else if (which == Which::Shared)
        query.where(u"owner"_s, Query::Compare::NotEqual, me);
    // The server takes one filter a field: what the search says of ids is then looked at here.
    if (which == Which::Starred)
        return query.whereIn(u"streamId"_s, m_scope.starred);
    m_search.narrow(query, me, which == Which::Own || which == Which::Shared);
    return query;
}

Reply<QList<Stream>> *StreamList::call(const Query &query)
{
    return m_scope.which == StreamScope::Which::All ? m_session->loadAllStreams(query)
                                                    : m_session->loadStreams(query);
}

void StreamList::fetch(int offset, int limit, bool anew)
{
    if (m_call)
        m_call->cancel();
    m_error = {};
    // Until the first sign-in nobody is "me"; the session says when it knows.
    m_waiting = m_session->userId().isEmpty() && m_scope.which != StreamScope::Which::All;
    if (m_waiting) {
        updateState();
        return;
    }
    Reply<QList<Stream>> *reply = call(query(offset, limit));
    m_call = reply;
    reply->then(
        this, [=, this](const QList<Stream> &page) { onPage(page, offset, limit, anew); },
        [this](const ApiError &error) { onFailed(error); });
    connect(reply, &AbstractReply::finished, this, [this, reply] {
        if (m_call == reply)
            setBusy(false);
    });
    setBusy(true);
    updateState();
}

void StreamList::onPage(const QList<Stream> &page, int offset, int limit, bool anew)
{
    m_call = nullptr;
    m_loaded = true;
    m_fetched = offset + static_cast<int>(page.size());
    m_more = page.size() >= limit;
    QStringList fresh;
    if (anew) {
        m_served.clear();
        m_servedScope = m_scope;
        m_age.start();
    }
    QSet<QString> seen(m_served.cbegin(), m_served.cend());
    for (const Stream &stream : page) {
        const QString id = stream.streamId();
        // What changes while we page moves to another page and comes twice.
        if (id.isEmpty() || seen.contains(id))
            continue;
        seen.insert(id);
        fresh += id;
    }
    m_served += fresh;
    setBusy(false);
    if (anew)
        replaceWith(matching(fresh));
    else
        append(matching(fresh));
    // Nobody scrolls to rows that did not come.
    if (canFetchMore() && fresh.isEmpty())
        fetch(m_fetched, pageSize(), false);
    else
        fetchWanted();
    updateState();
}

void StreamList::fetchWanted()
{
    if (!m_busy && canFetchMore() && !m_search.isEmpty() && ids().size() < m_wanted)
        fetch(m_fetched, pageSize(), false);
}

void StreamList::onMoved(const QStringList &ids)
{
    if (!m_loaded)
        return;
    // What has left goes before the server is asked again.
    const auto left = [&](const QString &id) {
        if (!ids.contains(id))
            return false;
        const auto stream = m_session->stream(id);
        if (!stream)
            return true;
        if (m_scope.which == StreamScope::Which::Starred)
            return false;
        return m_scope.which == StreamScope::Which::Archive ? !stream->isDeleted()
                                                            : stream->isDeleted() && !m_scope.withArchived;
    };
    if (m_served.removeIf(left) > 0)
        refilter();
    m_refresh.start();
}

QStringList StreamList::matching(const QStringList &ids) const
{
    if (m_search.isEmpty())
        return ids;
    QStringList matches;
    for (const QString &id : ids) {
        const auto stream = m_session->stream(id);
        if (stream && m_search.matches(*stream, m_session->userId(), [this](const QString &userId) {
                return m_session->userName(userId);
            }))
            matches += id;
    }
    return matches;
}

void StreamList::refilter()
{
    replaceWith(matching(m_served));
    updateState();
}

void StreamList::onFailed(const ApiError &error)
{
    m_call = nullptr;
    m_error = error;
    setBusy(false);
    updateState();
    emit failed(error);
}

void StreamList::updateState()
{
    State state = State::Ready;
    if (!ids().isEmpty())
        state = State::Ready;
    else if (m_error.kind == ApiError::Kind::Forbidden || m_error.kind == ApiError::Kind::Unauthorized)
        state = State::Forbidden;
    else if (m_error.isError())
        state = State::Failed;
    else if (!m_loaded || m_busy)
        state = State::Loading;
    else
        state = m_scope.text.trimmed().isEmpty() ? State::Empty : State::FilteredOut;
    if (state != std::exchange(m_state, state))
        emit stateChanged(state);
}

void StreamList::setBusy(bool busy)
{
    if (busy != std::exchange(m_busy, busy))
        emit busyChanged(busy);
}

} // namespace Speckle
