// SPDX-License-Identifier: MIT
#include "ui/pages/streamobjects.h"

#include "core/objects/objectstore.h"
#include "core/session/session.h"
#include "ui/comments/commentsdialog.h"
#include "ui/objects/objectactions.h"
#include "ui/objects/objectspane.h"

#include <QBoxLayout>

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
    connect(m_actions, &ObjectActions::failed, this, &StreamPart::failed);
    connect(m_actions, &ObjectActions::commentsRequested, this, &StreamObjectsPart::showComments);
}

QString StreamObjectsPart::title() const
{
    return tr("Objects");
}

void StreamObjectsPart::setSession(Session *session)
{
    // A session ends; what was typed there is kept.
    qDeleteAll(findChildren<CommentsDialog *>(Qt::FindDirectChildrenOnly));
    m_session = session;
    m_actions->setSession(session);
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
    m_actions->refresh();
}

} // namespace Speckle
