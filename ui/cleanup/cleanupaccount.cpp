// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupaccount.h"

#include <algorithm>
#include <utility>

namespace ui
{

CleanUpAccount::CleanUpAccount(Asked asked, std::shared_ptr<const Entries> entries)
    : begun(QDateTime::currentDateTime())
    , m_asked(std::move(asked))
    , m_entries(std::move(entries))
{
}

void CleanUpAccount::finish(const messages::CleanUpReport &report, const QDateTime &when)
{
    ended = when;
    m_keptSince = when;
    m_report = report;
    m_outcomes = std::exchange(m_report->outcomes, {});
    // Where nothing was sent nothing has been done; otherwise nobody knows.
    m_outcomes.resize(m_entries->size(), {.kind = report.commands == 0 ? Kind::NotRun : Kind::Unknown});
    m_counts = {};
    for (const messages::CleanUpOutcome &outcome : m_outcomes)
        ++m_counts.at(static_cast<size_t>(outcome.kind));
}

void CleanUpAccount::finishUndo(const messages::CleanUpReport &report)
{
    m_undone = report;
    m_undo = Undo::Over;
    if (m_report && report.outcomes.empty() && !report.unrecorded.isEmpty() && report.undoUntil > 0) {
        m_undo = Undo::NotAsked;
        m_report->undoable = report.undoable;
        m_report->undoUntil = report.undoUntil;
        m_keptSince = QDateTime::currentDateTime();
    }
    if (const size_t wanted = removed().size(); !report.outcomes.empty())
        m_undone.outcomes.resize(wanted, {.kind = report.commands == 0 ? Kind::NotRun : Kind::Unknown});
}

std::vector<size_t> CleanUpAccount::removed() const
{
    std::vector<size_t> places;
    for (size_t i = 0; i < m_outcomes.size(); ++i) {
        if (m_outcomes[i].kind == Kind::Removed)
            places.push_back(i);
    }
    return places;
}

qint64 CleanUpAccount::undoLeft(qint64 nowMs) const
{
    return m_undo == Undo::NotAsked && undoable() > 0 ? std::max<qint64>(0, undoUntil() - nowMs) : 0;
}

qint64 CleanUpAccount::undoTime() const
{
    return undoUntil() > 0 ? std::max<qint64>(0, undoUntil() - m_keptSince.toMSecsSinceEpoch()) : 0;
}

} // namespace ui
