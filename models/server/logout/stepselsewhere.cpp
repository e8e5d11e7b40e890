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
        return action.needsStored() ? askStored(action) : prepare(action, std::nullopt);
    }
    deleteLater();
    std::exchange(m_done, {})(std::move(m_sessions), m_changes);
}

void StepsElsewhere::askStored(const LogoutAction &action)
{
    redis::Node *node = m_nodeOf(action.key);
    if (!node)
        return refuse({});
    redis::CommandBatch batch;
    batch.add(StoredValues::questionFor(action));
    node->commands().send(batch, this, [this, &action](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies || replies->front().isError())
            return refuse(replies ? QString::fromUtf8(replies->front().bytes) : replies.error().detail);
        const Reply &reply = replies->front();
        prepare(action, reply.isString() && !reply.bytes.isEmpty() ? std::optional(reply.bytes) : std::nullopt);
    });
}

void StepsElsewhere::prepare(const LogoutAction &action, const std::optional<QByteArray> &stored)
{
    LogoutCommands commands = formats::commandsOf(action, stored);
    if (commands.kind == LogoutCommands::Kind::Send)
        return send(commands.commands);
    if (commands.kind == LogoutCommands::Kind::NotReadable) {
        m_sessions[m_session].remarks.append(formats::leftOutText(
            {.operation = action.operation, .key = action.keyText, .why = LeftOutStep::Why::NotReadable, .asked = {}}));
    }
    ++m_step;
    next();
}

void StepsElsewhere::send(const QList<QByteArrayList> &commands)
{
    redis::Node *node = m_nodeOf(commands.front().at(1));
    if (!node)
        return refuse({});
    redis::CommandBatch batch;
    for (QByteArrayList command : commands) {
        if (command.front() == "UNLINK" && !m_limits.unlink)
            command.front() = QByteArrayLiteral("DEL");
        batch.add(command);
    }
    node->commands().send(batch, this, [this](const redis::Result<std::vector<Reply>> &replies) {
        const auto isError = [](const Reply &reply) { return reply.isError(); };
        if (!replies)
            return refuse(replies.error().detail);
        m_changes += qint64(replies->size());
        if (const auto refused = std::find_if(replies->begin(), replies->end(), isError); refused != replies->end())
            return refuse(QString::fromUtf8(refused->bytes));
        ++m_step;
        next();
    });
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
    ++m_step;
    next();
}

} // namespace server

#include "moc_stepselsewhere.cpp"
