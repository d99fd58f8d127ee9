// SPDX-License-Identifier: MIT
#include "ui/pages/streamdeletion.h"

#include "core/session/session.h"
#include "ui/pages/deletiontext.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QProgressDialog>
#include <QPushButton>
#include <QTimer>

#include <chrono>
#include <memory>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StreamDeletion::StreamDeletion(Session *session, const QStringList &ids, QWidget *window)
    : QObject(session)
    , m_session(session)
    , m_ids(ids)
    , m_window(window)
{
}

void StreamDeletion::open()
{
    m_progress = new QProgressDialog(tr("Looking what would go along…"), tr("Cancel"), 0, int(m_ids.size()),
                                     m_window);
    m_progress->setObjectName(u"deletionProgress"_s);
    m_progress->setProperty("streamWork", true);
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setWindowTitle(tr("Delete streams"));
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    connect(m_progress, &QProgressDialog::canceled, this, [this] {
        if (m_call)
            m_call->cancel();
        deleteLater();
    });
    // The page it belongs to is gone.
    connect(m_progress, &QObject::destroyed, this, [this] {
        if (m_call)
            m_call->cancel();
        deleteLater();
    });
    m_progress->open();
    plan();
}

void StreamDeletion::plan()
{
    if (!m_progress)
        return deleteLater();
    m_progress->setValue(int(m_plans.size()));
    if (m_plans.size() == m_ids.size())
        return awaitNames();
    auto *reply = m_session->planDeletion(m_ids.at(m_plans.size()));
    m_call = reply;
    reply->then(
        this,
        [this](const StreamDeletionPlan &plan) {
            m_plans += plan;
            this->plan();
        },
        [this](const ApiError &error) {
            m_plans += error;
            this->plan();
        });
}

bool StreamDeletion::lacksNames() const
{
    bool lacks = false;
    for (const auto &result : m_plans) {
        const auto *plan = std::get_if<StreamDeletionPlan>(&result);
        for (const auto &child : plan ? plan->children : QList<StreamDeletionPlan::Child>())
            // Asks for all of them.
            lacks |= !child.owner.isEmpty() && m_session->userName(child.owner) == child.owner;
    }
    return lacks;
}

void StreamDeletion::awaitNames()
{
    if (!lacksNames())
        return ask();
    connect(m_session, &Session::userChanged, this, [this] {
        if (m_progress && !lacksNames())
            ask();
    });
    // They are worth no longer waiting.
    QTimer::singleShot(2s, this, [this] {
        if (m_progress)
            ask();
    });
}

BulkDialog::Item StreamDeletion::itemOf(const QString &id, const Result<StreamDeletionPlan> &plan)
{
    const auto known = m_session->stream(id);
    const QString name = known && !known->name().isEmpty() ? known->name() : id;
    if (const auto *error = std::get_if<ApiError>(&plan)) {
        return {name,
                [client = m_session->client(), error = *error]() -> AbstractReply * {
                    return settledReply<Done>(client, error);
                },
                tr("It could not be looked at, and stays: %1").arg(error->sentence())};
    }
    const auto &ready = std::get<StreamDeletionPlan>(plan);
    const QStringList consequences = consequencesOf(ready, m_session);
    const auto report = std::make_shared<QString>();
    return {name,
            [session = m_session, ready, report]() -> AbstractReply * {
                auto *reply = session->deleteStream(ready);
                reply->then(
                    session.data(), [report](const StreamDeletionReport &done) { *report = remarkOn(done); },
                    [](const ApiError &) {});
                return reply;
            },
            consequences.isEmpty() ? tr("Nothing goes along.") : QString(), consequences,
            [report] { return *report; }};
}

void StreamDeletion::ask()
{
    QList<BulkDialog::Item> items;
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        items += itemOf(m_ids.at(i), m_plans.at(i));
    m_session->disconnect(this);
    m_progress->disconnect(this);
    m_progress->close();
    m_progress.clear();
    const QString question = items.size() == 1
                                 ? tr("Delete this stream for good?")
                                 : tr("Delete %1 streams for good?").arg(countText(items.size()));
    auto *dialog
        = new BulkDialog(question, tr("&Delete"),
                         tr("There is no way back: the server keeps nothing. The archive puts streams "
                            "out of sight and keeps them."),
                         items, m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog->addWayOut(tr("Put into the &archive instead")), &QPushButton::clicked, this,
            &StreamDeletion::archiveRequested);
    connect(dialog, &QObject::destroyed, this, &QObject::deleteLater);
    dialog->open();
}

} // namespace Speckle
