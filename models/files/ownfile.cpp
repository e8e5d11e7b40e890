// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/ownfile.h"

#include "models/files/fileopening.h"
#include "models/files/folders.h"

#include <QDir>
#include <QFile>

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
    const auto file = openRegularFile(QFile::encodeName(path), O_RDWR | O_CREAT, Links::Refused, kOwnFileMode);
    if (!file)
        return tl::unexpected(file.error());
    const int error = ::fchmod(*file, kOwnFileMode) == 0 ? 0 : errno;
    ::close(*file);
    if (error != 0)
        return tl::unexpected(problemOfSystem(error));
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
