// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/sessionlife.h"

#include <algorithm>
#include <utility>

namespace activity
{

namespace
{

/// A deadline that moves by less was computed anew: as monitor::ExtensionFold has it.
constexpr qint64 kSameDeadlineMs = 1000;

qint64 leftAt(qint64 at, qint64 deadline)
{
    return std::max<qint64>(0, deadline - at);
}

} // namespace

SessionLife::SessionLife(qint64 created, qint64 firstSeen, bool isFromBirth)
    : m_created(std::min(created, firstSeen))
    , m_firstSeen(firstSeen)
    , m_latest(firstSeen)
    , m_isFromBirth(isFromBirth)
{
}

bool SessionLife::note(qint64 at, qint64 deadline, quint32 extensions, bool isTimed)
{
    if (hasEnded())
        return false;
    at = std::max(at, m_latest);
    m_latest = at;
    const bool wasUnwatched = std::exchange(m_unwatchedSince, 0) > 0;
    const quint32 counted = std::exchange(m_extensions, std::max(extensions, m_extensions));
    if (m_steps.empty()) {
        m_steps.push_back({at, deadline, 0, false, true});
        return true;
    }
    const qint64 before = m_steps.back().deadline;
    const bool isSame = (before == 0) == (deadline == 0) && std::abs(deadline - before) < kSameDeadlineMs;
    const quint32 more = m_extensions - counted;
    if (isSame && more <= 1)
        return wasUnwatched;
    // Of several extensions the latest is here, and when the others were nobody has said.
    const bool isAfterGap = more > 1 || (wasUnwatched && !isSame && !isTimed);
    m_steps.push_back({at, deadline, before, isAfterGap, false});
    if (m_steps.size() > kMostSteps) {
        m_steps.erase(m_steps.begin());
        m_steps.front().isFirst = true;
        m_firstSeen = m_steps.front().at;
        m_isFromBirth = false;
    }
    return true;
}

void SessionLife::stopWatching(qint64 at)
{
    if (m_unwatchedSince == 0 && !hasEnded())
        m_unwatchedSince = std::max({at, m_latest, qint64(1)});
}

void SessionLife::end(End how, qint64 at)
{
    if (hasEnded() || how == End::None)
        return;
    m_end = how;
    m_endedAt = std::max(at, m_latest);
    m_latest = m_endedAt;
}

void SessionLife::explainEnd(End how)
{
    if (hasEnded() && how != End::None)
        m_end = how;
}

int SessionLife::drawnExtensions() const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(), [](const Step &step) { return step.isExtension(); }));
}

std::vector<SessionLife::Point> SessionLife::line(qint64 now) const
{
    std::vector<Point> points;
    // What is not watched any more is known to have been until then; when it was found gone, nobody knows since when.
    qint64 until = hasEnded() ? m_endedAt : std::max(now, m_latest);
    if (m_unwatchedSince > 0)
        until = std::min(until, m_unwatchedSince);
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        const bool isJoined = !step.isFirst && !step.isAfterGap && step.before > 0;
        if (step.deadline > 0)
            points.push_back({step.at, leftAt(step.at, step.deadline), isJoined && !points.empty()});
        const bool isLast = i + 1 == m_steps.size();
        if (step.deadline == 0 || (!isLast && m_steps[i + 1].isAfterGap))
            continue;
        const qint64 to = isLast ? until : m_steps[i + 1].at;
        if (step.deadline > step.at && step.deadline < to) // flat from here on: due
            points.push_back({step.deadline, 0, true});
        points.push_back({to, leftAt(to, step.deadline), true});
    }
    return points;
}

std::vector<SessionLife::Span> SessionLife::gaps(qint64 now) const
{
    std::vector<Span> spans;
    if (begin() < m_firstSeen)
        spans.push_back({begin(), m_firstSeen});
    for (size_t i = 1; i < m_steps.size(); ++i) {
        if (m_steps[i].isAfterGap)
            spans.push_back({m_steps[i - 1].at, m_steps[i].at});
    }
    const qint64 until = hasEnded() ? m_endedAt : now;
    if (m_unwatchedSince > 0 && m_unwatchedSince < until)
        spans.push_back({m_unwatchedSince, until});
    return spans;
}

qint64 SessionLife::mostLeft() const
{
    qint64 most = 0;
    for (const Step &step : m_steps)
        most = std::max(most, leftAt(step.at, step.deadline));
    return most;
}

qint64 SessionLife::begin() const
{
    return m_created > 0 && !m_isFromBirth ? m_created : m_firstSeen;
}

} // namespace activity
