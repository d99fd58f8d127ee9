// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

class QAction;
class QLineEdit;

namespace Speckle {

//! Draws \a label's text in a red that can be read on the palette's background, or plainly again.
void setAlarming(QWidget *label, bool alarming);

/*!
 * Plain text over as many lines as it takes. A QLabel with word wrap claims height for its width, which tab
 * widgets and dialogs do not hear: it is cut off. This one claims it as its minimum.
 */
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    //! \a leastLines keeps room, so that what stands beneath does not jump.
    explicit WrappedLabel(const QString &objectName, int leastLines = 1, QWidget *parent = nullptr);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_leastLines;
    bool m_placed = false;
};

//! Words of warning in that red, whichever palette comes.
class WarningLabel : public WrappedLabel
{
    Q_OBJECT

public:
    explicit WarningLabel(const QString &objectName, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
};

/*!
 * What is wrong with a field of a form, beneath the field itself. Hidden while nothing is; goes away when the
 * field is edited. The field is marked with a sign, and its accessible description tells the same. Its object
 * name is the field's with "Error" behind.
 */
class FieldError : public WarningLabel
{
    Q_OBJECT

public:
    //! \a field must have its object name by now.
    explicit FieldError(QLineEdit *field, QWidget *parent = nullptr);

    //! Plain text; empty: nothing is wrong.
    void setError(const QString &text);
    [[nodiscard]] bool hasError() const { return !text().isEmpty(); }

private:
    QLineEdit *m_field;
    QAction *m_mark = nullptr;
};

} // namespace Speckle
