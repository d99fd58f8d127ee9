// SPDX-License-Identifier: MIT
#include "core/session/streamrights.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Speckle::StreamRights {

namespace {

using Why = RightReason::Why;

StreamRight listedRight(const QString &userId, const QStringList &writers, const QStringList &readers)
{
    if (writers.contains(userId))
        return StreamRight::Write;
    return readers.contains(userId) ? StreamRight::Read : StreamRight::None;
}

StreamRight listedRight(const Stream &stream, const QString &userId)
{
    return listedRight(userId, stream.canWrite(), stream.canRead());
}

//! The project's owner is on neither of its lists, but gets each stream that joins it.
StreamRight owedBy(const Project &project, const QString &userId)
{
    return project.owner() == userId ? StreamRight::Write
                                     : listedRight(userId, project.streamWriters(), project.streamReaders());
}

QString memberId(const QJsonValue &member)
{
    return member.isObject() ? member["_id"_L1].toString() : member.toString();
}

//! Members that are not meant stay as they came, whatever they are.
QJsonArray without(const QJsonArray &list, const QSet<QString> &userIds)
{
    QJsonArray kept;
    for (const auto &member : list) {
        if (!userIds.contains(memberId(member)))
            kept += member;
    }
    return kept;
}

QJsonArray with(QJsonArray list, const QStringList &userIds)
{
    QSet<QString> there;
    for (const auto &member : std::as_const(list))
        there.insert(memberId(member));
    for (const QString &id : userIds) {
        if (!id.isEmpty() && !there.contains(id)) {
            there.insert(id);
            list += id;
        }
    }
    return list;
}

void setList(Stream *stream, const char *key, const QJsonArray &list)
{
    if (list != stream->value(key).toArray())
        stream->setValue(key, list);
}

PersonRights rightsOf(const QString &userId, const Stream &stream, const QList<Project> &projects,
                      bool isAdmin)
{
    PersonRights person;
    person.userId = userId;
    person.listed = listedRight(stream, userId);
    const bool owns = stream.owner() == userId;
    const bool isLocked = stream.owner().isEmpty() && !isAdmin;
    if (owns)
        person.reasons += RightReason{Why::Owner, StreamRight::Own};
    if (isAdmin)
        person.reasons += RightReason{Why::Admin, StreamRight::Own};
    if (isLocked)
        person.reasons += RightReason{Why::NoOwner, StreamRight::None};
    if (person.listed != StreamRight::None)
        person.reasons += RightReason{Why::List, person.listed};
    for (const Project &project : projects) {
        const StreamRight owed = owedBy(project, userId);
        person.owed = std::max(person.owed, owed);
        if (owed != StreamRight::None)
            person.reasons += RightReason{Why::Project, owed, project.id()};
    }
    if (!stream.isPrivate())
        person.reasons += RightReason{Why::Public, StreamRight::Read};
    if (owns || isAdmin)
        person.right = StreamRight::Own;
    else if (!isLocked)
        person.right = std::max(person.listed, stream.isPrivate() ? StreamRight::None : StreamRight::Read);
    return person;
}

//! Of the owner, of everybody on its lists, and of \a others.
QList<PersonRights> rightsOf(const Stream &stream, const QList<Project> &holding, const QList<User> &users,
                             const QStringList &others)
{
    QStringList ids{stream.owner()};
    ids += stream.canWrite() + stream.canRead() + others;
    ids.removeDuplicates();
    ids.removeAll(QString());
    QSet<QString> admins;
    for (const User &user : users) {
        if (user.isAdmin())
            admins.insert(user.id());
    }
    QList<PersonRights> rights;
    rights.reserve(ids.size());
    for (const QString &id : std::as_const(ids))
        rights += rightsOf(id, stream, holding, admins.contains(id));
    return rights;
}

} // namespace

QList<PersonRights> of(const Stream &stream, const QList<Project> &projects, const QList<User> &users,
                       const QString &self)
{
    QStringList others;
    QList<Project> holding;
    for (const Project &project : projects) {
        if (!project.streamIds().contains(stream.streamId()))
            continue;
        holding += project;
        others += project.streamWriters() + project.streamReaders();
        others += project.owner();
    }
    return rightsOf(stream, holding, users, others + QStringList{self});
}

Stream given(const Stream &stream, const QStringList &userIds, StreamRight right)
{
    const QSet<QString> meant(userIds.cbegin(), userIds.cend());
    const QJsonArray writers = stream.value("canWrite").toArray();
    const QJsonArray readers = stream.value("canRead").toArray();
    Stream after = stream;
    switch (right) {
    case StreamRight::Own:
    case StreamRight::Write:
        setList(&after, "canWrite", with(writers, userIds));
        break;
    case StreamRight::Read:
        setList(&after, "canWrite", without(writers, meant));
        setList(&after, "canRead", with(readers, userIds));
        break;
    case StreamRight::None:
        setList(&after, "canWrite", without(writers, meant));
        setList(&after, "canRead", without(readers, meant));
        break;
    }
    return after;
}

Stream raised(const Stream &stream, const QStringList &userIds, StreamRight right)
{
    QStringList lacking;
    std::copy_if(userIds.cbegin(), userIds.cend(), std::back_inserter(lacking),
                 [&](const QString &id) { return listedRight(stream, id) < right; });
    return lacking.isEmpty() ? stream : given(stream, lacking, right);
}

Stream mended(const Stream &stream, const QList<PersonRights> &rights)
{
    Stream after = stream;
    for (const PersonRights &person : rights) {
        if (person.isMissing())
            after = raised(after, {person.userId}, person.owed);
    }
    return after;
}

QMap<QString, StreamRight> owed(const Project &project)
{
    QMap<QString, StreamRight> all;
    const QStringList readers = project.streamReaders();
    for (const QString &id : readers)
        all.insert(id, StreamRight::Read);
    const QStringList writers = project.streamWriters() + QStringList{project.owner()};
    for (const QString &id : writers)
        all.insert(id, StreamRight::Write);
    all.remove(QString());
    return all;
}

QList<PersonRights> lacking(const Stream &stream, const QMap<QString, StreamRight> &owed)
{
    const QStringList writerList = stream.canWrite();
    const QStringList readerList = stream.canRead();
    const QSet<QString> writers(writerList.cbegin(), writerList.cend());
    const QSet<QString> readers(readerList.cbegin(), readerList.cend());
    const QString owner = stream.owner();
    QList<PersonRights> lacking;
    for (auto it = owed.cbegin(); it != owed.cend(); ++it) {
        PersonRights person;
        person.userId = it.key();
        person.owed = it.value();
        if (writers.contains(it.key()))
            person.listed = StreamRight::Write;
        else if (readers.contains(it.key()))
            person.listed = StreamRight::Read;
        person.right = it.key() == owner ? StreamRight::Own : person.listed;
        if (person.isMissing())
            lacking += person;
    }
    return lacking;
}

QList<PersonRights> of(const Project &project, const QList<User> &users, const QString &self)
{
    const QStringList others = project.streamWriters() + project.streamReaders() + QStringList{self};
    return rightsOf(Stream(project.json()), {}, users, others);
}

Project given(const Project &project, const QStringList &userIds, StreamRight right)
{
    return Project(given(Stream(project.json()), userIds, right).json());
}

Project raised(const Project &project, const QStringList &userIds, StreamRight right)
{
    return Project(raised(Stream(project.json()), userIds, right).json());
}

} // namespace Speckle::StreamRights
