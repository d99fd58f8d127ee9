// SPDX-License-Identifier: MIT
#include "ui/dialogs/conflictdialog.h"

#include "ui/dialogs/conflicttext.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>

namespace Speckle {

using namespace Qt::StringLiterals;

ConflictDialog::ConflictDialog(const QString &title, const Merged &merged, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"conflictDialog"_s);
    setWindowTitle(tr("Somebody else changed this"));
    auto *explanation
        = sentenceLabel(tr("While you were editing “%1”, somebody else saved other values. Choose which "
                           "of them to keep; everything else of both of you is kept.")
                            .arg(oneLine(title, LongestName)),
                        this);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    for (const EditConflict &conflict : merged.conflicts)
        addConflict(grid, conflict, conflictFieldText(conflict, merged.json));
    grid->setRowStretch(grid->rowCount(), 1);
    scroll->setWidget(inside);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveChoicesButton"_s);
    m_save->setEnabled(false);
    m_save->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelChoicesButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addSpacing(8);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    const int em = fontMetrics().averageCharWidth();
    setMinimumWidth(em * 50);
    resize(em * 72, std::min(em * 70, em * 22 + inside->sizeHint().height()));
}

void ConflictDialog::addConflict(QGridLayout *grid, const EditConflict &conflict, const QString &name)
{
    QWidget *inside = grid->parentWidget();
    const QString number = QString::number(m_groups.size());
    auto *heading = sentenceLabel(name, inside);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setObjectName(u"conflict"_s + number);
    int row = grid->rowCount();
    grid->addWidget(heading, row, 0, 1, 2);

    auto *group = new QButtonGroup(this);
    const auto addSide = [&](EditSide side, const QString &objectName, const QString &caption,
                             const QString &spoken, const QJsonValue &value) {
        const QString text = conflictValueText(value);
        auto *choice = new QRadioButton(caption, inside);
        choice->setObjectName(objectName + number);
        choice->setAccessibleName(spoken.arg(name, text));
        group->addButton(choice, static_cast<int>(side));
        auto *label = sentenceLabel(text, inside);
        label->setObjectName(objectName + u"Value"_s + number);
        grid->addWidget(choice, ++row, 0, Qt::AlignTop);
        grid->addWidget(label, row, 1);
    };
    //: %1 is the name of a field, %2 its value
    addSide(EditSide::Mine, u"mine"_s, tr("Mine"), tr("%1: mine, %2"), conflict.mine);
    //: %1 is the name of a field, %2 its value
    addSide(EditSide::Theirs, u"theirs"_s, tr("Theirs"), tr("%1: theirs, %2"), conflict.theirs);
    grid->setRowMinimumHeight(++row, 8);
    connect(group, &QButtonGroup::idToggled, this, [this] { m_save->setEnabled(isComplete()); });
    m_groups += group;
}

bool ConflictDialog::isComplete() const
{
    return std::all_of(m_groups.cbegin(), m_groups.cend(),
                       [](const QButtonGroup *group) { return group->checkedId() >= 0; });
}

QList<EditSide> ConflictDialog::choices() const
{
    QList<EditSide> choices;
    for (const QButtonGroup *group : m_groups)
        choices += group->checkedId() == static_cast<int>(EditSide::Mine) ? EditSide::Mine : EditSide::Theirs;
    return choices;
}

} // namespace Speckle
