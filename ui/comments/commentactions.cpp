// SPDX-License-Identifier: MIT
#include "ui/comments/commentactions.h"

#include "ui/actions/recordactions.h"
#include "ui/comments/commentwork.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

using Choice = std::function<ChosenComments(const QStringList &)>;
using Run = std::function<void(CommentWork *, const QStringList &)>;
using WhyNot = std::function<QString(const CommentWork *, const QStringList &)>;

QString say(const char *text)
{
    return QCoreApplication::translate("Speckle::CommentActions", text);
}

std::function<void(const QStringList &)> running(const Choice &choice, const Run &run)
{
    return [choice, run](const QStringList &rows) {
        const ChosenComments chosen = choice(rows);
        if (chosen.work)
            run(chosen.work, chosen.ids);
    };
}

std::function<QString(const QStringList &)> refusing(const Choice &choice, const WhyNot &whyNot)
{
    return [choice, whyNot](const QStringList &rows) {
        const ChosenComments chosen = choice(rows);
        return chosen.work ? whyNot(chosen.work, chosen.ids) : chosen.whyNot;
    };
}

} // namespace

void addCommentActions(RecordActions *actions, const Choice &choice)
{
    const auto add = [&](RecordAction action, const Run &run, const WhyNot &whyNot) {
        action.run = running(choice, run);
        action.whyNot = refusing(choice, whyNot);
        actions->add(action);
    };
    add(
        {u"commentAnswer"_s, say("&Answer…"), u"comment"_s, {}, {}, true},
        [](CommentWork *work, const QStringList &ids) { work->answer(ids.constFirst()); },
        [](const CommentWork *work, const QStringList &ids) { return work->whyNotAnswer(ids); });
    add(
        {u"commentEdit"_s, say("&Edit…"), u"edit"_s, {}, {}, true, false, QKeySequence(Qt::Key_F2)},
        [](CommentWork *work, const QStringList &ids) { work->edit(ids.constFirst()); },
        [](const CommentWork *work, const QStringList &ids) { return work->whyNotEdit(ids); });
    for (const bool close : {true, false}) {
        add(
            {close ? u"commentClose"_s : u"commentReopen"_s,
             close ? say("C&lose") : say("&Reopen"),
             close ? u"check"_s : u"revert"_s,
             {},
             {},
             true,
             close},
            [close](CommentWork *work, const QStringList &ids) { work->setClosed(ids, close); },
            [close](const CommentWork *work, const QStringList &ids) {
                return work->whyNotSetClosed(ids, close);
            });
    }
    add(
        {u"commentAssignMe"_s, say("Assign to &me"), u"user"_s, {}},
        [](CommentWork *work, const QStringList &ids) { work->assignToMe(ids.constFirst()); },
        [](const CommentWork *work, const QStringList &ids) { return work->whyNotAssignToMe(ids); });
    add(
        {u"commentDelete"_s, say("&Delete…"), u"remove"_s, {}, {}, true, true, QKeySequence(Qt::Key_Delete)},
        [](CommentWork *work, const QStringList &ids) { work->remove(ids); },
        [](const CommentWork *work, const QStringList &ids) { return work->whyNotChange(ids); });
    actions->add({u"commentCopyId"_s, say("&Copy id"), u"copy"_s, [choice](const QStringList &rows) {
                      QGuiApplication::clipboard()->setText(choice(rows).ids.join(u'\n'));
                  }});
}

} // namespace Speckle
