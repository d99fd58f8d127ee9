// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace Speckle {

//! Two people changed the same thing to different values.
struct EditConflict
{
    //! From the record inwards: {"name"}, {"baseProperties", "units"}, {"layers", guid, "name"}; {"layers",
    //! guid} where one side removed a layer that the other changed; {"layers"} where both put them in another
    //! order, or where they cannot be told apart.
    QStringList path;
    // Undefined: not there.
    QJsonValue base;
    QJsonValue mine;
    QJsonValue theirs;

    friend bool operator==(const EditConflict &, const EditConflict &) = default;
};

enum class EditSide { Mine, Theirs };

//! Of a three-way merge.
struct Merged
{
    QJsonObject json; //!< what both sides changed; theirs where they collide
    QList<EditConflict> conflicts; //!< in the order in which resolved() applies them

    friend bool operator==(const Merged &, const Merged &) = default;
};

/*!
 * What the fields of a kind of record mean to a merge. Fields are named from the record inwards, with points:
 * "permissions.canRead". What is not named is merged by its form: objects key by key at every depth, anything
 * else, lists included, as a whole.
 */
struct MergeRules
{
    //! Lists whose members count and their order does not: users, tags, ids. Merged member by member, without
    //! conflicts: a member is in or out, and two who both changed that agree. Members are ids or objects with
    //! an `_id`.
    QStringList memberLists;
    //! Lists of objects with a `guid`. Merged by guid, added, removed, or changed field by field. The order
    //! is mine where I alone changed it, else theirs; what only one side has keeps its neighbour. Without a
    //! guid for each member, and a different one, the list is merged as a whole.
    QStringList guidLists;
    //! Lists of ids that are merged as a whole, whether they hold ids or placeholders.
    QStringList idLists;
    //! Objects that make sense only as a whole: half of one camera and half of another show nothing.
    QStringList wholes;
};

/*!
 * Three-way merge of a record: \a base is what an edit began from, \a mine what it led to, \a theirs what the
 * server has now.
 *
 * What only one side changed is taken from it, what both changed alike is taken once; everything else is a
 * conflict. So the change of neither side is lost without a conflict, and a side that changed nothing has no
 * say. null and absence are the same (a PUT cannot tell them apart), in lists with a rule an empty list, too;
 * a list of members or guids that I took away comes out empty.
 * `_id`, `__v`, `createdAt` and `updatedAt` are the server's: always theirs. Pure.
 */
[[nodiscard]] Merged merge(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs,
                           const MergeRules &rules);

//! \a merged with a side chosen for each of its conflicts; theirs where \a choices ends early.
[[nodiscard]] QJsonObject resolved(const Merged &merged, const QList<EditSide> &choices);

//! The merge of one list by its members, see MergeRules::memberLists.
[[nodiscard]] QJsonArray mergeMembers(const QJsonArray &base, const QJsonArray &mine,
                                      const QJsonArray &theirs);

} // namespace Speckle
