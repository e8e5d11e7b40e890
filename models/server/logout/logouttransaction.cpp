// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logouttransaction.h"

#include "models/formats/logout/logoutcommands.h"

#include <algorithm>
#include <set>
#include <utility>

namespace server
{

using formats::LogoutAction;
using formats::LogoutOperation;
using formats::TouchedKey;
using redis::Reply;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

/// What stands there once the command has been carried out.
std::optional<QByteArray> left(const QByteArrayList &command)
{
    if (command.front() == "SET")
        return command.at(2);
    if (command.front() == "HSET")
        return command.at(3);
    return std::nullopt;
}

QString refusalText(const LogoutAction &action)
{
    return formats::leftOutText(
        {.operation = action.operation, .key = action.keyText, .why = formats::LeftOutStep::Why::Refused, .asked = {}});
}

QString wordsOf(const Reply &reply)
{
    return QString::fromUtf8(reply.bytes);
}

} // namespace

LogoutTransaction::LogoutTransaction(std::vector<LeavingSession> &sessions, StoredValues stored, LogoutLimits limits,
                                     qint64 nowMs)
    : m_sessions(sessions)
    , m_stored(std::move(stored))
    , m_sent(std::move(limits))
    , m_nowMs(nowMs)
{
    if (m_sent.transactions)
        m_batch.add({"MULTI"});
    for (size_t i = 0; i < m_sessions.size(); ++i) {
        if (!m_sessions[i].outcome)
            add(i);
    }
    if (m_sent.transactions)
        m_batch.add({"EXEC"});
}

void LogoutTransaction::add(size_t session)
{
    LeavingSession &leaving = m_sessions[session];
    leaving.remarks.clear();
    leaving.kept.reset();
    if (m_sent.keeps) {
        leaving.kept =
            KeptSession{leaving.target.key, leaving.target.format, leaving.target.user, leaving.target.otherNames, {}};
    }
    for (const formats::LeftOutStep &step : leaving.plan.leftOut)
        leaving.remarks.append(formats::leftOutText(step));
    for (const size_t index : leaving.refused)
        leaving.remarks.append(refusalText(leaving.plan.actions[index]));
    for (const formats::LifeAction &action : leaving.life.actions)
        addLife(session, action);
    bool recordGoes = false;
    for (size_t i = 0; i < leaving.plan.actions.size(); ++i) {
        // Nothing is left of the record for the steps behind: what they say of it says nothing of the session.
        if (recordGoes && leaving.plan.actions[i].isRecord)
            continue;
        if (!leaving.refused.contains(i))
            recordGoes = addAction(session, i) || recordGoes;
    }
    if (!leaving.kept)
        return;
    for (size_t i = 0; i < leaving.kept->keys.size(); ++i)
        addQuestions(session, i, Purpose::After, questionsAfter(leaving.kept->keys[i]), {});
}

bool LogoutTransaction::addAction(size_t session, size_t index)
{
    LeavingSession &leaving = m_sessions[session];
    const LogoutAction &action = leaving.plan.actions[index];
    const std::optional<QByteArray> before = action.needsStored() ? m_stored.of(action) : std::nullopt;
    formats::LogoutCommands commands = formats::commandsOf(action, before);
    using Result = formats::LogoutCommands::Kind;
    if (commands.kind == Result::Nothing && action.isRecord && action.isRequired) {
        // A record without what is to be written anew: it goes as a whole.
        commands = {.kind = Result::Send, .commands = {{QByteArrayLiteral("UNLINK"), action.key}}};
    }
    if (commands.kind == Result::NotReadable) {
        leaving.remarks.append(formats::leftOutText({.operation = action.operation,
                                                     .key = action.keyText,
                                                     .why = formats::LeftOutStep::Why::NotReadable,
                                                     .asked = {}}));
    }
    if (commands.kind != Result::Send) {
        if (leaving.isTrace)
            leaving.settle(commands.kind == Result::Nothing ? Kind::AlreadyGone : Kind::ChangedHands);
        return false;
    }
    bool recordGoes = false;
    for (QByteArrayList command : std::as_const(commands.commands)) {
        if (command.front() == "UNLINK" && !m_sent.unlink)
            command.front() = QByteArrayLiteral("DEL");
        keep(session, index, before, command);
        const bool isDeletion = command.front() == "UNLINK" || command.front() == "DEL" || action.isField;
        m_parts.push_back({.purpose = Purpose::Change,
                           .session = session,
                           .which = index,
                           .first = m_words.size(),
                           .isRequired = action.isRequired,
                           .isRecord = action.isRecord,
                           .ends = leaving.isTrace || (action.isRecord && (isDeletion || command.front() == "EXPIRE" ||
                                                                           command.front() == "SET"))});
        addCommand(command);
        recordGoes = recordGoes || (action.isRecord && isDeletion);
        if (action.needsStored())
            m_stored.set(action, left(command));
    }
    return recordGoes;
}

/// Each of them is needed: one alone would leave the session with two ends.
void LogoutTransaction::addLife(size_t session, const formats::LifeAction &action)
{
    LeavingSession &leaving = m_sessions[session];
    if (leaving.kept) {
        KeptKey key = keptFor(action);
        const QList<QByteArrayList> questions = questionsBefore(key, {}, knowledge());
        leaving.kept->keys.push_back(std::move(key));
        addQuestions(session, leaving.kept->keys.size() - 1, Purpose::Before, questions, {});
    }
    m_parts.push_back({.purpose = Purpose::Change,
                       .session = session,
                       .first = m_words.size(),
                       .isRequired = true,
                       .isRecord = action.isRecord,
                       .ends = action.isRecord});
    addCommand(formats::commandOf(action));
}

/// A copy of the key as it is now, asked for right before the command.
void LogoutTransaction::keep(size_t session, size_t index, const std::optional<QByteArray> &before,
                             const QByteArrayList &command)
{
    LeavingSession &leaving = m_sessions[session];
    if (!leaving.kept)
        return;
    const LogoutAction &action = leaving.plan.actions[index];
    KeptKey key = keptFor(action, before, command);
    std::vector<KeptKey> &keys = leaving.kept->keys;
    const auto same = std::find_if(keys.begin(), keys.end(), [&key](const KeptKey &kept) {
        return kept.key == key.key && (kept.isRecord || kept.fate == TouchedKey::Fate::Deleted);
    });
    if (same != keys.end()) {
        // It is kept whole already; whether it will still be there is for the last command to say.
        if (key.fate == TouchedKey::Fate::Deleted)
            same->fate = key.fate;
        return;
    }
    const QList<QByteArrayList> questions = questionsBefore(key, action.members, knowledge());
    keys.push_back(std::move(key));
    addQuestions(session, keys.size() - 1, Purpose::Before, questions, action.members);
}

void LogoutTransaction::addQuestions(size_t session, size_t kept, Purpose purpose,
                                     const QList<QByteArrayList> &questions, const QByteArrayList &members)
{
    if (questions.isEmpty())
        return;
    m_parts.push_back({.purpose = purpose,
                       .session = session,
                       .which = kept,
                       .first = m_words.size(),
                       .count = questions.size(),
                       .members = members});
    for (const QByteArrayList &question : questions)
        addCommand(question);
}

void LogoutTransaction::addCommand(const QByteArrayList &arguments)
{
    m_words.append(arguments.front());
    m_batch.add(arguments);
}

LogoutTransaction::Verdict LogoutTransaction::take(const std::vector<Reply> &replies, LogoutLimits &limits)
{
    const auto count = size_t(m_words.size());
    // Another node's by now: looked for anew, nothing was changed. Without a transaction some of it may have been.
    // Or they are on two nodes, while their slot moves.
    m_isElsewhere = m_sent.transactions && !replies.front().isError() && replies.back().isError() &&
                    std::any_of(replies.begin(), replies.end(), [](const Reply &reply) {
                        return reply.isError() && (redis::isRedirection(reply.errorKind()) ||
                                                   reply.errorKind() == redis::ErrorKind::TryAgain);
                    });
    if (m_isElsewhere)
        return Verdict::Raced;
    if (m_sent.transactions && replies.front().isError()) {
        // Then what came after it was carried out one by one.
        limits.transactions = false;
        limits.noTransactions = wordsOf(replies.front());
        return takeResults(replies.data() + 1, limits);
    }
    if (!m_sent.transactions)
        return takeResults(replies.data(), limits);
    const Reply &executed = replies.back();
    if (executed.isArray() && executed.elements.size() == count)
        return takeResults(executed.elements.data(), limits);
    if (!executed.isError())
        return Verdict::Raced;
    const bool isDiscarded = executed.bytes.startsWith("EXECABORT");
    const Verdict verdict = learn(replies, limits);
    if (!isDiscarded) {
        limits.transactions = false;
        limits.noTransactions = wordsOf(executed);
        return Verdict::Stuck;
    }
    return verdict;
}

/// `queued`: MULTI's answer, then one for each command.
LogoutTransaction::Verdict LogoutTransaction::learn(const std::vector<Reply> &queued, LogoutLimits &limits)
{
    bool again = false;
    // At its limit of memory a server takes no command into a transaction, not even one that frees some.
    const auto full = std::find_if(queued.begin(), queued.end(), [](const Reply &reply) {
        return reply.isError() && reply.bytes.startsWith("OOM ");
    });
    if (full != queued.end()) {
        limits.transactions = false;
        limits.noTransactions = wordsOf(*full);
        return Verdict::Again;
    }
    for (const Part &part : m_parts) {
        for (qsizetype i = 0; i < part.count; ++i) {
            const Reply &reply = queued[size_t(1 + part.first + i)];
            if (reply.isError())
                refuse(part, reply, limits, again);
        }
    }
    if (!again) {
        // EXEC itself may not be used.
        limits.transactions = false;
        limits.noTransactions = wordsOf(queued.back());
    }
    return Verdict::Again;
}

void LogoutTransaction::refuse(const Part &part, const Reply &reply, LogoutLimits &limits, bool &again)
{
    LeavingSession &leaving = m_sessions[part.session];
    const redis::ErrorKind kind = reply.error().kind;
    const QByteArray &word = wordAt(part);
    again = true;
    if (part.purpose != Purpose::Change) {
        if (word == "PEXPIRETIME" && kind == redis::ErrorKind::UnknownCommand && limits.instants) {
            limits.instants = false;
        } else if (limits.keeps && m_sent.instants == limits.instants) {
            limits.keeps = false;
            limits.noUndo = wordsOf(reply);
        }
    } else if (word == "UNLINK" && limits.unlink &&
               (kind == redis::ErrorKind::UnknownCommand || kind == redis::ErrorKind::PermissionDenied)) {
        limits.unlink = false;
    } else if (m_sent.unlink != limits.unlink && word == "UNLINK") {
        // Another session's has told.
    } else if (part.isRequired || part.isRecord) {
        leaving.settle(Kind::Refused, wordsOf(reply));
    } else {
        leaving.refused.insert(part.which);
    }
}

LogoutTransaction::Verdict LogoutTransaction::takeResults(const Reply *results, LogoutLimits &limits)
{
    std::set<size_t> unsettled;
    for (const Part &part : m_parts) {
        if (part.purpose != Purpose::Change)
            takeAnswers(part, results + part.first, limits);
        else if (!takeChange(part, results[part.first], limits))
            unsettled.insert(part.session);
    }
    for (size_t i = 0; i < m_sessions.size(); ++i) {
        LeavingSession &leaving = m_sessions[i];
        if (!leaving.outcome && !unsettled.contains(i))
            leaving.settle(Kind::Ended);
        if (!leaving.outcome || leaving.outcome->kind != Kind::Ended)
            leaving.kept.reset();
    }
    return unsettled.empty() ? Verdict::Done : Verdict::Again;
}

/// Whether its session has or may get an outcome by it.
bool LogoutTransaction::takeChange(const Part &part, const Reply &reply, LogoutLimits &limits)
{
    LeavingSession &leaving = m_sessions[part.session];
    ++m_changes;
    if (!reply.isError()) {
        const bool wasThere = reply.isInteger() ? reply.integer > 0 : !reply.isNil();
        if (part.ends && !wasThere && !leaving.outcome)
            leaving.settle(Kind::AlreadyGone);
        return true;
    }
    const redis::ErrorKind kind = reply.error().kind;
    if (wordAt(part) == "UNLINK" && m_sent.unlink &&
        (kind == redis::ErrorKind::UnknownCommand || kind == redis::ErrorKind::PermissionDenied)) {
        limits.unlink = false;
        return false;
    }
    if (part.isRequired || part.isRecord) {
        leaving.settle(Kind::Refused, wordsOf(reply));
    } else {
        leaving.refused.insert(part.which);
        leaving.remarks.append(refusalText(leaving.plan.actions[part.which]));
    }
    return true;
}

void LogoutTransaction::takeAnswers(const Part &part, const Reply *answers, LogoutLimits &limits)
{
    LeavingSession &leaving = m_sessions[part.session];
    if (!leaving.kept)
        return;
    const Reply *end = answers + part.count;
    const Reply *refused = std::find_if(answers, end, [](const Reply &each) { return each.isError(); });
    KeptKey &key = leaving.kept->keys[part.which];
    if (refused != end) {
        limits.noUndo = wordsOf(*refused);
        leaving.kept.reset();
    } else if (part.purpose == Purpose::After) {
        key.dumpAfter = answers->bytes;
    } else {
        takeBefore(key, part.members, knowledge(), m_nowMs, answers);
    }
}

} // namespace server
