// SPDX-License-Identifier: MIT
#include "ui/live/livemessagemodel.h"

#include "ui/live/messagetext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {
constexpr qsizetype LongestSender = 80;

qint64 bytesOf(const LiveMessage &message)
{
    return message.raw.size() + 2 * qint64(message.text.size());
}
QString timeOf(const QDateTime &local)
{
    const bool today = local.date() == QDate::currentDate();
    return local.toString(today ? u"HH:mm:ss"_s : u"d MMM HH:mm:ss"_s);
}

} // namespace

LiveMessageModel::LiveMessageModel(QObject *parent)
    : LiveMessageModel(Limits(), parent)
{
}

LiveMessageModel::LiveMessageModel(const Limits &limits, QObject *parent)
    : QAbstractTableModel(parent)
    , m_limits(limits)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(limits.frame);
    connect(&m_frame, &QTimer::timeout, this, &LiveMessageModel::flush);
}

void LiveMessageModel::append(const LiveMessage &message, bool own)
{
    m_waiting.push_back({message, own, {}});
    m_waitingBytes += bytesOf(message);
    // What would be dropped at the next frame need not wait for it: a flood does not grow the memory.
    while (m_waiting.size() > 1
           && (qsizetype(m_waiting.size()) > m_limits.messages || m_waitingBytes > m_limits.bytes))
        dropWaiting();
    if (!m_frame.isActive())
        m_frame.start();
}

void LiveMessageModel::dropWaiting()
{
    m_waitingBytes -= bytesOf(m_waiting.front().message);
    m_waiting.pop_front();
    ++m_dropped;
}

void LiveMessageModel::flush()
{
    if (m_paused || m_waiting.empty()) {
        emit countsChanged();
        return;
    }
    size_t leaving = 0;
    qint64 bytes = m_entryBytes + m_waitingBytes;
    while (leaving < m_entries.size()
           && (m_entries.size() - leaving + m_waiting.size() > size_t(m_limits.messages)
               || bytes > m_limits.bytes))
        bytes -= bytesOf(m_entries[leaving++].message);

    const quint64 firstKept = m_firstSerial + leaving;
    const auto rowsLeaving = std::lower_bound(m_shown.begin(), m_shown.end(), firstKept) - m_shown.begin();
    emit aboutToFlush(int(rowsLeaving));
    if (rowsLeaving > 0)
        beginRemoveRows({}, 0, int(rowsLeaving) - 1);
    m_shown.erase(m_shown.begin(), m_shown.begin() + rowsLeaving);
    m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(leaving));
    m_firstSerial = firstKept;
    m_dropped += leaving;
    if (rowsLeaving > 0)
        endRemoveRows();

    std::deque<quint64> arriving;
    quint64 next = m_firstSerial + m_entries.size();
    for (const Entry &entry : m_waiting) {
        if (matches(entry))
            arriving.push_back(next);
        ++next;
    }
    if (!arriving.empty())
        beginInsertRows({}, int(m_shown.size()), int(m_shown.size() + arriving.size()) - 1);
    std::move(m_waiting.begin(), m_waiting.end(), std::back_inserter(m_entries));
    m_shown.insert(m_shown.end(), arriving.begin(), arriving.end());
    m_entryBytes = bytes;
    m_waiting.clear();
    m_waitingBytes = 0;
    if (!arriving.empty())
        endInsertRows();
    emit flushed();
    emit countsChanged();
}

void LiveMessageModel::clear()
{
    beginResetModel();
    m_firstSerial += m_entries.size() + m_waiting.size();
    m_entries.clear();
    m_shown.clear();
    m_waiting.clear();
    m_entryBytes = 0;
    m_waitingBytes = 0;
    m_dropped = 0;
    endResetModel();
    emit countsChanged();
}

void LiveMessageModel::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    flush();
}

void LiveMessageModel::setFilter(const QString &text)
{
    if (m_filter == text)
        return;
    beginResetModel();
    m_filter = text;
    m_shown.clear();
    quint64 serial = m_firstSerial;
    for (const Entry &entry : m_entries) {
        if (matches(entry))
            m_shown.push_back(serial);
        ++serial;
    }
    endResetModel();
    emit countsChanged();
}

void LiveMessageModel::setSenderNames(const std::function<QString(const QString &)> &names)
{
    m_senderNames = names;
    refreshSenders();
}

void LiveMessageModel::refreshSenders()
{
    if (!m_shown.empty())
        emit dataChanged(index(0, Sender), index(rowCount() - 1, Sender), {Qt::DisplayRole});
}

int LiveMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LiveMessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LiveMessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = this->entry(index.row());
    if (role == Qt::DecorationRole && index.column() == Sender) {
        if (entry.own)
            return icon(u"send"_s);
        switch (entry.message.kind) {
        case LiveMessage::Kind::Broadcast:
            return icon(u"broadcast"_s);
        case LiveMessage::Kind::Message:
            return icon(u"comment"_s);
        case LiveMessage::Kind::Notice:
            return icon(u"info"_s);
        case LiveMessage::Kind::Other:
            return icon(u"code"_s);
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return timeOf(entry.message.receivedAt.toLocalTime());
    case Sender:
        return senderOf(entry);
    case Event:
        return eventOf(entry);
    case Text:
        return textOf(entry);
    }
    return {};
}

QVariant LiveMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Sender:
        return tr("Sender");
    case Event:
        return tr("Event");
    case Text:
        return tr("Text");
    }
    return {};
}

int LiveMessageModel::rowOf(quint64 serial) const
{
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), serial);
    return found == m_shown.end() || *found != serial ? -1 : int(found - m_shown.begin());
}

const LiveMessageModel::Entry &LiveMessageModel::entry(int row) const
{
    return m_entries.at(size_t(m_shown.at(size_t(row)) - m_firstSerial));
}

QString LiveMessageModel::senderOf(const Entry &entry) const
{
    if (entry.own)
        return tr("you");
    if (entry.message.kind == LiveMessage::Kind::Notice)
        return tr("server");
    if (entry.message.senderId.isEmpty())
        return tr("not said");
    return oneLine(m_senderNames ? m_senderNames(entry.message.senderId) : entry.message.senderId,
                   LongestSender);
}

QString LiveMessageModel::eventOf(const Entry &entry) const
{
    const QString event = oneLine(entry.message.eventType, LongestSender);
    switch (entry.message.kind) {
    case LiveMessage::Kind::Broadcast:
        return event.isEmpty() ? tr("broadcast") : event;
    case LiveMessage::Kind::Message:
        return event.isEmpty() ? tr("message to you") : tr("%1 (to you)").arg(event);
    case LiveMessage::Kind::Notice:
        return tr("notice");
    case LiveMessage::Kind::Other:
        break;
    }
    return event.isEmpty() ? tr("unknown") : event;
}

const QString &LiveMessageModel::textOf(const Entry &entry) const
{
    if (entry.text.isNull()) {
        entry.text = messageText(entry.message);
        if (entry.text.isNull())
            entry.text = u""_s; // asked and empty, which is not the same as not asked yet
    }
    return entry.text;
}

bool LiveMessageModel::matches(const Entry &entry) const
{
    return m_filter.isEmpty() || senderOf(entry).contains(m_filter, Qt::CaseInsensitive)
           || eventOf(entry).contains(m_filter, Qt::CaseInsensitive)
           || textOf(entry).contains(m_filter, Qt::CaseInsensitive);
}

} // namespace Speckle
