// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/record.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;

namespace Speckle {

class FormRow;

/*!
 * The fields of a record that its users fill in: of a stream, of a project. Holds the draft of an
 * edit, and what the server had when it began.
 *
 * A field counts as edited while it differs from what the server has, as far as the field can show that: a
 * text that the field cannot hold as it is (odd line ends) is never written back by itself. Which fields
 * there are is what a form of a kind of record adds.
 */
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(QWidget *parent = nullptr);
    ~RecordForm() override;

    //! What the server has now. Fields that were not edited follow; those that were keep what was typed, and
    //! say so where the server's value changed beneath them. Tags follow one by one: what was added or taken
    //! away here is what counts as typed.
    void setRecord(const Record &record);
    [[nodiscard]] const Record &record() const { return m_before; }
    //! record() with what was typed put over it. Only where isValid().
    [[nodiscard]] Record editedRecord() const;
    //! After editedRecord() was saved and came back as \a now: what was not typed on since is done with.
    void setSavedRecord(const Record &sent, const Record &now);

    [[nodiscard]] bool isModified() const { return m_modified; }
    [[nodiscard]] bool isValid() const;
    void focusFirstProblem();
    void focusFirst();
    void revert();
    //! \a reason, plain text, says why nothing can be edited; empty: it can.
    void setReadOnly(const QString &reason);

    //! What was typed, with what it was typed over; empty where nothing was.
    [[nodiscard]] QJsonObject draft() const;
    //! Puts it back, now or when the first setRecord() comes.
    void restoreDraft(const QJsonObject &draft);

signals:
    void modifiedChanged(bool modified);
    //! Something was typed, or done away with.
    void draftChanged();
    void validChanged();

protected:
    // In the form's own terms: text as typed (numbers, too), a list of tags, a flag.
    struct Field
    {
        QString key;
        QWidget *widget = nullptr;
        std::function<QJsonValue(const Record &)> read;
        std::function<void(Record &, const QJsonValue &)> write;
        std::function<QJsonValue()> typed;
        std::function<void(const QJsonValue &)> show;
        std::function<void(bool)> setReadOnly;
        //! What was typed \a over something, as if typed over what is there \a now; empty function: it stays.
        std::function<QJsonValue(const QJsonValue &over, const QJsonValue &typed, const QJsonValue &now)>
            follow = {};
        std::function<QString(const QString &)> problem = {}; //!< of a text; empty function: there is none
        FormRow *row = nullptr;
        QJsonValue base = {}; //!< as the field shows what the server has
        bool edited = false;
        bool overtaken = false; //!< the server's value changed after it was edited
    };

    //! Where widgets of fields belong; addField() puts them into place.
    [[nodiscard]] QWidget *column() const { return m_column; }
    void addField(const QString &label, Field field);
    // Fields that hold what their key does.
    void addLine(const char *key, const QString &objectName, const QString &label,
                 std::function<QString(const QString &)> problem = {});
    void addText(const char *key, const QString &objectName, const QString &label);
    void addTags(const char *key, const QString &objectName, const QString &label);
    void addFlag(const char *key, const QString &objectName, const QString &label, const QString &text);
    //! For the change signals of fields' widgets.
    void lookAtAll();

private:
    void take(Field &field);
    void look(Field &field);

    std::vector<Field> m_fields;
    Record m_before;
    QJsonObject m_waitingDraft;
    QWidget *m_column;
    QGridLayout *m_grid;
    QWidget *m_reasonBar;
    QLabel *m_reason;
    bool m_loaded = false;
    bool m_modified = false;
    bool m_filling = false; //!< the fields' own signals are ours, not the user's
};

} // namespace Speckle
