// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace Speckle {

/*!
 * The line over a list that narrows it while one types.
 * A letter after a pause is told at once, what follows it quickly is told together; Return does not wait.
 * Escape empties it, and does nothing of its own where it is empty. Down and Return lead into the list:
 * leftDown().
 */
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    //! Sets the text and tells it.
    void setFilter(const QString &text);

signals:
    //! Only when the filter differs from the one told last.
    void filterChanged(const QString &filter);
    void leftDown();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tell();

    QTimer m_timer;
    QString m_told;
};

} // namespace Speckle
