// SPDX-License-Identifier: MIT
#include "ui/dialogs/clientdialog.h"

#include "core/net/apierror.h"
#include "ui/widgets/fielderror.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Speckle {

using namespace Qt::StringLiterals;

namespace {
constexpr int DialogWidth = 480;
constexpr int LongestField = 1000;
} // namespace

ClientDialog::ClientDialog(const QString &note, QWidget *parent)
    : QDialog(parent)
    , m_role(new QComboBox(this))
    , m_document(new QLineEdit(this))
    , m_application(new QComboBox(this))
    , m_guid(new QLineEdit(this))
    , m_create(new QPushButton(tr("&Create"), this))
{
    setObjectName(u"clientDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New client"));
    m_role->setObjectName(u"clientDialogRole"_s);
    m_role->addItem(tr("Sender"), u"Sender"_s);
    m_role->addItem(tr("Receiver"), u"Receiver"_s);
    m_role->addItem(tr("Hybrid: both"), u"Hybrid"_s);
    m_document->setObjectName(u"clientDialogDocument"_s);
    m_document->setMaxLength(LongestField);
    m_error = new FieldError(m_document, this);
    m_application->setObjectName(u"clientDialogApplication"_s);
    m_application->setEditable(true);
    m_application->addItems({u"Rhino"_s, u"Grasshopper"_s, u"Revit"_s, u"Dynamo"_s, u"Excel"_s, u"GSA"_s});
    m_application->clearEditText();
    m_application->lineEdit()->setMaxLength(LongestField);
    m_application->lineEdit()->setPlaceholderText(tr("The program that the document is of"));
    m_guid->setObjectName(u"clientDialogGuid"_s);
    m_guid->setMaxLength(LongestField);
    m_guid->setPlaceholderText(tr("Made where you leave it empty"));
    m_create->setObjectName(u"clientDialogCreate"_s);
    m_create->setDefault(true);
    auto *hint = new WrappedLabel(u"clientDialogNote"_s, 1, this);
    hint->setText(note);
    hint->setVisible(!note.isEmpty());

    auto *form = new QFormLayout;
    form->addRow(tr("&Role:"), m_role);
    form->addRow(tr("&Document:"), m_document);
    form->addRow(QString(), m_error);
    form->addRow(tr("&Application:"), m_application);
    form->addRow(tr("Document &GUID:"), m_guid);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_create);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addStretch(1);
    layout->addLayout(buttons);
    resize(DialogWidth, sizeHint().height());
    for (const auto &[widget, name] : {std::pair<QWidget *, QString>{m_role, tr("Role")},
                                       {m_document, tr("Document")},
                                       {m_application, tr("Application")},
                                       {m_guid, tr("Document GUID")}})
        widget->setAccessibleName(name);

    connect(m_create, &QPushButton::clicked, this, &ClientDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_document, &QLineEdit::textChanged, this, &ClientDialog::showButtons);
    m_document->setFocus();
    showButtons();
}

ApiClient ClientDialog::client() const
{
    ApiClient client;
    client.setValue("role", m_role->currentData().toString());
    client.setDocumentName(m_document->text().trimmed());
    client.setValue("documentType", m_application->currentText().trimmed());
    if (const QString guid = m_guid->text().trimmed(); !guid.isEmpty())
        client.setValue("documentGuid", guid);
    client.setValue("online", false);
    return client;
}

void ClientDialog::submit()
{
    if (m_saving || m_document->text().trimmed().isEmpty())
        return;
    m_saving = true;
    m_error->setError({});
    showButtons();
    emit submitted(client());
}

void ClientDialog::fail(const ApiError &error)
{
    m_saving = false;
    m_error->setError(error.sentence());
    showButtons();
    m_document->setFocus();
}

void ClientDialog::showButtons()
{
    m_role->setEnabled(!m_saving);
    m_application->setEnabled(!m_saving);
    m_document->setReadOnly(m_saving);
    m_guid->setReadOnly(m_saving);
    m_create->setEnabled(!m_saving && !m_document->text().trimmed().isEmpty());
    m_create->setToolTip(m_document->text().trimmed().isEmpty() ? tr("Name a document first.") : QString());
}

} // namespace Speckle
