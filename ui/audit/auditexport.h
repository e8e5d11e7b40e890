// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditreader.h"

namespace ui
{

enum class AuditExportKind : quint8 {
    JsonLines, ///< the lines as they stand in the log
    Csv,       ///< a row for each session
};

/// By the name's ending; JSON lines where it says nothing.
AuditExportKind auditExportKindOf(const QString &name);

/// Writes what the log `file` has of these entries to another file, for this account alone. In any thread.
tl::expected<void, audit::Problem> exportAudit(const QString &file, const std::vector<audit::Entry> &entries,
                                               AuditExportKind kind, const QString &to, const std::stop_token &stop);

} // namespace ui
