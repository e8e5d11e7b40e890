// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/folderlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace files
{

namespace
{

/// The others write for about a millisecond.
constexpr unsigned long kAskAgainMs = 2;

} // namespace

FolderLock::FolderLock(const QString &folder, std::chrono::milliseconds limit)
    : m_folder(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK))
{
    const QDeadlineTimer deadline(limit);
    while (m_folder >= 0 && ::flock(m_folder, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return;
        m_isRefused = deadline.hasExpired();
        if (m_isRefused)
            return;
        QThread::msleep(kAskAgainMs);
    }
}

FolderLock::~FolderLock()
{
    if (m_folder >= 0)
        ::close(m_folder); // and the lock goes with it
}

} // namespace files
