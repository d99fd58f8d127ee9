// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace Speckle {

class BulkDialog;
class Project;
class ProjectCheck;
class Session;

//! What is done to somebody's place in a project, by calls of the server that change its streams' lists too.
enum class Membership {
    Add, //!< sees the project, edits its streams
    Upgrade, //!< edits its streams
    Downgrade, //!< only reads them
    Remove, //!< from the project and its streams
};

//! Why that cannot be done to \a userId, in a sentence; empty: it can.
[[nodiscard]] QString whyNotChange(Session *session, const Project &project, const ProjectCheck &check,
                                   Membership change, const QString &userId);
/*!
 * Says of each of \a userIds what will change on which streams, and reports what became of it. Nothing is
 * sent before the user says so. Not open yet.
 */
[[nodiscard]] BulkDialog *newMembershipDialog(Session *session, const QString &projectId,
                                              const ProjectCheck &check, Membership change,
                                              const QStringList &userIds, QWidget *parent);
/*!
 * Puts people whom the project gives its streams, and who are missing on one, on that one's lists: a line
 * a stream, an edit of it as with Session::saveStream(). Of \a streamIds and \a userIds; where either is
 * empty, all. Streams that the user may not change are shown with the reason. nullptr: nobody is missing.
 */
[[nodiscard]] BulkDialog *newMendingDialog(Session *session, const ProjectCheck &check,
                                           const QStringList &streamIds, const QStringList &userIds,
                                           QWidget *parent);

} // namespace Speckle
