// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/backwardlines.h"

#include <algorithm>
#include <utility>

namespace audit
{

namespace
{

constexpr qint64 kPiece = 256 * 1024;

} // namespace

BackwardLines::BackwardLines(const files::FilePieces &file)
    : m_file(file)
{
}

tl::expected<void, files::FileProblem>
BackwardLines::read(qint64 from, const std::function<bool(qint64 offset, const QByteArray &line)> &line)
{
    qint64 start = m_file.size(); // of what was read
    QByteArray rest;              // from `start` to where the lines begin that were told
    bool isOverlong = false;      // the line that `rest` is the end of
    const auto tell = [&](qint64 offset, const QByteArray &bytes) {
        if (std::exchange(isOverlong, false))
            ++m_overlong;
        else if (!bytes.isEmpty())
            return line(offset, bytes);
        return true;
    };
    while (start > from) {
        const qint64 length = std::min(kPiece, start - from);
        const auto piece = m_file.read(start - length, length);
        if (!piece)
            return tl::unexpected(piece.error());
        if (start == m_file.size())
            m_endsInsideLine = !piece->endsWith('\n');
        start -= length;
        rest.prepend(*piece);
        for (qsizetype feed = rest.lastIndexOf('\n'); feed >= 0; feed = rest.lastIndexOf('\n')) {
            if (!tell(start + feed + 1, rest.mid(feed + 1)))
                return {};
            rest.truncate(feed);
        }
        if (rest.size() > kLongest) {
            rest.clear();
            isOverlong = true;
        }
    }
    if (start == 0)
        tell(0, rest);
    return {};
}

} // namespace audit
