// SPDX-License-Identifier: MIT
#pragma once

#include "core/live/livemessage.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace Speckle {

/*!
 * The latest messages of one stream, as a table: a ring that forgets the oldest.
 *
 * append() only puts aside; once a frame everything put aside enters the table by one removal at the top and
 * one insertion at the bottom, however much it is: twenty thousand messages a second cost as much as a
 * handful. The ring is limited in messages and in bytes, and dropped() says how many have gone.
 */
class LiveMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Sender, Event, Text, ColumnCount };

    //! What is kept of the messages, those that wait included.
    struct Limits
    {
        qsizetype messages = 10'000;
        qint64 bytes = 64LL * 1024 * 1024; //!< of raw frames; the latest message stays even if it is larger
        std::chrono::milliseconds frame{16};
    };

    explicit LiveMessageModel(QObject *parent = nullptr);
    explicit LiveMessageModel(const Limits &limits, QObject *parent = nullptr);

    //! \a own: we sent it ourselves, the sender reads "you".
    void append(const LiveMessage &message, bool own = false);
    //! Forgets all messages, and that any were dropped.
    void clear();

    //! While paused the table stands still and what arrives waits (within the same limits).
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    //! Shows only what has \a text in its sender, event or text, whatever its case; empty: everything.
    void setFilter(const QString &text);
    //! Turns a client's id into a name. Asked again at each painting: names arrive late.
    void setSenderNames(const std::function<QString(const QString &clientId)> &names);
    //! A name has become known: the sender's column is drawn anew.
    void refreshSenders();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const LiveMessage &message(int row) const { return entry(row).message; }
    [[nodiscard]] bool isOwn(int row) const { return entry(row).own; }
    //! Names a message for as long as it is kept, whatever row it moves to.
    [[nodiscard]] quint64 serial(int row) const { return m_shown.at(size_t(row)); }
    //! -1 where it was dropped or is filtered out.
    [[nodiscard]] int rowOf(quint64 serial) const;

    //! In the ring, filtered out or not.
    [[nodiscard]] qsizetype count() const { return qsizetype(m_entries.size()); }
    //! Arrived but not in the table yet.
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    //! Older ones that had to go since clear().
    [[nodiscard]] quint64 dropped() const { return m_dropped; }

signals:
    //! Before the table changes; \a leaving rows will go from its top.
    void aboutToFlush(int leaving);
    //! After the table changed, once a frame.
    void flushed();
    //! count(), waiting() or dropped() changed; at most once a frame.
    void countsChanged();

private:
    struct Entry
    {
        LiveMessage message;
        bool own = false;
        mutable QString text; //!< what stands in the last column, made when first asked for
    };

    void flush();
    void dropWaiting();
    [[nodiscard]] const Entry &entry(int row) const;
    [[nodiscard]] QString senderOf(const Entry &entry) const;
    [[nodiscard]] QString eventOf(const Entry &entry) const;
    [[nodiscard]] const QString &textOf(const Entry &entry) const;
    [[nodiscard]] bool matches(const Entry &entry) const;

    Limits m_limits;
    std::deque<Entry> m_entries; //!< the first has the serial m_firstSerial
    std::deque<quint64> m_shown; //!< serials that pass the filter, ascending: a row each
    std::deque<Entry> m_waiting;
    quint64 m_firstSerial = 0;
    qint64 m_entryBytes = 0;
    qint64 m_waitingBytes = 0;
    quint64 m_dropped = 0;
    QString m_filter;
    std::function<QString(const QString &)> m_senderNames;
    QTimer m_frame;
    bool m_paused = false;
};

} // namespace Speckle
