// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/apierror.h"
#include "ui/models/objecttreemodel.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QHeaderView;
class QSplitter;

namespace Speckle {

class JsonView;
class ObjectTreeView;
class StatePane;

/*!
 * The objects of one stream: the tree by layer, beside it the JSON of the selected object.
 * The JSON is shown from the store at once and replaced by the whole object (GET /objects/:id) a moment
 * later, since the store leaves out the large fields.
 */
class ObjectsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectsPane(QWidget *parent = nullptr);
    ~ObjectsPane() override;

    //! Not owned; nullptr while there is no session.
    void setStore(ObjectStore *store);
    //! \a ids nullopt: not loaded yet. Keeps expansion, selection and place where the same rows are there.
    void setObjects(const std::optional<QStringList> &ids, const LayerRanges &ranges);
    //! Objects may have changed at the server: forgets and fetches again what is in view.
    void reload();
    //! Likewise, of these alone.
    void reload(const QStringList &ids);
    //! Fetches again what could not be fetched.
    void retryFailed();
    //! Loading of the ids failed: shown where there is nothing else.
    void setFailed(const ApiError &error, const std::function<void()> &retry);
    //! Opens a layer's node (empty: unassigned) and goes to it.
    void showLayer(const QString &guid);

    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }
    [[nodiscard]] QHeaderView *treeHeader() const;
    [[nodiscard]] ObjectTreeView *tree() const { return m_tree; }
    //! Of the objects that are chosen in the tree, top down, without doubles.
    [[nodiscard]] QStringList selectedIds() const;

signals:
    void failed(const Speckle::ApiError &error, const std::function<void()> &retry);
    //! selectedIds() may be others.
    void selectionChanged();
    //! The menu key or the right button in the tree; at a global position.
    void menuRequested(const QPoint &globalPosition);

private:
    void select(const QString &objectId);
    void showSelected();
    void fetchSelected();
    void objectsArrived(const QStringList &ids);

    QPointer<ObjectStore> m_store;
    ObjectTreeModel m_model;
    QSplitter *m_splitter;
    ObjectTreeView *m_tree;
    JsonView *m_json;
    StatePane *m_states;
    QString m_selected;
    bool m_wholeShown = false;
    QPointer<AbstractReply> m_whole;
    QTimer m_pause; //!< before the whole object is fetched: keys may run over many rows
};

} // namespace Speckle
