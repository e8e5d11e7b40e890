// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace formats
{
struct Pasted;
}

namespace sessions
{

// Ids and keys are masked in all of it.

/// What it was taken for, and what is looked for by it: “Taken for a signed Express cookie (connect.sid). Looked for:
/// session id 3f9a…c41.” Where it leads nowhere, why, and what would help. Of what may be a word: in which other forms
/// it was looked for.
QString pastedText(const formats::Pasted &pasted);
/// The same in one line: where it leads nowhere, only that it does.
QString pastedRemark(const formats::Pasted &pasted);
/// In a few words, for a record: “a signed Express cookie (connect.sid), session id 3f9a…c41”.
QString pastedName(const formats::Pasted &pasted);

} // namespace sessions
