// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace history
{

/// How long after their deadlines sessions were removed: as many values as tell the middle and the slow end, however
/// many there were. Of more than kMost every second, then every fourth, … is kept.
class LagSample final
{
public:
    static constexpr size_t kMost = 8'192;

    void add(qint64 lagMs);
    /// So that `percent` of a hundred took no longer, ms; -1: there are none.
    qint64 percentile(int percent) const;

private:
    std::vector<qint64> m_lags;
    qint64 m_stride = 1;
    qint64 m_seen = 0;
};

} // namespace history
