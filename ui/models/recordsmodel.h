// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QIcon>
#include <QPointer>

#include <functional>
#include <vector>

namespace Speckle {

class IdList;

/*!
 * The rows of an IdList as a table, whatever kind of record it lists: what stands in a cell is asked of its
 * column's functions, which read the session. Keeps no record. Born empty; setList() gives it something to
 * show, touch() tells that a record has changed.
 */
class RecordsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, SortRole };

    //! All functions take the id of a record; only \a text is mandatory. Texts are server text as it is: the
    //! model makes it one line, or escapes it where Qt would guess.
    struct Column
    {
        QString key; //!< for tests and settings
        QString title;
        int width = 16; //!< in average characters
        std::function<QString(const QString &id)> text;
        std::function<QString(const QString &id)> toolTip = {}; //!< empty: the whole text
        std::function<QIcon(const QString &id)> icon = {};
        std::function<QVariant(const QString &id)> sortKey = {}; //!< empty: the text, as people sort
        bool isNumber = false; //!< to the right
    };

    explicit RecordsModel(QObject *parent = nullptr);

    //! Before the first setList().
    void setColumns(std::vector<Column> columns);
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    //! Not owned; nullptr: empty. That it is destroyed first is noticed.
    void setList(IdList *list);
    //! The record has changed.
    void touch(const QString &id);
    //! What all records are shown by has changed: the names of people, say.
    void touchAll();
    //! Rows that stand back, because they are archived, say.
    void setDimmed(std::function<bool(const QString &id)> isDimmed) { m_isDimmed = std::move(isDimmed); }

    [[nodiscard]] QString id(const QModelIndex &index) const;
    //! Invalid where the list does not hold it.
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QPointer<IdList> m_list;
    std::vector<Column> m_columns;
    std::function<bool(const QString &)> m_isDimmed;
    mutable QHash<QString, int> m_rows; //!< made when first asked for after rows moved
    mutable bool m_rowsValid = false;
};

} // namespace Speckle
