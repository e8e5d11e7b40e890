// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endmark.h"

namespace ui
{

using Mark = history::TimelineLine::Mark;

Sign signOf(Mark mark)
{
    switch (mark) {
    case Mark::Beginning:
        return Sign::Created;
    case Mark::Extended:
        return Sign::Extended;
    case Mark::Used:
        return Sign::Used;
    case Mark::Unwatched:
        return Sign::Unwatched;
    case Mark::Restart:
        return Sign::Restart;
    case Mark::Deadline:
        return Sign::Deadline;
    case Mark::Due:
        return Sign::Due;
    case Mark::Ended:
        return Sign::Expired;
    case Mark::LoggedOut:
        return Sign::EndedHere;
    case Mark::Deleted:
        return Sign::EndedElsewhere;
    case Mark::Evicted:
        return Sign::Evicted;
    case Mark::Lost:
        return Sign::Lost;
    }
    Q_UNREACHABLE();
}

Mark markOf(int entryKind)
{
    using history::EntryKind;
    switch (EntryKind(entryKind)) {
    case EntryKind::Expired:
        return Mark::Ended;
    case EntryKind::Deleted:
    case EntryKind::EndedEarly:
        return Mark::Deleted;
    case EntryKind::LoggedOut:
        return Mark::LoggedOut;
    case EntryKind::Evicted:
        return Mark::Evicted;
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return Mark::Lost;
}

} // namespace ui
