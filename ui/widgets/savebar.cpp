// SPDX-License-Identifier: MIT
#include "ui/widgets/savebar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/recordform.h"

#include <QBoxLayout>
#include <QKeySequence>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Speckle {

SaveBar::SaveBar(RecordForm *form, const QString &names, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_revert(new QPushButton(icon(u"revert"_s), tr("Re&vert")))
    , m_save(new QPushButton(icon(u"save"_s), tr("&Save")))
{
    m_revert->setObjectName(names.arg("RevertButton"_L1));
    m_revert->setToolTip(tr("Back to what the server has"));
    m_save->setObjectName(names.arg("SaveButton"_L1));
    // A click leaves the focus in the field: the buttons are disabled once they have done their work.
    for (QPushButton *button : {m_revert, m_save})
        button->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->addStretch(1);
    layout->addWidget(m_revert);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &SaveBar::saveClicked);
    connect(m_revert, &QPushButton::clicked, this, &SaveBar::revertClicked);
    showState(false, false);
}

void SaveBar::showState(bool mayWrite, bool isSaving)
{
    const bool isModified = m_form->isModified() && !isSaving;
    m_save->setText(isSaving ? tr("Saving…") : tr("&Save"));
    m_save->setEnabled(mayWrite && isModified && m_form->isValid());
    m_save->setToolTip(m_form->isValid() ? QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText)
                                         : tr("A field holds something that cannot be saved."));
    m_revert->setEnabled(isModified);
}

QWidget *formAbove(RecordForm *form, SaveBar *bar)
{
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(form, 1);
    layout->addWidget(bar);
    return tab;
}

} // namespace Speckle
