// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QGridLayout;
class QLabel;
class QWidget;

namespace Speckle {

/*!
 * A field of a form: its label (the field's buddy), the field, and beneath it a line for what is to be said
 * of it. A field that was edited and not saved has a dot before its label; the accessible description says
 * so.
 */
class FormRow : public QObject
{
    Q_OBJECT

public:
    //! Puts itself at the end of \a grid (label, field) and belongs to \a field. \a label may hold a
    //! mnemonic.
    FormRow(QGridLayout *grid, const QString &label, QWidget *field);

    void setModified(bool modified);
    //! Wrong: it is not saved. Plain text; empty: nothing is.
    void setProblem(const QString &problem);
    //! Worth knowing: "Changed at the server to …". Plain text; shown where there is no problem.
    void setNote(const QString &note);
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    void update();

    QWidget *m_field;
    QLabel *m_mark;
    QLabel *m_message;
    QString m_problem;
    QString m_note;
    bool m_modified = false;
};

} // namespace Speckle
