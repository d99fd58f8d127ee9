// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QJsonObject>
#include <QList>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace Speckle {

class ApiError;

//! What a JSON text holds, or what is wrong with it.
struct ParsedJson
{
    QList<QJsonObject> objects;
    QString problem; //!< for people, with the line; empty: none
    int line = 0; //!< of the problem, from 1; 0: none in particular
};

//! One object, or with \a lists a list of them. Pure; works in any thread.
[[nodiscard]] ParsedJson parseJson(const QByteArray &text, bool lists);

/*!
 * JSON to be edited and saved. What is wrong with it is told while it is typed, with the line; it stays until
 * saving has succeeded, and a failure keeps what was typed. Closing it asks where something would be lost.
 * Deletes itself when closed; shown with open().
 *
 * Object names: jsonEdit, jsonEditState, jsonEditHint, jsonEditSave, jsonEditCancel; jsonEditQuestion.
 */
class JsonEdit : public QDialog
{
    Q_OBJECT

public:
    //! \a title, \a hint and \a verb (with its mnemonic) are ours. \a lists: a list of objects is fine, too.
    JsonEdit(const QString &title, const QString &hint, const QString &verb, bool lists, QWidget *parent);

    //! Laid out for reading, order of keys and digits as they are.
    void setJson(const QByteArray &json);
    //! It was not saved: says why, and lets the user go on.
    void fail(const ApiError &error);
    //! Likewise, because the user has to decide something first.
    void wait();

signals:
    //! Save these now; then comes accept() or fail().
    void submitted(const QList<QJsonObject> &objects);

protected:
    void reject() override;

private:
    void check();
    void checked(const ParsedJson &parsed);
    void submit();
    void showState(const QString &text, bool alarming);

    QPlainTextEdit *m_edit;
    QLabel *m_state;
    QPushButton *m_save;
    QTimer m_pause; //!< of typing, before it is looked at
    quint64 m_generation = 0;
    QList<QJsonObject> m_objects; //!< of the text as it is; empty while it is wrong or was not looked at
    QString m_start; //!< what it began with
    bool m_lists;
    bool m_saving = false;
};

} // namespace Speckle
