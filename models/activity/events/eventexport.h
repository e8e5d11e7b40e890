// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventcells.h"
#include "models/messages/problem.h"

#include <tl/expected.hpp>

#include <memory>
#include <vector>

namespace events
{

enum class EventExportKind : quint8 {
    Csv,       ///< RFC 4180, with a header
    JsonLines, ///< one object on each line
};

/// Listed lines as a file has them: for programs, not translated but for the details. No session id is in it whole.
struct EventExport {
    std::vector<EventLine> lines;
    EventCells cells;

    /// By the name's ending; CSV where it says nothing.
    static EventExportKind kindOf(const QString &name);
    QByteArray text(EventExportKind kind) const;
    /// For this account alone. In any thread.
    tl::expected<void, messages::Problem> write(const QString &file) const;
};

} // namespace events
