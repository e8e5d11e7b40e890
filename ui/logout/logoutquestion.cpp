// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutquestion.h"

#include "models/formats/formatset.h"
#include "models/formats/logout/lifeplan.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/details/sessionfacts.h"
#include "ui/logout/sharednumber.h"
#include "ui/words/instanttext.h"
#include "ui/words/plantext.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace ui
{

namespace
{

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

QString counted(const QString &name, qint64 count)
{
    return QStringLiteral("%1 %2").arg(name, text::numberText(count));
}

/// What the time that Redis has for it does not decide. An earlier end is the end, whatever the session says.
QStringList lifeCaveats(const formats::Format &format, QByteArrayView key, bool isEarlier)
{
    QStringList texts;
    const formats::LifePlan plan = formats::lifePlan(format, key, 1);
    for (const formats::LifeCaveat caveat : plan.caveats) {
        if (!isEarlier || formats::concernsShortening(caveat))
            texts.append(formats::lifeCaveatText(caveat));
    }
    return texts;
}

/// So that the right one of several is ended.
QString aboutOne(const sessions::SessionStore &store, sessions::Slot slot, const LogoutQuestion::Server &server)
{
    QStringList parts;
    const auto add = [&parts](const QString &part) {
        if (!part.isEmpty())
            parts.append(part);
    };
    add(text::printableText(store.device(slot)));
    add(shortened(text::printableText(store.ip(slot)), LogoutQuestion::kNameLength));
    if (const qint64 created = store.created(slot); created > 0 && server.nowMs > 0)
        add(LogoutQuestion::tr("began %1", "yesterday 09:12:40").arg(instantText(created, server.nowMs)));
    if (const qint64 seen = store.lastAccess(slot); seen > 0 && server.nowMs > 0)
        add(LogoutQuestion::tr("last seen %1", "11:02:13").arg(instantText(seen, server.nowMs)));
    add(text::maskedSessionId(store.id(slot)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

/// Where the sessions of a question are, by numbers of formats and nodes.
struct LogoutQuestion::Places {
    struct Format {
        qint64 sessions = 0;
        sessions::Slot sample = sessions::kNoSlot; ///< the first
    };
    std::map<int, Format> formats;
    std::map<int, qint64> nodes;
    sessions::Slot first = sessions::kNoSlot;

    void add(int format, int node, sessions::Slot slot)
    {
        if (first == sessions::kNoSlot)
            first = slot;
        Format &counted = formats[format];
        if (counted.sessions++ == 0)
            counted.sample = slot;
        ++nodes[node];
    }

    QString text(const Server &server) const
    {
        QStringList byFormat;
        QStringList byNode;
        for (const auto &[format, counts] : formats)
            byFormat.append(counted(server.formatTitles.value(format), counts.sessions));
        for (const auto &[node, count] : nodes)
            byNode.append(counted(server.nodeNames.value(node), count));
        QStringList parts;
        if (byFormat.size() > 1)
            parts.append(text::listText(byFormat));
        if (byNode.size() > 1)
            parts.append(text::listText(byNode));
        return parts.join(QStringLiteral(" · "));
    }
};

/// By the first session of each format: what a logout sends, and what it leaves as it is.
void LogoutQuestion::describePlans(const sessions::SessionStore &store, const Places &places, const Server &server)
{
    const sessions::Slot first = places.first;
    for (const auto &[format, counts] : places.formats) {
        formats.append(server.formatTitles.value(format));
        // They are about the steps of a logout.
        QStringList texts = server.caveatsOf && action == Action::LogOut ? server.caveatsOf(format) : QStringList();
        const bool isKnown = server.formatSet && size_t(format) < server.formatSet->formats().size();
        if (isKnown && action == Action::LogOut) {
            const sessions::Slot slot = counts.sample;
            const PlanText plan = PlanText::of(server.formatSet->at(format), store.key(slot),
                                               store.user(slot).toByteArray(), server.deletion);
            texts += plan.leftOut;
            if (slot == first) {
                sampleCommands = plan.commands;
                sampleNotes = plan.readFirst;
            }
        }
        if (isKnown && action != Action::LogOut)
            texts += lifeCaveats(server.formatSet->at(format), store.key(counts.sample), action == Action::EndIn);
        addCaveats(server.formatTitles.value(format), texts);
    }
    if (sampleCommands.isEmpty())
        return;
    const LogoutSubject &subject = subjects->front();
    QStringList words{!subject.user.isEmpty() ? nameOf(subject.user, subject.otherNames)
                      : subject.anonymous     ? tr("an anonymous session")
                                              : tr("a session of an unknown user")};
    if (!subject.format.isEmpty())
        words.append(subject.format);
    if (const QString node = server.nodeNames.value(store.node(first)); !node.isEmpty())
        words.append(node);
    const QString whom = text::listText(words);
    sampleTitle = sessions() == 1
                      ? tr("What is sent for %1").arg(whom)
                      : tr("What is sent for %1 (1 of %Ln)", nullptr, text::pluralCount(sessions())).arg(whom);
}

/// Each once: one layout under two prefixes says the same twice.
void LogoutQuestion::addCaveats(const QString &title, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    for (Caveats &known : caveats) {
        if (known.texts != texts)
            continue;
        if (!known.format.split(tr(", ")).contains(title))
            known.format += tr(", ") + title;
        return;
    }
    caveats.append({title, texts});
}

QString LogoutQuestion::spanText(std::chrono::seconds span)
{
    const qint64 seconds = span.count();
    if (seconds < 60)
        return tr("%1 s", "seconds").arg(seconds);
    if (seconds % 60 == 0 && seconds < 3600)
        return tr("%1 min", "minutes").arg(seconds / 60);
    if (seconds % 3600 == 0 && seconds < 86'400)
        return tr("%1 h", "hours").arg(seconds / 3600);
    if (seconds % 86'400 == 0)
        return tr("%1 d", "days").arg(seconds / 86'400);
    return text::durationText(seconds * 1000);
}

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

LogoutQuestion LogoutQuestion::of(const sessions::SessionStore &store, const std::vector<sessions::Slot> &selected,
                                  const Server &server, Action action)
{
    LogoutQuestion question;
    question.action = action;
    question.serverTitle = shortened(server.profile.title(), kNameLength);
    question.production = server.profile.production;
    auto subjects = std::make_shared<std::vector<LogoutSubject>>();
    subjects->reserve(selected.size());
    UserCounts users;
    Owners owners(store);
    Places places;
    std::unordered_map<sessions::SessionStore::TextId, QByteArray> devices;
    for (const sessions::Slot slot : selected) {
        if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present)
            continue;
        LogoutSubject subject;
        subject.key = store.key(slot).toByteArray();
        subject.id = store.id(slot).toByteArray();
        subject.format = server.formatTitles.value(store.format(slot));
        QByteArray &device = devices[store.textId(sessions::SessionStore::Text::Device, slot)];
        if (device.isEmpty())
            device = store.device(slot).toByteArray();
        subject.device = device;
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
        places.add(store.format(slot), store.node(slot), slot);
        subjects->push_back(std::move(subject));
    }
    question.subjects = std::move(subjects);
    question.users = std::ssize(users);
    const qint64 named = question.sessions() - question.nameless();
    question.staying = named > 0 ? std::max<qint64>(0, owners.sessions() - named) : 0;
    question.userNames = firstNames(users, kNamesShown);
    findDoubts(question, users, server.formatTitles);
    question.nodes = static_cast<int>(places.nodes.size());
    question.spread = places.text(server);
    if (question.subjects->empty())
        return question;
    if (question.sessions() == 1)
        question.about = aboutOne(store, places.first, server);
    question.describePlans(store, places, server);
    return question;
}

std::vector<sessions::Slot> LogoutQuestion::slotsNow(const sessions::SessionStore &store) const
{
    std::vector<sessions::Slot> result;
    result.reserve(subjects->size());
    for (const LogoutSubject &subject : *subjects) {
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
           spread == other.spread && about == other.about && sampleTitle == other.sampleTitle &&
           sampleCommands == other.sampleCommands && obstacle == other.obstacle &&
           std::equal(caveats.begin(), caveats.end(), other.caveats.begin(), other.caveats.end(),
                      [](const Caveats &a, const Caveats &b) { return a.format == b.format && a.texts == b.texts; });
}

QString LogoutQuestion::whatIsMeant() const
{
    const qint64 count = sessions();
    const int plural = text::pluralCount(count);
    if (anonymous == count)
        return tr("%Ln anonymous session(s)", nullptr, plural);
    if (unknown == count)
        return tr("%Ln session(s) of unknown users", "in a title", plural);
    if (users == 1 && nameless() == 0)
        return tr("%Ln session(s) of %1", nullptr, plural).arg(userNames.constFirst());
    const QString all = tr("%Ln session(s)", nullptr, plural);
    return nameless() > 0
               ? all
               : tr("%1 of %2", "3 sessions of 2 users").arg(all, tr("%Ln user(s)", nullptr, text::pluralCount(users)));
}

QString LogoutQuestion::title() const
{
    const qint64 count = sessions();
    if (count == 0)
        return action == Action::SetTtl ? tr("Nothing to set the time of") : tr("Nothing to log out");
    if (action == Action::EndIn)
        return tr("End %1 after a while?", "3 sessions of alice").arg(whatIsMeant());
    if (action == Action::SetTtl)
        return tr("Set the time left of %1?", "3 sessions of alice").arg(whatIsMeant());
    if (again)
        return tr("End %1 again?", "3 sessions of alice").arg(whatIsMeant());
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
    const int count = text::pluralCount(sessions());
    if (action == Action::EndIn)
        return tr("End %Ln session(s) in %1", nullptr, count).arg(spanText(in));
    if (action == Action::SetTtl)
        return tr("Set %Ln session(s) to %1", nullptr, count).arg(spanText(in));
    if (again)
        return tr("End %Ln session(s) again", nullptr, count);
    return tr("Log out %Ln session(s)", nullptr, count);
}

QString LogoutQuestion::whose() const
{
    const QString listed = text::listText(userNames);
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
    if (staying == 0 || action == Action::SetTtl)
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
        return tr("Not everything has been read: there may be more of %1’s sessions.").arg(userNames.constFirst());
    return users > 1 && nameless() == 0 ? tr("Not everything has been read: these users may have more sessions.")
                                        : tr("Not everything has been read: there may be more such sessions.");
}

QString LogoutQuestion::whoMayBeSeveral() const
{
    if (action == Action::SetTtl)
        return {};
    return doubtful < 2
               ? doubt
               : tr("%1 So it is with %Ln more of these users.", nullptr, text::pluralCount(doubtful - 1)).arg(doubt);
}

// An anonymous visitor never logged in, and a caveat says that a session may outlive its record.
QString LogoutQuestion::whatFollows() const
{
    if (untilQuiet)
        return tr("Whenever one of them comes back as the same user’s it is ended again, until none has for ten "
                  "seconds.");
    if (action != Action::LogOut || users == 0 || nameless() > 0 || staying > 0 || incomplete || doubtful > 0 ||
        !caveats.isEmpty())
        return {};
    return tr("The user(s) have to log in again.", nullptr, text::pluralCount(users));
}

} // namespace ui
