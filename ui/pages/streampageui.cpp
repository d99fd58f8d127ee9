// SPDX-License-Identifier: MIT
#include "ui/objects/objectspane.h"
#include "ui/pages/streamform.h"
#include "ui/pages/streamheader.h"
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
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>

#include <utility>

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

QTreeView *makeLayersTable(QAbstractItemModel *model)
{
    auto *table = new QTreeView;
    table->setObjectName(u"layersTable"_s);
    table->setAccessibleName(StreamPage::tr("Layers"));
    table->setModel(model);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAlternatingRowColors(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(LayersModel::Name, QHeaderView::Stretch);
    const int em = table->fontMetrics().averageCharWidth();
    header->resizeSection(LayersModel::Objects, em * 16);
    header->resizeSection(LayersModel::Range, em * 24);
    header->resizeSection(LayersModel::Visible, em * 16);
    return table;
}

} // namespace

void StreamPage::Private::build()
{
    q->setObjectName(u"streamPage"_s);
    header = new StreamHeader(streamId, q);
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
    layersTable = makeLayersTable(&layers);
    objects = new ObjectsPane;
    tabs = new QTabWidget;
    tabs->setObjectName(u"streamTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(makeFormTab(form, revertButton, saveButton), Speckle::icon(u"stream"_s),
                 StreamPage::tr("Overview"));
    tabs->addTab(layersTable, Speckle::icon(u"layer"_s), StreamPage::tr("Layers"));
    tabs->addTab(objects, Speckle::icon(u"object"_s), StreamPage::tr("Objects"));
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
    parts = makeStreamParts(streamId, state);
    for (StreamPart *part : std::as_const(parts)) {
        tabs->addTab(part, part->icon(), plainCaption(part->title()));
        connect(part, &StreamPart::titleChanged, q,
                [this, part] { tabs->setTabText(tabs->indexOf(part), plainCaption(part->title())); });
        connect(part, &StreamPart::failed, q, &StreamPage::failed);
        connect(part, &StreamPart::recovered, q, &StreamPage::recovered);
        connect(part, &StreamPart::pageRequested, q,
                [this](const QString &address) { emit q->pageRequested(accountId, address); });
    }
    connect(tabs, &QTabWidget::currentChanged, q, [this] { activatePart(); });
}

void StreamPage::Private::activatePart()
{
    if (auto *part = qobject_cast<StreamPart *>(tabs->currentWidget()); part && q->isVisible())
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
