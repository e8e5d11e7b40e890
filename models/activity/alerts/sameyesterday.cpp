// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/sameyesterday.h"

#include "models/activity/history/historydesk.h"

namespace alerts
{

using history::HistoryReader;

namespace
{

constexpr qint64 kHourMs = 60 * 60 * 1000;
constexpr qint64 kDayMs = 24 * kHourMs;
/// The file may not have been there.
constexpr qint64 kAskAgainMs = 5 * 60 * 1000;

/// By the minute, which is kept for a month; else the most of the hour. -1: nobody has watched.
tl::expected<qint64, history::Failure> sessionsIn(const HistoryReader &reader, qint64 hour)
{
    qint64 sum = 0;
    qint64 minutes = 0;
    for (const HistoryReader::Step step : {HistoryReader::Step::Minute, HistoryReader::Step::Hour}) {
        const auto activity = reader.activity(step, hour, hour + kHourMs);
        if (!activity)
            return tl::make_unexpected(activity.error());
        for (const history::Activity &each : *activity) {
            if (each.sessions < 0)
                continue;
            sum += each.sessions;
            ++minutes;
        }
        if (minutes > 0)
            return (sum + minutes / 2) / minutes;
    }
    return qint64(-1);
}

} // namespace

SameYesterday::SameYesterday(history::HistoryDesk *history, QObject *parent)
    : QObject(parent)
    , m_history(history)
{
}

void SameYesterday::forget()
{
    if (m_history)
        m_history->forget(this);
    m_hour = -1;
    m_sessions = -1;
}

qint64 SameYesterday::sessions(qint64 nowMs)
{
    if (!m_history || !m_isWanted)
        return -1;
    const qint64 hour = (nowMs - kDayMs) / kHourMs * kHourMs;
    const bool isOther = hour != m_hour;
    if (isOther || (m_sessions < 0 && nowMs - m_askedAt > kAskAgainMs)) {
        if (isOther)
            m_sessions = -1;
        m_hour = hour;
        m_askedAt = nowMs;
        ask(hour);
    }
    return m_sessions;
}

void SameYesterday::ask(qint64 hour)
{
    m_history->ask<qint64>(
        this, [hour](const HistoryReader &reader) { return sessionsIn(reader, hour); },
        [this, hour](const tl::expected<qint64, history::Failure> &answer) {
            if (hour == m_hour)
                m_sessions = answer.value_or(-1);
        });
}

} // namespace alerts

#include "moc_sameyesterday.cpp"
