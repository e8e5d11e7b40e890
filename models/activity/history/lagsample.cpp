// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/lagsample.h"

#include <algorithm>

namespace history
{

void LagSample::add(qint64 lagMs)
{
    if (m_seen++ % m_stride != 0)
        return;
    if (m_lags.size() == kMost) {
        for (size_t i = 0; i < kMost / 2; ++i)
            m_lags[i] = m_lags[2 * i];
        m_lags.resize(kMost / 2);
        m_stride *= 2;
    }
    m_lags.push_back(lagMs);
}

qint64 LagSample::percentile(int percent) const
{
    if (m_lags.empty())
        return -1;
    std::vector<qint64> lags = m_lags;
    const auto rank = (lags.size() * size_t(percent) + 99) / 100;
    const auto at = lags.begin() + std::ptrdiff_t(std::clamp<size_t>(rank, 1, lags.size()) - 1);
    std::nth_element(lags.begin(), at, lags.end());
    return *at;
}

} // namespace history
