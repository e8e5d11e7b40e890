// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sys/stat.h>

namespace files
{

/// Why a file was not read or not written.
struct FileProblem {
    bool isMissing = false; ///< there is no such file: often no problem at all
    QString reason;         ///< in words, to stand behind a colon: `No space left on device`
};

/// What the system says.
FileProblem problemOfSystem(int errorNumber);
/// Of what is no regular file: `it is a device, not a file`. Whoever opens such a thing may wait for ever, or read
/// without end; whoever writes may replace it.
FileProblem problemOfKind(mode_t mode);
FileProblem problemOfSize(qint64 most);

} // namespace files
