// SPDX-License-Identifier: MIT
#include "core/edits/merge.h"

#include "core/edits/listorder.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Speckle {

namespace {

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

bool isList(const QJsonValue &value)
{
    return value.isArray() || isNothing(value);
}

bool isDictionary(const QJsonValue &value)
{
    return value.isObject() || isNothing(value);
}

//! nullopt: they cannot be told apart by their guids.
std::optional<QHash<QString, QJsonObject>> byGuid(const QJsonArray &list, QStringList &order)
{
    QHash<QString, QJsonObject> members;
    for (const auto &member : list) {
        const QString guid = member["guid"_L1].toString();
        if (guid.isEmpty() || members.contains(guid))
            return std::nullopt;
        members.insert(guid, member.toObject());
        order += guid;
    }
    return members;
}

//! Whole users come in where a list was asked for with them; what is written are ids.
QJsonValue asWritten(const QJsonValue &member)
{
    const bool hasId = member.isObject() && member["_id"_L1].isString();
    return hasId ? member["_id"_L1] : member;
}

QJsonArray asWritten(const QJsonArray &members)
{
    QJsonArray list;
    for (const auto &member : members)
        list += asWritten(QJsonValue(member));
    return list;
}

class Merger
{
public:
    explicit Merger(const MergeRules &rules)
        : m_rules(rules)
    {
    }

    QJsonObject object(const QStringList &path, const QJsonObject &base, const QJsonObject &mine,
                       const QJsonObject &theirs)
    {
        QJsonObject result = theirs;
        QStringList keys = mine.keys() + theirs.keys() + base.keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            if (path.isEmpty() && isServersOwn(key))
                continue;
            const QJsonValue merged
                = value(path + QStringList{key}, base.value(key), mine.value(key), theirs.value(key));
            if (merged.isUndefined())
                result.remove(key);
            else
                result.insert(key, merged);
        }
        return result;
    }

    QList<EditConflict> conflicts;

private:
    static bool isServersOwn(const QString &key)
    {
        return key == "_id"_L1 || key == "__v"_L1 || key == "createdAt"_L1 || key == "updatedAt"_L1;
    }

    QJsonValue value(const QStringList &path, const QJsonValue &base, const QJsonValue &mine,
                     const QJsonValue &theirs)
    {
        const QString name = path.join(u'.');
        const bool members = m_rules.memberLists.contains(name);
        const bool guids = m_rules.guidLists.contains(name);
        const bool lists = members || guids || m_rules.idLists.contains(name);
        const auto same = [lists, ids = lists && !guids](const QJsonValue &a, const QJsonValue &b) {
            if (a == b || (isNothing(a) && isNothing(b)))
                return true;
            if (!lists || !isList(a) || !isList(b))
                return false;
            const QJsonArray x = a.toArray();
            const QJsonArray y = b.toArray();
            if (!ids)
                return x == y;
            return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const auto &one, const auto &other) {
                return ListOrder::keyOf(one) == ListOrder::keyOf(other);
            });
        };
        if (same(mine, base) || same(mine, theirs))
            return theirs;
        if (same(theirs, base)) {
            if ((members || guids) && isList(mine)) // null would stay null at the server
                return members ? asWritten(mine.toArray()) : mine.toArray();
            return mine;
        }
        const bool allLists = isList(base) && isList(mine) && isList(theirs);
        if (members && allLists)
            return mergeMembers(base.toArray(), mine.toArray(), theirs.toArray());
        if (guids && allLists) {
            if (const auto list = guidList(path, base.toArray(), mine.toArray(), theirs.toArray()))
                return *list;
        }
        if (mine.isObject() && theirs.isObject() && isDictionary(base) && !m_rules.wholes.contains(name))
            return object(path, base.toObject(), mine.toObject(), theirs.toObject());
        conflicts.append({path, base, mine, theirs});
        return theirs;
    }

    //! nullopt: it has to be merged as a whole.
    std::optional<QJsonArray> guidList(const QStringList &path, const QJsonArray &base,
                                       const QJsonArray &mine, const QJsonArray &theirs)
    {
        QStringList baseOrder;
        QStringList mineOrder;
        QStringList theirOrder;
        const auto before = byGuid(base, baseOrder);
        const auto ours = byGuid(mine, mineOrder);
        const auto others = byGuid(theirs, theirOrder);
        if (!before || !ours || !others)
            return std::nullopt;

        const qsizetype firstInside = conflicts.size();
        QHash<QString, QJsonObject> merged;
        QSet<QString> kept;
        const auto in = [](const QHash<QString, QJsonObject> &list, const QString &guid) {
            const auto it = list.constFind(guid);
            return it == list.cend() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(*it);
        };
        QStringList all = theirOrder + mineOrder;
        all.removeDuplicates(); // what is in neither is gone by agreement
        for (const QString &guid : std::as_const(all)) {
            const QJsonValue member
                = value(path + QStringList{guid}, in(*before, guid), in(*ours, guid), in(*others, guid));
            if (!member.isObject())
                continue;
            merged.insert(guid, member.toObject());
            kept.insert(guid);
        }
        const auto inOrder = [&](const QStringList &lead, const QStringList &other) {
            QJsonArray list;
            for (const QString &guid : ListOrder::arranged(lead, other, kept))
                list += merged.value(guid);
            return list;
        };
        if (!ListOrder::differs(baseOrder, mineOrder))
            return inOrder(theirOrder, mineOrder);
        if (!ListOrder::differs(baseOrder, theirOrder) || !ListOrder::differs(mineOrder, theirOrder))
            return inOrder(mineOrder, theirOrder);
        const QJsonArray asTheirs = inOrder(theirOrder, mineOrder);
        // Before those inside of it: whoever takes my order can still choose their name for a layer.
        conflicts.insert(firstInside, {path, base, inOrder(mineOrder, theirOrder), asTheirs});
        return asTheirs;
    }

    const MergeRules &m_rules;
};

//! \a where with \a value at \a path; Undefined takes it away.
QJsonValue withValueAt(const QJsonValue &where, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString &step = path.constFirst();
    const QStringList rest = path.sliced(1);
    if (!where.isArray()) {
        QJsonObject object = where.toObject();
        const QJsonValue inside = withValueAt(object.value(step), rest, value);
        if (inside.isUndefined())
            object.remove(step);
        else
            object.insert(step, inside);
        return object;
    }
    QJsonArray list = where.toArray();
    qsizetype at = 0;
    while (at < list.size() && list.at(at)["guid"_L1].toString() != step)
        ++at;
    const QJsonValue inside = withValueAt(at < list.size() ? list.at(at) : QJsonValue(), rest, value);
    if (at == list.size() && !inside.isUndefined())
        list.append(inside);
    else if (at < list.size() && inside.isUndefined())
        list.removeAt(at);
    else if (at < list.size())
        list.replace(at, inside);
    return list;
}

} // namespace

Merged merge(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs,
             const MergeRules &rules)
{
    Merger merger(rules);
    Merged merged;
    merged.json = merger.object({}, base, mine, theirs);
    merged.conflicts = merger.conflicts;
    return merged;
}

QJsonObject resolved(const Merged &merged, const QList<EditSide> &choices)
{
    QJsonValue json = merged.json;
    for (qsizetype i = 0; i < merged.conflicts.size(); ++i) {
        const EditConflict &conflict = merged.conflicts.at(i);
        const bool mine = i < choices.size() && choices.at(i) == EditSide::Mine;
        json = withValueAt(json, conflict.path, mine ? conflict.mine : conflict.theirs);
    }
    return json.toObject();
}

QJsonArray mergeMembers(const QJsonArray &base, const QJsonArray &mine, const QJsonArray &theirs)
{
    const QStringList before = ListOrder::keysOf(base);
    const QStringList ours = ListOrder::keysOf(mine);
    const QStringList others = ListOrder::keysOf(theirs);
    const QSet<QString> wereThere(before.begin(), before.end());
    const QSet<QString> mineNow(ours.begin(), ours.end());
    const QSet<QString> theirsNow(others.begin(), others.end());
    // In by agreement, or added by one of the two.
    QSet<QString> kept = mineNow + theirsNow;
    kept.removeIf([&](const QString &key) {
        return wereThere.contains(key) && (!mineNow.contains(key) || !theirsNow.contains(key));
    });
    const bool reordered = ListOrder::differs(before, ours);
    const QStringList order
        = reordered ? ListOrder::arranged(ours, others, kept) : ListOrder::arranged(others, ours, kept);
    if (order == others)
        return theirs;
    QHash<QString, QJsonValue> members;
    for (const QJsonArray &list : {mine, theirs}) {
        for (const auto &member : list)
            members.insert(ListOrder::keyOf(member), member);
    }
    QJsonArray merged;
    for (const QString &key : order)
        merged += asWritten(members.value(key));
    return merged;
}

} // namespace Speckle
