// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/lineappending.h"

#include "models/files/fileopening.h"
#include "models/files/folderlock.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <chrono>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

namespace
{

constexpr mode_t kOwnFile = 0600;
/// Others write for some milliseconds, or as long as a slow disk takes for a few megabytes.
constexpr std::chrono::seconds kWaitForOthers{2};

/// Some file systems have nothing to flush, and say so.
std::optional<FileProblem> flush(int file)
{
    if (::fsync(file) != 0 && errno != EINVAL && errno != ENOTSUP)
        return problemOfSystem(errno);
    return std::nullopt;
}

/// The name of a new file is the folder's content.
std::optional<FileProblem> flushFolder(const QString &folder)
{
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return problemOfSystem(errno);
    const auto closed = qScopeGuard([file] { ::close(file); });
    return flush(file);
}

/// 0: the file is empty, or its last byte is a line feed; else 1; below 0: errno says why that is not known.
int endsInsideLine(int file)
{
    struct stat found = {};
    if (::fstat(file, &found) != 0)
        return -1;
    char last = '\n';
    if (found.st_size > 0 && ::pread(file, &last, 1, found.st_size - 1) < 0)
        return -1;
    return last == '\n' ? 0 : 1;
}

/// A write that comes back short has met a limit; which, the next one says.
std::optional<FileProblem> writeAll(int file, const QByteArray &bytes)
{
    for (qsizetype written = 0; written < bytes.size();) {
        const ssize_t taken = ::write(file, bytes.constData() + written, size_t(bytes.size() - written));
        if (taken >= 0)
            written += taken;
        else if (errno != EINTR)
            return problemOfSystem(errno);
    }
    return std::nullopt;
}

} // namespace

tl::expected<void, FileProblem> appendLines(const QString &path, const QByteArrayList &lines)
{
    // Between the look at the last byte and the first write nobody else writes.
    const FolderLock lock(QFileInfo(path).absolutePath(), kWaitForOthers);
    return appendLines(lock, path, lines);
}

tl::expected<void, FileProblem> appendLines(const FolderLock &lock, const QString &path, const QByteArrayList &lines)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto file = openRegularFile(QFile::encodeName(path), O_RDWR | O_APPEND | O_CREAT, Links::Refused, kOwnFile);
    if (!file)
        return tl::unexpected(file.error());
    const auto closed = qScopeGuard([&file] { ::close(*file); });
    const int inside = endsInsideLine(*file);
    if (inside < 0)
        return tl::unexpected(problemOfSystem(errno));
    // Who was not waited for may be cut short at any moment. An empty line says nothing to a reader.
    bool needsBreak = inside > 0 || lock.isRefused();
    for (const QByteArray &line : lines) {
        Q_ASSERT(!line.contains('\n'));
        if (auto problem = writeAll(*file, (needsBreak ? "\n" : "") + line + '\n'))
            return tl::unexpected(*problem);
        needsBreak = lock.isRefused();
    }
    if (auto problem = flush(*file))
        return tl::unexpected(*problem);
    if (auto problem = flushFolder(folder))
        return tl::unexpected(*problem);
    return {};
}

} // namespace files
