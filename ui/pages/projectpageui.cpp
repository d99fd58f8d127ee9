// SPDX-License-Identifier: MIT
#include "core/session/projectcheck.h"
#include "core/session/session.h"
#include "ui/actions/recordactions.h"
#include "ui/comments/commentspane.h"
#include "ui/pages/access.h"
#include "ui/pages/projectform.h"
#include "ui/pages/projectpage.h"
#include "ui/pages/projectpeople.h"
#include "ui/pages/projectstreams.h"
#include "ui/settings/uistate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latetabs.h"
#include "ui/widgets/savebar.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QTabBar>

namespace Speckle {

using namespace Qt::StringLiterals;

void ProjectPage::build(UiState *state)
{
    m_name = new ElidedLabel(this);
    m_name->setObjectName(u"projectName"_s);
    m_name->setFont(headlineFont(font()));
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"projectSummary"_s);

    m_form = new ProjectForm;
    m_saveBar = new SaveBar(m_form, u"project%1"_s);

    m_check = new ProjectCheck(m_projectId, this);
    m_tabs = new LateTabs;
    m_tabs->setObjectName(u"projectTabs"_s);
    m_tabs->setDocumentMode(true);
    setAcceptDrops(true);
    m_tabs->addTab(formAbove(m_form, m_saveBar), Speckle::icon(u"project"_s), tr("Overview"));
    addParts(state);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the project"));
    m_states = new StatePane(m_tabs, this);
    m_actions = new RecordActions(m_tabs, [this] { return QStringList{m_projectId}; });

    connect(m_form, &RecordForm::modifiedChanged, this, &Page::modifiedChanged);
    connect(m_form, &RecordForm::modifiedChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::validChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::draftChanged, this, &Page::draftChanged);
    connect(m_saveBar, &SaveBar::saveClicked, this, &ProjectPage::save);
    connect(m_saveBar, &SaveBar::revertClicked, this, &ProjectPage::discard);
}

template <typename Part>
Part *ProjectPage::joined(Part *part)
{
    connect(part, &Part::failed, this, &Page::failed);
    connect(part, &Part::recovered, this, &Page::recovered);
    part->setSession(m_session);
    return part;
}

void ProjectPage::addParts(const QPointer<UiState> &state)
{
    m_tabs->addLate(u"projectStreams"_s, Speckle::icon(u"streams"_s), tr("Streams"), [this, state] {
        m_streams = joined(new ProjectStreams(m_projectId, m_check, state));
        connect(m_streams, &ProjectStreams::streamRequested, this,
                [this](const QString &id) { emit streamRequested(m_accountId, id); });
        return m_streams;
    });
    m_tabs->addLate(u"projectPeople"_s, Speckle::icon(u"users"_s), tr("People"), [this, state] {
        m_people = joined(new ProjectPeople(m_projectId, m_check, state));
        connect(m_people, &ProjectPeople::lost, this, &ProjectPage::showLost);
        return m_people;
    });
    m_tabs->addLate(u"commentsPane"_s, Speckle::icon(u"comment"_s), tr("Comments"), [this, state] {
        m_comments = joined(new CommentsPane(ResourceType::Project, m_projectId, state));
        connect(m_comments, &CommentsPane::countChanged, this, &ProjectPage::showTabTexts);
        if (const Project now = project(); !now.isEmpty())
            m_comments->setAbout(m_title, whyNotComment(m_session, now));
        return m_comments;
    });
    connect(m_tabs, &LateTabs::made, this, &ProjectPage::showTabTexts);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_tabs->makeCurrent();
        if (m_comments && m_tabs->currentWidget() == m_comments)
            m_comments->activate();
    });
}

void ProjectPage::addActions()
{
    const auto mayWrite = [this](const QStringList &) { return whyNotWrite(m_session, project()); };
    m_actions->add({u"thisProjectArchive"_s, tr("Put into the &archive"), u"history"_s,
                    [this](const QStringList &) { setArchived(true); },
                    [this, mayWrite](const QStringList &ids) {
                        return project().isDeleted() ? tr("It is in the archive already.") : mayWrite(ids);
                    },
                    true});
    m_actions->add({u"thisProjectRestore"_s, tr("Res&tore"), u"revert"_s,
                    [this](const QStringList &) { setArchived(false); },
                    [this, mayWrite](const QStringList &ids) {
                        return project().isDeleted() ? mayWrite(ids) : tr("It is not in the archive.");
                    },
                    true});
    m_actions->add({u"thisProjectDelete"_s, tr("De&lete…"), u"remove"_s,
                    [this](const QStringList &) { remove(); },
                    [this](const QStringList &) { return whyNotOwn(m_session, project()); }, true});

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_summary);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 8, 8, 6);
    header->addLayout(words, 1);
    m_actions->fillBar(header);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_states, 1);
}

} // namespace Speckle
