// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

namespace Speckle {

class LiveMessageModel;
class UiState;

/*!
 * The table of live messages. Follows the end while it stands there; scrolled up, it keeps what is being read
 * in its place, also when older messages are dropped above it.
 */
class LiveTable : public QTreeView
{
    Q_OBJECT

public:
    explicit LiveTable(UiState *state, QWidget *parent = nullptr);

    //! \a model outlives this, or is replaced first.
    void setMessages(LiveMessageModel *model);
    //! -1: none.
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }

signals:
    //! The user chose a message. Not when a message is dropped and the choice goes with it.
    void selected(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void prepare(int leaving);
    void settle();
    [[nodiscard]] bool isAtEnd() const;

    UiState *m_state;
    LiveMessageModel *m_model = nullptr;
    int m_leaving = 0;
    bool m_following = true;
    bool m_flushing = false;
};

} // namespace Speckle
