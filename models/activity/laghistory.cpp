// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/laghistory.h"

#include <algorithm>
#include <bit>

namespace activity
{

namespace
{

constexpr int kExact = 64; ///< lags below this have a bin of their own
constexpr int kBinsAnOctave = 32;
constexpr int kFirstOctave = 6; ///< 2⁶ is 64

} // namespace

int LagHistory::binOf(qint64 lagMs)
{
    if (lagMs < kExact)
        return int(std::max<qint64>(0, lagMs));
    const int octave = int(std::bit_width(quint64(lagMs))) - 1;
    const int within = int((lagMs >> (octave - 5)) & (kBinsAnOctave - 1));
    return std::min(kBins - 1, kExact + (octave - kFirstOctave) * kBinsAnOctave + within);
}

qint64 LagHistory::middleOf(int bin)
{
    if (bin < kExact)
        return bin;
    const int octave = kFirstOctave + (bin - kExact) / kBinsAnOctave;
    const qint64 width = qint64(1) << (octave - 5);
    return (qint64(1) << octave) + (bin - kExact) % kBinsAnOctave * width + width / 2;
}

void LagHistory::add(qint64 second, qint64 lagMs)
{
    const auto isBefore = [](const Second &one, qint64 other) { return one.second < other; };
    if (!m_seconds.empty() && second <= m_seconds.back().second - kSeconds)
        return;
    auto at = std::lower_bound(m_seconds.begin(), m_seconds.end(), second, isBefore);
    if (at == m_seconds.end() || at->second != second) {
        at = m_seconds.insert(at, Second());
        at->second = second;
    }
    if (lagMs < 0) {
        ++at->inferred;
    } else {
        const auto bin = quint16(binOf(lagMs));
        at->longest = std::max(at->longest, lagMs);
        auto count = std::lower_bound(at->counts.begin(), at->counts.end(), bin,
                                      [](const auto &one, quint16 other) { return one.first < other; });
        if (count == at->counts.end() || count->first != bin)
            count = at->counts.insert(count, {bin, 0});
        ++count->second;
    }
    while (m_seconds.front().second <= m_seconds.back().second - kSeconds)
        m_seconds.pop_front();
}

LagHistory::Figures LagHistory::figures(const std::vector<Span> &spans) const
{
    Figures result;
    std::array<qint64, kBins> counts{};
    for (const Span &span : spans) {
        auto second = std::lower_bound(m_seconds.begin(), m_seconds.end(), span.from,
                                       [](const Second &one, qint64 other) { return one.second < other; });
        for (; second != m_seconds.end() && second->second < span.to; ++second) {
            result.inferred += second->inferred;
            result.longest = std::max(result.longest, second->longest);
            for (const auto &[bin, count] : second->counts) {
                counts[bin] += count;
                result.measured += count;
            }
        }
    }
    if (result.measured == 0)
        return result;
    // By rank: the smallest lag that so many of a hundred do not exceed.
    const auto ofRank = [&](int percent) {
        const qint64 rank = (result.measured * percent + 99) / 100;
        qint64 seen = 0;
        for (int bin = 0; bin < kBins; ++bin) {
            seen += counts[size_t(bin)];
            if (seen >= rank)
                return std::min(middleOf(bin), result.longest);
        }
        return result.longest;
    };
    result.p50 = ofRank(50);
    result.p95 = ofRank(95);
    return result;
}

std::vector<LagHistory::Point> LagHistory::points(qint64 from, qint64 to, qint64 step, qint64 window) const
{
    std::vector<Point> result;
    for (qint64 second = from - from % step + step; second <= to; second += step)
        result.push_back({second, figures(second - window, second)});
    return result;
}

} // namespace activity
