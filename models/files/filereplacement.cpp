// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/filereplacement.h"

#include <QFile>
#include <QRandomGenerator>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace files
{

namespace
{

constexpr int kMostLinks = 40;
constexpr int kMostNames = 100;
constexpr mode_t kPermissions = 07777;
constexpr mode_t kForAll = 0666; ///< less what the account's umask says
constexpr mode_t kForOwner = 0600;

QByteArray folderOf(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash < 0 ? QByteArray() : path.first(slash + 1);
}

/// Where the links lead, whether or not anything is there. Errors: errno.
tl::expected<QByteArray, int> endOfLinks(QByteArray path)
{
    for (int i = 0; i < kMostLinks; ++i) {
        struct stat found = {};
        if (::lstat(path.constData(), &found) != 0 || !S_ISLNK(found.st_mode))
            return path;
        std::array<char, PATH_MAX> target{};
        const ssize_t length = ::readlink(path.constData(), target.data(), target.size());
        if (length < 0)
            return tl::unexpected(errno);
        const QByteArray named(target.data(), length);
        path = named.startsWith('/') ? named : folderOf(path) + named;
    }
    return tl::unexpected(ELOOP);
}

} // namespace

FileReplacement::FileReplacement(const QString &path, Readers readers)
    : m_path(QFile::encodeName(path))
    , m_readers(readers)
{
}

FileReplacement::~FileReplacement()
{
    discard();
}

tl::expected<void, FileProblem> FileReplacement::begin()
{
    Q_ASSERT(m_file < 0);
    struct stat present = {};
    const bool exists = ::stat(m_path.constData(), &present) == 0;
    if (!exists && errno != ENOENT)
        return fail(errno);
    if (exists && !S_ISREG(present.st_mode))
        return tl::unexpected(m_problem = problemOfKind(present.st_mode));
    // Who may not write into it may not replace it either, though the folder would allow it.
    if (exists && ::access(m_path.constData(), W_OK) != 0)
        return fail(errno);
    auto end = endOfLinks(m_path);
    if (!end)
        return fail(end.error());
    m_path = std::move(*end);
    if (auto created = createBeside(m_readers == Readers::OnlyOwner ? kForOwner : kForAll); !created)
        return created;
    if (exists) {
        // As root, the owner stays who it was. Others may not give a file away, and need not.
        [[maybe_unused]] const int given = ::fchown(m_file, present.st_uid, present.st_gid);
        if (m_readers == Readers::AsUsual && ::fchmod(m_file, present.st_mode & kPermissions) != 0)
            return fail(errno);
    }
    QIODevice::open(WriteOnly | Unbuffered);
    return {};
}

tl::expected<void, FileProblem> FileReplacement::createBeside(mode_t mode)
{
    for (int i = 0; i < kMostNames; ++i) {
        const QByteArray name = folderOf(m_path) + ".sessionscope-" +
                                QByteArray::number(QRandomGenerator::global()->generate64(), 36) + ".part";
        m_file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (m_file >= 0) {
            m_beside = name;
            return {};
        }
        if (errno != EEXIST)
            break;
    }
    return fail(errno);
}

qint64 FileReplacement::writeData(const char *data, qint64 length)
{
    qint64 written = 0;
    while (written < length && m_problem.reason.isEmpty()) {
        const ssize_t taken = ::write(m_file, data + written, size_t(length - written));
        if (taken >= 0)
            written += taken;
        else if (errno != EINTR)
            (void)fail(errno);
    }
    return m_problem.reason.isEmpty() ? written : -1;
}

tl::expected<void, FileProblem> FileReplacement::commit()
{
    if (!m_problem.reason.isEmpty() || m_file < 0) {
        discard();
        return tl::unexpected(m_problem);
    }
    // Some file systems find out only now that there is no room.
    if (::fsync(m_file) != 0 && errno != EINVAL && errno != ENOTSUP)
        return fail(errno);
    if (::close(std::exchange(m_file, -1)) != 0)
        return fail(errno);
    // Once more: what is no file may have been put there while this was written.
    struct stat present = {};
    if (::lstat(m_path.constData(), &present) == 0 && !S_ISREG(present.st_mode)) {
        m_problem = problemOfKind(present.st_mode);
        discard();
        return tl::unexpected(m_problem);
    }
    if (::rename(m_beside.constData(), m_path.constData()) != 0)
        return fail(errno);
    m_beside.clear();
    close();
    return {};
}

tl::expected<void, FileProblem> FileReplacement::fail(int errorNumber)
{
    m_problem = problemOfSystem(errorNumber);
    setErrorString(m_problem.reason);
    discard();
    return tl::unexpected(m_problem);
}

void FileReplacement::discard()
{
    if (m_file >= 0)
        ::close(std::exchange(m_file, -1));
    if (!m_beside.isEmpty())
        ::unlink(std::exchange(m_beside, {}).constData());
    if (isOpen())
        close();
}

tl::expected<void, FileProblem> replaceFile(const QString &path, const QByteArray &content,
                                            FileReplacement::Readers readers)
{
    FileReplacement file(path, readers);
    if (auto begun = file.begin(); !begun)
        return begun;
    file.write(content); // what goes wrong is told by commit()
    return file.commit();
}

} // namespace files
