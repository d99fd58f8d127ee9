// SPDX-License-Identifier: MIT
// What the sharing tab is made of, and how it shows what there is; streamsharing.cpp has what it does.
#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/actions/recordactions.h"
#include "ui/pages/access.h"
#include "ui/pages/streamsharing.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/rightdelegate.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *lineOf(QWidget *widget)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 2, 12, 2);
    line->addWidget(widget);
    return line;
}

} // namespace

void StreamSharing::build(UiState *state)
{
    auto *content = new QWidget;
    m_table = new RecordsTable;
    m_table->setObjectName(u"sharingTable"_s);
    m_table->setAccessibleName(tr("People of the stream"));
    m_table->setRecords(&m_model);
    m_table->setItemDelegateForColumn(StreamRightsModel::Right, new RightDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers); // what activates a row does it
    m_table->sortByColumn(StreamRightsModel::Right, Qt::AscendingOrder);
    m_table->keepLayoutIn(state, "columns/sharing"_L1);
    m_actions = new RecordActions(m_table, [this] { return m_table->selectedIds(); });
    addActions();
    buildChecks();
    m_whyNot = plainLabel(u"sharingWhyNot"_s);
    m_whyNot->setContentsMargins(12, 6, 12, 0);
    m_note = plainLabel(u"sharingNote"_s);
    m_note->setContentsMargins(12, 4, 12, 6);
    m_missing = new Banner;
    m_missing->setObjectName(u"sharingMissing"_s);
    m_unsaved = new Banner;
    m_unsaved->setObjectName(u"sharingUnsaved"_s);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *checks = new QVBoxLayout;
    checks->setContentsMargins(12, 8, 12, 0);
    checks->addWidget(m_private);
    checks->addWidget(m_anonymous);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_whyNot);
    layout->addLayout(checks);
    layout->addLayout(lineOf(m_unsaved));
    layout->addLayout(lineOf(m_missing));
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    m_states = new StatePane(content, this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_states);
    setFocusProxy(m_table);

    connect(m_table, &RecordsTable::recordActivated, this, &StreamSharing::editRight);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    connect(m_missing, &Banner::actionTriggered, this, [this] { mend(missing()); });
    connect(m_unsaved, &Banner::actionTriggered, &m_edits, &StreamEdits::tryAgain);
    // Closed, it is given up; the bar would offer it still.
    connect(m_unsaved->findChild<QToolButton *>(u"bannerCloseButton"_s), &QToolButton::clicked, this, [this] {
        m_edits.forget();
        emit recovered();
    });
    m_actions->refresh();
}

void StreamSharing::buildChecks()
{
    m_private = new QCheckBox(tr("&Private: only the people below may see it"));
    m_private->setObjectName(u"sharingPrivate"_s);
    m_anonymous = new QCheckBox(tr("A&nonymous comments: whoever sees it may comment, without signing in"));
    m_anonymous->setObjectName(u"sharingAnonymous"_s);
    connect(m_private, &QCheckBox::clicked, this, &StreamSharing::setPrivate);
    connect(m_anonymous, &QCheckBox::clicked, this, &StreamSharing::setAnonymousComments);
}

void StreamSharing::addActions()
{
    const auto mayWrite = [this](const QStringList &) { return whyNotWrite(m_session, record()); };
    m_actions->add({u"sharingAddReaders"_s, tr("Add &readers…"), u"add"_s,
                    [this](const QStringList &) { add(StreamRight::Read); }, mayWrite, true});
    m_actions->add({u"sharingAddWriters"_s, tr("Add &editors…"), u"add"_s,
                    [this](const QStringList &) { add(StreamRight::Write); }, mayWrite, true});
    m_actions->add({u"sharingRight"_s, tr("&Change the right"), u"chevron-down"_s,
                    [this](const QStringList &) { editRight(); },
                    [this](const QStringList &ids) { return whyNotChange(ids.mid(0, 1)); }, false, true,
                    QKeySequence(Qt::Key_F2)});
    const auto give = [this](StreamRight right) {
        return [this, right](const QStringList &ids) { this->give(ids, right); };
    };
    const auto whyNot = [this](StreamRight right) {
        return [this, right](const QStringList &ids) { return whyNotGive(ids, right); };
    };
    m_actions->add({u"sharingWrite"_s, tr("May e&dit"), u"edit"_s, give(StreamRight::Write),
                    whyNot(StreamRight::Write), true});
    m_actions->add({u"sharingRead"_s, tr("May &only read"), u"eye"_s, give(StreamRight::Read),
                    whyNot(StreamRight::Read), true});
    m_actions->add({u"sharingMend"_s, tr("Give what &projects give"), u"check"_s,
                    [this](const QStringList &ids) { mend(ids); },
                    [this](const QStringList &ids) { return whyNotMend(ids); }});
    m_actions->add({u"sharingHandOver"_s, tr("&Hand over…"), u"key"_s,
                    [this](const QStringList &ids) { handOver(ids); },
                    [this](const QStringList &ids) { return whyNotHandOver(ids); }, true, true});
    m_actions->add({u"sharingRemove"_s, tr("Re&move…"), u"remove"_s, give(StreamRight::None),
                    whyNot(StreamRight::None), true, false, QKeySequence(Qt::Key_Delete)});
}

void StreamSharing::showChecks()
{
    const Stream now = record();
    const QString why = whyNotWrite(m_session, now);
    m_whyNot->setText(breakable(why));
    m_whyNot->setVisible(!why.isEmpty());
    m_private->setChecked(now.isPrivate());
    m_anonymous->setChecked(now.anonymousComments());
    for (QCheckBox *box : {m_private, m_anonymous}) {
        box->setEnabled(why.isEmpty());
        box->setToolTip(plainToolTip(why));
        box->setAccessibleDescription(why);
    }
    if (why.isEmpty() && now.isPrivate())
        m_anonymous->setToolTip(tr("Of public streams only: it begins to work when this one is public."));
}

void StreamSharing::showMissing()
{
    QStringList lines;
    for (const PersonRights &person : m_model.rights()) {
        if (person.isMissing())
            lines += u"%1 (%2)"_s.arg(oneLine(m_model.nameOf(person.userId), 60),
                                      m_model.owingProjects(person));
    }
    if (lines.isEmpty()) {
        m_missing->hide();
        return;
    }
    const bool mayMend = whyNotWrite(m_session, record()).isEmpty();
    m_missing->showMessage(
        tr("A project gives more than this stream knows of: %1.").arg(oneLine(lines.join("; "_L1), 600)),
        mayMend ? tr("Give it to &them") : QString());
}

void StreamSharing::showUnsaved()
{
    const QStringList unsaved = m_edits.unsaved();
    if (unsaved.isEmpty())
        m_unsaved->hide();
    else
        m_unsaved->showMessage(tr("Not saved: %1.").arg(oneLine(unsaved.join("; "_L1), 600)),
                               tr("&Try again"));
}

void StreamSharing::showNotes()
{
    QStringList notes;
    if (m_edits.isSaving())
        notes += tr("Saving…");
    notes += tr("Administrators of the server may read and change every stream.");
    if (m_session) {
        const RecordList *list = m_session->projects()->list();
        if (list->isBusy())
            notes += tr("Loading the projects…");
        else if (list->error().isError())
            notes += tr("The projects could not be loaded: what they give is not told here.");
        else if (!m_session->user().isAdmin())
            notes += tr("Of projects only those are told that you may see.");
    }
    m_note->setText(notes.join(u' '));
}

} // namespace Speckle
