// SPDX-License-Identifier: MIT
#include "ui/pages/streamcomments.h"

#include "core/session/session.h"
#include "core/session/sessioncomments.h"
#include "ui/comments/commentspane.h"
#include "ui/pages/access.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>

#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamComments::StreamComments(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_pane(new CommentsPane(ResourceType::Stream, streamId, state, this))
{
    setObjectName(u"streamComments"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    setFocusProxy(m_pane);
    connect(m_pane, &CommentsPane::failed, this, &StreamPart::failed);
    connect(m_pane, &CommentsPane::recovered, this, &StreamPart::recovered);
    connect(m_pane, &CommentsPane::countChanged, this, [this] {
        if (const QString now = title(); now != std::exchange(m_shownTitle, now))
            emit titleChanged();
    });
}

QString StreamComments::title() const
{
    if (const auto count = m_pane->count())
        return tr("Comments (%1)").arg(countText(*count));
    return tr("Comments");
}

void StreamComments::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_pane->setSession(session);
    if (!session)
        return;
    connect(session, &Session::streamOutdated, this, [this](const QString &id, const QString &eventType) {
        if (id == streamId() && eventType == SessionComments::eventType())
            m_pane->refresh();
    });
}

void StreamComments::showRecord()
{
    const Stream stream = m_session ? m_session->stream(streamId()).value_or(Stream()) : Stream();
    m_pane->setAbout(stream.name().isEmpty() ? streamId() : stream.name(), whyNotComment(m_session, stream));
}

void StreamComments::activate()
{
    m_pane->activate();
}

void StreamComments::refresh()
{
    m_pane->refresh();
}

} // namespace Speckle
