// SPDX-License-Identifier: MIT
// Compiled in only where the thread sanitizer is. Qt's libraries are not compiled with it, so it does not see
// that what one thread posts is posted before another receives it, and takes each hand-over for a race. These
// two stand before Qt's own of the same name and tell it, for whatever is posted with a function.
#include <QObject>
#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <functional>
#include <utility>

// From 6.5 on they have other parameters, or are compiled into the caller.
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)

namespace {

class Posted final : public QtPrivate::QSlotObjectBase
{
public:
    explicit Posted(QSlotObjectBase *inner)
        : QSlotObjectBase(&act)
        , m_inner(inner)
    {
        __tsan_release(this);
    }

private:
    static void act(int what, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *)
    {
        __tsan_acquire(base);
        auto *posted = static_cast<Posted *>(base);
        if (what == Call) {
            posted->m_inner->call(receiver, arguments);
            __tsan_release(base); // whoever posted it may be the one to destroy it
        } else if (what == Destroy) {
            posted->m_inner->destroyIfLastRef();
            delete posted;
        }
    }

    QSlotObjectBase *m_inner;
};

class Started final : public QRunnable
{
public:
    explicit Started(std::function<void()> work)
        : m_work(std::move(work))
    {
        __tsan_release(this);
    }

    void run() override
    {
        __tsan_acquire(this);
        m_work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *returned)
{
    using Function = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto qts = reinterpret_cast<Function>(
        dlsym(RTLD_NEXT, "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt"
                         "14ConnectionTypeEPv"));
    return qts(object, new Posted(slot), type, returned);
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    start(new Started(std::move(work)), priority);
}

#endif
