// SPDX-License-Identifier: MIT
#include "ui/widgets/formrow.h"

#include "ui/widgets/fielderror.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>

namespace Speckle {

using namespace Qt::StringLiterals;

FormRow::FormRow(QGridLayout *grid, const QString &label, QWidget *field)
    : QObject(field)
    , m_field(field)
    , m_mark(new QLabel(field->parentWidget()))
    , m_message(new QLabel(field->parentWidget()))
{
    auto *caption = new QLabel(label, field->parentWidget());
    caption->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(u'&'));
    // Wide enough for the dot, so that nothing moves when it comes.
    m_mark->setFixedWidth(m_mark->fontMetrics().horizontalAdvance(u'●'));
    m_mark->setObjectName(field->objectName() + "Mark"_L1);
    m_mark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_message->setObjectName(field->objectName() + "Message"_L1);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();

    const int row = grid->rowCount();
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_mark);
    head->addWidget(caption);
    head->addStretch();
    const bool tall = qobject_cast<QPlainTextEdit *>(field);
    if (tall)
        caption->setContentsMargins(0, 4, 0, 0);
    grid->addLayout(head, row, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(field, row, 1);
    grid->addWidget(m_message, row + 1, 1);
}

void FormRow::setModified(bool modified)
{
    m_modified = modified;
    update();
}

void FormRow::setProblem(const QString &problem)
{
    m_problem = problem;
    update();
}

void FormRow::setNote(const QString &note)
{
    m_note = note;
    update();
}

void FormRow::update()
{
    m_mark->setText(m_modified ? u"●"_s : QString());
    m_mark->setToolTip(m_modified ? tr("Not saved yet") : QString());
    const QString text = m_problem.isEmpty() ? m_note : m_problem;
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    setAlarming(m_message, !m_problem.isEmpty());
    m_field->setAccessibleDescription(!text.isEmpty() ? text : m_modified ? tr("Not saved yet") : QString());
}

} // namespace Speckle
