// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventmatch.h"

#include "models/messages/sessionevent.h"
#include "models/text/useragent.h"

#include <QCoreApplication>

#include <algorithm>

namespace events
{

using activity::LoggedEvent;
using sessions::QueryTerm;
using Field = QueryTerm::Field;

namespace
{

struct EventMatchText {
    Q_DECLARE_TR_FUNCTIONS(events::EventMatch)
};

bool isEnding(const LoggedEvent &event)
{
    return event.kind >= int(messages::SessionEvent::Kind::Expired);
}

/// As the history has it of the same end.
QueryTerm::Ending endingOf(const LoggedEvent &event)
{
    using messages::SessionEvent;
    switch (SessionEvent::Kind(event.kind)) {
    case SessionEvent::Kind::Expired:
        return event.isInferred ? QueryTerm::Ending::GonePastDeadline : QueryTerm::Ending::Expired;
    case SessionEvent::Kind::LoggedOut:
        return QueryTerm::Ending::Deleted;
    case SessionEvent::Kind::EndedHere:
        return QueryTerm::Ending::LoggedOut;
    case SessionEvent::Kind::Evicted:
        return QueryTerm::Ending::Evicted;
    case SessionEvent::Kind::Ended:
        return QueryTerm::Ending::EndedEarly;
    case SessionEvent::Kind::Created:
    case SessionEvent::Kind::Extended:
    case SessionEvent::Kind::Vanished:
        break;
    }
    return event.isInferred ? QueryTerm::Ending::GonePastDeadline : QueryTerm::Ending::Unknown;
}

bool isUser(const QueryTerm &term, const LoggedEvent &event)
{
    return term.foundIn(event.user) || (!event.otherNames.isEmpty() && term.foundInNames(event.otherNames));
}

bool isId(const QueryTerm &term, const LoggedEvent &event)
{
    for (const QByteArray &whole : term.wholeTexts()) {
        const quint64 digest = LoggedEvent::digestOf(whole);
        if (!whole.isEmpty() && (digest == event.idDigest || digest == event.keyDigest))
            return true;
    }
    const QString written = QString::fromUtf8(term.written);
    if (written.isEmpty() || term.derived)
        return false;
    return event.maskedId == written || (term.field == Field::Id && !term.whole && event.maskedId.startsWith(written));
}

bool isCreated(const QueryTerm &term, const LoggedEvent &event, qint64 now)
{
    const bool isNew = event.kind == int(messages::SessionEvent::Kind::Created);
    const qint64 created = event.created == 0 && isNew ? event.at : event.created;
    if (created == 0)
        return false;
    const qint64 value = term.relative ? created - now : created;
    return term.above ? value > term.limit : value < term.limit;
}

} // namespace

EventMatch::EventMatch(const sessions::SessionQuery &query, qint64 now)
    : m_query(query)
    , m_now(now)
{
}

QString EventMatch::objection(const sessions::SessionQuery &query)
{
    for (const QueryTerm &term : query.terms()) {
        switch (term.field) {
        case Field::Ttl:
            return EventMatchText::tr("“ttl” cannot be asked of an event: it tells what was, not what is left.");
        case Field::Idle:
            return EventMatchText::tr("“idle” cannot be asked of an event: it tells what was, not what is.");
        case Field::Due:
            return EventMatchText::tr("“is:due” cannot be asked of an event: being due is none.");
        case Field::Beyond:
            return EventMatchText::tr("“beyond:” cannot be asked of an event: a user’s newest sessions are those that "
                                      "are there now.");
        case Field::Key:
            if (!term.derived)
                return EventMatchText::tr("“key:” cannot be asked of an event: no keys are kept. Ask for the "
                                          "session’s id, or paste the whole key.");
            break;
        default:
            break;
        }
    }
    return {};
}

bool EventMatch::matches(const LoggedEvent &event) const
{
    return sessions::holdsAll(m_query.terms(), [&](const QueryTerm &term) { return holds(term, event); });
}

bool EventMatch::isDevice(const QueryTerm &term, const LoggedEvent &event) const
{
    if (event.agent.isEmpty())
        return false;
    if (term.foundIn(event.agent))
        return true;
    auto device = m_devices.constFind(event.agent);
    if (device == m_devices.constEnd())
        device = m_devices.insert(event.agent, text::deviceLabel(event.agent));
    return term.foundIn(*device);
}

bool EventMatch::holds(const QueryTerm &term, const LoggedEvent &event) const
{
    if (event.isNote())
        return term.field == Field::Everything || (term.field == Field::Any && term.foundIn(event.words.toUtf8()));
    switch (term.field) {
    case Field::Everything:
        return true;
    case Field::Any:
        return isUser(term, event) || term.foundIn(event.ip) || isDevice(term, event) || isId(term, event);
    case Field::User:
        return isUser(term, event);
    case Field::Id:
    case Field::Key:
        return isId(term, event);
    case Field::Ip:
        return term.foundIn(event.ip);
    case Field::Device:
        return isDevice(term, event);
    case Field::Format:
        return term.numbers.test(event.format);
    case Field::Node:
        return term.numbers.test(event.node);
    case Field::Created:
        return isCreated(term, event, m_now);
    case Field::Anonymous:
        return event.user.isEmpty();
    case Field::Ended:
        return isEnding(event);
    case Field::EndedAgo:
        return isEnding(event) && (term.above ? m_now - event.at > term.limit : m_now - event.at < term.limit);
    case Field::EndedHow:
        return isEnding(event) && term.numbers.test(size_t(endingOf(event)));
    case Field::Live:
        return !isEnding(event);
    case Field::Ttl:
    case Field::Idle:
    case Field::Due:
    case Field::Beyond:
        break;
    }
    return false;
}

} // namespace events
