// SPDX-License-Identifier: MIT
#include "ui/objects/objectspane.h"
#include "ui/pages/streamform.h"
#include "ui/pages/streamheader.h"
#include "ui/pages/streamlayers.h"
#include "ui/pages/streamobjects.h"
#include "ui/pages/streampage_p.h"
#include "ui/pages/streampart.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latetabs.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/savebar.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QTabBar>

namespace Speckle {

using namespace Qt::StringLiterals;

void StreamPage::Private::build()
{
    q->setObjectName(u"streamPage"_s);
    header = new StreamHeader(streamId, accountId, state, q);
    banner = new Banner(q);
    banner->setObjectName(u"outdatedBanner"_s);
    banner->actionButton()->setObjectName(u"refreshButton"_s);
    form = new StreamForm;
    saveBar = new SaveBar(form, u"stream%1"_s);
    tabs = new LateTabs;
    tabs->setObjectName(u"streamTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(formAbove(form, saveBar), Speckle::icon(u"stream"_s), StreamPage::tr("Overview"));
    addParts();
    tabs->tabBar()->setAccessibleName(StreamPage::tr("Parts of the stream"));
    states = new StatePane(tabs, q);

    auto *bannerLine = new QHBoxLayout;
    bannerLine->setContentsMargins(12, 2, 12, 4);
    bannerLine->addWidget(banner);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(bannerLine);
    layout->addWidget(states, 1);
}

void StreamPage::Private::addParts()
{
    for (const StreamPartMaker &maker : streamPartMakers(streamId, state))
        tabs->addLate(maker.objectName, maker.icon, maker.title, maker.make);
    connect(tabs, &LateTabs::made, q, [this](QWidget *made) {
        auto *part = static_cast<StreamPart *>(made);
        addPart(part);
        tabs->setTabText(tabs->indexOf(part), plainCaption(part->title()));
        if (session)
            part->setSession(session);
        if (session && session->hasWholeStream(streamId))
            part->showRecord();
    });
    connect(tabs, &QTabWidget::currentChanged, q, [this] { activatePart(); });
}

void StreamPage::Private::addPart(StreamPart *part)
{
    parts.append(part);
    connect(part, &StreamPart::titleChanged, q,
            [this, part] { tabs->setTabText(tabs->indexOf(part), plainCaption(part->title())); });
    connect(part, &StreamPart::failed, q, &StreamPage::failed);
    connect(part, &StreamPart::recovered, q, &StreamPage::recovered);
    connect(part, &StreamPart::pageRequested, q,
            [this](const QString &address) { emit q->pageRequested(accountId, address); });
    if (auto *objectsPart = qobject_cast<StreamObjectsPart *>(part))
        objects = objectsPart->pane();
    if (auto *layersPart = qobject_cast<StreamLayers *>(part))
        connect(layersPart, &StreamLayers::objectsRequested, q,
                [this](const QString &guid) { showObjects(guid); });
}

void StreamPage::Private::showObjects(const QString &layerGuid)
{
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->widget(i)->objectName() == "streamObjects"_L1)
            tabs->setCurrentIndex(i);
    }
    if (!objects)
        return;
    objects->showLayer(layerGuid);
    objects->setFocus();
}

void StreamPage::Private::activatePart()
{
    if (!q->isVisible())
        return;
    tabs->makeCurrent();
    if (auto *part = qobject_cast<StreamPart *>(tabs->currentWidget()))
        part->activate();
}

void StreamPage::Private::restoreLayout()
{
    if (!state)
        return;
    tabs->setCurrentIndex(state->value(u"stream/tab"_s).toInt());
}

void StreamPage::Private::keepLayout()
{
    if (!state)
        return;
    state->setValue(u"stream/tab"_s, tabs->currentIndex());
}

} // namespace Speckle
