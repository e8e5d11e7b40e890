// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventlines.h"

#include "models/activity/events/eventmatch.h"
#include "models/messages/sessionevent.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace events
{

using activity::LoggedEvent;
using activity::LoggedEventPointer;
using activity::Loss;
using activity::LossRuns;

namespace
{

using Kind = messages::SessionEvent::Kind;

/// Found by a search, so many are shown at once.
constexpr size_t kFewFound = 50;

bool isListed(EventFilter filter, const LoggedEvent &event)
{
    switch (filter) {
    case EventFilter::All:
        return true;
    case EventFilter::Created:
        return event.kind == int(Kind::Created) || event.isGap;
    case EventFilter::Extended:
        return event.kind == int(Kind::Extended) || event.isGap;
    case EventFilter::Ended:
        return event.kind >= int(Kind::Expired) || event.isAlways;
    case EventFilter::Notes:
        break;
    }
    return event.isNote();
}

/// A gap is of all its time.
bool isInRange(const EventRange &range, const LoggedEvent &event)
{
    if (!event.isGap || event.gapSince == 0)
        return range.has(event.at);
    return event.gapSince < range.until && (event.gapUntil == 0 || event.gapUntil >= range.from);
}

/// Of the disk, one number is for two kinds each.
int groupOf(int kind)
{
    if (kind == int(Kind::EndedHere))
        return int(Kind::LoggedOut);
    return kind == int(Kind::Vanished) ? int(Kind::Ended) : kind;
}

class LineMaker final
{
public:
    explicit LineMaker(const EventRequest &request)
        : m_request(request)
        , m_match(request.query, request.now)
        , m_isSearched(!request.query.isEmpty() || request.isRefused)
    {
    }

    EventLines made();

private:
    void takeLosses(const std::vector<Loss> &losses);
    qint64 countedOf(const Loss &minute) const;
    void take(const LoggedEventPointer &event);

    const EventRequest &m_request;
    const EventMatch m_match;
    const bool m_isSearched;
    struct OpenLoss {
        EventLine line;
        std::vector<LoggedEventPointer> members;
    };
    std::vector<OpenLoss> m_losses; ///< by kind and time
    std::vector<EventLine> m_lines;
};

void LineMaker::takeLosses(const std::vector<Loss> &losses)
{
    for (const Loss &loss : losses) {
        const bool isOfFilter = m_request.filter == EventFilter::All || m_request.filter == EventFilter::Ended;
        const bool isOfRange = loss.until >= m_request.range.from && loss.from < m_request.range.until;
        if (!isOfFilter || !isOfRange || (m_isSearched && loss.count < LossRuns::kGreat))
            continue;
        const qint64 counted = countedOf(loss);
        if (counted != 0 && loss.count - counted < LossRuns::kFewest)
            continue;
        OpenLoss open;
        open.line.kind = EventLine::Kind::Loss;
        open.line.loss = loss;
        open.line.loss.count -= counted;
        open.line.isRest = counted != 0;
        m_losses.push_back(std::move(open));
    }
}

/// Of a minute of the disk, how many are in losses of memory, which knows them more exactly. Those that reach out of
/// the minute count whole: what is left may be more.
qint64 LineMaker::countedOf(const Loss &minute) const
{
    qint64 counted = 0;
    for (const Loss &loss : m_request.losses) {
        if (minute.number < 0 && groupOf(loss.kind) == minute.kind && loss.from <= minute.until &&
            loss.until >= minute.from)
            counted += loss.count;
    }
    return counted;
}

void LineMaker::take(const LoggedEventPointer &event)
{
    if (!isInRange(m_request.range, *event) || !isListed(m_request.filter, *event))
        return;
    const bool isFound = !m_request.isRefused && m_match.matches(*event);
    // What came from the disk was found there.
    if (!isFound && !event->isAlways && !event->isFromDisk())
        return;
    if (event->kind >= int(Kind::Expired)) {
        const auto behind = std::partition_point(m_losses.begin(), m_losses.end(), [&](const OpenLoss &open) {
            const Loss &loss = open.line.loss;
            return loss.kind < event->kind || (loss.kind == event->kind && loss.from <= event->at);
        });
        if (behind != m_losses.begin()) {
            const Loss &loss = std::prev(behind)->line.loss;
            if (loss.kind == event->kind && event->at <= loss.until) {
                std::prev(behind)->members.push_back(event);
                return;
            }
        }
        // A minute of the disk.
        for (OpenLoss &open : m_losses) {
            const Loss &loss = open.line.loss;
            if (event->isFromDisk() && loss.number < 0 && loss.kind == groupOf(event->kind) && event->at >= loss.from &&
                event->at <= loss.until) {
                open.members.push_back(event);
                return;
            }
        }
    }
    EventLine line;
    line.event = event;
    if (!m_request.range.has(event->at)) // a gap
        line.placedAt = std::clamp(event->at, m_request.range.from, m_request.range.until - 1);
    m_lines.push_back(std::move(line));
}

EventLines LineMaker::made()
{
    takeLosses(m_request.losses);
    takeLosses(m_request.olderLosses);
    std::sort(m_losses.begin(), m_losses.end(), [](const OpenLoss &a, const OpenLoss &b) {
        return std::pair(a.line.loss.kind, a.line.loss.from) < std::pair(b.line.loss.kind, b.line.loss.from);
    });
    const bool hasOlder = m_request.olderUntil != 0;
    for (const LoggedEventPointer &event : m_request.events) {
        if (!hasOlder || event->at >= m_request.olderUntil || event->isNote())
            take(event);
    }
    for (const LoggedEventPointer &event : m_request.older)
        take(event);

    std::vector<std::vector<LoggedEventPointer>> members(m_losses.size());
    for (size_t i = 0; i < m_losses.size(); ++i) {
        EventLine &line = m_losses[i].line;
        members[i] = std::move(m_losses[i].members);
        line.listed = qint64(members[i].size());
        const bool opensByItself = m_isSearched && !members[i].empty() && members[i].size() <= kFewFound;
        line.isOpen = opensByItself != m_request.toggled.contains(line.loss.number);
    }

    const auto isBefore = [&](const auto &a, const auto &b) { return m_request.newestFirst ? a > b : a < b; };
    // Places of the losses go with their lines.
    struct Placed {
        EventLine line;
        size_t loss = 0;
    };
    std::vector<Placed> placed;
    placed.reserve(m_lines.size() + m_losses.size());
    for (EventLine &line : m_lines)
        placed.push_back({std::move(line), 0});
    for (size_t i = 0; i < m_losses.size(); ++i)
        placed.push_back({m_losses[i].line, i});
    std::sort(placed.begin(), placed.end(), [&](const Placed &a, const Placed &b) {
        return isBefore(std::pair(a.line.at(), a.line.identity()), std::pair(b.line.at(), b.line.identity()));
    });

    EventLines made;
    made.count = qint64(placed.size());
    for (Placed &each : placed) {
        const bool isOpen = each.line.kind == EventLine::Kind::Loss && each.line.isOpen;
        made.lines.push_back(std::move(each.line));
        if (!isOpen)
            continue;
        auto &inside = members[each.loss];
        std::sort(inside.begin(), inside.end(), [&](const LoggedEventPointer &a, const LoggedEventPointer &b) {
            return isBefore(std::pair(a->at, a->number), std::pair(b->at, b->number));
        });
        for (LoggedEventPointer &event : inside) {
            EventLine line;
            line.kind = EventLine::Kind::Member;
            line.event = std::move(event);
            made.lines.push_back(std::move(line));
        }
    }
    return made;
}

} // namespace

EventLines eventLines(const EventRequest &request)
{
    return LineMaker(request).made();
}

} // namespace events
