// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace Speckle {

//! From here on the end of the program waits for Qt's pool while the application object is still whole. For
//! inBackground()'s use.
void awaitBackgroundAtTheEnd();

/*!
 * Calls \a work in Qt's pool of threads and then, in the thread of the application object, \a deliver with
 * what it returned; not, where \a context is gone by then. \a context lives in the application's thread. The
 * program's end waits for work that has begun.
 */
template <typename Work, typename Deliver>
void inBackground(QObject *context, Work work, Deliver deliver)
{
    awaitBackgroundAtTheEnd();
    // Only the application's thread can tell whether the context is alive, so the application takes the
    // answer.
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(context),
                                          application = QCoreApplication::instance(), work = std::move(work),
                                          deliver = std::move(deliver)]() mutable {
        QMetaObject::invokeMethod(
            application,
            [guard = std::move(guard), deliver = std::move(deliver), result = work()]() mutable {
                if (guard)
                    deliver(std::move(result));
            },
            Qt::QueuedConnection);
    });
}

} // namespace Speckle
