// SPDX-License-Identifier: MIT
#include "app/firstpaint.h"

#include <QEvent>
#include <QLoggingCategory>

namespace Speckle {

namespace {
Q_LOGGING_CATEGORY(lcApp, "speckle.app", QtWarningMsg)
}

FirstPaint::FirstPaint(QObject *window, const QElapsedTimer &sinceStart)
    : QObject(window)
    , m_sinceStart(sinceStart)
{
    window->installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *window, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        window->removeEventFilter(this);
        // The children are painted after this, within the same turn of the event loop.
        QMetaObject::invokeMethod(
            this,
            [this] {
                qCInfo(lcApp) << "first paint after" << m_sinceStart.elapsed() << "ms";
                emit painted();
            },
            Qt::QueuedConnection);
    }
    return false;
}

} // namespace Speckle
