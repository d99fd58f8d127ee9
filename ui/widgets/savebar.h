// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace Speckle {

class RecordForm;

/*!
 * Save and Revert below a form. The buttons say what is possible; what happens is the page's.
 */
class SaveBar final : public QWidget
{
    Q_OBJECT

public:
    //! The buttons are called \a names, as "project%1", with SaveButton and RevertButton in it.
    SaveBar(RecordForm *form, const QString &names, QWidget *parent = nullptr);

    //! After all that it depends on besides the form.
    void showState(bool mayWrite, bool isSaving);

signals:
    void saveClicked();
    void revertClicked();

private:
    RecordForm *m_form;
    QPushButton *m_revert;
    QPushButton *m_save;
};

//! \a form with \a bar below it, for a tab.
[[nodiscard]] QWidget *formAbove(RecordForm *form, SaveBar *bar);

} // namespace Speckle
