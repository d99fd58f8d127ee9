// SPDX-License-Identifier: MIT
#pragma once

#include <QTreeView>

#include <functional>
#include <memory>

namespace Speckle {

class RecordsModel;
class UiState;

/*!
 * The dense table of a RecordsModel: sorted here when a header is clicked, narrowed by words as one types,
 * several rows to choose. For lists that are here as a whole. Keeps selection and place when rows are made
 * anew, and its columns in the UiState.
 */
class RecordsTable : public QTreeView
{
    Q_OBJECT

public:
    explicit RecordsTable(QWidget *parent = nullptr);
    ~RecordsTable() override;

    //! Once; the model has its columns already.
    void setRecords(RecordsModel *model);
    //! Takes over what was kept under \a key, and keeps what changes. \a state may be nullptr.
    void keepLayoutIn(UiState *state, QLatin1String key);
    //! Rows hold all of these words in one of their cells or another.
    void setWords(const QString &words);
    //! Besides, \a accepts must be true; empty function: always. Call it again when what it looks at changed.
    void setAccepts(std::function<bool(const QString &id)> accepts);

    [[nodiscard]] int shownCount() const;
    [[nodiscard]] QString currentId() const;
    //! In the order shown.
    [[nodiscard]] QStringList selectedIds() const;
    void select(const QString &id);
    //! These and no others, as far as they are shown.
    void selectAll(const QStringList &ids);
    using QTreeView::selectAll;
    //! Focus, and the first row where there is no current one.
    void focusFirst();

signals:
    //! Return, or a double click.
    void recordActivated(const QString &id);
    void selectedIdsChanged();
    //! shownCount() may be another.
    void shownChanged();
    //! The menu key or the right button; at a global position.
    void menuRequested(const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    class Rows;

    void showColumnsMenu(const QPoint &globalPosition);

    RecordsModel *m_records = nullptr;
    std::unique_ptr<Rows> m_rows;
    QStringList m_selected; //!< over a reset
    QString m_current;
    int m_place = 0;
};

} // namespace Speckle
