// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutquestion.h"

#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/details/sessionfacts.h"
#include "ui/logout/sharednumber.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

namespace ui
{

namespace
{

constexpr qsizetype kCommandLength = 240;

QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const qsizetype kept = text.at(most - 2).isHighSurrogate() ? most - 2 : most - 1;
    return text.first(kept) + QChar(0x2026);
}

/// Whose the sessions of a question are: users, and what else the sessions call them, by the numbers of the texts.
class Owners
{
public:
    explicit Owners(const sessions::SessionStore &store)
        : m_store(store)
        , m_isChosen(store.textLimit(Text::User))
    {
    }

    void add(sessions::Slot slot)
    {
        const sessions::SessionStore::TextId user = m_store.textId(Text::User, slot);
        m_isChosen[user] = true;
        if (m_known.emplace(pairOf(slot), true).second)
            m_names[user].push_back(slot);
    }

    /// Present sessions that may be theirs. A stranger who has the same number is not meant. Texts are compared once
    /// for each pair that differs, whatever the size of the store.
    qint64 sessions()
    {
        qint64 count = 0;
        m_store.forEach([&](sessions::Slot slot) {
            if (m_store.state(slot) == messages::RowChange::Present && m_isChosen[m_store.textId(Text::User, slot)] &&
                mayBeTheirs(slot))
                ++count;
        });
        return count;
    }

private:
    using Text = sessions::SessionStore::Text;

    quint64 pairOf(sessions::Slot slot) const
    {
        return quint64(m_store.textId(Text::User, slot)) << 32 | m_store.textId(Text::OtherNames, slot);
    }

    bool mayBeTheirs(sessions::Slot slot)
    {
        const auto [known, isNew] = m_known.emplace(pairOf(slot), true);
        if (isNew) {
            const std::vector<sessions::Slot> &chosen = m_names[m_store.textId(Text::User, slot)];
            known->second = std::any_of(chosen.begin(), chosen.end(), [&](sessions::Slot one) {
                return text::mayBeOnePerson(m_store.otherNames(one), m_store.otherNames(slot));
            });
        }
        return known->second;
    }

    const sessions::SessionStore &m_store;
    std::vector<bool> m_isChosen;                                     ///< by the user's number
    std::unordered_map<quint64, bool> m_known;                        ///< by user and other names: may be theirs
    std::unordered_map<quint32, std::vector<sessions::Slot>> m_names; ///< by user: one session for each
};

struct UserCount {
    QByteArray name; ///< shared by all subjects of the user
    QByteArray otherNames;
    qint64 sessions = 0;
    SharedNumber shared;
};
using UserCounts = std::unordered_map<std::string_view, UserCount>;

std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

// Most sessions first, then by name, so that the same question always reads the same.
bool isBefore(const UserCount *a, const UserCount *b)
{
    return a->sessions != b->sessions ? a->sessions > b->sessions : a->name < b->name;
}

QStringList firstNames(const UserCounts &users, int most)
{
    std::vector<const UserCount *> order;
    order.reserve(users.size());
    for (const auto &[view, user] : users)
        order.push_back(&user);
    const auto middle = order.begin() + std::min<std::ptrdiff_t>(most, std::ssize(order));
    std::partial_sort(order.begin(), middle, order.end(), isBefore);
    QStringList names;
    for (auto user = order.begin(); user != middle; ++user)
        names.append((*user)->shared.title(LogoutQuestion::nameOf(
            (*user)->name, (*user)->shared.isShared((*user)->name) ? QByteArray() : (*user)->otherNames)));
    return names;
}

// Of many users who may be several people each, one stands for the others.
void findDoubts(LogoutQuestion &question, const UserCounts &users, const QStringList &formatTitles)
{
    const UserCount *first = nullptr;
    for (const auto &[view, user] : users) {
        question.names += user.shared.names();
        if (!user.shared.isInDoubt(user.name))
            continue;
        ++question.doubtful;
        first = !first || isBefore(&user, first) ? &user : first;
    }
    if (first)
        question.doubt = first->shared.doubt(first->name, LogoutQuestion::nameOf(first->name, {}), formatTitles);
}

} // namespace

// The bytes are cut first: four of them make a character at most.
QString LogoutQuestion::nameOf(QByteArrayView user, QByteArrayView otherNames)
{
    constexpr qsizetype most = kNameLength;
    const auto cut = [](QByteArrayView bytes) { return bytes.first(std::min(bytes.size(), 4 * (most + 1))); };
    text::PersonName person = text::personName(cut(user), cut(otherNames));
    person.name = shortened(person.name, most);
    person.number = shortened(person.number, most);
    return person.whole();
}

LogoutQuestion LogoutQuestion::about(const sessions::SessionStore &store, const std::vector<sessions::Slot> &selected,
                                     const QStringList &formatTitles, const QStringList &nodeNames,
                                     const CaveatsOf &caveatsOf, const messages::ConnectionProfile &profile)
{
    LogoutQuestion question;
    question.serverTitle = shortened(profile.title(), kNameLength);
    question.production = profile.production;
    question.subjects.reserve(selected.size());
    UserCounts users;
    Owners owners(store);
    std::set<int> formats;
    std::set<int> nodes;
    sessions::Slot sample = sessions::kNoSlot;
    for (const sessions::Slot slot : selected) {
        if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present)
            continue;
        LogoutSubject subject;
        subject.key = store.key(slot).toByteArray();
        subject.id = store.id(slot).toByteArray();
        subject.format = formatTitles.value(store.format(slot));
        if (const QByteArrayView user = store.user(slot); user.isEmpty()) {
            subject.anonymous = store.isAnonymous(slot);
            ++(subject.anonymous ? question.anonymous : question.unknown);
        } else {
            UserCount &count = users[viewOf(user)];
            if (count.sessions++ == 0)
                count.name = user.toByteArray();
            subject.user = count.name;
            subject.otherNames = store.otherNames(slot).toByteArray();
            count.shared.add(store, slot);
            if (count.otherNames.isEmpty())
                count.otherNames = subject.otherNames;
            owners.add(slot);
        }
        formats.insert(store.format(slot));
        nodes.insert(store.node(slot));
        if (sample == sessions::kNoSlot)
            sample = slot;
        question.subjects.push_back(std::move(subject));
    }
    question.users = std::ssize(users);
    const qint64 named = question.sessions() - question.nameless();
    question.staying = named > 0 ? std::max<qint64>(0, owners.sessions() - named) : 0;
    question.userNames = firstNames(users, kNamesShown);
    findDoubts(question, users, formatTitles);
    question.nodes = static_cast<int>(nodes.size());
    for (const int format : formats) {
        question.formats.append(formatTitles.value(format));
        if (const QStringList texts = caveatsOf ? caveatsOf(format) : QStringList(); !texts.isEmpty())
            question.caveats.append({formatTitles.value(format), texts});
    }
    if (sample == sessions::kNoSlot)
        return question;

    const LogoutSubject &first = question.subjects.front();
    QStringList sampleWords{!first.user.isEmpty() ? nameOf(first.user, first.otherNames)
                            : first.anonymous     ? tr("an anonymous session")
                                                  : tr("a session of an unknown user")};
    if (!first.format.isEmpty())
        sampleWords.append(first.format);
    if (const QString node = nodeNames.value(store.node(sample)); !node.isEmpty())
        sampleWords.append(node);
    const QString of = sampleWords.join(QStringLiteral(", "));
    question.sampleTitle =
        question.sessions() == 1
            ? tr("What is sent for %1").arg(of)
            : tr("What is sent for %1 (1 of %Ln)", nullptr, text::pluralCount(question.sessions())).arg(of);
    question.sampleCommands = {QStringLiteral("UNLINK ") +
                               shortened(text::printableText(text::maskedKey(first.key, first.id)), kCommandLength)};
    return question;
}

LogoutSubject::Fate LogoutSubject::fateIn(const sessions::SessionStore &store) const
{
    const sessions::Slot slot = store.find(key);
    if (slot == sessions::kNoSlot || store.state(slot) != messages::RowChange::Present)
        return Fate::Ended;
    const bool isTheirs = store.user(slot) == user && (!user.isEmpty() || store.isAnonymous(slot) == anonymous);
    // The same number in front of other names is another person's.
    return isTheirs && text::mayBeOnePerson(store.otherNames(slot), otherNames) ? Fate::Same : Fate::ChangedHands;
}

std::vector<sessions::Slot> LogoutQuestion::slotsNow(const sessions::SessionStore &store) const
{
    std::vector<sessions::Slot> result;
    result.reserve(subjects.size());
    for (const LogoutSubject &subject : subjects) {
        if (subject.fateIn(store) == LogoutSubject::Fate::Same)
            result.push_back(store.find(subject.key));
    }
    return result;
}

bool LogoutQuestion::saysTheSameAs(const LogoutQuestion &other) const
{
    return sessions() == other.sessions() && title() == other.title() && whose() == other.whose() &&
           whatStays() == other.whatStays() && whoMayBeSeveral() == other.whoMayBeSeveral() &&
           whatIsUnread() == other.whatIsUnread() && formats == other.formats && nodes == other.nodes &&
           sampleTitle == other.sampleTitle && sampleCommands == other.sampleCommands;
}

QString LogoutQuestion::title() const
{
    const qint64 count = sessions();
    if (count == 0)
        return tr("Nothing to log out");
    if (count == 1 && users == 1)
        return tr("Log out %1?").arg(userNames.constFirst());
    if (count == 1)
        return anonymous == 1 ? tr("Log out this anonymous session?") : tr("Log out this session of an unknown user?");
    if (anonymous == count)
        return tr("Log out %Ln anonymous session(s)?", nullptr, text::pluralCount(count));
    if (unknown == count)
        return tr("Log out %Ln session(s) of unknown users?", nullptr, text::pluralCount(count));
    if (users == 1 && nameless() == 0)
        return tr("Log out %Ln session(s) of %1?", nullptr, text::pluralCount(count)).arg(userNames.constFirst());
    const QString counted = tr("%Ln session(s)", nullptr, text::pluralCount(count));
    if (users <= 1 && anonymous > 0)
        return tr("Log out %1, %2?", "3 sessions, 2 of them anonymous")
            .arg(counted, tr("%Ln of them anonymous", nullptr, text::pluralCount(anonymous)));
    if (users == 1)
        return tr("Log out %1, %2?", "3 sessions, 2 of them of unknown users")
            .arg(counted, tr("%Ln of them of unknown user(s)", nullptr, text::pluralCount(unknown)));
    return tr("Log out %1 of %2?", "3 sessions of 2 users")
        .arg(counted, tr("%Ln user(s)", nullptr, text::pluralCount(users)));
}

QString LogoutQuestion::actionText() const
{
    return tr("Log out %Ln session(s)", nullptr, text::pluralCount(sessions()));
}

QString LogoutQuestion::whose() const
{
    const QString listed = userNames.join(QStringLiteral(", "));
    const qint64 more = users - userNames.size();
    QStringList parts;
    if (users > 0)
        parts.append(more > 0 ? tr("%1 and %Ln more", nullptr, text::pluralCount(more)).arg(listed) : listed);
    if (anonymous > 0)
        parts.append(tr("%Ln anonymous session(s)", nullptr, text::pluralCount(anonymous)));
    if (unknown > 0)
        parts.append(tr("%Ln session(s) of unknown user(s)", nullptr, text::pluralCount(unknown)));
    // The title says as much of one kind of nobody.
    return users == 0 && parts.size() < 2 ? QString() : parts.join(tr(", "));
}

QString LogoutQuestion::whatStays() const
{
    if (staying == 0)
        return {};
    const int count = text::pluralCount(staying);
    if (incomplete && users == 1)
        return tr("%1 has at least %Ln more session(s), which stay logged in.", nullptr, count)
            .arg(userNames.constFirst());
    if (incomplete)
        return tr("These users have at least %Ln more session(s), which stay logged in.", nullptr, count);
    if (users == 1)
        return tr("%1 has %Ln more session(s), which stay logged in.", nullptr, count).arg(userNames.constFirst());
    return tr("These users have %Ln more session(s), which stay logged in.", nullptr, count);
}

// Whoever asks for all sessions of somebody would otherwise believe that these are all.
QString LogoutQuestion::whatIsUnread() const
{
    if (!incomplete)
        return {};
    if (users == 1 && nameless() == 0)
        return tr("Not everything has been read: there may be more of %1's sessions.").arg(userNames.constFirst());
    return users > 1 && nameless() == 0 ? tr("Not everything has been read: these users may have more sessions.")
                                        : tr("Not everything has been read: there may be more such sessions.");
}

QString LogoutQuestion::whoMayBeSeveral() const
{
    return doubtful < 2
               ? doubt
               : tr("%1 So it is with %Ln more of these users.", nullptr, text::pluralCount(doubtful - 1)).arg(doubt);
}

// An anonymous visitor never logged in, and a caveat says that a session may outlive its record.
QString LogoutQuestion::whatFollows() const
{
    if (users == 0 || nameless() > 0 || staying > 0 || incomplete || doubtful > 0 || !caveats.isEmpty())
        return {};
    return tr("The user(s) have to log in again.", nullptr, text::pluralCount(users));
}

} // namespace ui
