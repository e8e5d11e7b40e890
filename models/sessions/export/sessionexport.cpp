// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionexport.h"

#include <QIODevice>

#include <algorithm>
#include <span>

namespace sessions
{

namespace
{

constexpr qsizetype kWriteAtOnce = 256 * 1024; ///< a million rows are not a million writes
constexpr size_t kStride = 4096;               ///< rows between two looks at whether it is still wanted
constexpr size_t kRowsAtOnce = 128;            ///< between two looks at how much there is to write

} // namespace

SessionExport::Outcome SessionExport::write(QIODevice &device, const std::function<void(qsizetype)> &progress,
                                            const std::stop_token &stop) const
{
    QByteArray pending;
    pending.reserve(kWriteAtOnce + kWriteAtOnce / 4);
    const auto flush = [&device, &pending] {
        const bool taken = device.write(pending) == pending.size();
        pending.resize(0); // keeps its memory
        return taken;
    };
    SessionRecords records(*store, kind, fields, revealIds);
    records.setNames(formats, nodes);
    records.setNow(nowMs);
    records.appendHeader(pending);
    for (std::span<const Slot> left(rows); !left.empty();) {
        if (const size_t row = rows.size() - left.size(); row % kStride == 0) {
            if (stop.stop_requested())
                return Outcome::Stopped;
            if (progress)
                progress(static_cast<qsizetype>(row));
        }
        const size_t count = std::min(left.size(), kRowsAtOnce);
        records.append(pending, left.first(count));
        left = left.subspan(count);
        if (pending.size() >= kWriteAtOnce && !flush())
            return Outcome::Failed;
    }
    return flush() ? Outcome::Written : Outcome::Failed;
}

} // namespace sessions
