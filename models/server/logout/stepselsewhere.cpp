// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/stepselsewhere.h"

#include "models/formats/logout/logoutcommands.h"
#include "models/redis/keyslot.h"
#include "models/server/logout/storedvalues.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace server
{

using formats::LeftOutStep;
using formats::LogoutAction;
using formats::LogoutCommands;
using redis::Reply;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

/// So often a step is done over when somebody writes to its key at the same time.
constexpr int kMostTries = 8;

template<typename Action>
void takeOut(std::vector<Action> &actions, std::vector<Action> &elsewhere, QByteArrayView record)
{
    const int slot = redis::slotOf(record);
    const auto others = std::stable_partition(
        actions.begin(), actions.end(), [slot](const Action &action) { return redis::slotOf(action.key) == slot; });
    elsewhere.assign(std::make_move_iterator(others), std::make_move_iterator(actions.end()));
    actions.erase(others, actions.end());
}

} // namespace

void separateElsewhere(LeavingSession &leaving)
{
    takeOut(leaving.plan.actions, leaving.elsewhere, leaving.target.key);
    takeOut(leaving.life.actions, leaving.lifeElsewhere, leaving.target.key);
}

StepsElsewhere::StepsElsewhere(NodeOf nodeOf, const LogoutLimits &limits, QObject *parent)
    : QObject(parent)
    , m_nodeOf(std::move(nodeOf))
    , m_limits(limits)
{
}

void StepsElsewhere::run(std::vector<LeavingSession> sessions, Done done)
{
    m_sessions = std::move(sessions);
    m_done = std::move(done);
    next();
}

void StepsElsewhere::next()
{
    for (; m_session < m_sessions.size(); ++m_session, m_step = 0) {
        LeavingSession &leaving = m_sessions[m_session];
        const size_t life = leaving.lifeElsewhere.size();
        if (!leaving.outcome || leaving.outcome->kind != Kind::Ended || m_step == life + leaving.elsewhere.size())
            continue;
        if (m_step < life)
            return send({formats::commandOf(leaving.lifeElsewhere[m_step])});
        const LogoutAction &action = leaving.elsewhere[m_step - life];
        if (!action.needsStored())
            return prepare(action, std::nullopt);
        return m_limits.transactions ? askStored(action) : refuse(m_limits.noTransactions);
    }
    deleteLater();
    std::exchange(m_done, {})(std::move(m_sessions), m_changes);
}

void StepsElsewhere::askStored(const LogoutAction &action)
{
    redis::Node *node = m_nodeOf(action.key);
    if (!node)
        return refuse({});
    ++m_tries;
    redis::CommandBatch batch;
    batch.add({QByteArrayLiteral("WATCH"), action.key});
    batch.add(StoredValues::questionFor(action));
    node->commands().send(batch, this, [this, node, &action](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            return refuse(replies.error().detail);
        const Reply &reply = replies->back();
        const bool isWatched = !replies->front().isError();
        if (!isWatched || reply.isError()) {
            if (isWatched)
                node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
            return refuse(QString::fromUtf8((isWatched ? reply : replies->front()).bytes));
        }
        prepare(action, reply.isString() && !reply.bytes.isEmpty() ? std::optional(reply.bytes) : std::nullopt);
    });
}

void StepsElsewhere::prepare(const LogoutAction &action, const std::optional<QByteArray> &stored)
{
    LogoutCommands commands = formats::commandsOf(action, stored);
    if (commands.kind == LogoutCommands::Kind::Send)
        return send(commands.commands);
    if (redis::Node *node = action.needsStored() ? m_nodeOf(action.key) : nullptr)
        node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
    if (commands.kind == LogoutCommands::Kind::NotReadable) {
        m_sessions[m_session].remarks.append(formats::leftOutText(
            {.operation = action.operation, .key = action.keyText, .why = LeftOutStep::Why::NotReadable, .asked = {}}));
    }
    goOn();
}

void StepsElsewhere::send(const QList<QByteArrayList> &commands)
{
    redis::Node *node = m_nodeOf(commands.front().at(1));
    if (!node)
        return refuse({});
    const LeavingSession &leaving = m_sessions[m_session];
    const size_t life = leaving.lifeElsewhere.size();
    const LogoutAction *guarded =
        m_step >= life && leaving.elsewhere[m_step - life].needsStored() ? &leaving.elsewhere[m_step - life] : nullptr;
    redis::CommandBatch batch;
    if (guarded)
        batch.add({QByteArrayLiteral("MULTI")});
    for (QByteArrayList command : commands) {
        if (command.front() == "UNLINK" && !m_limits.unlink)
            command.front() = QByteArrayLiteral("DEL");
        batch.add(command);
    }
    if (guarded)
        return sendGuarded(*node, batch, *guarded);
    node->commands().send(batch, this, [this](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            return refuse(replies.error().detail);
        takeAnswers(*replies);
    });
}

void StepsElsewhere::sendGuarded(redis::Node &node, redis::CommandBatch &batch, const LogoutAction &action)
{
    batch.add({QByteArrayLiteral("EXEC")});
    node.commands().send(batch, this, [this, &action](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            return refuse(replies.error().detail);
        const Reply &results = replies->back();
        if (results.isNil()) // somebody else wrote to it in between
            return m_tries < kMostTries ? askStored(action) : refuse({});
        // Of a transaction that was not carried out, the first refusal says why.
        takeAnswers(results.isArray() ? results.elements : *replies);
    });
}

void StepsElsewhere::takeAnswers(const std::vector<Reply> &answers)
{
    m_changes += qint64(answers.size());
    const auto refused =
        std::find_if(answers.begin(), answers.end(), [](const Reply &reply) { return reply.isError(); });
    if (refused != answers.end())
        return refuse(QString::fromUtf8(refused->bytes));
    goOn();
}

void StepsElsewhere::goOn()
{
    ++m_step;
    m_tries = 0;
    next();
}

void StepsElsewhere::refuse(const QString &words)
{
    LeavingSession &leaving = m_sessions[m_session];
    const size_t life = leaving.lifeElsewhere.size();
    const LogoutAction *action = m_step < life ? nullptr : &leaving.elsewhere[m_step - life];
    if (!action || action->isRequired) {
        leaving.settle(Kind::Refused, words);
    } else {
        leaving.remarks.append(formats::leftOutText(
            {.operation = action->operation, .key = action->keyText, .why = LeftOutStep::Why::Refused, .asked = {}}));
    }
    goOn();
}

} // namespace server

#include "moc_stepselsewhere.cpp"
