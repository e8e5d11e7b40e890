// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace app
{

/// What a demo is of: one server on a Unix socket, or a fleet.
enum class DemoKind : quint8 { Single, Cluster, Sentinel };

} // namespace app
