// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QTreeView>

namespace Speckle {

class NavigatorModel;
class Sessions;
class UiState;

//! The tree at the left: accounts and what can be opened of them. Remembers what is folded up, and stays
//! where it is scrolled to when rows above come and go.
class Navigator : public QTreeView
{
    Q_OBJECT

public:
    Navigator(Sessions *sessions, UiState *state, QWidget *parent = nullptr);

    //! Of the selected row, or of the account that it stands under; empty where nothing is selected.
    [[nodiscard]] QString currentAccountId() const;
    //! Of the selected row; empty where it stands for no page.
    [[nodiscard]] QString currentAddress() const;
    //! Follows the page in front; opens nothing. Without a row for the page its account is selected.
    void select(const QString &accountId, const QString &address);
    //! Fetches again what the account of the selected row shows here; what is unfolded stays so.
    void refresh();
    //! As a click on the selected row would.
    void openCurrent() { openRow(currentIndex()); }
    void doItemsLayout() override;

signals:
    //! A row that stands for a page was clicked, or Enter was pressed on it.
    void openRequested(const QString &accountId, const QString &address);
    void currentAccountChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    //! The keys that desktops have for context menus, where the platform does not tell of them itself. Enter
    //! folds what cannot be opened.
    void keyPressEvent(QKeyEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    struct RowInSight
    {
        QPersistentModelIndex index;
        int top;
    };

    void openRow(const QModelIndex &index);
    void unfold(const QModelIndex &parent, int first, int last);
    void keepFolded(const QModelIndex &index, bool expanded);
    void rememberPlace();

    NavigatorModel *m_model;
    UiState *m_state;
    bool m_unfolding = false;
    QList<RowInSight> m_inSight; //!< before rows came or went
};

} // namespace Speckle
