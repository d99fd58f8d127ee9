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
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statepane.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace Speckle {

using namespace Qt::StringLiterals;

void ProjectPage::build(UiState *state)
{
    m_name = new ElidedLabel(this);
    m_name->setObjectName(u"projectName"_s);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_name->setFont(large);
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"projectSummary"_s);

    m_form = new ProjectForm;
    m_revert = new QPushButton(Speckle::icon(u"revert"_s), tr("Re&vert"));
    m_revert->setObjectName(u"projectRevertButton"_s);
    m_save = new QPushButton(Speckle::icon(u"save"_s), tr("&Save"));
    m_save->setObjectName(u"projectSaveButton"_s);
    // A click leaves the focus in the field: the buttons are disabled once they have done their work.
    for (QPushButton *button : {m_revert, m_save})
        button->setFocusPolicy(Qt::TabFocus);
    auto *overview = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->addStretch(1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    auto *overviewLayout = new QVBoxLayout(overview);
    overviewLayout->setContentsMargins(0, 0, 0, 0);
    overviewLayout->setSpacing(0);
    overviewLayout->addWidget(m_form, 1);
    overviewLayout->addLayout(buttons);

    m_check = new ProjectCheck(m_projectId, this);
    m_streams = new ProjectStreams(m_projectId, m_check, state);
    m_people = new ProjectPeople(m_projectId, m_check, state);
    m_comments = new CommentsPane(ResourceType::Project, m_projectId, state);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(u"projectTabs"_s);
    m_tabs->setDocumentMode(true);
    setAcceptDrops(true);
    m_tabs->addTab(overview, Speckle::icon(u"project"_s), tr("Overview"));
    m_tabs->addTab(m_streams, Speckle::icon(u"streams"_s), tr("Streams"));
    m_tabs->addTab(m_people, Speckle::icon(u"users"_s), tr("People"));
    m_tabs->addTab(m_comments, Speckle::icon(u"comment"_s), tr("Comments"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the project"));
    m_states = new StatePane(m_tabs, this);
    m_actions = new RecordActions(m_tabs, [this] { return QStringList{m_projectId}; });

    connect(m_form, &RecordForm::modifiedChanged, this, &Page::modifiedChanged);
    connect(m_form, &RecordForm::modifiedChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::validChanged, this, [this] { showButtons(); });
    connect(m_form, &RecordForm::draftChanged, this, &Page::draftChanged);
    connect(m_save, &QPushButton::clicked, this, &ProjectPage::save);
    connect(m_revert, &QPushButton::clicked, this, &ProjectPage::discard);
    connect(m_streams, &ProjectStreams::streamRequested, this,
            [this](const QString &id) { emit streamRequested(m_accountId, id); });
    connect(m_streams, &ProjectStreams::failed, this, &Page::failed);
    connect(m_streams, &ProjectStreams::recovered, this, &Page::recovered);
    connect(m_people, &ProjectPeople::failed, this, &Page::failed);
    connect(m_people, &ProjectPeople::recovered, this, &Page::recovered);
    connect(m_people, &ProjectPeople::lost, this, &ProjectPage::showLost);
    connect(m_comments, &CommentsPane::failed, this, &Page::failed);
    connect(m_comments, &CommentsPane::recovered, this, &Page::recovered);
    connect(m_comments, &CommentsPane::countChanged, this, &ProjectPage::showTabTexts);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_comments)
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
