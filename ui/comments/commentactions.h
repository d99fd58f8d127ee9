// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <functional>

namespace Speckle {

class CommentWork;
class RecordActions;

//! What a list's chosen rows stand for.
struct ChosenComments
{
    CommentWork *work = nullptr; //!< nullptr: \a whyNot says why
    QStringList ids;
    QString whyNot = {}; //!< nothing can be done with these, in a sentence
};

/*!
 * What can be done with the comments of a list, whatever its rows are called: the actions commentAnswer,
 * commentEdit, commentClose, commentReopen, commentAssignMe, commentDelete, commentCopyId.
 */
void addCommentActions(RecordActions *actions,
                       const std::function<ChosenComments(const QStringList &rows)> &choice);

} // namespace Speckle
