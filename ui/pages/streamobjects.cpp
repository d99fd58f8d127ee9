// SPDX-License-Identifier: MIT
#include "ui/pages/streamobjects.h"

#include "ui/objects/objectactions.h"
#include "ui/objects/objectspane.h"
#include "ui/widgets/icons.h"

#include <QBoxLayout>

namespace Speckle {

using namespace Qt::StringLiterals;

StreamObjectsPart::StreamObjectsPart(const QString &streamId, QWidget *parent)
    : StreamPart(streamId, parent)
    , m_pane(new ObjectsPane(this))
    , m_actions(new ObjectActions(streamId, m_pane))
{
    setObjectName(u"streamObjects"_s);
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
}

QString StreamObjectsPart::title() const
{
    return tr("Objects");
}

QIcon StreamObjectsPart::icon() const
{
    return Speckle::icon(u"object"_s);
}

void StreamObjectsPart::setSession(Session *session)
{
    m_actions->setSession(session);
}

void StreamObjectsPart::showRecord()
{
    m_actions->refresh();
}

} // namespace Speckle
