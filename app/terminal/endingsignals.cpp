// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/endingsignals.h"

#include "app/terminal/exitlimit.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace app
{

namespace
{

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

/// The only thing a handler may look at.
std::atomic<int> s_writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

/// Nothing but async-signal-safe calls in here: the signal may have come in the middle of malloc().
extern "C" void tellEventLoop(int signalNumber)
{
    const int before = errno;
    const auto number = static_cast<unsigned char>(signalNumber);
    // The loop may never come to read it.
    limitExit(EndingSignals::exitStatus(signalNumber));
    // A full pipe would mean that the loop has plenty to read already.
    [[maybe_unused]] const ssize_t written = ::write(s_writeEnd, &number, 1);
    errno = before;
}

} // namespace

EndingSignals::EndingSignals(QObject *parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the signals end the program as they always did
    s_writeEnd = m_pipe[1];
    m_notifier.setSocket(m_pipe[0]);
    m_notifier.setEnabled(true);
    connect(&m_notifier, &QSocketNotifier::activated, this, &EndingSignals::read);

    for (const int number : kSignals) {
        struct sigaction before = {};
        if (::sigaction(number, nullptr, &before) != 0 || before.sa_handler == SIG_IGN)
            continue;
        struct sigaction action = {};
        action.sa_handler = tellEventLoop;
        action.sa_flags = SA_RESTART | int(SA_RESETHAND); // the second one is not for us
        ::sigemptyset(&action.sa_mask);
        ::sigaction(number, &action, nullptr);
    }
}

EndingSignals::~EndingSignals()
{
    if (m_pipe[0] < 0)
        return;
    for (const int number : kSignals) {
        struct sigaction now = {};
        if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler == tellEventLoop)
            ::signal(number, SIG_DFL);
    }
    s_writeEnd = -1;
    m_notifier.setEnabled(false);
    for (const int end : m_pipe)
        ::close(end);
}

void EndingSignals::read()
{
    unsigned char number = 0;
    while (::read(m_pipe[0], &number, 1) == 1)
        Q_EMIT received(number);
}

} // namespace app

#include "moc_endingsignals.cpp"
