// SPDX-License-Identifier: MIT
#include "ui/objects/objectspane.h"
#include "ui/pages/streamform.h"
#include "ui/pages/streamheader.h"
#include "ui/pages/streamlayers.h"
#include "ui/pages/streamobjects.h"
#include "ui/pages/streampage_p.h"
#include "ui/pages/streampart.h"
#include "ui/settings/keepcolumns.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QWidget *makeFormTab(StreamForm *form, QPushButton *revert, QPushButton *save)
{
    auto *tab = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->addStretch(1);
    buttons->addWidget(revert);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(form, 1);
    layout->addLayout(buttons);
    return tab;
}

//! What the Tab key reaches in \a part, which stands in no window yet.
QList<QWidget *> inTabOrder(QWidget *part)
{
    QList<QWidget *> order;
    for (QWidget *widget = part->nextInFocusChain(); widget != part; widget = widget->nextInFocusChain()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            order.append(widget);
    }
    return order;
}

} // namespace

void StreamPage::Private::build()
{
    q->setObjectName(u"streamPage"_s);
    header = new StreamHeader(streamId, accountId, state, q);
    banner = new Banner(q);
    banner->setObjectName(u"outdatedBanner"_s);
    banner->actionButton()->setObjectName(u"refreshButton"_s);
    form = new StreamForm;
    revertButton = new QPushButton(Speckle::icon(u"revert"_s), StreamPage::tr("Re&vert"));
    revertButton->setObjectName(u"revertButton"_s);
    revertButton->setToolTip(StreamPage::tr("Back to what the server has"));
    saveButton = new QPushButton(Speckle::icon(u"save"_s), StreamPage::tr("&Save"));
    saveButton->setObjectName(u"saveButton"_s);
    // A click leaves the focus in the field: the buttons are disabled once they have done their work.
    for (QPushButton *button : {revertButton, saveButton})
        button->setFocusPolicy(Qt::TabFocus);
    auto *layersPart = new StreamLayers(streamId, &layers);
    layersTable = layersPart->table();
    auto *objectsPart = new StreamObjectsPart(streamId, state);
    objects = objectsPart->pane();
    tabs = new QTabWidget;
    tabs->setObjectName(u"streamTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(makeFormTab(form, revertButton, saveButton), Speckle::icon(u"stream"_s),
                 StreamPage::tr("Overview"));
    tabs->addTab(layersPart, Speckle::icon(u"layer"_s), StreamPage::tr("Layers"));
    tabs->addTab(objectsPart, Speckle::icon(u"object"_s), StreamPage::tr("Objects"));
    addPart(layersPart);
    addPart(objectsPart);
    addParts();
    connect(layersPart, &StreamLayers::objectsRequested, q, [this](const QString &guid) {
        tabs->setCurrentIndex(2);
        objects->showLayer(guid);
        objects->setFocus();
    });
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
    for (const StreamPartMaker &maker : streamPartMakers(streamId, state)) {
        auto *placeholder = new QWidget;
        placeholder->setObjectName(maker.objectName);
        toCome.insert(placeholder, maker);
        tabs->addTab(placeholder, maker.icon, maker.title);
    }
    connect(tabs, &QTabWidget::currentChanged, q, [this] { activatePart(); });
    QTimer::singleShot(0, q, [this] { makeParts(); });
}

void StreamPage::Private::makeParts()
{
    for (int i = 0; i < tabs->count(); ++i) {
        if (toCome.contains(tabs->widget(i))) {
            makePart(tabs->widget(i));
            QTimer::singleShot(0, q, [this] { makeParts(); });
            return;
        }
    }
}

void StreamPage::Private::makePart(QWidget *placeholder)
{
    StreamPart *part = toCome.take(placeholder).make();
    const QList<QWidget *> order = inTabOrder(part);
    const int index = tabs->indexOf(placeholder);
    const bool isCurrent = tabs->currentIndex() == index;
    const bool hasFocus = placeholder->hasFocus();
    {
        const QSignalBlocker blocker(tabs); // it stays the same tab
        tabs->insertTab(index, part, part->icon(), plainCaption(part->title()));
        if (isCurrent)
            tabs->setCurrentIndex(index);
        tabs->removeTab(index + 1);
    }
    delete placeholder;
    // What comes late comes last in a window, and would be reached after the panes beside the page.
    QWidget *last = tabs->tabBar();
    for (QWidget *widget : order) {
        QWidget::setTabOrder(last, widget);
        last = widget;
    }
    addPart(part);
    if (session)
        part->setSession(session);
    if (session && session->hasWholeStream(streamId))
        part->showRecord();
    if (hasFocus)
        part->setFocus();
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
}

void StreamPage::Private::activatePart()
{
    if (!q->isVisible())
        return;
    if (toCome.contains(tabs->currentWidget()))
        makePart(tabs->currentWidget());
    if (auto *part = qobject_cast<StreamPart *>(tabs->currentWidget()))
        part->activate();
}

void StreamPage::Private::restoreLayout()
{
    if (!state)
        return;
    tabs->setCurrentIndex(state->value(u"stream/tab"_s).toInt());
    keepColumns(layersTable->header(), state, "columns/layers"_L1);
    keepColumns(objects->treeHeader(), state, "columns/objects"_L1);
    if (const QByteArray kept = state->bytes(u"stream/splitter"_s); !kept.isEmpty())
        objects->splitter()->restoreState(kept);
}

void StreamPage::Private::keepLayout()
{
    if (!state)
        return;
    state->setValue(u"stream/tab"_s, tabs->currentIndex());
    state->setBytes(u"stream/splitter"_s, objects->splitter()->saveState());
}

} // namespace Speckle
