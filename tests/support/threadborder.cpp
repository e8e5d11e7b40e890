// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For ThreadSanitizer only. Distributions build Qt without it, so it does not see the mutex of a thread's
// event queue, and takes every value that crosses a border between threads for a race. Here it is told of the
// two ends of a crossing, and of nothing else: what is not handed over by a signal, by invokeMethod() or by
// the end of a thread is still a race.
//
// Leaving a thread: the linker sends the calls that our code crosses by through here (--wrap, see
// CMakeLists.txt). What is posted inside Qt, its own signals among it, does not count.
//
// Arriving: Qt calls back before it delivers an event. Only queued calls count, not timers, sockets or
// painting.
//
// One border for all threads knows less than Qt does: any queued call that arrives is taken to follow all
// that were sent till then. A race is seen while either side has no crossing between its access and the
// other's.
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QObject>
#include <QThread>
#include <QThreadStorage>

#include <cstdarg>
#include <sanitizer/tsan_interface.h>
#include <sched.h>
#include <sys/types.h>

// Of ThreadSanitizer's run time and of glibc; in no header.
extern "C" {
int __clone(int (*child)(void *), void *stack, int flags, void *argument, ...);
void AnnotateIgnoreReadsBegin(const char *file, int line);
void AnnotateIgnoreReadsEnd(const char *file, int line);
}

namespace
{

char border; // only its address counts

/// Goes with its thread: after the last event, and before a QThread::wait() for it returns.
struct LastWord {
    ~LastWord() { __tsan_release(&border); }
};
QThreadStorage<LastWord *> lastWord;

bool arrive(void **call)
{
    // As QCoreApplication lays it out: receiver, event, result.
    const auto *event = static_cast<const QEvent *>(call[1]);
    AnnotateIgnoreReadsBegin(__FILE__, __LINE__); // Qt made the event after our call left
    const bool isQueuedCall = event->type() == QEvent::MetaCall;
    AnnotateIgnoreReadsEnd(__FILE__, __LINE__);
    if (isQueuedCall)
        __tsan_acquire(&border);
    if (!lastWord.hasLocalData())
        lastWord.setLocalData(new LastWord);
    return false; // not handled here: deliver it
}

void watchArrivals()
{
    QInternal::registerCallback(QInternal::EventNotifyCallback, &arrive);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watchArrivals)

// Mangled by hand, since a wrapped name is no name of C++. Qt 6.7 takes more arguments in the second: it is
// not wrapped there, and its reports come back.
extern "C" {

// What Qt does between the two ends. Stacks hold only our functions, and the one of Qt that called into them
// or into the allocator; so a name of Qt hides what that function itself does, and nothing that runs below
// it.
const char *__tsan_default_suppressions()
{
    return // The event of a queued call, and in it the copies of the arguments: made after the call left.
           // Till it is delivered or dropped nobody else has them.
        "race:^QMetaType::create\n"
        "race:^QMetaType::construct\n"
        "race:^QMetaType::destroy\n"
        "race:^QCoreApplicationPrivate::sendPostedEvents\n"
        "race:^QCoreApplication::removePostedEvents\n"
        "race:^QMetaCallEvent::~QMetaCallEvent\n"
        // The glue of a slot reads from that event where the arguments are.
        "race_top:QtCore/qobjectdefs_impl.h\n"
        // Takes a note along for the bindings of properties, and hands it over under the queue's mutex.
        "race:^QObject::moveToThread\n"
        // Drops its reference to the functor, which by then may have run and be the other thread's no more.
        "race:^QMetaObject::invokeMethodImpl\n"
        // Counts references inside Qt: whoever drops the last one frees, after all others are done.
        "race:^QString::operator=\n"
        // A thread's last deed is to wake who waits for it, and who need not wait may delete it.
        "race:^QWaitCondition::~QWaitCondition\n"
        // The descriptor that wakes an event loop is made by its thread, and reaches others by Qt's atomic
        // pointer.
        "race:eventfd$\n"
        // And it is closed by its thread, which ends because somebody woke it by that very descriptor.
        "race:interceptor_close$\n"
        // The time zone of glibc, behind a mutex of glibc.
        "race:^tzset_internal\n";
}

// QMetaObject::activate(QObject *, const QMetaObject *, int, void **): what a signal does.
void __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *sender, const QMetaObject *type, int signal,
                                                        void **arguments);
void __wrap__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(QObject *sender, const QMetaObject *type, int signal,
                                                        void **arguments)
{
    __tsan_release(&border);
    __real__ZN11QMetaObject8activateEP7QObjectPKS_iPPv(sender, type, signal, arguments);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
// QMetaObject::invokeMethodImpl(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *).
bool __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *receiver, QtPrivate::QSlotObjectBase *call, Qt::ConnectionType type, void *result);
bool __wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
    QObject *receiver, QtPrivate::QSlotObjectBase *call, Qt::ConnectionType type, void *result)
{
    __tsan_release(&border);
    return __real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv(
        receiver, call, type, result);
}
#endif

// QThread::wait(QDeadlineTimer).
bool __real__ZN7QThread4waitE14QDeadlineTimer(QThread *thread, QDeadlineTimer limit);
bool __wrap__ZN7QThread4waitE14QDeadlineTimer(QThread *thread, QDeadlineTimer limit)
{
    const bool ended = __real__ZN7QThread4waitE14QDeadlineTimer(thread, limit);
    if (ended)
        __tsan_acquire(&border);
    return ended;
}

// QProcess starts programs by clone() with our memory shared, as vfork() does. ThreadSanitizer takes the
// child for a copy, where it switches itself off, and so ends up watching this thread no more. Hence around
// it, to the real one.
int clone(int (*child)(void *), void *stack, int flags, void *argument, ...)
{
    va_list rest;
    va_start(rest, argument);
    auto *parentId = va_arg(rest, pid_t *);
    auto *storage = va_arg(rest, void *);
    auto *childId = va_arg(rest, pid_t *);
    va_end(rest);
    return __clone(child, stack, flags, argument, parentId, storage, childId);
}

} // extern "C"
