// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArray>
#include <QIODevice>

#include <tl/expected.hpp>

namespace files
{

/// Writes a file that is there once all of it is on the disk; until then, what stands under its name stays. A link is
/// followed, and what it leads to is replaced. What is no regular file (a device, a pipe) is never replaced, nor
/// written to: begin() refuses it. Thrown away without a commit(), it leaves nothing behind.
class FileReplacement final : public QIODevice
{
public:
    enum class Readers { AsUsual, OnlyOwner };

    FileReplacement(const QString &path, Readers readers);
    ~FileReplacement() override;

    tl::expected<void, FileProblem> begin();
    /// The first problem that came up since begin(), or the file is in its place.
    tl::expected<void, FileProblem> commit();

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 length) override;

private:
    tl::expected<void, FileProblem> fail(int errorNumber);
    tl::expected<void, FileProblem> createBeside(mode_t mode);
    void discard();

    QByteArray m_path;   ///< as asked for; then where its links lead
    QByteArray m_beside; ///< what is written meanwhile; empty: nothing is
    Readers m_readers;
    int m_file = -1;
    FileProblem m_problem;
};

/// The same for what is in memory.
tl::expected<void, FileProblem> replaceFile(const QString &path, const QByteArray &content,
                                            FileReplacement::Readers readers);

} // namespace files
