// SPDX-License-Identifier: MIT
#include "ui/objects/objectspane.h"

#include "ui/objects/jsonview.h"
#include "ui/objects/objecttreeview.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSet>
#include <QSplitter>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Speckle {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ObjectsPane::ObjectsPane(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(this))
    , m_tree(new ObjectTreeView(m_splitter))
    , m_json(new JsonView(m_splitter))
    , m_states(new StatePane(m_splitter, this))
{
    m_tree->setObjectName(u"objectsTree"_s);
    m_tree->setAccessibleName(tr("Objects by layer"));
    m_tree->setObjects(&m_model);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->header()->setStretchLastSection(true);
    const int em = fontMetrics().horizontalAdvance(u'M');
    m_tree->header()->resizeSection(ObjectTreeModel::Name, 26 * em);
    m_tree->header()->resizeSection(ObjectTreeModel::Type, 9 * em);
    m_splitter->setObjectName(u"objectsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
    setFocusProxy(m_tree);

    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &ObjectsPane::fetchSelected);
    connect(m_tree, &ObjectTreeView::objectSelected, this, &ObjectsPane::select);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { emit menuRequested(m_tree->viewport()->mapToGlobal(at)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ObjectsPane::selectionChanged);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ObjectsPane::selectionChanged);
    connect(m_json, &JsonView::saveFailed, this, [this](const QString &file, const QString &why) {
        ApiError error(ApiError::Kind::File, u"%1: %2"_s.arg(file, why));
        error.action = tr("save the file");
        emit failed(error, {});
    });
    select({});
}

ObjectsPane::~ObjectsPane() = default;

void ObjectsPane::setStore(ObjectStore *store)
{
    if (m_store == store)
        return;
    if (m_store)
        disconnect(m_store, nullptr, this, nullptr);
    m_store = store;
    m_model.setStore(store);
    if (m_store)
        connect(m_store, &ObjectStore::objectsChanged, this, &ObjectsPane::objectsArrived);
}

QHeaderView *ObjectsPane::treeHeader() const
{
    return m_tree->header();
}

void ObjectsPane::setObjects(const std::optional<QStringList> &ids, const LayerRanges &ranges)
{
    if (!ids) {
        m_states->showLoading(tr("Loading the objects…"));
        return;
    }
    if (ids->isEmpty() && ranges.layers.isEmpty()) {
        m_model.setObjects({}, {});
        m_states->showEmpty(tr("No objects yet"),
                            tr("They appear here as soon as a program sends some to this stream."));
        return;
    }
    // A reset closes every node: what was open is opened again, and the selection found by its id.
    QSet<QString> open;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const QModelIndex layer = m_model.index(row, 0); m_tree->isExpanded(layer))
            open.insert(m_model.layerGuid(layer));
    }
    const QModelIndex current = m_tree->currentIndex();
    const QString layer = m_model.layerGuid(current.parent());
    const bool first = m_model.rowCount() == 0;
    const int row = current.row();
    const int place = m_tree->verticalScrollBar()->value();
    bool wasReset = false;
    const auto watch
        = connect(&m_model, &QAbstractItemModel::modelReset, this, [&wasReset] { wasReset = true; });
    m_model.setObjects(*ids, ranges);
    disconnect(watch);
    m_states->showContent();
    if (!wasReset)
        return;

    for (const QString &guid : std::as_const(open))
        m_tree->expand(m_model.layerIndex(guid));
    if (first && m_model.rowCount() == 1)
        m_tree->expand(m_model.index(0, 0)); // there is nothing to choose from
    const QModelIndex again = m_model.index(row, 0, m_model.layerIndex(layer));
    if (!m_selected.isEmpty() && m_model.objectId(again) == m_selected)
        m_tree->setCurrentIndex(again);
    else
        select({});
    m_tree->verticalScrollBar()->setValue(place);
}

void ObjectsPane::reload()
{
    if (!m_store)
        return;
    m_store->invalidate(m_model.objectIds());
    m_wholeShown = false;
    m_tree->requestVisible();
    if (!m_selected.isEmpty())
        m_pause.start();
}

void ObjectsPane::reload(const QStringList &ids)
{
    if (!m_store)
        return;
    m_store->invalidate(ids);
    m_tree->requestVisible();
    if (ids.contains(m_selected)) {
        m_wholeShown = false;
        m_pause.start();
    }
}

void ObjectsPane::retryFailed()
{
    m_tree->requestVisible();
}

void ObjectsPane::setFailed(const ApiError &error, const std::function<void()> &retry)
{
    if (m_model.rowCount() == 0)
        m_states->showFailed(error, retry);
}

void ObjectsPane::showLayer(const QString &guid)
{
    const QModelIndex layer = m_model.layerIndex(guid);
    if (!layer.isValid())
        return;
    m_tree->expand(layer);
    m_tree->setCurrentIndex(layer);
    m_tree->scrollTo(layer, QAbstractItemView::PositionAtTop);
}

void ObjectsPane::select(const QString &objectId)
{
    if (!objectId.isEmpty() && objectId == m_selected)
        return;
    m_selected = objectId;
    m_wholeShown = false;
    m_pause.stop();
    if (m_whole)
        m_whole->cancel();
    if (m_selected.isEmpty()) {
        m_json->setMessage(tr("Select an object to see its JSON."));
        return;
    }
    showSelected();
    m_pause.start();
}

void ObjectsPane::showSelected()
{
    const RawObject *object = m_store ? m_store->object(m_selected) : nullptr;
    if (object && object->isDenied()) {
        m_json->setMessage(tr("It is not there any more, or you may not see it."));
    } else if (object) {
        m_json->setJson(object->json(), m_selected);
    } else if (const ApiError error = m_store ? m_store->error(m_selected) : ApiError(); error.isError()) {
        m_json->setMessage(error.sentence());
    } else {
        m_json->setMessage(m_store ? tr("Loading…") : tr("Sign in again to see it."));
    }
}

void ObjectsPane::fetchSelected()
{
    if (!m_store || m_selected.isEmpty())
        return;
    if (const RawObject *object = m_store->object(m_selected); object && object->isDenied())
        return;
    if (m_whole)
        m_whole->cancel();
    m_json->setStatus(tr("Loading the whole object…"));
    auto *reply = m_store->fetchWhole(m_selected);
    m_whole = reply;
    reply->then(
        this,
        [this, id = m_selected](const RawObject &object) {
            if (id != m_selected)
                return;
            m_wholeShown = true;
            m_json->setStatus({});
            m_json->setJson(object.json(), id);
        },
        [this, id = m_selected](const ApiError &error) {
            if (id != m_selected)
                return;
            // What the store has is better than nothing, and says that it is not all.
            if (m_json->json().isEmpty())
                m_json->setMessage(error.sentence());
            else
                m_json->setStatus(tr("Without base64, rawData and displayValue: %1").arg(error.reason()));
        });
}

void ObjectsPane::objectsArrived(const QStringList &ids)
{
    if (!m_selected.isEmpty() && !m_wholeShown && ids.contains(m_selected))
        showSelected();
}

QStringList ObjectsPane::selectedIds() const
{
    QStringList ids;
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.parent().row(), a.row()) < std::pair(b.parent().row(), b.row());
    });
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const QString id = m_model.objectId(row); !id.isEmpty())
            ids += id;
    }
    ids.removeDuplicates();
    return ids;
}

} // namespace Speckle
