// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace monitor
{

/// How long after their deadlines the latest sessions were removed.
struct ExpiryLag {
    int count = 0;     ///< of those
    qint64 median = 0; ///< ms
    qint64 most = 0;   ///< ms; 95 of a hundred took no longer
};

} // namespace monitor
