// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/settinghistory.h"

#include <algorithm>

namespace activity
{

void SettingRange::add(int value)
{
    if (value < 0)
        return;
    low = low < 0 ? value : std::min(low, value);
    high = std::max(high, value);
}

void SettingHistory::note(qint64 second, const ExpirySettings &settings)
{
    if (!settings.hz.isKnown() && !settings.effort.isKnown())
        return;
    while (!m_spans.empty() && m_spans.front().to < second - kKeptSeconds)
        m_spans.pop_front();
    if (!m_spans.empty()) {
        Span &latest = m_spans.back();
        if (second < latest.to)
            return;
        if (second - latest.to <= kSilentSeconds) {
            latest.to = second; // when it changed within these seconds is not known; it is drawn where it was found
            if (latest.hz == settings.hz && latest.effort == settings.effort)
                return;
        }
    }
    m_spans.push_back({second, second, settings.hz, settings.effort});
}

std::vector<SettingHistory::Span> SettingHistory::spans(qint64 from, qint64 to) const
{
    std::vector<Span> result;
    for (const Span &span : m_spans) {
        Span cut = span;
        if (&span == &m_spans.back() && to - span.to <= kSilentSeconds)
            cut.to = to;
        cut.from = std::max(cut.from, from);
        cut.to = std::min(cut.to, to);
        if (cut.from < cut.to)
            result.push_back(cut);
    }
    return result;
}

} // namespace activity
