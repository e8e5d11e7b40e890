// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <deque>

namespace ui
{

/// How the deadline of the selected session moved while it was looked at. Instants are epoch ms, server
/// clock.
class DeadlineHistory
{
public:
    struct Change {
        qint64 at = 0;
        qint64 before = 0; ///< 0: no TTL
        qint64 after = 0;

        friend bool operator==(const Change &, const Change &) = default;
    };
    static constexpr size_t kMostChanges = 50;

    DeadlineHistory() = default;
    DeadlineHistory(qint64 deadline, qint64 nowMs)
        : m_since(nowMs)
        , m_deadline(deadline)
    {
    }

    /// What the deadline is now; true if that is news.
    bool note(qint64 deadline, qint64 nowMs);
    /// Newest first; the oldest ones are forgotten.
    const std::deque<Change> &changes() const { return m_changes; }
    qint64 since() const { return m_since; }

private:
    std::deque<Change> m_changes;
    qint64 m_since = 0;
    qint64 m_deadline = 0;
};

/// "extended by 2 min, to 12:33:16".
QString changeText(const DeadlineHistory::Change &change, qint64 nowMs);

} // namespace ui
