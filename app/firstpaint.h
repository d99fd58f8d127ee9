// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace Speckle {

//! Logs (speckle.app, shown with --verbose) the milliseconds from main() until \a window was first painted.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    //! \a sinceStart was started in main().
    FirstPaint(QObject *window, const QElapsedTimer &sinceStart);

signals:
    //! The picture is on its way to the screen: what was put off for it can begin.
    void painted();

protected:
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    QElapsedTimer m_sinceStart;
};

} // namespace Speckle
