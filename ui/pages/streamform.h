// SPDX-License-Identifier: MIT
#pragma once

#include "core/records/stream.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace Speckle {

class FormRow;

/*!
 * The fields of a stream that its users fill in. Holds the draft of an edit, and what the server had when it
 * began.
 *
 * A field counts as edited while it differs from what the server has, as far as the field can show that: a
 * text that the field cannot hold as it is (odd line ends) is never written back by itself.
 */
class StreamForm : public QWidget
{
    Q_OBJECT

public:
    explicit StreamForm(QWidget *parent = nullptr);
    ~StreamForm() override;

    //! What the server has now. Fields that were not edited follow; those that were keep what was typed, and
    //! say so where the server's value changed beneath them. Tags follow one by one: what was added or taken
    //! away here is what counts as typed.
    void setStream(const Stream &stream);
    [[nodiscard]] const Stream &before() const { return m_before; }
    //! before() with what was typed put over it. Only where isValid().
    [[nodiscard]] Stream edited() const;
    //! After edited() was saved and came back as \a stream: what was not typed on since is done with.
    void setSaved(const Stream &sent, const Stream &stream);

    [[nodiscard]] bool isModified() const { return m_modified; }
    [[nodiscard]] bool isValid() const;
    void focusFirstProblem();
    void focusFirst();
    void revert();
    //! \a reason, plain text, says why nothing can be edited; empty: it can.
    void setReadOnly(const QString &reason);

    //! What was typed, with what it was typed over; empty where nothing was.
    [[nodiscard]] QJsonObject draft() const;
    //! Puts it back, now or when the first setStream() comes.
    void restoreDraft(const QJsonObject &draft);

signals:
    void modifiedChanged(bool modified);
    //! Something was typed, or done away with.
    void draftChanged();
    void validChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // In the form's own terms: text as typed (numbers, too), a list of tags, a flag.
    struct Field
    {
        QString key;
        QWidget *widget = nullptr;
        FormRow *row = nullptr;
        std::function<QJsonValue(const Stream &)> read;
        std::function<void(Stream &, const QJsonValue &)> write;
        std::function<QJsonValue()> typed;
        std::function<void(const QJsonValue &)> show;
        std::function<void(bool)> setReadOnly;
        //! What was typed \a over something, as if typed over what is there \a now; empty function: it stays.
        std::function<QJsonValue(const QJsonValue &over, const QJsonValue &typed, const QJsonValue &now)>
            follow;
        std::function<QString(const QString &)> problem; //!< of a text; empty function: there can be none
        QJsonValue base; //!< as the field shows what the server has
        bool edited = false;
        bool overtaken = false; //!< the server's value changed after it was edited
    };

    void addLine(QGridLayout *grid, const char *key, const QString &name, const QString &label,
                 QString (Stream::*read)() const, void (Stream::*write)(const QString &));
    void addNumber(QGridLayout *grid, const char *key, const QString &name, const QString &label,
                   const QString &hint, std::optional<double> (Stream::*read)() const,
                   void (Stream::*write)(std::optional<double>));
    void addDescription(QGridLayout *grid);
    void addTags(QGridLayout *grid);
    void addPrivate(QGridLayout *grid);
    void addUnits(QGridLayout *grid);
    void addField(QGridLayout *grid, const QString &label, Field field);
    void take(Field &field);
    void look(Field &field);
    void lookAtAll();

    std::vector<Field> m_fields;
    Stream m_before;
    QJsonObject m_waitingDraft;
    QWidget *m_reasonBar;
    QLabel *m_reason;
    bool m_loaded = false;
    bool m_modified = false;
    bool m_filling = false; //!< the fields' own signals are ours, not the user's
};

} // namespace Speckle
