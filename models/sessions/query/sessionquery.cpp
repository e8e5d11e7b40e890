// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/sessionquery.h"

#include "models/formats/pasted/pasted.h"
#include "models/sessions/query/wholeterm.h"
#include "models/text/characters.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <span>

namespace sessions
{

namespace
{

using Field = QueryTerm::Field;

/// Whether a text of the session has what the term looks for. The plain way; QueryScan remembers instead.
struct DirectTexts {
    const SessionStore &store;
    qint64 nowMs = 0;
    bool beyond(const QueryTerm &term, Slot slot) const
    {
        return NewestSessions::isBeyond(store, slot, nowMs, term.limit);
    }
    bool user(const QueryTerm &term, Slot slot) const { return term.foundIn(store.user(slot)); }
    bool otherNames(const QueryTerm &term, Slot slot) const { return term.foundInNames(store.otherNames(slot)); }
    bool ip(const QueryTerm &term, Slot slot) const { return term.foundIn(store.ip(slot)); }
    bool device(const QueryTerm &term, Slot slot) const
    {
        return term.foundIn(store.userAgent(slot)) || term.foundIn(store.device(slot));
    }
};

/// Shorter names are mistyped words at worst.
constexpr qsizetype kShortestId = 16;

/// Whether something in it could be a session id: a long run of what ids are made of. Addresses of mail are not; what
/// stands beside them may be.
bool looksLikeId(QByteArrayView text)
{
    qsizetype run = 0;
    bool isMail = false;
    for (const char character : text) {
        const bool isPart =
            text::isLetter(character) || text::isDigit(character) || QByteArrayView("-_+/=%.:~@").contains(character);
        if (!isPart) {
            if (run >= kShortestId && !isMail)
                return true;
            run = 0;
            isMail = false;
            continue;
        }
        ++run;
        isMail = isMail || character == '@';
    }
    return run >= kShortestId && !isMail;
}

/// Of a name one is believed in only behind a colon, as in a key.
bool looksLikeKey(const QByteArray &text)
{
    const QByteArrayList parts = text.split(':');
    return std::any_of(parts.begin() + 1, parts.end(), [](const QByteArray &part) { return formats::isLikeId(part); });
}

bool beyond(const QueryTerm &term, qint64 value)
{
    return term.above ? value > term.limit : value < term.limit;
}

/// Of what a row says of its end, all that it may mean.
std::bitset<256> endingsOf(messages::RowChange state)
{
    using Ending = QueryTerm::Ending;
    std::bitset<256> endings;
    const auto add = [&endings](Ending ending) { endings.set(static_cast<size_t>(ending)); };
    switch (state) {
    case messages::RowChange::Present:
        break;
    case messages::RowChange::Expired:
        add(Ending::Expired);
        break;
    case messages::RowChange::RanOut:
        add(Ending::Expired);
        add(Ending::GonePastDeadline);
        break;
    case messages::RowChange::LoggedOut:
        add(Ending::LoggedOut);
        add(Ending::Deleted);
        break;
    case messages::RowChange::Evicted:
        add(Ending::Evicted);
        break;
    case messages::RowChange::Ended:
        add(Ending::EndedEarly);
        break;
    case messages::RowChange::Vanished:
    case messages::RowChange::Replaced:
    case messages::RowChange::Unread:
        add(Ending::Unknown);
        break;
    }
    return endings;
}

template<typename Texts>
bool holds(const QueryTerm &term, const SessionStore &store, Slot slot, qint64 nowMs, Texts &&texts)
{
    switch (term.field) {
    case Field::Everything:
        return true;
    case Field::Any:
        return texts.user(term, slot) || texts.otherNames(term, slot) || term.foundIn(store.id(slot)) ||
               texts.ip(term, slot) || texts.device(term, slot);
    case Field::User:
        return texts.user(term, slot) || texts.otherNames(term, slot);
    case Field::Id:
        return term.foundIn(store.id(slot)) || term.foundIn(store.key(slot));
    case Field::Key:
        return term.foundIn(store.key(slot));
    case Field::Ip:
        return texts.ip(term, slot);
    case Field::Device:
        return texts.device(term, slot);
    case Field::Format:
        return term.numbers.test(store.format(slot));
    case Field::Node:
        return term.numbers.test(store.node(slot));
    case Field::Ttl:
        return store.deadline(slot) == 0 ? term.above && !store.isDeadlineUnknown(slot)
                                         : beyond(term, store.deadline(slot) - nowMs);
    case Field::Idle:
        return store.lastAccess(slot) != 0 && beyond(term, nowMs - store.lastAccess(slot));
    case Field::Created:
        return store.created(slot) != 0 &&
               beyond(term, term.relative ? store.created(slot) - nowMs : store.created(slot));
    case Field::Anonymous:
        return store.isAnonymous(slot);
    case Field::Ended:
        return store.state(slot) != messages::RowChange::Present;
    case Field::EndedAgo:
        return store.endedAt(slot) != 0 && beyond(term, nowMs - store.endedAt(slot));
    case Field::EndedHow:
        return (term.numbers & endingsOf(store.state(slot))).any();
    case Field::Beyond:
        return texts.beyond(term, slot);
    case Field::Due:
    case Field::Live:
        break;
    }
    const bool past = store.deadline(slot) != 0 && store.deadline(slot) <= nowMs;
    return store.state(slot) == messages::RowChange::Present && past == (term.field == Field::Due);
}

using Group = std::span<const QueryTerm>;

std::vector<Group> groupsOf(const std::vector<QueryTerm> &terms)
{
    std::vector<Group> groups;
    for (size_t first = 0, last = 0; first < terms.size(); first = last) {
        last = first + 1;
        while (last < terms.size() && terms[last].alternative)
            ++last;
        groups.push_back(Group(terms).subspan(first, last - first));
    }
    return groups;
}

bool implies(Group strong, Group weak)
{
    return std::all_of(strong.begin(), strong.end(), [weak](const QueryTerm &mine) {
        return std::any_of(weak.begin(), weak.end(), [&mine](const QueryTerm &theirs) { return mine.implies(theirs); });
    });
}

} // namespace

QString SessionQuery::termForUser(QByteArrayView user)
{
    return wholeTerm(QLatin1String("user"), user);
}

SessionQuery SessionQuery::nothing()
{
    QueryTerm term;
    term.negated = true;
    SessionQuery query;
    query.m_terms.push_back(term);
    return query;
}

SessionQuery SessionQuery::with(const SessionQuery &other) const
{
    SessionQuery both = *this;
    both.m_terms.insert(both.m_terms.end(), other.m_terms.begin(), other.m_terms.end());
    return both;
}

QByteArray SessionQuery::soughtUser() const
{
    QByteArray user;
    const auto written = std::count_if(m_terms.begin(), m_terms.end(), [](const QueryTerm &term) {
        return !term.derived || term.field == Field::User;
    });
    for (const QueryTerm &term : m_terms) {
        if (term.derived && (term.field != Field::User || written > 1))
            continue;
        const bool isWord = term.field == Field::Any && written == 1;
        if (term.alternative && !term.derived)
            return {};
        if ((term.field != Field::User && !isWord) || term.negated)
            continue;
        if (!user.isEmpty())
            return {};
        user = term.written;
    }
    return user;
}

bool SessionQuery::mayNameSession() const
{
    return m_pasted || std::any_of(m_terms.begin(), m_terms.end(), [](const QueryTerm &term) {
               switch (term.field) {
               case Field::Id:
                   return true;
               case Field::Any:
               case Field::Key:
                   return looksLikeId(term.needle);
               default:
                   return looksLikeKey(term.written);
               }
           });
}

QByteArray SessionQuery::guessedUser() const
{
    const auto guessed = std::find_if(m_terms.begin(), m_terms.end(),
                                      [](const QueryTerm &term) { return term.derived && term.field == Field::User; });
    return guessed == m_terms.end() ? QByteArray() : guessed->written;
}

bool SessionQuery::isOfEnded() const
{
    const std::vector<Group> groups = groupsOf(m_terms);
    return std::any_of(groups.begin(), groups.end(), [](Group group) {
        return std::all_of(group.begin(), group.end(), [](const QueryTerm &term) { return term.isOfEnded(); });
    });
}

bool SessionQuery::dependsOnTime() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const QueryTerm &term) { return term.dependsOnTime(); });
}

bool SessionQuery::dependsOnOthers() const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [](const QueryTerm &term) { return term.field == Field::Beyond; });
}

qint64 SessionQuery::keptInDoubt(const SessionStore &store, qint64 nowMs) const
{
    const DirectTexts texts{store, nowMs};
    const auto matchesRest = [&](Slot slot) {
        return holdsAll(m_terms, [&](const QueryTerm &term) {
            return term.field == Field::Beyond || holds(term, store, slot, nowMs, texts);
        });
    };
    qint64 most = 0;
    for (const QueryTerm &term : m_terms) {
        if (term.field == Field::Beyond)
            most = std::max(most, NewestSessions(store, nowMs, term.limit).keptInDoubt(matchesRest));
    }
    return most;
}

bool SessionQuery::matches(const SessionStore &store, Slot slot, qint64 nowMs) const
{
    const DirectTexts texts{store, nowMs};
    return holdsAll(m_terms, [&](const QueryTerm &term) { return holds(term, store, slot, nowMs, texts); });
}

bool SessionQuery::narrows(const SessionQuery &other) const
{
    const std::vector<Group> mine = groupsOf(m_terms);
    const std::vector<Group> theirs = groupsOf(other.m_terms);
    return std::all_of(theirs.begin(), theirs.end(), [&mine](Group weak) {
        return std::any_of(mine.begin(), mine.end(), [weak](Group strong) { return implies(strong, weak); });
    });
}

QueryScan::QueryScan(const SessionQuery &query, const SessionStore &store, qint64 nowMs)
    : m_query(query)
    , m_store(store)
    , m_nowMs(nowMs)
    , m_memory(query.m_terms.size())
{
    for (size_t at = 0; at < m_memory.size(); ++at) {
        const QueryTerm &term = query.m_terms[at];
        const auto covers = [&term](Field field) { return term.field == Field::Any || term.field == field; };
        if (covers(Field::User)) {
            m_memory[at].users.resize(store.textLimit(SessionStore::Text::User));
            m_memory[at].otherNames.resize(store.textLimit(SessionStore::Text::OtherNames));
        }
        if (covers(Field::Ip))
            m_memory[at].ips.resize(store.textLimit(SessionStore::Text::Ip));
        if (covers(Field::Device))
            m_memory[at].agents.resize(store.textLimit(SessionStore::Text::UserAgent));
        if (term.field == Field::Beyond)
            m_memory[at].newest.emplace(store, nowMs, term.limit);
    }
}

/// As DirectTexts, each text once.
struct QueryScan::RememberedTexts {
    const SessionStore &store;
    TermMemory &memory;

    bool beyond(const QueryTerm &, Slot slot) const { return memory.newest->isBeyond(slot); }
    template<typename Test> static bool remembered(Known &known, Test test)
    {
        if (known == Known::NotYet)
            known = test() ? Known::Yes : Known::No;
        return known == Known::Yes;
    }
    bool user(const QueryTerm &term, Slot slot)
    {
        Known &known = memory.users[store.textId(SessionStore::Text::User, slot)];
        return remembered(known, [&] { return DirectTexts{store}.user(term, slot); });
    }
    bool otherNames(const QueryTerm &term, Slot slot)
    {
        if (memory.otherNames.size() <= 1) // there are none
            return false;
        Known &known = memory.otherNames[store.textId(SessionStore::Text::OtherNames, slot)];
        return remembered(known, [&] { return DirectTexts{store}.otherNames(term, slot); });
    }
    bool ip(const QueryTerm &term, Slot slot)
    {
        Known &known = memory.ips[store.textId(SessionStore::Text::Ip, slot)];
        return remembered(known, [&] { return DirectTexts{store}.ip(term, slot); });
    }
    bool device(const QueryTerm &term, Slot slot)
    {
        Known &known = memory.agents[store.textId(SessionStore::Text::UserAgent, slot)];
        return remembered(known, [&] { return DirectTexts{store}.device(term, slot); });
    }
};

bool QueryScan::matches(Slot slot)
{
    return holdsAll(m_query.m_terms, [&](const QueryTerm &term) {
        TermMemory &memory = m_memory[static_cast<size_t>(&term - m_query.m_terms.data())];
        return holds(term, m_store, slot, m_nowMs, RememberedTexts{m_store, memory});
    });
}

} // namespace sessions
