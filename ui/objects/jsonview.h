// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace Speckle {

struct DisplayText;

/*!
 * One JSON document to read: as it was received, with its order of keys and its digits, laid out for reading.
 *
 * The layout is made in a thread of the global pool. At first 256 KB are shown, with a line that says so;
 * "Show all" puts in the rest in portions, so that the window stays awake. Copy and Save take the whole
 * document, always.
 */
class JsonView : public QWidget
{
    Q_OBJECT

public:
    //! Bytes shown at first.
    static constexpr qsizetype FirstPart = 262'144;

    explicit JsonView(QWidget *parent = nullptr);
    ~JsonView() override;

    //! \a name is what a file with it would be called, without extension. The same bytes again change
    //! nothing.
    void setJson(const QByteArray &json, const QString &name);
    //! Where it does not show an object: the name of its text for those who listen, and as an object.
    void setSubject(const QString &accessibleName, const QString &objectName);
    //! Nothing to show but a line that says why; plain text, may be empty.
    void setMessage(const QString &message);
    //! A passing word beside the buttons: "Loading the whole object…". Empty: none.
    void setStatus(const QString &status);

    [[nodiscard]] const QByteArray &json() const { return m_json; }

signals:
    //! \a json is on the screen, or the first part of it.
    void shown();
    //! For the error bar: the file could not be written. Plain text.
    void saveFailed(const QString &file, const QString &why);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut(qsizetype limit);
    void showText(const DisplayText &display, bool keepPlace);
    void appendPortion();
    void copy();
    void save();
    void setFont();

    QByteArray m_json;
    QString m_name;
    quint64 m_generation = 0; //!< an answer of the pool for an earlier one is dropped
    QString m_rest; //!< still to be put in
    qsizetype m_restAt = 0;
    QTimer m_portions;
    QPlainTextEdit *m_edit;
    QLabel *m_notice;
    QLabel *m_status;
    QToolButton *m_showAll;
    QToolButton *m_copy;
    QToolButton *m_save;
};

} // namespace Speckle
