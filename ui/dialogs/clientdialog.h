// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/apiclient.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace Speckle {

class ApiError;
class FieldError;

/*!
 * Makes a client by hand: for a program that cannot do so by itself. Stays until it was stored: a failure is
 * told beneath the document, and what was typed is kept. Deletes itself when closed; shown with open().
 *
 * Object names: clientDialogRole, clientDialogDocument, clientDialogDocumentError, clientDialogApplication,
 * clientDialogGuid, clientDialogNote, clientDialogCreate.
 */
class ClientDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a note, plain text, is what is to be known beforehand; may be empty.
    ClientDialog(const QString &note, QWidget *parent);

    //! Without a stream, and without a GUID where none was typed.
    [[nodiscard]] ApiClient client() const;
    //! It was not stored: says why, and lets the user go on.
    void fail(const ApiError &error);

signals:
    //! Store it now; then comes accept() or fail().
    void submitted(const Speckle::ApiClient &client);

private:
    void submit();
    void showButtons();

    QComboBox *m_role;
    QLineEdit *m_document;
    FieldError *m_error;
    QComboBox *m_application;
    QLineEdit *m_guid;
    QPushButton *m_create;
    bool m_saving = false;
};

} // namespace Speckle
