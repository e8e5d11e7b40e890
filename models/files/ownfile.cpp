// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/ownfile.h"

#include "models/files/fileopening.h"
#include "models/files/folders.h"

#include <QDir>
#include <QFile>
#include <QMutex>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

namespace
{

constexpr mode_t kOwnFolderMode = 0700;
constexpr mode_t kOwnFileMode = 0600;

/// False: there is none. It is not opened: to close it would end all locks that this process has on it, as fcntl(2)
/// says of them.
tl::expected<bool, FileProblem> closeToOthers(const QByteArray &name)
{
    struct stat found = {};
    if (::lstat(name.constData(), &found) != 0) {
        if (errno == ENOENT)
            return false;
        return tl::unexpected(problemOfSystem(errno));
    }
    if (!S_ISREG(found.st_mode))
        return tl::unexpected(problemOfKind(found.st_mode));
    if (::chmod(name.constData(), kOwnFileMode) != 0)
        return tl::unexpected(problemOfSystem(errno));
    return true;
}

} // namespace

tl::expected<void, FileProblem> makeOwnFolder(const QString &folder)
{
    if (auto made = makeFolder(folder); !made)
        return made;
    if (::chmod(QFile::encodeName(folder).constData(), kOwnFolderMode) != 0)
        return tl::unexpected(problemOfSystem(errno));
    return {};
}

tl::expected<void, FileProblem> makeOwnFile(const QString &path)
{
    // One thread must not close the file it has made when another has locked it meanwhile.
    static QMutex s_making;
    const QMutexLocker lock(&s_making);
    const QByteArray name = QFile::encodeName(path);
    const auto isThere = closeToOthers(name);
    if (!isThere)
        return tl::unexpected(isThere.error());
    if (*isThere)
        return {};
    const auto file = openRegularFile(name, O_RDWR | O_CREAT | O_EXCL, Links::Refused, kOwnFileMode);
    if (file) {
        ::close(*file);
    } else if (const auto byAnother = closeToOthers(name); !byAnother || !*byAnother) {
        return tl::unexpected(file.error());
    }
    return {};
}

tl::expected<void, FileProblem> renameFile(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return tl::unexpected(problemOfSystem(errno));
    return {};
}

quint64 fileNumber(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? quint64(found.st_ino) : 0;
}

QStringList filesNamed(const QString &folder, const QString &beginning)
{
    QStringList paths;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name)) {
        if (name.startsWith(beginning))
            paths += QStringLiteral("%1/%2").arg(folder, name);
    }
    return paths;
}

} // namespace files
