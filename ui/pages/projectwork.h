// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace Speckle {

class BulkDialog;
class Session;

/*!
 * Asks before it puts these projects into the archive, or takes them out, and reports of each: edits as with
 * SessionProjects::save(). Nothing is sent before the user says so. Not open yet; nullptr: all of them are
 * where they are wanted already, or not known.
 */
[[nodiscard]] BulkDialog *newProjectArchiveDialog(Session *session, const QStringList &ids, bool archived,
                                                  QWidget *parent);

} // namespace Speckle
