// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace app
{

/// Longer than anything that is waited for on the way out: flags that are set back on a server (1 s), connections that
/// are closed (3 s). What takes longer hangs: a name server that does not answer, a disk that is gone.
constexpr std::chrono::seconds kExitLimit{5};

/// From now on the program has this long to end; then it is ended, with this exit status, wherever it is. Of several
/// calls the last one counts. Async-signal-safe.
void limitExit(int status, std::chrono::seconds limit = kExitLimit) noexcept;

} // namespace app
