// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/userlist.h"

#include "models/messages/prefetch.h"
#include "models/text/people.h"
#include "models/text/personname.h"

#include <algorithm>
#include <limits>

namespace sessions
{

namespace
{

using Text = SessionStore::Text;

/// Between two looks at whether the answer is still wanted.
constexpr Slot kSlotsAtOnce = 16'384;

UserIdentity::Kind kindOf(quint32 key)
{
    return key == UserList::kAnonymousKey ? UserIdentity::Kind::Anonymous
           : key == UserList::kUnknownKey ? UserIdentity::Kind::Unknown
                                          : UserIdentity::Kind::Named;
}

bool isPresent(const SessionStore &store, Slot slot)
{
    return store.contains(slot) && store.state(slot) == messages::RowChange::Present;
}

} // namespace

UserIdentity UserIdentity::of(const SessionStore &store, Slot slot)
{
    if (const QByteArrayView user = store.user(slot); !user.isEmpty())
        return {Kind::Named, user.toByteArray()};
    return {store.isAnonymous(slot) ? Kind::Anonymous : Kind::Unknown, {}};
}

QString UserIdentity::searchTerm() const
{
    switch (kind) {
    case Kind::Named:
        break;
    case Kind::Anonymous:
        return QStringLiteral("is:anonymous");
    case Kind::Unknown:
        return SessionQuery::termForUser({}) + QStringLiteral(" -is:anonymous");
    }
    return SessionQuery::termForUser(name);
}

SessionStore::TextId UserIdentity::numberIn(const SessionStore &store) const
{
    return kind == Kind::Named ? store.findText(Text::User, name) : 0;
}

bool UserIdentity::isOf(const SessionStore &store, Slot slot, SessionStore::TextId number) const
{
    if (!isPresent(store, slot) || store.textId(Text::User, slot) != number)
        return false;
    return number != 0 || (kind != Kind::Named && store.isAnonymous(slot) == (kind == Kind::Anonymous));
}

std::vector<Slot> presentSessionsOf(const std::vector<UserIdentity> &users, const SessionStore &store)
{
    std::vector<bool> isMeant(store.textLimit(Text::User));
    bool isAnonymousMeant = false;
    bool isUnknownMeant = false;
    for (const UserIdentity &user : users) {
        isAnonymousMeant = isAnonymousMeant || user.kind == UserIdentity::Kind::Anonymous;
        isUnknownMeant = isUnknownMeant || user.kind == UserIdentity::Kind::Unknown;
        if (const SessionStore::TextId number = user.numberIn(store); number != 0)
            isMeant[number] = true;
    }
    std::vector<Slot> found;
    store.forEach([&](Slot slot) {
        if (!isPresent(store, slot))
            return;
        const SessionStore::TextId number = store.textId(Text::User, slot);
        const bool isTheirs = number != 0               ? isMeant[number]
                              : store.isAnonymous(slot) ? isAnonymousMeant
                                                        : isUnknownMeant;
        if (isTheirs)
            found.push_back(slot);
    });
    return found;
}

std::vector<Slot> UserIdentity::presentSessions(const SessionStore &store) const
{
    std::vector<Slot> found;
    const SessionStore::TextId number = numberIn(store);
    if (kind == Kind::Named && number == 0)
        return found;
    store.forEach([&](Slot slot) {
        if (isOf(store, slot, number))
            found.push_back(slot);
    });
    return found;
}

FormatSets::FormatSets()
    : m_sets(1)
{
}

quint16 FormatSets::grown(quint16 set, quint8 format)
{
    const quint32 step = quint32(set) << 8 | format;
    if (const auto known = m_grown.find(step); known != m_grown.end())
        return known->second;
    Set larger = m_sets[set];
    larger.set(format);
    auto place = std::find(m_sets.begin(), m_sets.end(), larger);
    if (place == m_sets.end()) {
        // No two dozen formats in one database are used in so many combinations.
        constexpr size_t kMost = 4096;
        if (m_sets.size() == kMost)
            return set;
        place = m_sets.insert(m_sets.end(), larger);
    }
    const auto number = static_cast<quint16>(place - m_sets.begin());
    m_grown.emplace(step, number);
    return number;
}

/// The work of gathered(), in steps. While it lasts there is an entry for each number that a name can have, and
/// one after them for the unknown.
class UserList::Gathering
{
public:
    Gathering(UserList &list, const SessionStore &store, const std::stop_token &stop)
        : m_list(list)
        , m_store(store)
        , m_stop(stop)
        , m_unknown(store.textLimit(Text::User))
    {
        m_list.m_entries.resize(size_t(m_unknown) + 1);
        m_otherNames.resize(m_list.m_entries.size());
    }

    bool run(const SessionQuery &query, qint64 nowMs)
    {
        return look() && countAddresses() && match(query, nowMs) && keepThoseListed();
    }

private:
    quint32 placeOf(Slot slot) const
    {
        const SessionStore::TextId id = m_store.textId(Text::User, slot);
        return id != 0 || m_store.isAnonymous(slot) ? id : m_unknown;
    }

    /// False: it was stopped. Columns are read in their order, but users are scattered: `prefetch` asks for what
    /// the place of a coming session will need.
    template<typename Prefetch, typename Visitor> bool forEachPresent(Prefetch prefetch, Visitor visit) const
    {
        constexpr Slot kAhead = 16;
        const Slot limit = m_store.slotLimit();
        for (Slot slot = 0; slot < limit; ++slot) {
            if (slot % kSlotsAtOnce == 0 && m_stop.stop_requested())
                return false;
            if (const Slot coming = slot + kAhead; coming < limit && m_store.contains(coming))
                prefetch(placeOf(coming));
            if (isPresent(m_store, slot))
                visit(slot);
        }
        return true;
    }

    bool look()
    {
        const auto prefetch = [this](quint32 place) {
            messages::prefetch(&m_list.m_entries[place]);
            messages::prefetch(&m_otherNames[place]);
        };
        return forEachPresent(prefetch, [this](Slot slot) {
            const quint32 place = placeOf(slot);
            UserEntry &entry = m_list.m_entries[place];
            if (place != m_unknown && place != kAnonymousKey)
                compareNames(place, m_store.textId(Text::OtherNames, slot));
            ++entry.sessions;
            entry.formats = m_list.m_formats.with(entry.formats, m_store.format(slot));
            if (const qint64 deadline = m_store.deadline(slot); deadline != 0) {
                const qint64 earliest = entry.deadline.ms();
                if (earliest == 0 || deadline < earliest) {
                    entry.deadline = PackedTime(deadline);
                    entry.fullTtl = PackedDuration(m_store.fullTtl(slot));
                }
            }
            if (const qint64 access = m_store.lastAccess(slot); access > entry.lastAccess.ms())
                entry.lastAccess = PackedTime(access);
            if (m_store.textId(Text::Ip, slot) != 0) {
                entry.sample = slot;
                entry.addresses = 1;
            } else if (entry.sample == kNoSlot) {
                entry.sample = slot;
            }
        });
    }

    /// Nearly everybody has the same names in all sessions, or none: then numbers are compared, and no text.
    void compareNames(quint32 place, SessionStore::TextId names)
    {
        SessionStore::TextId &first = m_otherNames[place];
        if (names == first || names == 0)
            return;
        if (first == 0) {
            first = names;
            return;
        }
        text::People &people = m_people[place];
        if (people.count() == 0)
            people.add(m_store.text(Text::OtherNames, first));
        people.add(m_store.text(Text::OtherNames, names));
    }

    quint32 peopleAt(quint32 place) const
    {
        const auto several = m_people.find(place);
        return several == m_people.end() ? 1 : static_cast<quint32>(several->second.count());
    }

    /// Lays the addresses of each user who has several sessions side by side; then an address is new to a user
    /// when that user is not the one who had it last.
    bool countAddresses()
    {
        std::vector<UserEntry> &entries = m_list.m_entries;
        std::vector<quint32> next(entries.size());
        quint32 total = 0;
        for (size_t place = 0; place < entries.size(); ++place) {
            next[place] = total;
            total += entries[place].sessions > 1 ? entries[place].sessions : 0;
        }
        std::vector<SessionStore::TextId> addresses(total);
        const auto prefetch = [&](quint32 place) {
            messages::prefetch(&next[place]);
            messages::prefetch(&entries[place].sessions);
        };
        const bool done = forEachPresent(prefetch, [&](Slot slot) {
            const quint32 place = placeOf(slot);
            if (entries[place].sessions > 1)
                addresses[next[place]++] = m_store.textId(Text::Ip, slot);
        });
        if (!done)
            return false;
        constexpr quint32 kNobody = 0xffffffffu;
        std::vector<quint32> hadBy(m_store.textLimit(Text::Ip), kNobody);
        auto address = addresses.begin();
        for (quint32 place = 0; place < entries.size(); ++place) {
            UserEntry &entry = entries[place];
            if (entry.sessions <= 1)
                continue;
            entry.addresses = 0;
            for (const auto end = address + entry.sessions; address != end; ++address) {
                if (*address != 0 && std::exchange(hadBy[*address], place) != place)
                    ++entry.addresses;
            }
        }
        return true;
    }

    bool match(const SessionQuery &query, qint64 nowMs)
    {
        if (query.isEmpty())
            return true;
        m_list.m_matching.resize(m_list.m_entries.size());
        QueryScan scan(query, m_store, nowMs);
        const auto prefetch = [this](quint32 place) { messages::prefetch(&m_list.m_matching[place]); };
        return forEachPresent(prefetch, [&](Slot slot) {
            if (scan.matches(slot))
                ++m_list.m_matching[placeOf(slot)];
        });
    }

    /// The same number may be somebody else in another application: there it stands alone.
    QByteArrayView calledBy(const UserEntry &entry, QByteArrayView name) const
    {
        constexpr qsizetype kLongest = std::numeric_limits<quint16>::max();
        if (m_list.m_formats[entry.formats].count() != 1 || peopleAt(entry.key) > 1)
            return {};
        const QByteArrayView called = text::nameForPeople(name, m_store.otherNames(entry.sample));
        return called == name ? QByteArrayView() : called.first(std::min(called.size(), kLongest));
    }

    /// Moves the entries that stay together, and copies their names.
    bool keepThoseListed()
    {
        std::vector<UserEntry> &entries = m_list.m_entries;
        std::vector<quint32> &matching = m_list.m_matching;
        constexpr size_t kMostNames = std::numeric_limits<quint32>::max();
        quint32 kept = 0;
        for (quint32 place = 0; place < entries.size(); ++place) {
            UserEntry entry = entries[place];
            if (entry.sessions == 0)
                continue;
            entry.key = place == m_unknown ? kUnknownKey : place;
            const bool isNamed = kindOf(entry.key) == UserIdentity::Kind::Named;
            m_list.m_namedUsers += isNamed ? 1 : 0;
            if (!matching.empty() && matching[place] == 0)
                continue;
            const QByteArrayView name = isNamed ? m_store.text(Text::User, place) : QByteArrayView();
            const QByteArrayView called = isNamed ? calledBy(entry, name) : QByteArrayView();
            if (m_list.m_names.size() + static_cast<size_t>(name.size() + called.size()) > kMostNames)
                break; // four gigabytes of names: better to list no more than to fail
            if (isNamed && peopleAt(place) > 1)
                m_list.m_people.emplace(place, peopleAt(place));
            entry.nameAt = static_cast<quint32>(m_list.m_names.size());
            entry.calledSize = static_cast<quint16>(called.size());
            m_list.m_names.insert(m_list.m_names.end(), name.begin(), name.end());
            m_list.m_names.insert(m_list.m_names.end(), called.begin(), called.end());
            if (!matching.empty())
                matching[kept] = matching[place];
            entries[kept++] = entry;
        }
        entries.resize(kept);
        entries.shrink_to_fit();
        matching.resize(matching.empty() ? 0 : kept);
        matching.shrink_to_fit();
        m_list.m_names.shrink_to_fit();
        return !m_stop.stop_requested();
    }

    UserList &m_list;
    const SessionStore &m_store;
    const std::stop_token &m_stop;
    std::vector<SessionStore::TextId> m_otherNames;     ///< by place: those of the first session that has any
    std::unordered_map<quint32, text::People> m_people; ///< by place, where sessions have different ones
    const quint32 m_unknown;                            ///< place of those whose user is unknown
};

std::shared_ptr<const UserList> UserList::gathered(const SessionStore &store, const SessionQuery &query, qint64 nowMs,
                                                   const std::stop_token &stop)
{
    const auto list = std::make_shared<UserList>();
    return Gathering(*list, store, stop).run(query, nowMs) ? list : nullptr;
}

QByteArrayView UserList::name(quint32 index) const
{
    return allNames(index).chopped(m_entries[index].calledSize);
}

QByteArrayView UserList::called(quint32 index) const
{
    const qsizetype size = m_entries[index].calledSize;
    return size > 0 ? allNames(index).last(size) : allNames(index);
}

QByteArrayView UserList::allNames(quint32 index) const
{
    const size_t from = m_entries[index].nameAt;
    const size_t to = index + 1 < m_entries.size() ? m_entries[index + 1].nameAt : m_names.size();
    return {m_names.data() + from, static_cast<qsizetype>(to - from)};
}

UserIdentity::Kind UserList::kind(quint32 index) const
{
    return kindOf(m_entries[index].key);
}

quint32 UserList::people(quint32 index) const
{
    const auto several = m_people.find(m_entries[index].key);
    return several == m_people.end() ? 1 : several->second;
}

UserIdentity UserList::identity(quint32 index) const
{
    return {kind(index), name(index).toByteArray()};
}

quint32 UserList::listedUsers() const
{
    if (m_entries.empty())
        return 0;
    // Those without a name are the first and the last.
    const quint32 nameless =
        quint32(m_entries.front().key == kAnonymousKey) + quint32(m_entries.back().key == kUnknownKey);
    return count() - nameless;
}

bool UserList::areEqual(const UserList &left, quint32 leftIndex, const UserList &right, quint32 rightIndex)
{
    const UserEntry &a = left[leftIndex];
    const UserEntry &b = right[rightIndex];
    return a.key == b.key && a.sessions == b.sessions && a.addresses == b.addresses && a.sample == b.sample &&
           a.deadline == b.deadline && a.fullTtl == b.fullTtl && a.lastAccess == b.lastAccess &&
           left.people(leftIndex) == right.people(rightIndex) &&
           left.matching(leftIndex) == right.matching(rightIndex) &&
           left.formats()[a.formats] == right.formats()[b.formats] &&
           left.allNames(leftIndex) == right.allNames(rightIndex);
}

qsizetype UserList::memoryUse() const
{
    return static_cast<qsizetype>(m_entries.capacity() * sizeof(UserEntry) + m_matching.capacity() * sizeof(quint32) +
                                  m_names.capacity());
}

} // namespace sessions
