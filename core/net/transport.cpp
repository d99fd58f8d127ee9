// SPDX-License-Identifier: MIT
#include "core/net/transport.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace Speckle {

Transport::Transport(QObject *parent)
    : QObject(parent)
{
}

Transport::~Transport()
{
    qDeleteAll(m_running);
}

void Transport::start(const Job &job)
{
    if (m_stopped)
        return;
    m_waiting.push_back(job);
    startNext();
}

void Transport::cancel(quint64 id)
{
    std::erase_if(m_waiting, [id](const Job &job) { return job.id == id; });
    if (Exchange *exchange = m_running.take(id))
        delete exchange;
    startNext();
}

void Transport::startNext()
{
    while (!m_stopped && !m_waiting.empty() && m_running.size() < mostAtATime) {
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        run(job);
    }
}

void Transport::run(const Job &job)
{
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    auto *exchange = new Exchange(m_network, job.call, this);
    m_running.insert(job.id, exchange);
    connect(exchange, &Exchange::progressed, this, job.progress);
    connect(exchange, &Exchange::settled, this, [this, exchange, job](const Interpretation &interpretation) {
        m_running.remove(job.id);
        exchange->deleteLater();
        startNext();
        if (!m_stopped)
            job.finish(interpretation);
    });
    exchange->start();
}

} // namespace Speckle
