// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Speckle {

class ApiError;
class FieldError;

/*!
 * Asks for a name that is saved at once. It stays until that has succeeded: a failure is told beneath the
 * field, and what was typed is kept. Deletes itself when closed; shown with open().
 *
 * Object names: nameDialogEdit, nameDialogEditError, nameDialogSave.
 */
class NameDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a title, \a label and \a verb are ours, the last with a mnemonic; \a name may be a stranger's.
    NameDialog(const QString &title, const QString &label, const QString &verb, const QString &name,
               QWidget *parent);

    [[nodiscard]] QString name() const;
    //! It was not saved: says why, and lets the user go on.
    void fail(const ApiError &error);

signals:
    //! Save it now; then comes accept() or fail().
    void submitted(const QString &name);

private:
    void submit();
    void showButtons();

    QLineEdit *m_edit;
    FieldError *m_error;
    QPushButton *m_save;
    bool m_saving = false;
};

} // namespace Speckle
