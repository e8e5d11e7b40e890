// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/stepselsewhere.h"

#include "models/formats/logout/logoutcommands.h"
#include "models/redis/keyslot.h"
#include "models/server/intake/records/recordslot.h"
#include "models/server/logout/storedvalues.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace server
{

using formats::LeftOutStep;
using formats::LogoutAction;
using formats::LogoutCommands;
using redis::Reply;
using Kind = messages::LogoutOutcome::Kind;
using Why = LeftOutStep::Why;

namespace
{

/// So often a step is done over when somebody writes to its key at the same time, or the server refuses what can be
/// done without.
constexpr int kMostStepTries = 8;
/// A key that is moving to another node is looked for again, as its session would be.
constexpr std::chrono::milliseconds kBetweenMoves{150};
constexpr int kMostStepMoves = 40;

template<typename Action>
void takeOut(std::vector<Action> &actions, std::vector<Action> &elsewhere, QByteArrayView record)
{
    const int slot = slotOfRecord(record);
    const auto others = std::stable_partition(
        actions.begin(), actions.end(), [slot](const Action &action) { return redis::slotOf(action.key) == slot; });
    elsewhere.assign(std::make_move_iterator(others), std::make_move_iterator(actions.end()));
    actions.erase(others, actions.end());
}

/// Another node's by now, or nobody's for a moment.
bool isMoving(const Reply &reply)
{
    return reply.isError() && (redis::isMisdirected(reply.errorKind()) || redis::isTemporary(reply.errorKind()));
}

QString refusalOf(const Reply &reply)
{
    return QString::fromUtf8(reply.bytes);
}

} // namespace

void separateElsewhere(LeavingSession &leaving)
{
    takeOut(leaving.plan.actions, leaving.elsewhere, leaving.target.key);
    takeOut(leaving.life.actions, leaving.lifeElsewhere, leaving.target.key);
}

StepsElsewhere::StepsElsewhere(NodeOf nodeOf, LimitsOf limitsOf, LogoutLimits &ofRecords, qint64 nowMs, QObject *parent)
    : QObject(parent)
    , m_nodeOf(std::move(nodeOf))
    , m_limitsOf(std::move(limitsOf))
    , m_ofRecords(ofRecords)
    , m_limits(&ofRecords)
    , m_nowMs(nowMs)
{
}

void StepsElsewhere::run(std::vector<LeavingSession> sessions, Done done)
{
    m_sessions = std::move(sessions);
    m_done = std::move(done);
    next();
}

bool StepsElsewhere::isLife() const
{
    return m_step < m_sessions[m_session].lifeElsewhere.size();
}

/// Of a step that isLife() not.
const LogoutAction &StepsElsewhere::action() const
{
    const LeavingSession &leaving = m_sessions[m_session];
    return leaving.elsewhere[m_step - leaving.lifeElsewhere.size()];
}

const QByteArray &StepsElsewhere::key() const
{
    return isLife() ? m_sessions[m_session].lifeElsewhere[m_step].key : action().key;
}

void StepsElsewhere::next()
{
    for (; m_session < m_sessions.size(); ++m_session, m_step = 0) {
        const LeavingSession &each = m_sessions[m_session];
        const bool isEnded = each.outcome && each.outcome->kind == Kind::Ended;
        if (isEnded && m_step < each.lifeElsewhere.size() + each.elsewhere.size())
            return attempt();
    }
    deleteLater();
    std::exchange(m_done, {})(std::move(m_sessions), m_changes);
}

void StepsElsewhere::attempt()
{
    m_isWatching = false;
    m_node = m_nodeOf(key());
    if (!m_node)
        return wait({redis::ErrorKind::ClusterDown, {}});
    m_limits = &m_limitsOf(*m_node);
    if (m_node->commands().state() != redis::Connection::State::Ready)
        return refuse(Why::NotReached, {});
    if (isLife()) {
        const formats::LifeAction &life = leaving().lifeElsewhere[m_step];
        return send({formats::commandOf(life)}, keptFor(life));
    }
    if (!action().needsStored())
        return prepare(std::nullopt);
    m_limits->transactions ? askStored() : refuse(Why::Refused, m_limits->noTransactions);
}

void StepsElsewhere::askStored()
{
    redis::CommandBatch batch;
    batch.add({QByteArrayLiteral("WATCH"), key()});
    batch.add(StoredValues::questionFor(action()));
    m_node->commands().send(batch, this, [this](const redis::Result<Replies> &replies) { takeStored(replies); });
}

void StepsElsewhere::takeStored(const redis::Result<Replies> &replies)
{
    if (!replies)
        return refuse(Why::NotReached, replies.error().detail);
    const Reply &watched = replies->front();
    const Reply &stored = replies->back();
    m_isWatching = !watched.isError();
    for (const Reply *reply : {&watched, &stored}) {
        if (isMoving(*reply))
            return wait(reply->error());
        if (reply->isError())
            return refuse(Why::Refused, refusalOf(*reply));
    }
    prepare(stored.isString() && !stored.bytes.isEmpty() ? std::optional(stored.bytes) : std::nullopt);
}

void StepsElsewhere::prepare(const std::optional<QByteArray> &stored)
{
    const LogoutCommands commands = formats::commandsOf(action(), stored);
    if (commands.kind == LogoutCommands::Kind::Send)
        return send(commands.commands, keptFor(action(), stored, commands.commands.front()));
    if (commands.kind == LogoutCommands::Kind::NotReadable) {
        leaving().remarks.append(formats::leftOutText(
            {.operation = action().operation, .key = action().keyText, .why = Why::NotReadable, .asked = {}}));
    }
    goOn();
}

void StepsElsewhere::send(QList<QByteArrayList> commands, std::optional<KeptKey> kept)
{
    for (QByteArrayList &command : commands) {
        if (command.front() == "UNLINK" && !m_limits->unlink)
            command.front() = QByteArrayLiteral("DEL");
    }
    m_sent = {.isUnlink = commands.front().front() == "UNLINK",
              .inTransaction = m_limits->transactions,
              .asksInstants = m_limits->instants};
    redis::CommandBatch batch;
    if (m_sent.inTransaction)
        batch.add({"MULTI"});
    if (leaving().kept && m_keeps) {
        m_sent.members = isLife() ? QByteArrayList() : action().members;
        const QList<QByteArrayList> questions =
            questionsBefore(*kept, m_sent.members, {.instants = m_limits->instants});
        m_sent.questions = size_t(questions.size());
        m_sent.kept = std::move(kept);
        for (const QByteArrayList &question : questions)
            batch.add(question);
    }
    for (const QByteArrayList &command : std::as_const(commands))
        batch.add(command);
    if (m_sent.inTransaction)
        batch.add({"EXEC"});
    m_node->commands().send(batch, this, [this](const redis::Result<Replies> &replies) { take(replies); });
}

void StepsElsewhere::take(const redis::Result<Replies> &replies)
{
    if (!replies)
        return refuse(Why::NotReached, replies.error().detail);
    if (!m_sent.inTransaction)
        return takeResults(replies->data(), replies->size());
    if (replies->front().isError()) {
        // Then what came after it was carried out one by one.
        m_limits->transactions = false;
        m_limits->noTransactions = refusalOf(replies->front());
        return takeResults(replies->data() + 1, replies->size() - 2);
    }
    m_isWatching = false;
    const Reply &executed = replies->back();
    if (executed.isArray() && executed.elements.size() == replies->size() - 2)
        return takeResults(executed.elements.data(), executed.elements.size());
    if (!executed.isError()) // somebody else wrote to it in between
        return tryAgain();
    takeQueued(*replies);
}

/// Nothing was carried out: why, and whether it can be done without what was refused.
void StepsElsewhere::takeQueued(const Replies &replies)
{
    const Reply &executed = replies.back();
    for (size_t i = 1; i + 1 < replies.size(); ++i) {
        if (!replies[i].isError())
            continue;
        if (isMoving(replies[i]))
            return wait(replies[i].error());
        return learn(replies[i], i <= m_sent.questions) ? tryAgain() : refuse(Why::Refused, refusalOf(replies[i]));
    }
    if (isMoving(executed))
        return wait(executed.error());
    if (!executed.bytes.startsWith("EXECABORT"))
        m_node->commands().send({"DISCARD"}, nullptr, [](const auto &) {});
    // EXEC itself may not be used.
    m_limits->transactions = false;
    m_limits->noTransactions = refusalOf(executed);
    tryAgain();
}

/// True: without it, it may go.
bool StepsElsewhere::learn(const Reply &refusal, bool isQuestion)
{
    const redis::ErrorKind kind = refusal.errorKind();
    const bool isUnknown = kind == redis::ErrorKind::UnknownCommand;
    if (isQuestion && isUnknown && m_sent.asksInstants) {
        m_limits->instants = false;
        return true;
    }
    if (isQuestion) {
        m_keeps = false;
        m_refusal = refusalOf(refusal);
        return true;
    }
    if (m_sent.isUnlink && (isUnknown || kind == redis::ErrorKind::PermissionDenied)) {
        m_limits->unlink = false;
        return true;
    }
    return false;
}

void StepsElsewhere::takeResults(const Reply *results, size_t count)
{
    const Reply *changes = results + m_sent.questions;
    const Reply *end = results + count;
    const auto isRefused = [](const Reply &reply) { return reply.isError(); };
    const Reply *refused = std::find_if(changes, end, isRefused);
    const bool isNothingDone = refused == changes && refused != end;
    if (isNothingDone && isMoving(*refused))
        return wait(refused->error());
    if (isNothingDone && learn(*refused, false))
        return tryAgain();
    m_changes += end - changes;
    if (!isNothingDone)
        noteKept(results, changes);
    m_ofRecords.unserved.erase(redis::slotOf(key()));
    if (refused != end)
        return refuse(Why::Refused, refusalOf(*refused));
    goOn();
}

/// The key has been changed: without what stood there, its session cannot be brought back as it was.
void StepsElsewhere::noteKept(const Reply *answers, const Reply *end)
{
    const Reply *refused = std::find_if(answers, end, [](const Reply &reply) { return reply.isError(); });
    if (refused != end)
        m_refusal = refusalOf(*refused);
    if (refused != end || !m_keeps) {
        leaving().kept.reset();
        m_ofRecords.noUndo = m_refusal;
    } else if (m_sent.kept) {
        takeBefore(*m_sent.kept, m_sent.members, {.instants = m_sent.asksInstants}, m_nowMs, answers);
        leaving().kept->elsewhere.push_back(std::move(*m_sent.kept));
    }
}

void StepsElsewhere::tryAgain()
{
    if (++m_tries < kMostStepTries)
        return attempt();
    refuse(Why::Refused, {});
}

/// Who holds the slot is known in a moment.
void StepsElsewhere::wait(const redis::Error &error)
{
    if (m_isWatching)
        m_node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
    m_isWatching = false;
    const int slot = redis::slotOf(key());
    // Waited for in vain once, it is not waited for again for each session.
    if (++m_waits > kMostStepMoves || m_ofRecords.unserved.count(slot) != 0) {
        m_ofRecords.unserved.insert(slot);
        return refuse(Why::NotReached, error.detail);
    }
    QTimer::singleShot(kBetweenMoves, this, [this] { attempt(); });
}

void StepsElsewhere::goOn()
{
    if (std::exchange(m_isWatching, false) && m_node)
        m_node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
    ++m_step;
    m_tries = m_waits = 0;
    m_keeps = true;
    next();
}

void StepsElsewhere::refuse(Why why, const QString &words)
{
    if (isLife() || action().isRequired) {
        leaving().settle(Kind::Refused, words);
    } else {
        leaving().remarks.append(
            formats::leftOutText({.operation = action().operation, .key = action().keyText, .why = why, .asked = {}}));
    }
    goOn();
}

} // namespace server

#include "moc_stepselsewhere.cpp"
