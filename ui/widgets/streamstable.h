// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QTreeView>

namespace Speckle {

class StreamsModel;
class UiState;

/*!
 * The dense table of a StreamsModel: one line a stream, sorted by the server when a header is clicked, the
 * next page fetched before its end is reached. Keeps selection and place when the rows are made anew, and its
 * columns (widths, order, which are shown) and order in the UiState.
 */
class StreamsTable : public QTreeView
{
    Q_OBJECT

public:
    explicit StreamsTable(QWidget *parent = nullptr);

    void setStreams(StreamsModel *model);
    //! Takes over what was kept under \a key, and keeps what changes. \a state may be nullptr.
    void keepLayoutIn(UiState *state, const QString &key);

    //! In the order shown.
    [[nodiscard]] QStringList selectedStreams() const;
    //! The columns to choose from, beneath the header.
    void showColumnsMenu();
    //! For StreamScope; empty: the default, the latest change first.
    [[nodiscard]] QString sortField() const;
    [[nodiscard]] Qt::SortOrder sortOrder() const;
    //! Focus, and the first row where there is no current one.
    void focusFirst();

signals:
    void sortRequested(const QString &field, Qt::SortOrder order);
    //! Return, or a double click.
    void streamActivated(const QString &streamId);
    void selectedStreamsChanged();
    //! The star of a row was clicked.
    void starClicked(const QString &streamId);
    //! The menu key or the right button; at a global position.
    void menuRequested(const QPoint &globalPosition);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    //! The name takes what the others leave, but never less than can be read: then the table scrolls
    //! sideways.
    void fitName();
    void showColumnsMenu(const QPoint &globalPos);
    void sortIndicatorChanged(int section, Qt::SortOrder order);
    void fetchAhead();
    void rememberPlace();
    void goBack();
    void select(const QStringList &streamIds, const QString &current);
    //! A stream that was worked on goes to the top: its row goes out here and comes in there.
    void rememberMoving(int first, int last);
    void findAgain(int first, int last);
    void keepLayout();

    QPointer<StreamsModel> m_streams;
    QPointer<UiState> m_state;
    QString m_key;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_sortAsked = false; //!< the next reset is a new order: the place of the old one means nothing
    QString m_current;
    QStringList m_selected;
    int m_place = 0;
    bool m_moving = false;
};

} // namespace Speckle
