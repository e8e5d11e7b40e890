// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/filepieces.h"

#include <functional>

namespace audit
{

/// Reads the lines of a file from the last to the first, a piece at a time.
class BackwardLines
{
public:
    /// More bytes without a line feed are no line of the log, and are not kept.
    static constexpr qsizetype kLongest = 1024 * 1024;

    explicit BackwardLines(const files::FilePieces &file);

    /// `line` returns false where no more are wanted. Empty lines are passed over. Reads back to `from` at most: a
    /// line that begins before it is not told.
    tl::expected<void, files::FileProblem> read(qint64 from,
                                                const std::function<bool(qint64 offset, const QByteArray &line)> &line);

    /// Lines that were too long to be told.
    qint64 overlong() const { return m_overlong; }
    bool endsInsideLine() const { return m_endsInsideLine; }

private:
    const files::FilePieces &m_file;
    qint64 m_overlong = 0;
    bool m_endsInsideLine = false;
};

} // namespace audit
