// SPDX-License-Identifier: MIT
#include "ui/dialogs/conflictdialog.h"
#include "ui/pages/streamform.h"
#include "ui/pages/streampage_p.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/latetabs.h"

namespace Speckle {

using namespace Qt::StringLiterals;

void StreamPage::Private::save()
{
    if (question) {
        question->raise();
        question->activateWindow();
        return;
    }
    if (!form->isModified() || saving)
        return;
    if (!form->isValid()) {
        tabs->setCurrentIndex(0);
        form->focusFirstProblem();
        // The field tells what is wrong; whoever waits for the outcome learns that there is none.
        emit q->failed(ApiError(ApiError::Kind::Cancelled), {});
        return;
    }
    if (!session) {
        ApiError error(ApiError::Kind::Unauthorized, StreamPage::tr("You are signed out."));
        error.action = StreamPage::tr("save the stream");
        emit q->failed(error, {});
        return;
    }
    const Stream typed = form->edited();
    send(form->before(), typed, typed);
}

void StreamPage::Private::send(const Stream &before, const Stream &after, const Stream &typed)
{
    auto *reply = session->saveStream(before, after);
    saving = reply;
    showButtons();
    reply->then(
        q,
        [this, typed](const EditOutcome<Stream> &outcome) {
            if (outcome.isSaved())
                saved(typed, outcome.now);
            else
                ask(outcome);
        },
        [this](const ApiError &error) {
            hadError = true;
            emit q->failed(error, retryOf(&StreamPage::save));
        });
    connect(reply, &AbstractReply::finished, q, [this, reply] {
        if (saving != reply)
            return;
        saving.clear();
        showButtons();
        if (reply->error().isCancelled())
            emit q->failed(reply->error(), {});
        if (stale && !form->isModified())
            load(false);
    });
}

void StreamPage::Private::saved(const Stream &typed, const Stream &now)
{
    form->setSaved(typed, now);
    hadError = false;
    if (!form->isModified())
        banner->hide();
    emit q->saved();
    emit q->recovered();
}

void StreamPage::Private::ask(const EditOutcome<Stream> &outcome)
{
    question = new ConflictDialog(title, outcome.merged, q);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, q, [this, outcome] {
        const QList<EditSide> choices = question->choices();
        question.clear();
        if (session)
            send(outcome.now, outcome.resolvedWith(choices), form->edited());
        else
            emit q->failed(ApiError(ApiError::Kind::Cancelled), {});
    });
    connect(question, &QDialog::rejected, q, [this] {
        question.clear();
        // What was typed stays, and each field tells what is there now. Whoever waits learns that it ended.
        emit q->failed(ApiError(ApiError::Kind::Cancelled), {});
    });
    question->open();
}

} // namespace Speckle
