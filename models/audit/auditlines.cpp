// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditlines.h"

#include "models/audit/jsontext.h"
#include "models/text/characters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace audit
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kVersion = 1;
/// Of a text that somebody typed or a server said.
constexpr qsizetype kMostText = 2000;
/// Of the sessions of a line; what stands before them is less than the rest of kMostLineBytes.
constexpr qsizetype kMostListBytes = 256 * 1024;
constexpr qint64 kMostCount = 1'000'000'000'000;

constexpr std::array<std::pair<Line::Event, const char *>, 5> kEvents{{
    {Line::Event::Begins, "logout-begins"},
    {Line::Event::BeginsMore, "logout-begins-more"},
    {Line::Event::Ends, "logout-ends"},
    {Line::Event::EndsMore, "logout-ends-more"},
    {Line::Event::CameBack, "came-back"},
}};

QByteArray nameOf(Line::Event event)
{
    return std::find_if(kEvents.begin(), kEvents.end(), [event](const auto &one) { return one.first == event; })
        ->second;
}

QString bounded(const QString &text)
{
    return text.left(kMostText);
}

/// It is a name in JSON, too.
QByteArray plainWord(const QString &text)
{
    QByteArray word = bounded(text).toLatin1();
    word.removeIf([](char c) { return !text::isLower(c) && c != '-'; });
    return word;
}

QByteArray plainDigest(QByteArray digest)
{
    digest.removeIf([](char c) { return !text::isHexDigit(c); });
    return digest;
}

/// JSON arrays of at most so many, and so long. At least one, which may be empty.
class Lists
{
public:
    /// As many arrays as it takes; or, with a room, one of what fits into so many bytes.
    explicit Lists(std::optional<qsizetype> room = std::nullopt)
        : m_room(room)
    {
    }

    /// False: there is no room for it, nor for anything else.
    bool add(const QByteArray &element)
    {
        if (m_room) {
            *m_room -= element.size() + 1;
            if (*m_room < 0)
                return false;
            m_lists.back() += (m_count++ > 0 ? "," : "") + element;
            return true;
        }
        if (m_count == kMostSessionsALine || m_lists.back().size() + element.size() > kMostListBytes) {
            m_lists.append(QByteArray());
            m_count = 0;
        }
        if (m_count++ > 0)
            m_lists.back() += ',';
        m_lists.back() += element;
        return true;
    }
    /// In the latest array.
    qsizetype elements() const { return m_count; }
    qsizetype count() const { return m_lists.size(); }
    QByteArray at(qsizetype index) const { return '[' + m_lists.at(index) + ']'; }

private:
    std::optional<qsizetype> m_room;
    QByteArrayList m_lists{QByteArray()};
    qsizetype m_count = 0;
};

JsonText lineStart(Line::Event event, const QString &job, const QDateTime &when)
{
    JsonText line;
    line.plain("when", when.toUTC().toString(Qt::ISODateWithMs).toLatin1())
        .plain("event", nameOf(event))
        .text("job", bounded(job))
        .number("v", kVersion);
    return line;
}

/// The first list stands in the line that says the rest, each further one in a line of its own.
QByteArrayList linesWith(const JsonText &first, Line::Event more, const QString &job, const QDateTime &when,
                         const char *name, const Lists &lists)
{
    QByteArrayList lines;
    for (qsizetype i = 0; i < lists.count(); ++i) {
        JsonText line = i == 0 ? first : lineStart(more, job, when);
        if (lists.count() > 1)
            line.number("part", i + 1).number("parts", lists.count());
        lines.append(line.json(name, lists.at(i)).object());
    }
    return lines;
}

JsonText startOf(const Intent &intent)
{
    JsonText first = lineStart(Line::Event::Begins, intent.job, intent.when);
    first.text("user", bounded(intent.by.user))
        .textIfAny("login_user", bounded(intent.by.loginUser))
        .text("host", bounded(intent.by.host))
        .textIfAny("redis_user", bounded(intent.redisUser))
        .text("server", bounded(intent.server))
        .textIfAny("profile", bounded(intent.profile))
        .truth("production", intent.production)
        .text("action", wordOf(intent.action))
        .textIfAny("of_job", bounded(intent.ofJob));
    if (intent.leftMs >= 0)
        first.number("left_ms", intent.leftMs);
    first.text("reason", bounded(intent.reason))
        .textIfAny("chosen_by", bounded(intent.chosenBy))
        .number("count", std::ssize(intent.sessions));
    return first;
}

JsonText startOf(const Outcome &outcome)
{
    QMap<QByteArray, qint64> counts;
    for (const SessionOutcome &session : outcome.sessions)
        ++counts[plainWord(session.outcome)];
    JsonText byOutcome;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        byOutcome.number(count.key().constData(), count.value());
    JsonText first = lineStart(Line::Event::Ends, outcome.job, outcome.when);
    first.number("count", std::ssize(outcome.sessions))
        .json("counts", byOutcome.object())
        .number("commands", outcome.commands)
        .textIfAny("words", bounded(outcome.words));
    return first;
}

JsonText startOf(const CameBack &cameBack)
{
    return lineStart(Line::Event::CameBack, cameBack.job, cameBack.when);
}

QByteArray elementOf(const SessionMention &session)
{
    return JsonText()
        .text("id", bounded(session.maskedId))
        .plain("digest", plainDigest(session.digest))
        .textIfAny("user", bounded(session.user))
        .textIfAny("number", bounded(session.number))
        .textIfAny("format", bounded(session.format))
        .object();
}

QByteArray elementOf(const SessionOutcome &session)
{
    return JsonText()
        .plain("digest", plainDigest(session.digest))
        .plain("outcome", plainWord(session.outcome))
        .textIfAny("words", bounded(session.words))
        .object();
}

QByteArray elementOf(const QByteArray &digest)
{
    return '"' + plainDigest(digest) + '"';
}

const std::vector<SessionMention> &elementsOf(const Intent &intent)
{
    return intent.sessions;
}

const std::vector<SessionOutcome> &elementsOf(const Outcome &outcome)
{
    return outcome.sessions;
}

const std::vector<QByteArray> &elementsOf(const CameBack &cameBack)
{
    return cameBack.digests;
}

template<typename Event> Lists listsOf(const Event &event, std::optional<qsizetype> room = std::nullopt)
{
    Lists lists(room);
    for (const auto &element : elementsOf(event)) {
        if (!lists.add(elementOf(element)))
            break;
    }
    return lists;
}

template<typename Event>
QByteArray shortLine(const Event &event, qsizetype count, const char *name, qsizetype mostBytes)
{
    constexpr qsizetype kListed = 40; // `,"listed":…,"sessions":[]`
    JsonText line = startOf(event);
    const qsizetype room = mostBytes - line.object().size() - kListed;
    if (room < 0)
        return {};
    const Lists lists = listsOf(event, room);
    if (lists.elements() < count)
        line.number("listed", lists.elements());
    return line.json(name, lists.at(0)).object();
}

// --- and back ---------------------------------------------------------------------------------------

qint64 numberOf(const QJsonValue &value)
{
    return std::clamp<qint64>(value.toInteger(), 0, kMostCount);
}

Intent intentOf(const QJsonObject &json)
{
    Intent intent;
    intent.job = json["job"_L1].toString();
    intent.by = {json["user"_L1].toString(), json["login_user"_L1].toString(), json["host"_L1].toString()};
    intent.redisUser = json["redis_user"_L1].toString();
    intent.server = json["server"_L1].toString();
    intent.profile = json["profile"_L1].toString();
    intent.production = json["production"_L1].toBool();
    const QString word = json["action"_L1].toString();
    for (const Action action : {Action::LogOut, Action::EndIn, Action::Extend, Action::Undo, Action::CleanUp}) {
        if (word == wordOf(action))
            intent.action = action;
    }
    intent.reason = json["reason"_L1].toString();
    intent.chosenBy = json["chosen_by"_L1].toString();
    intent.ofJob = json["of_job"_L1].toString();
    intent.leftMs = json["left_ms"_L1].toInteger(-1);
    const QJsonArray sessions = json["sessions"_L1].toArray();
    for (const QJsonValue value : sessions) {
        const QJsonObject one = value.toObject();
        intent.sessions.push_back({one["id"_L1].toString(), one["digest"_L1].toString().toLatin1(),
                                   one["user"_L1].toString(), one["number"_L1].toString(),
                                   one["format"_L1].toString()});
    }
    return intent;
}

Outcome outcomeOf(const QJsonObject &json)
{
    Outcome outcome;
    outcome.job = json["job"_L1].toString();
    outcome.commands = numberOf(json["commands"_L1]);
    outcome.words = json["words"_L1].toString();
    const QJsonArray outcomes = json["outcomes"_L1].toArray();
    for (const QJsonValue value : outcomes) {
        const QJsonObject one = value.toObject();
        outcome.sessions.push_back(
            {one["digest"_L1].toString().toLatin1(), one["outcome"_L1].toString(), one["words"_L1].toString()});
    }
    return outcome;
}

} // namespace

QByteArrayList linesOf(const Intent &intent)
{
    return linesWith(startOf(intent), Line::Event::BeginsMore, intent.job, intent.when, "sessions", listsOf(intent));
}

QByteArrayList linesOf(const Outcome &outcome)
{
    return linesWith(startOf(outcome), Line::Event::EndsMore, outcome.job, outcome.when, "outcomes", listsOf(outcome));
}

QByteArrayList linesOf(const CameBack &cameBack)
{
    return linesWith(startOf(cameBack), Line::Event::CameBack, cameBack.job, cameBack.when, "digests",
                     listsOf(cameBack));
}

QByteArray shortLineOf(const Intent &intent, qsizetype mostBytes)
{
    return shortLine(intent, std::ssize(intent.sessions), "sessions", mostBytes);
}

QByteArray shortLineOf(const Outcome &outcome, qsizetype mostBytes)
{
    return shortLine(outcome, std::ssize(outcome.sessions), "outcomes", mostBytes);
}

QByteArray shortLineOf(const CameBack &cameBack, qsizetype mostBytes)
{
    return shortLine(cameBack, std::ssize(cameBack.digests), "digests", mostBytes);
}

std::optional<Line> lineOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const QByteArray event = object["event"_L1].toString().toLatin1();
    const auto known =
        std::find_if(kEvents.begin(), kEvents.end(), [&event](const auto &one) { return event == one.second; });
    Line line;
    line.job = object["job"_L1].toString();
    line.when = QDateTime::fromString(object["when"_L1].toString(), Qt::ISODateWithMs);
    if (known == kEvents.end() || line.job.isEmpty() || !line.when.isValid())
        return std::nullopt;
    line.event = known->first;
    line.count = numberOf(object["count"_L1]);
    switch (line.event) {
    case Line::Event::Begins:
    case Line::Event::BeginsMore:
        line.intent = intentOf(object);
        line.intent.when = line.when;
        line.action = object["action"_L1].toString();
        break;
    case Line::Event::Ends:
    case Line::Event::EndsMore: {
        line.outcome = outcomeOf(object);
        line.outcome.when = line.when;
        const QJsonObject counts = object["counts"_L1].toObject();
        for (auto count = counts.begin(); count != counts.end(); ++count)
            line.counts.insert(count.key(), numberOf(count.value()));
        break;
    }
    case Line::Event::CameBack: {
        const QJsonArray digests = object["digests"_L1].toArray();
        for (const QJsonValue digest : digests)
            line.digests.push_back(digest.toString().toLatin1());
        break;
    }
    }
    return line;
}

} // namespace audit
