// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QTreeView>

namespace Speckle {

class ObjectTreeModel;

/*!
 * The tree over an ObjectTreeModel. Asks the store for the objects whose rows are in view or just beyond,
 * once a frame however much was scrolled, and takes back what has been scrolled past before it was asked of
 * the server.
 */
class ObjectTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit ObjectTreeView(QWidget *parent = nullptr);
    ~ObjectTreeView() override;

    void setObjects(ObjectTreeModel *model);
    //! Asks again for what is in view and not there: after a failure, or after the store forgot it.
    void requestVisible();
    //! Ids of the objects in view and just beyond, top down.
    [[nodiscard]] QStringList visibleObjects() const;

signals:
    //! The current row is an object's (or, empty, none).
    void objectSelected(const QString &objectId);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void schedule();
    void requestWhatIsSeen();

    QPointer<ObjectTreeModel> m_objects;
    QTimer m_timer;
    QStringList m_wanted;
};

} // namespace Speckle
