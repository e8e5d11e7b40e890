// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/filepieces.h"

#include "models/files/fileopening.h"

#include <QFile>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

tl::expected<FilePieces, FileProblem> FilePieces::open(const QString &path)
{
    const auto file = openRegularFile(QFile::encodeName(path), O_RDONLY, Links::Refused);
    if (!file)
        return tl::unexpected(file.error());
    struct stat found = {};
    const bool isKnown = ::fstat(*file, &found) == 0;
    FilePieces pieces(*file, found.st_size);
    if (!isKnown)
        return tl::unexpected(problemOfSystem(errno));
    return pieces;
}

FilePieces::FilePieces(int file, qint64 size)
    : m_file(file)
    , m_size(size)
{
}

FilePieces::FilePieces(FilePieces &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_size(other.m_size)
{
}

FilePieces::~FilePieces()
{
    if (m_file >= 0)
        ::close(m_file);
}

tl::expected<QByteArray, FileProblem> FilePieces::read(qint64 offset, qint64 length) const
{
    QByteArray piece(static_cast<qsizetype>(length), Qt::Uninitialized);
    qint64 got = 0;
    while (got < length) {
        const ssize_t more = ::pread(m_file, piece.data() + got, size_t(length - got), off_t(offset + got));
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return tl::unexpected(problemOfSystem(errno));
        if (more == 0)
            break;
        got += more;
    }
    piece.truncate(static_cast<qsizetype>(got));
    return piece;
}

} // namespace files
