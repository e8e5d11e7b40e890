// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QHash>

#include <deque>
#include <utility>

namespace monitor
{

/// Which extensions of sessions are told. An application with sliding sessions extends one at each request: thousands a
/// second, which nobody reads and which cost a copy of user and id each. So a session's are told once in kQuietMs, and
/// of all no more than kMostASecond. Times are those of the events.
class ExtensionFold final
{
public:
    static constexpr qint64 kQuietMs = 10'000;
    static constexpr int kMostASecond = 20;
    /// A deadline that moves by less has not been extended: it was computed anew.
    static constexpr qint64 kLeastMs = 1000;

    /// Whether the extension of this session at this time is told; it is taken for told then.
    bool tells(sessions::Slot slot, qint64 at);
    void clear();

private:
    QHash<sessions::Slot, qint64> m_toldAt;                 ///< not longer ago than kQuietMs
    std::deque<std::pair<qint64, sessions::Slot>> m_oldest; ///< the same, oldest first
    qint64 m_second = 0;
    int m_inSecond = 0; ///< told in it
};

} // namespace monitor
