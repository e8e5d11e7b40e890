// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventhistory.h"

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historyproblem.h"
#include "models/monitor/sessionmonitor.h"

#include <utility>

namespace events
{

using history::EntryKind;
using history::EntryPage;
using history::EntryQuestion;
using history::Failure;
using history::HistoryDesk;
using history::HistoryReader;

EventHistory::EventHistory(HistoryDesk &desk, monitor::SessionMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_monitor(monitor)
{
}

EventHistory::~EventHistory() = default;

void EventHistory::begin(const Wanted &wanted)
{
    m_wanted = wanted;
    m_older = std::make_shared<const OlderEvents>();
    m_lookedBackTo = 0;
    m_desk.forget(&m_lossAsker);
    beginAgain(wanted.before);
}

void EventHistory::beginAgain(qint64 before)
{
    if (!m_wanted)
        return;
    m_wanted->before = before;
    m_isFresh = true;
    m_next = 0;
    m_words = history::HistoryMatch::objection(m_wanted->query);
    if (!m_words.isEmpty()) {
        m_desk.forget(this);
        m_state = State::Refused;
        Q_EMIT changed();
        return;
    }
    ask();
}

void EventHistory::readOn()
{
    if (m_state == State::More)
        ask();
}

void EventHistory::leave()
{
    m_desk.forget(this);
    m_desk.forget(&m_lossAsker);
    m_wanted.reset();
    m_older = std::make_shared<const OlderEvents>();
    m_words.clear();
    if (std::exchange(m_state, State::Unasked) != State::Unasked)
        Q_EMIT changed();
}

std::vector<EntryKind> EventHistory::kindsOf(EventFilter filter)
{
    switch (filter) {
    case EventFilter::Created:
        return {EntryKind::Created};
    case EventFilter::Extended:
        return {EntryKind::Extended};
    case EventFilter::Ended:
        return {EntryKind::Expired, EntryKind::Deleted,    EntryKind::LoggedOut,
                EntryKind::Evicted, EntryKind::EndedEarly, EntryKind::Vanished};
    case EventFilter::All:
    case EventFilter::Notes:
        break;
    }
    return {};
}

EntryQuestion EventHistory::question() const
{
    EntryQuestion question;
    question.query = m_wanted->query;
    question.formatTitles = m_wanted->formatTitles;
    question.kinds = kindsOf(m_wanted->filter);
    question.from = m_wanted->range.from;
    question.until = std::min(m_wanted->range.until, m_wanted->before);
    question.below = m_next;
    // Of notes it has gaps only, which do not depend on entries.
    question.most = m_wanted->filter == EventFilter::Notes ? 0 : kPage;
    question.now = m_monitor.clock().nowMs();
    question.greatLoss = activity::LossRuns::kGreat;
    return question;
}

void EventHistory::ask()
{
    m_state = State::Reading;
    m_desk.ask<EntryPage>(
        this, [question = question()](const HistoryReader &reader) { return reader.entries(question); },
        [this](const tl::expected<EntryPage, Failure> &page) { page ? take(*page) : fail(page.error()); });
    Q_EMIT changed();
}

/// To a copy: a job may be reading what there was.
template<typename Read> void EventHistory::add(const Read &read)
{
    auto older = std::make_shared<OlderEvents>(*m_older);
    older->add(read);
    m_older = std::move(older);
}

void EventHistory::take(const EntryPage &page)
{
    if (std::exchange(m_isFresh, false))
        m_older = std::make_shared<const OlderEvents>();
    add(page);
    m_next = page.next;
    m_lookedBackTo = page.lookedBackTo;
    m_watchedSince = page.watchedSince;
    const bool isOver = page.next == 0 || m_wanted->filter == EventFilter::Notes;
    m_state = isOver ? State::Whole : m_older->events.size() >= size_t(kMostKept) ? State::TooMany : State::More;
    Q_EMIT changed();
}

void EventHistory::fail(const Failure &failure)
{
    const bool isMissing = failure.kind == Failure::Kind::Missing;
    m_state = isMissing ? State::Missing : State::Failed;
    m_words = isMissing ? QString() : history::problemReading(failure, m_desk.file()).sentences();
    Q_EMIT changed();
}

void EventHistory::readLoss(const activity::Loss &loss)
{
    if (!m_wanted || loss.number >= 0)
        return;
    EntryQuestion asked = question();
    asked.kinds = kindsOfLoss(loss);
    asked.from = std::max(loss.from, m_wanted->range.from);
    asked.until = std::min(loss.until + 1, asked.until);
    asked.below = 0;
    asked.most = kMostOfLoss;
    asked.greatLoss = 0;
    m_desk.ask<EntryPage>(
        &m_lossAsker, [asked](const HistoryReader &reader) { return reader.entries(asked); },
        [this](const tl::expected<EntryPage, Failure> &page) {
            if (!page || !m_wanted)
                return;
            add(page->entries);
            Q_EMIT changed();
        });
}

} // namespace events

#include "moc_eventhistory.cpp"
