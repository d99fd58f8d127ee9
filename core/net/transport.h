// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/exchange.h"

#include <QHash>
#include <QObject>

#include <atomic>
#include <deque>
#include <functional>

class QNetworkAccessManager;

namespace Speckle {

/*!
 * The half of a Client that lives in its thread of work: holds the QNetworkAccessManager and the calls under
 * way. All of it but stop() is called in that thread only; so are the functions that it is given.
 */
class Transport : public QObject
{
    Q_OBJECT

public:
    //! More than six at a time would queue inside Qt, where a call's silence cannot be told from waiting its
    //! turn.
    static constexpr int mostAtATime = 6;

    struct Job
    {
        quint64 id = 0;
        WireCall call;
        std::function<void(qint64 done, qint64 total)> progress;
        std::function<void(const Interpretation &)> finish; //!< called once, unless cancelled or stopped
    };

    explicit Transport(QObject *parent = nullptr);
    ~Transport() override;

    void start(const Job &job);
    void cancel(quint64 id);
    //! From any thread: no result is decoded or handed over any more.
    void stop() { m_stopped = true; }

private:
    void startNext();
    void run(const Job &job);

    QNetworkAccessManager *m_network = nullptr; // made on first use, in the thread that uses it
    std::deque<Job> m_waiting;
    QHash<quint64, Exchange *> m_running;
    std::atomic_bool m_stopped = false;
};

} // namespace Speckle
