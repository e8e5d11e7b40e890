// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"
#include "models/sessions/query/sessionquery.h"

#include <QStringList>

#include <chrono>
#include <limits>
#include <vector>

namespace history
{

/// Which entries of a history are asked for, one by one, and not the lives that they make.
struct EntryQuestion {
    sessions::SessionQuery query;
    QStringList formatTitles;                          ///< that the query's numbers of formats are of
    std::vector<EntryKind> kinds;                      ///< empty: all
    qint64 from = 0;                                   ///< epoch ms
    qint64 until = std::numeric_limits<qint64>::max(); ///< before that
    qint64 below = 0;                                  ///< EntryPage::next of the page before; 0: from the newest on
    int most = 200;                                    ///< 0: only gaps and losses
    qint64 now = 0;                                    ///< by the server's clock, or this computer's
    /// Minutes in which so many ended in one way are told as losses. Where all is asked for, their entries are not: a
    /// page would hold nothing else. 0: there are no losses.
    qint64 greatLoss = 0;
    /// One page looks back for about so long at most.
    std::chrono::milliseconds patience{150};
};

struct EntryPage {
    std::vector<StoredEntry> entries; ///< newest first
    std::vector<Gap> gaps;            ///< of the time that was looked at, by their beginning
    std::vector<Activity> losses;     ///< minutes, newest first
    qint64 next = 0;                  ///< where the next page begins; 0: there is nothing older
    qint64 lookedBackTo = 0;          ///< epoch ms; where there is nothing older, `from`
    qint64 watchedSince = 0;          ///< the history begins then; 0: it is empty
};

/// In which way those of a minute's number have ended.
enum class EndingGroup : quint8 { Expired, Deleted, Evicted, Gone };
inline constexpr EndingGroup kEndingGroups[] = {EndingGroup::Expired, EndingGroup::Deleted, EndingGroup::Evicted,
                                                EndingGroup::Gone};
qint64 endingsOf(const Activity &minute, EndingGroup group);
std::vector<EntryKind> kindsOf(EndingGroup group);

inline constexpr qint64 kLossStepMs = 60'000; ///< a minute

} // namespace history
