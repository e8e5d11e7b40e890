// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanupaccount.h"
#include "ui/controls/tone.h"
#include "ui/logout/logoutsum.h"
#include "ui/logout/reportline.h"

#include <QString>

#include <vector>

namespace ui
{

// What is said of a clean-up, in the bar and in the report. Never more than the server's answers have shown.

/// "removed", "its session is back: spared"
QString cleanUpText(CleanUpAccount::Kind kind);
/// The same below a number: "removed", "session is back: spared".
QString cleanUpLabel(CleanUpAccount::Kind kind, qint64 count);
/// For files: "session-there".
QByteArray cleanUpWord(CleanUpAccount::Kind kind);
Tone cleanUpTone(CleanUpAccount::Kind kind);

/// "300 removed, 11 already gone, 1 refused"
QString cleanUpSummary(const CleanUpAccount &account);
/// "300 of 312 stale entries removed"
QString cleanUpTitle(const CleanUpAccount &account);
/// "298 put back, 2 written since: left alone"
QString cleanUpUndoSummary(const CleanUpAccount &account);
/// What the confirmed ones are the sum of.
std::vector<LogoutSum::Term> cleanUpTerms(const CleanUpAccount &account);
/// What became of each entry, what wants attention first.
std::vector<ReportLine> cleanUpLines(const CleanUpAccount &account);
/// What came of putting them back, in the same way.
std::vector<ReportLine> cleanUpUndoLines(const CleanUpAccount &account);
/// Remarks, and what the audit log lacks: sentences, each once.
QStringList cleanUpNotes(const CleanUpAccount &account);
/// What an undo was told beside its outcomes; empty: nothing.
QString cleanUpUndoNote(const CleanUpAccount &account);

} // namespace ui
