// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/fileopening.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

namespace
{

int look(const QByteArray &name, Links links, struct stat &found)
{
    return links == Links::Followed ? ::stat(name.constData(), &found) : ::lstat(name.constData(), &found);
}

} // namespace

tl::expected<int, FileProblem> openRegularFile(const QByteArray &name, int flags, Links links, mode_t mode)
{
    struct stat found = {};
    if (look(name, links, found) != 0) {
        if (errno != ENOENT || !(flags & O_CREAT))
            return tl::unexpected(problemOfSystem(errno));
    } else if (!S_ISREG(found.st_mode)) {
        return tl::unexpected(problemOfKind(found.st_mode));
    }
    const int noLinks = links == Links::Refused ? O_NOFOLLOW : 0;
    const int file = ::open(name.constData(), flags | noLinks | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode);
    const int error = file < 0 ? errno : 0;
    // Again: another may have been put in its place meanwhile.
    if (file < 0 && look(name, links, found) == 0 && !S_ISREG(found.st_mode))
        return tl::unexpected(problemOfKind(found.st_mode));
    if (file < 0)
        return tl::unexpected(problemOfSystem(error));
    const bool isKnown = ::fstat(file, &found) == 0;
    if (isKnown && S_ISREG(found.st_mode))
        return file;
    const FileProblem problem = isKnown ? problemOfKind(found.st_mode) : problemOfSystem(errno);
    ::close(file);
    return tl::unexpected(problem);
}

} // namespace files
