// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/net/query.h"
#include "core/net/reply.h"
#include "core/records/stream.h"
#include "core/session/idlist.h"
#include "core/session/streamsearch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace Speckle {

class Session;

//! Which streams, in which order. A value; a StreamList shows what it describes.
struct StreamScope
{
    enum class Which {
        Own,
        Shared,
        Archive, //!< own and shared ones with `deleted`
        Starred, //!< those of `starred`, as far as they are own or shared, in the archive or not
        All, //!< everybody's: for administrators, others are refused
    };

    Which which = Which::Own;
    QStringList starred; //!< streamIds
    QString text; //!< a StreamSearch; one that is no search is looked for as it stands; empty: all of them
    QString
        sortField; //!< field at the server: "name", "updatedAt", "private" …; default: latest change first
    Qt::SortOrder order = Qt::DescendingOrder;
    bool withArchived = false; //!< those with `deleted`, too; goes without saying for Archive and Starred
    bool withVersions = false; //!< those with a `parent`, too; goes without saying for Starred

    friend bool operator==(const StreamScope &, const StreamScope &) = default;
};

/*!
 * A list of streams that the server sorts, filters and pages (GET /streams with offset and limit), as it
 * grows. What the server cannot filter is filtered here, and pages are fetched until there is a page to show.
 *
 * The records are the session's (Session::stream()). What is put into the archive, or taken out of it, leaves
 * at once.
 * A late answer to a scope or refresh that was superseded is dropped.
 * It refreshes itself when the session was cut off and is back, and after Session::streamsMoved(); nothing
 * else makes it fetch again.
 */
class StreamList : public IdList
{
    Q_OBJECT

public:
    //! The five states that a list is drawn in.
    enum class State { Loading, Ready, Empty, FilteredOut, Forbidden, Failed };
    Q_ENUM(State)

    explicit StreamList(Session *session);
    ~StreamList() override;

    [[nodiscard]] const StreamScope &scope() const { return m_scope; }
    //! Starts over with the first page where it differs; the old rows stay until the new ones are there.
    //! Where only the text does, what has been fetched is searched at once; that it is fetched again takes
    //! its age, or a text that the server has a filter for.
    void setScope(const StreamScope &scope);
    //! Fetches what is loaded again and keeps the rows that are still there in place: single rows that are
    //! gone, new or elsewhere are taken out and put in; where the order is another one altogether, all are
    //! reset.
    void refresh();
    //! The next page. Does nothing while one is under way or where there is none.
    void fetchMore();
    [[nodiscard]] bool canFetchMore() const { return m_more && m_error.kind == ApiError::Kind::None; }

    [[nodiscard]] const QStringList &streamIds() const { return ids(); }
    [[nodiscard]] State state() const { return m_state; }
    //! Of the last call. The state is Forbidden or Failed only where there are no rows to show instead.
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    //! Rows a page; 100 unless set. For tests.
    void setPageSize(int rows) { m_pageSize = rows; }
    //! How long a search need not ask again for what has been fetched. For tests.
    void setFreshFor(std::chrono::milliseconds time) { m_freshFor = time; }

signals:
    void stateChanged(Speckle::StreamList::State state);
    void busyChanged(bool busy);
    //! The call failed, whether or not there are rows; error() is the same.
    void failed(const Speckle::ApiError &error);

private:
    [[nodiscard]] Query query(int offset, int limit) const;
    [[nodiscard]] int pageSize() const;
    [[nodiscard]] Reply<QList<Stream>> *call(const Query &query);
    [[nodiscard]] QStringList matching(const QStringList &ids) const;
    void onMoved(const QStringList &ids);
    void refilter();
    //! Fetches rows from \a offset on; all of them take the place of those that are there, if \a anew.
    void fetch(int offset, int limit, bool anew);
    //! The next page, where the search has left less than one to show.
    void fetchWanted();
    void onPage(const QList<Stream> &page, int offset, int limit, bool anew);
    void onFailed(const ApiError &error);
    void updateState();
    void setBusy(bool busy);

    Session *m_session;
    StreamScope m_scope;
    StreamSearch m_search;
    QStringList m_served; //!< what the server sent, of which ids() are those that match
    StreamScope m_servedScope; //!< of which m_served is, but for the text
    QElapsedTimer m_age; //!< of the first page of m_served
    std::chrono::milliseconds m_freshFor{15'000};
    qsizetype m_wanted = 0; //!< rows to be there before fetching stops
    QTimer m_refilter;
    QTimer m_refresh; //!< many streams that move one by one are fetched again once
    State m_state = State::Loading;
    ApiError m_error;
    bool m_more = true;
    bool m_loaded = false; //!< an answer for the present scope has come
    bool m_busy = false;
    bool m_waiting = false; //!< to be fetched as soon as the session knows who we are
    int m_fetched = 0; //!< rows of the server's list that we have seen, duplicates counted
    int m_pageSize = 100;
    QPointer<AbstractReply> m_call;
};

} // namespace Speckle
