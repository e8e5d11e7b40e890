// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/regularfile.h"

#include "models/files/fileopening.h"

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
    const auto opened = openRegularFile(name, O_RDONLY, Links::Followed);
    if (!opened)
        return tl::unexpected(opened.error());
    const int file = *opened;
    const auto closed = qScopeGuard([file] { ::close(file); });
    struct stat found = {};
    if (::fstat(file, &found) != 0)
        return tl::unexpected(problemOfSystem(errno));
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
