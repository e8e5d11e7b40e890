// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventhistory.h"

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historyproblem.h"
#include "models/monitor/sessionmonitor.h"

#include <algorithm>
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
    forgetOthers();
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

void EventHistory::forgetOthers()
{
    m_desk.forget(&m_newerAsker);
    m_desk.forget(&m_lossAsker);
    m_newer.reset();
    m_losses.clear();
}

void EventHistory::extendTo(qint64 before)
{
    if (!m_wanted || m_state == State::Refused || m_newer || before <= m_wanted->before)
        return;
    if (m_wanted->range.until <= m_wanted->before) { // and none of that is of the range
        m_wanted->before = before;
        return;
    }
    if (m_isFresh) { // nothing has been read: all of it then, with the first page
        m_wanted->before = before;
        ask();
        return;
    }
    m_newer = Newer{before, 0};
    askNewer();
}

void EventHistory::askNewer()
{
    EntryQuestion asked = question();
    asked.from = std::max(m_wanted->range.from, m_wanted->before);
    asked.until = std::min(m_wanted->range.until, m_newer->until);
    asked.below = m_newer->next;
    m_desk.ask<EntryPage>(
        &m_newerAsker, [asked](const HistoryReader &reader) { return reader.entries(asked); },
        [this](const tl::expected<EntryPage, Failure> &page) {
            if (page)
                takeNewer(*page);
            else
                m_newer.reset(); // memory lets go of more, and it is tried again
        });
}

/// Until all of it is there, the list goes on as it was.
void EventHistory::takeNewer(const EntryPage &page)
{
    add(page);
    m_newer->next = page.next;
    if (page.next != 0 && m_wanted->filter != EventFilter::Notes)
        return askNewer();
    m_wanted->before = m_newer->until;
    m_newer.reset();
    dropSurplus();
    Q_EMIT changed();
}

/// The oldest go first; gaps are few, and stay.
void EventHistory::dropSurplus()
{
    const qsizetype surplus = qsizetype(m_older->events.size()) - kMostKept - kPage;
    if (surplus <= 0)
        return;
    auto older = std::make_shared<OlderEvents>(*m_older);
    activity::LoggedEvents &events = older->events;
    std::stable_sort(events.begin(), events.end(), [](const auto &a, const auto &b) {
        return std::pair(a->isGap, a->at) > std::pair(b->isGap, b->at);
    });
    m_desk.forget(this);
    m_lookedBackTo = events[size_t(kMostKept)]->at + 1;
    events.resize(size_t(kMostKept));
    m_older = std::move(older);
    m_state = State::TooMany;
}

void EventHistory::readOn()
{
    if (m_state == State::More)
        ask();
}

void EventHistory::leave()
{
    m_desk.forget(this);
    forgetOthers();
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
    m_losses.push_back(std::move(asked));
    if (m_losses.size() == 1)
        askLoss();
}

void EventHistory::askLoss()
{
    m_desk.ask<EntryPage>(
        &m_lossAsker, [asked = m_losses.front()](const HistoryReader &reader) { return reader.entries(asked); },
        [this](const tl::expected<EntryPage, Failure> &page) {
            m_losses.pop_front();
            if (!m_losses.empty())
                askLoss();
            if (page && m_wanted) {
                add(page->entries);
                Q_EMIT changed();
            }
        });
}

} // namespace events

#include "moc_eventhistory.cpp"
