// SPDX-License-Identifier: MIT
#include "ui/pages/streamobjects.h"

#include "core/objects/objectstore.h"
#include "core/session/session.h"
#include "ui/comments/commentsdialog.h"
#include "ui/objects/objectactions.h"
#include "ui/objects/objectspane.h"
#include "ui/pages/streamranges.h"
#include "ui/settings/keepcolumns.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QSplitter>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamObjectsPart::StreamObjectsPart(const QString &streamId, UiState *state, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_state(state)
    , m_pane(new ObjectsPane(this))
    , m_actions(new ObjectActions(streamId, m_pane))
{
    setObjectName(u"streamObjects"_s);
    m_actions->addComments();
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_pane, 1);
    setFocusProxy(m_pane);
    keepLayout();
    connect(m_pane, &ObjectsPane::failed, this, &StreamPart::failed);
    connect(m_actions, &ObjectActions::failed, this, &StreamPart::failed);
    connect(m_actions, &ObjectActions::commentsRequested, this, &StreamObjectsPart::showComments);
}

void StreamObjectsPart::keepLayout()
{
    if (!m_state)
        return;
    keepColumns(m_pane->treeHeader(), m_state, "columns/objects"_L1);
    QSplitter *splitter = m_pane->splitter();
    if (const QByteArray kept = m_state->bytes(u"stream/splitter"_s); !kept.isEmpty())
        splitter->restoreState(kept);
    connect(splitter, &QSplitter::splitterMoved, this, [this, splitter] {
        if (m_state)
            m_state->setBytes(u"stream/splitter"_s, splitter->saveState());
    });
}

QString StreamObjectsPart::title() const
{
    const bool known = m_session && m_session->hasWholeStream(streamId());
    const auto count = known ? m_session->objectCount(streamId()) : std::nullopt;
    return count ? tr("Objects (%1)").arg(countText(*count)) : tr("Objects");
}

void StreamObjectsPart::setSession(Session *session)
{
    // A session ends; what was typed there is kept.
    qDeleteAll(findChildren<CommentsDialog *>(Qt::FindDirectChildrenOnly));
    m_session = session;
    m_actions->setSession(session);
    m_pane->setStore(session ? session->objects() : nullptr);
}

void StreamObjectsPart::showComments(const QString &objectId)
{
    if (!m_session)
        return;
    const RawObject *object = m_session->objects()->object(objectId);
    const QString name = object ? object->name() : QString();
    const QString type = object ? object->typeName() : tr("object");
    auto *dialog = new CommentsDialog(m_session, ResourceType::Object, objectId,
                                      name.isEmpty() ? type : u"%1 “%2”"_s.arg(type, name), m_state, this);
    dialog->show();
}

void StreamObjectsPart::showRecord()
{
    if (m_session)
        m_pane->setObjects(m_session->objectIds(streamId()), streamRanges(m_session, streamId()));
    m_actions->refresh();
    emit titleChanged();
}

} // namespace Speckle
