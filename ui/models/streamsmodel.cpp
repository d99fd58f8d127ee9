// SPDX-License-Identifier: MIT
#include "ui/models/streamsmodel.h"

#include "core/session/session.h"
#include "core/session/streamlist.h"
#include "ui/settings/stars.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QPalette>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

bool isNumber(int column)
{
    return column == StreamsModel::Versions || column == StreamsModel::Objects;
}

} // namespace

StreamsModel::StreamsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_usersTimer.setSingleShot(true);
    m_usersTimer.setInterval(0);
    connect(&m_usersTimer, &QTimer::timeout, this, &StreamsModel::usersChanged);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        if (const int last = rowCount() - 1; last >= 0)
            emit dataChanged(index(0, Updated), index(last, Updated), {Qt::DisplayRole});
        startMidnight();
    });
    startMidnight();
}

void StreamsModel::setList(Session *session, StreamList *list)
{
    if (m_list == list && m_session == session)
        return;
    beginResetModel();
    if (m_list)
        disconnect(m_list, nullptr, this, nullptr);
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_list = list;
    m_rowsValid = false;
    if (m_session && m_list)
        follow();
    endResetModel();
}

void StreamsModel::setStars(Stars *stars)
{
    if (m_stars)
        disconnect(m_stars, nullptr, this, nullptr);
    m_stars = stars;
    if (stars) {
        connect(stars, &Stars::changed, this, [this](const QStringList &ids) {
            for (const QString &id : ids) {
                if (const QModelIndex row = indexOf(id); row.isValid())
                    emit dataChanged(row.siblingAtColumn(Star), row.siblingAtColumn(Star));
            }
        });
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, Star), index(rowCount() - 1, Star));
}

bool StreamsModel::isStarred(const QString &streamId) const
{
    return m_stars && m_stars->contains(streamId);
}

QString StreamsModel::mimeType()
{
    return u"application/x-speckle-streams"_s;
}

QStringList StreamsModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData *StreamsModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    for (const QModelIndex &index : indexes) {
        if (const QString id = streamId(index); !id.isEmpty() && !ids.contains(id))
            ids += id;
    }
    auto *data = new QMimeData;
    data->setData(mimeType(), QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact));
    return data;
}

Qt::ItemFlags StreamsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

void StreamsModel::follow()
{
    connect(m_list, &StreamList::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(m_list, &StreamList::inserted, this, [this] {
        m_rowsValid = false;
        endInsertRows();
    });
    connect(m_list, &StreamList::aboutToRemove, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(m_list, &StreamList::removed, this, [this] {
        m_rowsValid = false;
        endRemoveRows();
    });
    connect(m_list, &StreamList::aboutToReset, this, [this] { beginResetModel(); });
    connect(m_list, &StreamList::resetDone, this, [this] {
        m_rowsValid = false;
        endResetModel();
    });
    connect(m_session, &Session::streamChanged, this, &StreamsModel::streamChanged);
    connect(m_session, &Session::userChanged, this, [this](const QString &userId) {
        m_changedUsers.insert(userId);
        m_usersTimer.start();
    });
    // Their ids are gone before QPointer knows; a view must not ask for rows in between.
    const auto forget = [this] {
        beginResetModel();
        m_list.clear();
        m_session.clear();
        m_rowsValid = false;
        endResetModel();
    };
    connect(m_list, &QObject::destroyed, this, forget);
    connect(m_session, &QObject::destroyed, this, forget);
}

QString StreamsModel::sortField(int column)
{
    switch (column) {
    case Name:
        return u"name"_s;
    case Private:
        return u"private"_s;
    case JobNumber:
        return u"jobNumber"_s;
    case Units:
        return u"baseProperties.units"_s;
    case Updated:
        return u"updatedAt"_s;
    default:
        return {};
    }
}

int StreamsModel::columnOf(const QString &sortField)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (!sortField.isEmpty() && StreamsModel::sortField(column) == sortField)
            return column;
    }
    return Updated;
}

const QHash<QString, int> &StreamsModel::rows() const
{
    if (!m_rowsValid) {
        m_rows.clear();
        const QStringList ids = m_list ? m_list->streamIds() : QStringList();
        m_rows.reserve(ids.size());
        for (int row = 0; row < int(ids.size()); ++row)
            m_rows.insert(ids.at(row), row);
        m_rowsValid = true;
    }
    return m_rows;
}

QString StreamsModel::streamId(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? m_list->streamIds().at(index.row()) : QString();
}

QModelIndex StreamsModel::indexOf(const QString &streamId) const
{
    const int row = rows().value(streamId, -1);
    return row < 0 ? QModelIndex() : index(row, 0);
}

void StreamsModel::streamChanged(const QString &streamId)
{
    if (const QModelIndex first = indexOf(streamId); first.isValid())
        emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

void StreamsModel::usersChanged()
{
    const QSet<QString> users = std::exchange(m_changedUsers, {});
    for (int row = 0; row < rowCount(); ++row) {
        const auto stream = m_session->stream(m_list->streamIds().at(row));
        if (stream && users.contains(stream->owner()))
            emit dataChanged(index(row, Owner), index(row, Owner), {Qt::DisplayRole, Qt::ToolTipRole});
    }
}

void StreamsModel::startMidnight()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime midnight = now.date().addDays(1).startOfDay();
    m_midnight.start(int(qBound(qint64(1000), now.msecsTo(midnight) + 1000, qint64(25) * 3600 * 1000)));
}

int StreamsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_list || !m_session ? 0 : int(m_list->streamIds().size());
}

int StreamsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant StreamsModel::text(const Stream &stream, int column) const
{
    switch (column) {
    case Name:
        return stream.name().isEmpty() ? tr("(no name)") : oneLine(stream.name());
    case Owner:
        return stream.owner().isEmpty() ? QString() : oneLine(m_session->userName(stream.owner()));
    case Private:
        return stream.isPrivate() ? tr("Private") : tr("Public");
    case Tags:
        return oneLine(stream.tags().join(", "_L1));
    case JobNumber:
        return oneLine(stream.jobNumber());
    case Units:
        return oneLine(stream.units());
    case Versions: {
        const qsizetype count = stream.children().size();
        return count > 0 ? countText(count) : QString();
    }
    case Updated:
        return timeText(stream.updatedAt());
    case Objects:
        if (const auto count = m_session->objectCount(stream.streamId()))
            return countText(*count);
        return {};
    default:
        return {};
    }
}

QString StreamsModel::toolTip(const Stream &stream, int column) const
{
    switch (column) {
    case Name: {
        QString text = stream.name();
        if (!stream.description().isEmpty())
            text += u"\n\n"_s + stream.description();
        return plainToolTip(text);
    }
    case Owner:
        return stream.owner().isEmpty() ? QString() : plainToolTip(m_session->userName(stream.owner()));
    case JobNumber:
        return plainToolTip(stream.jobNumber());
    case Versions:
        return stream.parent().isEmpty()
                   ? QString()
                   : plainToolTip(
                       tr("This is a version of the stream %1.").arg(oneLine(stream.parent(), 40)));
    case Star:
        return plainToolTip(isStarred(stream.streamId()) ? tr("Starred: a click takes the star off.")
                                                         : tr("A click gives it a star."));
    case Private:
        return plainToolTip(stream.isPrivate() ? tr("Only people it was shared with can see it.")
                                               : tr("Whoever has its address can see it."));
    case Tags:
        return plainToolTip(stream.tags().join(u'\n'));
    case Updated:
        return plainToolTip(exactTimeText(stream.updatedAt()));
    default:
        return {};
    }
}

QVariant StreamsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString &id = m_list->streamIds().at(index.row());
    if (role == StreamIdRole)
        return id;
    if (role == Qt::TextAlignmentRole)
        return isNumber(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (index.column() == Star && role == Qt::DecorationRole)
        return m_stars ? QVariant(icon(isStarred(id) ? u"star-filled"_s : u"star"_s)) : QVariant();
    if (index.column() == Star && role == Qt::AccessibleTextRole)
        return isStarred(id) ? tr("Starred") : tr("Not starred");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::DecorationRole
        && role != Qt::ForegroundRole)
        return {};
    const auto stream = m_session->stream(id);
    if (!stream)
        return role == Qt::DisplayRole && index.column() == Name ? QVariant(id) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return text(*stream, index.column());
    case Qt::ToolTipRole:
        return toolTip(*stream, index.column());
    case Qt::DecorationRole:
        if (index.column() == Name && stream->isDeleted())
            return icon(u"archive"_s);
        return index.column() == Private && stream->isPrivate() ? QVariant(icon(u"lock"_s)) : QVariant();
    default: // what is ordinary, missing or put away stands back
        if (stream->isDeleted() || (index.column() == Name && stream->name().isEmpty())
            || (index.column() == Private && !stream->isPrivate()))
            return QGuiApplication::palette().placeholderText();
        return {};
    }
}

QVariant StreamsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                 : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && sortField(section).isEmpty())
        return tr("The server cannot sort by this column.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Owner:
        return tr("Owner");
    case Private:
        return tr("Access");
    case Tags:
        return tr("Tags");
    case JobNumber:
        return tr("Job number");
    case Units:
        return tr("Units");
    case Versions:
        return tr("Versions");
    case Updated:
        return tr("Updated");
    case Objects:
        return tr("Objects");
    case Star:
        return tr("Star");
    default:
        return {};
    }
}

bool StreamsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_list && m_session && m_list->canFetchMore();
}

void StreamsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_list->fetchMore();
}

} // namespace Speckle
