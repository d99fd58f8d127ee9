// SPDX-License-Identifier: MIT
#include "ui/pages/streamjson.h"

#include "core/api/streamraw.h"
#include "core/session/session.h"
#include "ui/objects/jsonview.h"

#include <QBoxLayout>
#include <QCheckBox>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamJson::StreamJson(const QString &streamId, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_view(new JsonView(this))
    , m_withObjects(new QCheckBox(tr("With the &list of objects"), this))
{
    setObjectName(u"streamJson"_s);
    m_view->setObjectName(u"streamJsonView"_s);
    m_view->setSubject(tr("JSON of the stream"), u"streamJsonText"_s);
    m_withObjects->setObjectName(u"jsonWithObjects"_s);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 2);
    line->addWidget(m_withObjects);
    line->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_withObjects);
    connect(m_withObjects, &QCheckBox::toggled, this, &StreamJson::fetch);
    connect(m_view, &JsonView::saveFailed, this, [this](const QString &file, const QString &why) {
        ApiError error(ApiError::Kind::File, u"%1: %2"_s.arg(file, why));
        error.action = tr("save the file");
        emit failed(error, {});
    });
    m_view->setMessage(tr("Sign in again to see it."));
}

QString StreamJson::title() const
{
    return tr("JSON");
}

void StreamJson::setSession(Session *session)
{
    if (m_call)
        m_call->cancel();
    m_session = session;
    m_stale = true;
    m_withObjects->setEnabled(session);
}

void StreamJson::showRecord()
{
    const auto now = m_session ? m_session->stream(streamId()) : std::nullopt;
    if (m_record != now)
        m_stale = true;
}

void StreamJson::activate()
{
    if (m_stale && !m_call)
        fetch();
}

void StreamJson::refresh()
{
    m_stale = true;
    if (isVisible())
        fetch();
}

void StreamJson::fetch()
{
    if (!m_session)
        return;
    if (m_call)
        m_call->cancel();
    m_stale = false;
    m_record = m_session->stream(streamId());
    if (m_view->json().isEmpty())
        m_view->setMessage(tr("Loading…"));
    m_view->setStatus(tr("Loading…"));
    auto *reply = rawStream(m_session->client(), streamId(), m_withObjects->isChecked());
    m_call = reply;
    reply->then(
        this,
        [this](const QByteArray &json) {
            m_view->setStatus({});
            m_view->setJson(json, u"stream-"_s + streamId());
            if (std::exchange(m_failed, false))
                emit recovered();
        },
        [this](const ApiError &error) {
            m_failed = true;
            m_stale = true;
            if (m_view->json().isEmpty())
                m_view->setMessage(error.sentence());
            else
                m_view->setStatus(tr("Not fetched again: %1").arg(error.reason()));
            emit failed(error, [this, guard = QPointer<StreamJson>(this)] {
                if (guard)
                    fetch();
            });
        });
    connect(reply, &AbstractReply::finished, this, [this, reply] {
        if (m_call == reply)
            m_call.clear();
    });
}

} // namespace Speckle
