// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace ui
{

/// What else than their time ends sessions, and can be tried on the demo's server.
enum class Experiment : quint8 { EvictLru, EvictTtl, RestartEmpty, RestartSnapshot, RestartAppendOnly, KillPrimary };

} // namespace ui
