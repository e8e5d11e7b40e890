// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bench
{

/// The main figures at 100,000, 1,000,000 and 3,000,000 sessions side by side, each size in a process of its
/// own. 0: done.
int printGrowth(int repetitions);

} // namespace bench
