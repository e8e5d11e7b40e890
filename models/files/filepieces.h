// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace files
{

/// A regular file of any size, read a piece at a time from anywhere in it. A link is refused. Others may write to the
/// file meanwhile.
class FilePieces final
{
public:
    static tl::expected<FilePieces, FileProblem> open(const QString &path);
    FilePieces(FilePieces &&other) noexcept;
    FilePieces &operator=(FilePieces &&) = delete;
    ~FilePieces();
    Q_DISABLE_COPY(FilePieces)

    /// When it was opened.
    qint64 size() const { return m_size; }
    /// Shorter where the file ends before.
    tl::expected<QByteArray, FileProblem> read(qint64 offset, qint64 length) const;

private:
    FilePieces(int file, qint64 size);

    int m_file;
    qint64 m_size;
};

} // namespace files
