// SPDX-License-Identifier: MIT
#include "ui/pages/streamwork.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/dialogs/namedialog.h"
#include "ui/dialogs/projectdialog.h"
#include "ui/pages/access.h"
#include "ui/pages/streamdeletion.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textformat.h"

#include <QCoreApplication>
#include <QDialog>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QString signedOutReason()
{
    return StreamWork::tr("You are signed out.");
}

//! The first reason that holds for one of them; with several it says for which.
template <typename Why>
QString firstReason(const StreamWork *work, const QStringList &ids, Why why)
{
    if (!work->session())
        return signedOutReason();
    if (ids.isEmpty())
        return StreamWork::tr("Choose a stream first.");
    for (const QString &id : ids) {
        const Stream stream = work->session()->stream(id).value_or(Stream());
        const QString reason = why(stream);
        if (!reason.isEmpty())
            return ids.size() == 1 ? reason : u"“%1”: %2"_s.arg(oneLine(stream.name(), 60), reason);
    }
    return {};
}

} // namespace

Reply<Done> *saveWhole(Session *session, const Stream &before, const Stream &after)
{
    return requireSaved(session->saveStream(before, after), StreamWork::tr("save the stream"));
}

StreamWork::StreamWork(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void StreamWork::setSession(Session *session)
{
    if (session == m_session)
        return;
    // Calls that they have begun end without a word, with the session.
    const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>(Qt::FindDirectChildrenOnly);
    for (QDialog *dialog : dialogs) {
        if (dialog->property("streamWork").toBool())
            delete dialog;
    }
    m_session = session;
}

std::optional<Stream> StreamWork::stream(const QString &id) const
{
    return m_session ? m_session->stream(id) : std::nullopt;
}

QString StreamWork::nameOf(const QString &id) const
{
    const QString name = stream(id).value_or(Stream()).name();
    return name.isEmpty() ? id : name;
}

QString StreamWork::whyNotRead(const QStringList &ids) const
{
    return firstReason(this, ids, [](const Stream &) { return QString(); });
}

QString StreamWork::whyNotWrite(const QStringList &ids) const
{
    return firstReason(this, ids,
                       [this](const Stream &stream) { return Speckle::whyNotWrite(m_session, stream); });
}

QString StreamWork::whyNotOwn(const QStringList &ids) const
{
    return firstReason(this, ids,
                       [this](const Stream &stream) { return Speckle::whyNotOwn(m_session, stream); });
}

QString StreamWork::whyNotArchive(const QStringList &ids, bool archived) const
{
    const QString reason = whyNotWrite(ids);
    const bool isOne = std::any_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
        return stream(id).value_or(Stream()).isDeleted() != archived;
    });
    if (!reason.isEmpty() || isOne)
        return reason;
    return archived ? tr("It is in the archive already.") : tr("It is not in the archive.");
}

QString StreamWork::whyNotSetPrivate(const QStringList &ids, bool isPrivate) const
{
    const QString reason = whyNotWrite(ids);
    const bool isOne = std::any_of(ids.cbegin(), ids.cend(), [&](const QString &id) {
        return stream(id).value_or(Stream()).isPrivate() != isPrivate;
    });
    if (!reason.isEmpty() || isOne)
        return reason;
    return isPrivate ? tr("It is private already.") : tr("It is public already.");
}

QList<BulkDialog::Item> StreamWork::edits(const QStringList &ids,
                                          const std::function<void(Stream &)> &change) const
{
    QList<BulkDialog::Item> items;
    for (const QString &id : ids) {
        const auto before = stream(id);
        if (!before)
            continue;
        Stream after = *before;
        change(after);
        if (after == *before)
            continue;
        items.append({nameOf(id), [session = m_session, id, change]() -> AbstractReply * {
                          // As it is now: a first try may have shown that it is another than it was.
                          const Stream now = session->stream(id).value_or(Stream());
                          Stream changed = now;
                          change(changed);
                          return saveWhole(session, now, changed);
                      }});
    }
    return items;
}

BulkDialog *StreamWork::ask(const QString &question, const QString &verb, const QString &warning,
                            const QList<BulkDialog::Item> &items)
{
    if (items.isEmpty())
        return nullptr;
    auto *dialog = new BulkDialog(question, verb, warning, items, m_window);
    dialog->setProperty("streamWork", true);
    dialog->open();
    return dialog;
}

void StreamWork::setArchived(const QStringList &ids, bool archived)
{
    const auto items = edits(ids, [archived](Stream &stream) { stream.setDeleted(archived); });
    if (archived) {
        ask(countedText(items.size(), tr("Put this stream into the archive?"),
                        tr("Put %1 streams into the archive?")),
            tr("&Archive"), tr("Nothing is lost: objects, people and versions stay as they are."), items);
    } else {
        ask(countedText(items.size(), tr("Restore this stream from the archive?"),
                        tr("Restore %1 streams from the archive?")),
            tr("&Restore"), {}, items);
    }
}

void StreamWork::setPrivate(const QStringList &ids, bool isPrivate)
{
    const auto items = edits(ids, [isPrivate](Stream &stream) { stream.setPrivate(isPrivate); });
    if (isPrivate) {
        ask(countedText(items.size(), tr("Make this stream private?"), tr("Make %1 streams private?")),
            tr("Make &private"), tr("Only people they were shared with can see them then."), items);
    } else {
        ask(countedText(items.size(), tr("Make this stream public?"), tr("Make %1 streams public?")),
            tr("Make &public"), tr("Whoever has the address can see them then, without signing in."), items);
    }
}

void StreamWork::addTags(const QStringList &ids)
{
    auto *dialog
        = new NameDialog(tr("Add tags"), tr("Tags to add, with commas between:"), tr("&Go on"), {}, m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, ids](const QString &text) {
        QStringList tags;
        const QStringList pieces = text.split(u',');
        for (const QString &piece : pieces) {
            if (!piece.trimmed().isEmpty() && !tags.contains(piece.trimmed()))
                tags += piece.trimmed();
        }
        dialog->accept();
        const auto items = edits(ids, [tags](Stream &stream) {
            QStringList all = stream.tags();
            std::copy_if(tags.cbegin(), tags.cend(), std::back_inserter(all),
                         [&](const QString &tag) { return !all.contains(tag); });
            stream.setTags(all);
        });
        ask(countedText(items.size(), tr("Add the tags to this stream?"), tr("Add the tags to %1 streams?")),
            tr("&Add"), tr("Tags: %1").arg(oneLine(tags.join(", "_L1))), items);
    });
    dialog->open();
}

void StreamWork::create()
{
    auto *dialog = new NameDialog(tr("New stream"), tr("Name of the stream:"), tr("&Create"), {}, m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog, &NameDialog::submitted, this, [this, dialog](const QString &name) {
        Stream stream;
        stream.setName(name);
        stream.setPrivate(true);
        m_session->createStream(stream)->then(
            dialog,
            [this, dialog](const Stream &made) {
                dialog->accept();
                emit pageRequested(u"stream/"_s + made.streamId());
            },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void StreamWork::duplicate(const QString &id)
{
    auto *dialog = new NameDialog(tr("Duplicate the stream"), tr("Name of the copy:"), tr("&Duplicate"),
                                  tr("%1 (copy)").arg(nameOf(id)), m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, id](const QString &name) {
        m_session->cloneStream(id, name)->then(
            dialog,
            [this, dialog](const StreamClone &made) {
                dialog->accept();
                emit pageRequested(u"stream/"_s + made.clone.streamId());
            },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

void StreamWork::addToProject(const QStringList &ids)
{
    auto *dialog = new ProjectDialog(m_session, m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog, &ProjectDialog::chosen, this, [this, ids](const QString &projectId) {
        if (const auto project = m_session->projects()->project(projectId))
            addStreams(*project, ids);
    });
    dialog->open();
}

void StreamWork::makeProject(const QStringList &ids)
{
    auto *dialog
        = new NameDialog(tr("New project"),
                         countedText(ids.size(), tr("Name of the new project for this stream:"),
                                     tr("Name of the new project for these %1 streams:")),
                         tr("&Create"), ids.size() == 1 ? nameOf(ids.constFirst()) : QString(), m_window);
    dialog->setProperty("streamWork", true);
    connect(dialog, &NameDialog::submitted, this, [this, dialog, ids](const QString &name) {
        Project project;
        project.setName(name);
        project.setPrivate(true);
        m_session->projects()->create(project)->then(
            dialog,
            [this, dialog, ids](const Project &made) {
                dialog->accept();
                connect(addStreams(made, ids), &QDialog::finished, this,
                        [this, made] { emit pageRequested(u"project/"_s + made.id()); });
            },
            [dialog](const ApiError &error) { dialog->fail(error); });
    });
    dialog->open();
}

BulkDialog *StreamWork::addStreams(const Project &project, const QStringList &ids)
{
    QList<BulkDialog::Item> items;
    const QStringList there = project.streamIds();
    for (const QString &id : ids) {
        // One that is there already may still lack the project's people.
        items.append(
            {nameOf(id),
             [projects = m_session->projects(), project = project.id(), id]() -> AbstractReply * {
                 return projects->addStream(project, id);
             },
             there.contains(id) ? tr("It is in there; its people are looked after again.") : QString()});
    }
    return ask(
        countedText(ids.size(), tr("Add this stream to “%2”?"), tr("Add %1 streams to “%2”?"))
            .replace("%2"_L1, oneLine(project.name(), 80)),
        tr("&Add"),
        tr("Everybody whom the project gives its streams to may then read or write them, too; each gets "
           "its rights with the stream."),
        items);
}

void StreamWork::remove(const QStringList &ids)
{
    auto *question = new StreamDeletion(m_session, ids, m_window);
    connect(question, &StreamDeletion::archiveRequested, this, [this, ids] { setArchived(ids, true); });
    question->open();
}

} // namespace Speckle
