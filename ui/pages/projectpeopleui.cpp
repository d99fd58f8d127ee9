// SPDX-License-Identifier: MIT
// What the list of a project's people is made of; projectpeople.cpp has what it does.
#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "ui/actions/recordactions.h"
#include "ui/pages/access.h"
#include "ui/pages/projectpeople.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/recordstable.h"
#include "ui/widgets/rightdelegate.h"
#include "ui/widgets/textformat.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

void ProjectPeople::build(UiState *state)
{
    m_table = new RecordsTable(this);
    m_table->setObjectName(u"projectPeopleTable"_s);
    m_table->setAccessibleName(tr("People of the project"));
    m_table->setRecords(&m_model);
    for (const int column : {ProjectPeopleModel::ProjectRight, ProjectPeopleModel::StreamsRight})
        m_table->setItemDelegateForColumn(column, new RightDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers); // what activates a row does it
    m_table->keepLayoutIn(state, "columns/projectPeople"_L1);
    m_actions = new RecordActions(m_table, [this] { return m_table->selectedIds(); });
    addActions();
    auto *words = new QLabel(tr("Two rights, apart from each other: who may edit the project (its name, its "
                                "list of streams, its people), and who may edit or read its streams."),
                             this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setContentsMargins(10, 8, 10, 0);
    m_missing = new Banner(this);
    m_missing->setObjectName(u"peopleMissing"_s);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 4);
    m_actions->fillBar(bar);
    bar->addStretch(1);
    auto *banner = new QHBoxLayout;
    banner->setContentsMargins(8, 2, 8, 2);
    banner->addWidget(m_missing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(words);
    layout->addLayout(banner);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_table, &RecordsTable::selectedIdsChanged, m_actions, &RecordActions::refresh);
    connect(m_table, &RecordsTable::menuRequested, m_actions, &RecordActions::popup);
    connect(m_table, &RecordsTable::recordActivated, this, [this] {
        const bool ofStreams = m_table->currentIndex().column() == ProjectPeopleModel::StreamsRight;
        editRight(ofStreams ? ProjectPeopleModel::StreamsRight : ProjectPeopleModel::ProjectRight);
    });
    connect(m_missing, &Banner::actionTriggered, this, [this] { mend({}); });
    m_actions->refresh();
}

void ProjectPeople::addActions()
{
    const auto change
        = [this](Membership what) { return [this, what](const QStringList &ids) { ask(what, ids); }; };
    const auto whyNot = [this](Membership what) {
        return [this, what](const QStringList &ids) { return whyNotAll(what, ids); };
    };
    const auto edit = [this](ProjectPeopleModel::Column column) {
        return [this, column](const QStringList &) { editRight(column); };
    };
    const auto whyNotFirst = [this](const QStringList &ids) { return whyNotEdit(ids.mid(0, 1)); };
    const auto give = [this](StreamRight right) {
        return [this, right](const QStringList &ids) { this->give(ids, right); };
    };
    const auto whyNotGiven = [this](StreamRight right) {
        return [this, right](const QStringList &ids) { return whyNotGive(ids, right); };
    };
    m_actions->add({u"personAdd"_s, tr("&Add people…"), u"add"_s, [this](const QStringList &) { add(); },
                    [this](const QStringList &) { return whyNotWrite(m_session, project()); }, true});
    m_actions->add({u"personUpgrade"_s, tr("May &edit the streams…"), u"edit"_s, change(Membership::Upgrade),
                    whyNot(Membership::Upgrade), true});
    m_actions->add({u"personDowngrade"_s, tr("May only &read the streams…"), u"eye"_s,
                    change(Membership::Downgrade), whyNot(Membership::Downgrade), true});
    m_actions->add({u"personMend"_s, tr("&Give what the project gives…"), u"check"_s,
                    [this](const QStringList &ids) { mend(ids); },
                    [this](const QStringList &ids) { return whyNotMend(ids); }});
    m_actions->add({u"personProjectRight"_s, tr("&Change the right to the project"), u"chevron-down"_s,
                    edit(ProjectPeopleModel::ProjectRight), whyNotFirst, false, true,
                    QKeySequence(Qt::Key_F2)});
    m_actions->add({u"personStreamsRight"_s, tr("C&hange the right to its streams"), u"chevron-down"_s,
                    edit(ProjectPeopleModel::StreamsRight), whyNotFirst, false, false,
                    QKeySequence(Qt::SHIFT | Qt::Key_F2)});
    m_actions->add({u"personEditsProject"_s, tr("May edit the &project"), u"key"_s, give(StreamRight::Write),
                    whyNotGiven(StreamRight::Write)});
    m_actions->add({u"personKeepsOut"_s, tr("May only &see the project"), u"eye"_s, give(StreamRight::Read),
                    whyNotGiven(StreamRight::Read)});
    m_actions->add({u"personHandOver"_s, tr("Hand &over…"), u"key"_s,
                    [this](const QStringList &ids) { handOver(ids); },
                    [this](const QStringList &ids) { return whyNotHandOver(ids); }, true, true});
    m_actions->add({u"personRemove"_s, tr("Re&move…"), u"remove"_s, change(Membership::Remove),
                    whyNot(Membership::Remove), true, false, QKeySequence(Qt::Key_Delete)});
}

void ProjectPeople::showMissing()
{
    const QStringList people = m_check->missingPeople();
    if (!m_session || people.isEmpty()) {
        m_missing->hide();
        return;
    }
    QStringList lines;
    for (const QString &id : people) {
        const auto streams = m_check->streamsLacking(id).size();
        lines += streams == 1
                     ? tr("%1 (1 stream)").arg(oneLine(m_model.nameOf(id), 60))
                     : tr("%1 (%2 streams)").arg(oneLine(m_model.nameOf(id), 60), countText(streams));
    }
    const QStringList streams = m_check->lackingStreams();
    const bool mayMend = std::any_of(streams.cbegin(), streams.cend(), [this](const QString &id) {
        return whyNotWrite(m_session, m_session->stream(id).value_or(Stream())).isEmpty();
    });
    m_missing->showMessage(tr("The project gives its streams to people whom some of them do not know of: %1.")
                               .arg(oneLine(lines.join(", "_L1), 600)),
                           mayMend ? tr("Give it to &them…") : QString());
}

} // namespace Speckle
