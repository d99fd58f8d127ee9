// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "core/net/reply.h"
#include "core/session/idlist.h"

#include <QPointer>

#include <functional>

namespace Speckle {

class Session;

/*!
 * A list that the server gives as a whole: projects, clients, people. (Streams come page by page:
 * StreamList.)
 *
 * It is fetched when load() is called first, and from then on again when the session was cut off and is back.
 * A late answer to a refresh that was superseded is dropped.
 */
class RecordList : public IdList
{
    Q_OBJECT

public:
    enum class State { Loading, Ready, Empty, Forbidden, Failed };
    Q_ENUM(State)

    //! Puts what it fetched into the session's records and ends with the ids, in order.
    using Loader = std::function<Reply<QStringList> *()>;

    RecordList(Session *session, Loader loader, QObject *parent);
    ~RecordList() override;

    //! refresh(), unless it was called before.
    void load();
    void refresh();
    //! What the user just made, or did away with: not worth another look at the server.
    void add(const QString &id);
    void take(const QString &id);

    [[nodiscard]] State state() const { return m_state; }
    //! Of the last call. The state is Forbidden or Failed only where there are no rows to show instead.
    [[nodiscard]] const ApiError &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_call; }

signals:
    void stateChanged(Speckle::RecordList::State state);
    //! Once isBusy() is no longer true, error() and ids() are the new ones.
    void busyChanged(bool busy);
    //! The call failed, whether or not there are rows.
    void failed(const Speckle::ApiError &error);

private:
    void askAnew();
    void updateState();

    Loader m_loader;
    State m_state = State::Loading;
    ApiError m_error;
    bool m_asked = false;
    bool m_loaded = false;
    QPointer<AbstractReply> m_call;
};

} // namespace Speckle
