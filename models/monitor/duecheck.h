// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>

#include <vector>

namespace monitor
{

/// Finds the rows that are past their deadline and still there, to be read again: some each second, in turn.
class DueCheck final
{
public:
    struct Rows {
        std::vector<QByteArray> keys;
        std::vector<quint8> nodes; ///< of each key
    };
    /// `now`: epoch ms by the server's clock.
    Rows next(const sessions::SessionStore &store, qint64 now);
    /// Other rows come.
    void startOver() { m_next = 0; }

private:
    sessions::Slot m_next = 0;
};

} // namespace monitor
