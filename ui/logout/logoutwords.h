// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"
#include "ui/logout/logoutaccount.h"

#include <QString>

namespace ui
{

// What is said of a logout, in the bar and in the report. Never more than the server's answers, and the looks at it
// afterwards, have shown.

/// "came back", "refused"
QString becameText(Became became);
/// The same below a number: "ended", "changed hands".
QString becameLabel(Became became, qint64 count);
/// For files: "came-back".
QByteArray programWordOf(Became became);
Tone toneOf(Became became);
/// What more there is to say of one session; empty: nothing.
QString happenedText(const LogoutAccount::Session &session, const LogoutAccount &account);

/// "26 ended, 1 already gone, 1 refused"
QString summaryText(const LogoutAccount &account);
/// "21 of 28 sessions ended, 2 came back"
QString titleText(const LogoutAccount &account);
/// What has come back, and who: "2 sessions came back: alice, deniz"; empty: none.
QString returnsText(const LogoutAccount &account);
/// When they were found, and what is known of how.
QString returnsHint(const LogoutAccount &account);
/// What the looks afterwards have shown where none has come back; empty: nobody has looked, or some have.
QString quietText(const LogoutAccount &account);
/// Of those whose answers never came; empty: there are none.
QString unansweredText(const LogoutAccount &account);

/// "brought back"
QString undoText(messages::UndoOutcome::Kind kind);
QByteArray programWordOf(messages::UndoOutcome::Kind kind);
Tone toneOf(messages::UndoOutcome::Kind kind);
/// "12 brought back, 1 written since: left alone"
QString undoSummary(const messages::UndoReport &report);

} // namespace ui
