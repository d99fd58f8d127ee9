// SPDX-License-Identifier: MIT
#include "ui/dialogs/namedialog.h"

#include "core/net/apierror.h"
#include "ui/widgets/fielderror.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

NameDialog::NameDialog(const QString &title, const QString &label, const QString &verb, const QString &name,
                       QWidget *parent)
    : QDialog(parent)
    , m_edit(new QLineEdit(name, this))
    , m_save(new QPushButton(verb, this))
{
    setObjectName(u"nameDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_edit->setObjectName(u"nameDialogEdit"_s);
    m_edit->setAccessibleName(label);
    m_edit->selectAll();
    m_error = new FieldError(m_edit, this);
    m_save->setObjectName(u"nameDialogSave"_s);
    m_save->setDefault(true);
    auto *question = new QLabel(label, this);
    question->setTextFormat(Qt::PlainText);
    question->setBuddy(m_edit);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_edit);
    layout->addWidget(m_error);
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(460, sizeHint().height());
    connect(m_save, &QPushButton::clicked, this, &NameDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_edit, &QLineEdit::textChanged, this, &NameDialog::showButtons);
    showButtons();
}

QString NameDialog::name() const
{
    return m_edit->text().trimmed();
}

void NameDialog::submit()
{
    if (m_saving || name().isEmpty())
        return;
    m_saving = true;
    m_error->setError({});
    showButtons();
    emit submitted(name());
}

void NameDialog::fail(const ApiError &error)
{
    m_saving = false;
    m_error->setError(error.sentence());
    showButtons();
    m_edit->setFocus();
}

void NameDialog::showButtons()
{
    m_edit->setReadOnly(m_saving);
    m_save->setEnabled(!m_saving && !name().isEmpty());
}

} // namespace Speckle
