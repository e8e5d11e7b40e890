// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/commandoutput.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <limits>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app
{

namespace
{

/// A pipe that says that it is ready takes so much without waiting, as POSIX has it.
constexpr qsizetype kReadyFor = PIPE_BUF;

bool isFile(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

CommandOutput::CommandOutput(int descriptor, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_mayBlock(!isFile(descriptor))
    , m_notifier(QSocketNotifier::Write)
{
    std::signal(SIGPIPE, SIG_IGN);
    m_pending.reserve(kWriteAtOnce + kWriteAtOnce / 4);
    m_notifier.setEnabled(false);
    m_notifier.setSocket(descriptor);
    connect(&m_notifier, &QSocketNotifier::activated, this, &CommandOutput::goOn);
}

bool CommandOutput::push()
{
    m_notifier.setEnabled(false);
    Step step = hasFailed() ? Step::Failed : Step::Goes;
    while (step == Step::Goes && pendingSize() > 0) {
        if (!m_mayBlock)
            step = writeSome(pendingSize());
        else
            step = isReady(0) ? writeSome(kReadyFor) : Step::Waits;
    }
    m_notifier.setEnabled(step == Step::Waits);
    return step != Step::Failed;
}

bool CommandOutput::finish()
{
    m_notifier.setEnabled(false);
    while (!hasFailed() && pendingSize() > 0) {
        if (writeSome(pendingSize()) == Step::Waits)
            isReady(-1); // the caller's descriptor does not wait by itself
    }
    return !hasFailed();
}

/// Also where the reader has gone: the write then says so.
bool CommandOutput::isReady(int timeoutMs) const
{
    pollfd one = {m_descriptor, POLLOUT, 0};
    return ::poll(&one, 1, timeoutMs) != 0;
}

CommandOutput::Step CommandOutput::writeSome(qsizetype most)
{
    const ssize_t written =
        ::write(m_descriptor, m_pending.constData() + m_written, size_t(std::min(most, pendingSize())));
    if (written < 0) {
        if (errno == EINTR)
            return Step::Goes;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return Step::Waits;
        m_error = errno;
        return Step::Failed;
    }
    m_hasWritten = true;
    m_written += written;
    if (pendingSize() == 0) {
        m_pending.resize(0); // keeps its memory
        m_written = 0;
    } else if (m_written > kWriteAtOnce && m_written > m_pending.size() / 2) {
        m_pending = m_pending.sliced(m_written); // remove() would leave the room at the front
        m_written = 0;
    }
    return Step::Goes;
}

void CommandOutput::goOn()
{
    if (!push())
        Q_EMIT failed();
    else if (pendingSize() == 0)
        Q_EMIT drained();
}

bool CommandOutput::isUnread() const
{
    return m_error == EPIPE;
}

QString CommandOutput::errorString() const
{
    return qt_error_string(m_error);
}

} // namespace app

#include "moc_commandoutput.cpp"
