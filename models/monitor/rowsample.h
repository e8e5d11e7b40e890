// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <vector>

namespace monitor
{

/// Draws a few rows that the server should still have: whether it does tells whether the events say all. Two of a
/// thousand rows prove nothing; but what removes rows without an event (SWAPDB, FLUSHALL, a replica filled anew)
/// removes nearly all of them.
class RowSample
{
public:
    /// Each second: nothing beside what else is read.
    static constexpr size_t kRows = 12;

    struct Rows {
        std::vector<QByteArray> keys;
        std::vector<quint8> nodes; ///< of each key
    };
    /// `now`: epoch ms by the server's clock. Rows about to run out are no evidence.
    static Rows draw(const sessions::SessionStore &store, qint64 now,
                     QRandomGenerator &random = *QRandomGenerator::global());
};

} // namespace monitor
