// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/project.h"
#include "core/records/stream.h"
#include "core/records/user.h"

#include <QList>
#include <QMap>

namespace Speckle {

//! What somebody may do with a stream; each includes those before it. Own: delete it and give it away, too.
enum class StreamRight { None, Read, Write, Own };

//! One of the reasons why somebody has a right to a stream.
struct RightReason
{
    enum class Why {
        Owner,
        Admin,
        List, //!< the stream's own canWrite or canRead
        Project, //!< a project that holds the stream gives it to them, see PersonRights::owed
        Public, //!< everybody may read it
        NoOwner, //!< takes away rather than gives: without an owner the server lets administrators only
    };
    Why why = Why::List;
    StreamRight right = StreamRight::None; //!< what it gives
    QString projectId = {}; //!< of Why::Project

    friend bool operator==(const RightReason &, const RightReason &) = default;
};

//! What somebody may do with a stream, and why.
struct PersonRights
{
    QString userId;
    StreamRight right = StreamRight::None; //!< what the server lets them do
    StreamRight listed = StreamRight::None; //!< what the stream's lists say
    //! What the projects that hold the stream say. The server looks at the stream's lists alone: a project's
    //! people are put on them when they or the stream join it, by the server's own calls only.
    StreamRight owed = StreamRight::None;
    QList<RightReason> reasons; //!< the strongest first

    //! Listed on a project, missing on the stream.
    [[nodiscard]] bool isMissing() const { return right != StreamRight::Own && owed > listed; }

    friend bool operator==(const PersonRights &, const PersonRights &) = default;
};

namespace StreamRights {

/*!
 * A row for the owner, for everybody on the stream's lists, for everybody to whom one of \a projects gives
 * it, and for \a self (may be empty), in this order, each once. Of \a projects those that do not hold the
 * stream are not looked at; \a users tells who is an administrator.
 */
[[nodiscard]] QList<PersonRights> of(const Stream &stream, const QList<Project> &projects,
                                     const QList<User> &users, const QString &self);

//! The lists say just \a right of \a userIds: Write, Read, or None, which takes them off. All others keep
//! what they have.
[[nodiscard]] Stream given(const Stream &stream, const QStringList &userIds, StreamRight right);
//! The same, but nobody loses a right.
[[nodiscard]] Stream raised(const Stream &stream, const QStringList &userIds, StreamRight right);
//! Those of \a rights that are missing get what they are owed.
[[nodiscard]] Stream mended(const Stream &stream, const QList<PersonRights> &rights);

//! What \a project gives to whom of its streams, by user.
[[nodiscard]] QMap<QString, StreamRight> owed(const Project &project);
//! Those of \a owed that are missing on \a stream, without reasons: for many streams at once.
[[nodiscard]] QList<PersonRights> lacking(const Stream &stream, const QMap<QString, StreamRight> &owed);

//! The same lists, owner and privacy say who may do what with a project itself. Rows for the owner, for
//! everybody on these lists, on those for its streams, and for \a self.
[[nodiscard]] QList<PersonRights> of(const Project &project, const QList<User> &users, const QString &self);
[[nodiscard]] Project given(const Project &project, const QStringList &userIds, StreamRight right);
[[nodiscard]] Project raised(const Project &project, const QStringList &userIds, StreamRight right);

} // namespace StreamRights

} // namespace Speckle
