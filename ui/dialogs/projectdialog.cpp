// SPDX-License-Identifier: MIT
#include "ui/dialogs/projectdialog.h"

#include "core/session/session.h"
#include "core/session/sessionprojects.h"
#include "ui/pages/access.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

ProjectDialog::ProjectDialog(Session *session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
    , m_choose(new QPushButton(tr("&Choose"), this))
{
    setObjectName(u"projectDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Add to a project"));
    m_filter->setObjectName(u"projectDialogFilter"_s);
    m_filter->setAccessibleName(tr("Find a project"));
    m_filter->setPlaceholderText(tr("Find a project"));
    addClearButton(m_filter);
    m_list->setObjectName(u"projectDialogList"_s);
    m_list->setAccessibleName(tr("Projects"));
    m_list->setUniformItemSizes(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_choose->setObjectName(u"projectDialogChoose"_s);
    m_choose->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_choose);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    layout->addLayout(buttons);
    resize(440, 380);
    connect(m_filter, &QLineEdit::textChanged, this, &ProjectDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &ProjectDialog::showButtons);
    connect(m_list, &QListWidget::itemActivated, this, &ProjectDialog::choose);
    connect(m_choose, &QPushButton::clicked, this, &ProjectDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    RecordList *all = session->projects()->list();
    connect(all, &RecordList::busyChanged, this, &ProjectDialog::fill);
    all->load();
    fill();
}

void ProjectDialog::fill()
{
    const QString before
        = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    if (!m_session)
        return showButtons();
    RecordList *all = m_session->projects()->list();
    const QString words = m_filter->text().trimmed();
    for (const QString &id : all->ids()) {
        const auto project = m_session->projects()->project(id);
        if (!project || project->isDeleted() || !project->name().contains(words, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(
            icon(project->isPrivate() ? u"lock"_s : u"project"_s),
            project->name().isEmpty() ? tr("(no name)") : oneLine(project->name()), m_list);
        item->setData(Qt::UserRole, id);
        const QString whyNot = whyNotWrite(m_session, *project);
        if (!whyNot.isEmpty())
            item->setFlags(Qt::NoItemFlags);
        item->setToolTip(plainToolTip(whyNot.isEmpty() ? project->name() : whyNot));
        if (whyNot.isEmpty() && (id == before || !m_list->currentItem()))
            m_list->setCurrentItem(item);
    }
    m_hint->setText(all->state() == RecordList::State::Loading ? tr("Loading the projects…")
                    : all->error().isError()                   ? breakable(all->error().sentence())
                    : m_list->count() > 0                      ? QString()
                    : words.isEmpty() ? tr("There is no project yet: make one of these streams instead.")
                                      : tr("No project of that name."));
    m_hint->setVisible(!m_hint->text().isEmpty());
    showButtons();
}

void ProjectDialog::showButtons()
{
    m_choose->setEnabled(m_list->currentItem() && m_list->currentItem()->flags().testFlag(Qt::ItemIsEnabled));
}

void ProjectDialog::choose()
{
    if (!m_choose->isEnabled())
        return;
    const QString id = m_list->currentItem()->data(Qt::UserRole).toString();
    accept();
    emit chosen(id);
}

} // namespace Speckle
