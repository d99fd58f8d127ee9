// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace Speckle {

class Session;
class Stream;
class StreamList;
class Stars;

/*!
 * The rows of a StreamList as a table. Follows the list one to one and reads the session's records when a
 * cell is asked for: it keeps no record. Born empty; setList() gives it something to show.
 */
class StreamsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Owner,
        Private,
        Tags,
        JobNumber,
        Units,
        Versions,
        Updated,
        Objects,
        Star,
        ColumnCount
    };
    enum Role { StreamIdRole = Qt::UserRole };

    explicit StreamsModel(QObject *parent = nullptr);

    //! Neither is owned; both nullptr: empty. What is destroyed first is noticed.
    void setList(Session *session, StreamList *list);
    //! What the last column shows; nullptr: nothing is starred, and nothing can be.
    void setStars(Stars *stars);
    //! What is dragged: a JSON array of streamIds.
    [[nodiscard]] static QString mimeType();

    //! The server's name of the field that a column is sorted by; empty where the server cannot sort by what
    //! the column shows (owners are ids there, and nobody counts objects).
    [[nodiscard]] static QString sortField(int column);
    //! The column of sortField(); Updated for an empty one, as the list's default is the latest change first.
    [[nodiscard]] static int columnOf(const QString &sortField);

    [[nodiscard]] QString streamId(const QModelIndex &index) const;
    //! Invalid where the list does not hold it (yet).
    [[nodiscard]] QModelIndex indexOf(const QString &streamId) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void follow();
    void streamChanged(const QString &streamId);
    void usersChanged();
    void startMidnight();
    [[nodiscard]] const QHash<QString, int> &rows() const;
    [[nodiscard]] QVariant text(const Stream &stream, int column) const;
    [[nodiscard]] bool isStarred(const QString &streamId) const;
    [[nodiscard]] QString toolTip(const Stream &stream, int column) const;

    QPointer<Session> m_session;
    QPointer<StreamList> m_list;
    QPointer<Stars> m_stars;
    mutable QHash<QString, int> m_rows; //!< made when first asked for after rows moved
    mutable bool m_rowsValid = false;
    QSet<QString> m_changedUsers; //!< gathered over one turn of the event loop: each costs a look at all rows
    QTimer m_usersTimer;
    QTimer m_midnight; //!< "Today" is over then
};

} // namespace Speckle
