// SPDX-License-Identifier: MIT
#pragma once

#include "core/edits/streamdeletion.h"

//! The ids of streams that are gone, where they are still mentioned. For the deletion's own use.
namespace Speckle::DanglingIds {

//! GET /projects: own and shared ones, with what a mending has to know.
[[nodiscard]] Reply<QList<Record>> *projects(Client *client);
//! Which of \a streamIds the project lists.
[[nodiscard]] QStringList mentioned(const Record &project, const QStringList &streamIds);
//! Takes \a deleted out of the `children` of \a parent (may be empty) and of the projects' `streams`. Never
//! fails.
[[nodiscard]] Reply<StreamDeletionReport> *mend(Client *client, const QStringList &deleted,
                                                const QString &parent);

} // namespace Speckle::DanglingIds
