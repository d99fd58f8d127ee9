// SPDX-License-Identifier: MIT
#include "ui/live/livetable.h"

#include "ui/live/livemessagemodel.h"
#include "ui/settings/keepcolumns.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPainter>
#include <QScrollBar>

#include <memory>

using namespace Qt::StringLiterals;

namespace Speckle {

LiveTable::LiveTable(UiState *state, QWidget *parent)
    : QTreeView(parent)
    , m_state(state)
{
    setObjectName(u"liveTable"_s);
    setAccessibleName(tr("Live messages"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(true);
    header()->setStretchLastSection(true);
}

void LiveTable::setMessages(LiveMessageModel *model)
{
    const bool first = !m_model;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    // setModel() makes a new selection model and leaves the old one to us.
    const std::unique_ptr<QItemSelectionModel> old(selectionModel());
    setModel(model);
    if (first) {
        const int letter = fontMetrics().averageCharWidth();
        header()->resizeSection(LiveMessageModel::Time, letter * 14);
        header()->resizeSection(LiveMessageModel::Sender, letter * 26);
        header()->resizeSection(LiveMessageModel::Event, letter * 22);
        keepColumns(header(), m_state, "columns/live"_L1);
    }
    connect(model, &LiveMessageModel::aboutToFlush, this, &LiveTable::prepare);
    connect(model, &LiveMessageModel::flushed, this, &LiveTable::settle);
    scrollToBottom();
}

bool LiveTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LiveTable::prepare(int leaving)
{
    m_flushing = true;
    m_leaving = leaving;
    m_following = isAtEnd();
    // Left alone, the view would choose another message in place of one that is dropped, at every frame of a
    // flood.
    if (currentIndex().isValid() && currentIndex().row() < leaving) {
        setCurrentIndex({});
        clearSelection();
    }
}

void LiveTable::settle()
{
    if (m_following)
        scrollToBottom();
    else if (m_leaving > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - m_leaving);
    m_flushing = false;
}

void LiveTable::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_model || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     m_model->count() > 0 ? tr("No message matches the filter.")
                                          : tr("Nothing was said yet. What others send appears here."));
}

void LiveTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.isValid() && !m_flushing)
        emit selected(current.row());
}

} // namespace Speckle
