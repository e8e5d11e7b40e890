// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditreader.h"

#include "ui/controls/tone.h"

#include <QString>

namespace ui
{

// The words of the audit log, for people. What the log holds is shown in printable characters: anybody who may write to
// the file may have written it.

/// "Log out", "End in 10 min 00 s"; of a word that is not known, the word.
QString auditActionText(const audit::Entry &entry);
/// "carol", "dave as root".
QString auditOperatorText(const audit::Operator &by);
/// What the server is called in the log: the profile's name, otherwise the address.
QString auditServerText(const audit::Intent &intent);
/// "3 · alice, bob and others"
QString auditSessionsText(const audit::Entry &entry);
/// "3 ended, 1 refused"; "no outcome is written".
QString auditOutcomeText(const audit::Entry &entry);
Tone auditOutcomeTone(const audit::Entry &entry);

/// Of one session: "ended", "refused: NOPERM …".
QString auditOutcomeText(const audit::SessionEntry &session);
Tone auditOutcomeTone(const audit::SessionEntry &session);

} // namespace ui
