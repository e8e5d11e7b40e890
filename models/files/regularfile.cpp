// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/regularfile.h"

#include <QFile>
#include <QScopeGuard>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

namespace
{

constexpr qint64 kReadAtOnce = 64 * 1024;

} // namespace

tl::expected<QByteArray, FileProblem> readFile(const QString &path, qint64 most)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat found = {};
    if (::stat(name.constData(), &found) != 0)
        return tl::unexpected(problemOfSystem(errno));
    if (!S_ISREG(found.st_mode))
        return tl::unexpected(problemOfKind(found.st_mode));
    const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return tl::unexpected(problemOfSystem(errno));
    const auto closed = qScopeGuard([file] { ::close(file); });
    // Again: another may have been put in its place meanwhile.
    if (::fstat(file, &found) != 0)
        return tl::unexpected(problemOfSystem(errno));
    if (!S_ISREG(found.st_mode))
        return tl::unexpected(problemOfKind(found.st_mode));
    if (found.st_size > most)
        return tl::unexpected(problemOfSize(most));
    // The size is where it starts: a file may grow, and some of /proc say 0 and have no end.
    QByteArray content;
    content.reserve(static_cast<qsizetype>(found.st_size) + 1);
    for (;;) {
        const qsizetype before = content.size();
        const qint64 wanted = std::clamp<qint64>(found.st_size + 1 - before, kReadAtOnce, most + 1);
        content.resize(before + static_cast<qsizetype>(wanted));
        const ssize_t got = ::read(file, content.data() + before, size_t(wanted));
        content.resize(before + std::max<qsizetype>(got, 0));
        if (got < 0 && errno != EINTR)
            return tl::unexpected(problemOfSystem(errno));
        if (content.size() > most)
            return tl::unexpected(problemOfSize(most));
        if (got == 0)
            return content;
    }
}

bool isSpecial(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 && !S_ISREG(found.st_mode);
}

tl::expected<void, FileProblem> removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0)
        return tl::unexpected(problemOfSystem(errno));
    return {};
}

} // namespace files
