// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Speckle {

class Session;

/*!
 * Asks for one of the session's projects that the user may add streams to; the others are there, disabled,
 * with the reason. Deletes itself when closed; shown with open().
 *
 * Object names: projectDialogFilter, projectDialogList, projectDialogChoose.
 */
class ProjectDialog : public QDialog
{
    Q_OBJECT

public:
    ProjectDialog(Session *session, QWidget *parent);

signals:
    void chosen(const QString &projectId);

private:
    void fill();
    void showButtons();
    void choose();

    QPointer<Session> m_session;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_hint;
    QPushButton *m_choose;
};

} // namespace Speckle
