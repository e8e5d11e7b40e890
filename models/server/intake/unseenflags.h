// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <utility>

namespace server
{

/// Whether the notification flags may have been others for a while between two looks at them, at both of which they
/// were the same: what was written meanwhile was not announced. Looks are half a second apart, or seconds on a line
/// that is interrupted. Told by how often CONFIG SET was called: once away and once back are two calls that no look has
/// seen the effect of. Other settings than the flags count, too, so this is a doubt and no more.
class UnseenFlags
{
public:
    /// Another server, or one that may have begun to count anew.
    void forget() { *this = {}; }
    /// A look has seen others than the one before: by one call at least.
    void noteChange() { ++m_seen; }
    /// `sets`: calls of CONFIG SET so far, as the server counts them; nothing: not told this time. True: they may have
    /// been others since it was told the last time.
    bool take(std::optional<qint64> sets)
    {
        if (!sets)
            return false;
        const std::optional<qint64> before = std::exchange(m_sets, sets);
        const qint64 seen = std::exchange(m_seen, 0);
        return before && (*sets < *before || *sets - *before >= seen + kAwayAndBack);
    }

private:
    static constexpr qint64 kAwayAndBack = 2;

    std::optional<qint64> m_sets; ///< as it was told the last time
    qint64 m_seen = 0;            ///< changes since
};

} // namespace server
