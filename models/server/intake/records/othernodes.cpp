// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/othernodes.h"

#include "models/redis/node.h"

#include <QTimer>

#include <chrono>
#include <map>
#include <numeric>
#include <utility>

namespace server
{

namespace
{

using namespace std::chrono_literals;

// Who holds a slot that has just moved is known after so long, mostly: a row that waits for it is late by as much.
constexpr auto kBetweenRounds = 150ms;
constexpr int kMostRounds = 4;

} // namespace

OtherNodes::OtherNodes(NodeOf nodeOf, QObject *parent)
    : QObject(parent)
    , m_nodeOf(std::move(nodeOf))
{
}

void OtherNodes::ask(QList<QByteArrayList> questions, Done done)
{
    m_questions = std::move(questions);
    m_done = std::move(done);
    redis::Reply unanswered;
    unanswered.type = redis::Reply::Type::Error;
    unanswered.bytes = QByteArrayLiteral("CLUSTERDOWN no answer");
    m_replies.assign(size_t(m_questions.size()), unanswered);
    std::vector<size_t> all(m_replies.size());
    std::iota(all.begin(), all.end(), size_t(0));
    QTimer::singleShot(kMostWaiting, this, &OtherNodes::tell);
    send(all);
}

void OtherNodes::send(const std::vector<size_t> &questions)
{
    if (!m_done)
        return;
    ++m_rounds;
    std::map<redis::Node *, std::vector<size_t>> byNode;
    for (const size_t question : questions) {
        if (redis::Node *node = m_nodeOf(m_questions.at(qsizetype(question)).at(1)))
            byNode[node].push_back(question);
    }
    m_awaited = byNode.size();
    for (const auto &[node, asked] : byNode) {
        redis::CommandBatch batch;
        for (const size_t question : asked)
            batch.add(m_questions.at(qsizetype(question)));
        node->commands().send(batch, this, [this, asked = asked](redis::Result<std::vector<redis::Reply>> &&replies) {
            take(asked, replies ? std::move(*replies) : std::vector<redis::Reply>());
        });
    }
    if (byNode.empty())
        QTimer::singleShot(0, this, &OtherNodes::close);
}

/// No replies: the node does not answer.
void OtherNodes::take(const std::vector<size_t> &asked, std::vector<redis::Reply> &&replies)
{
    if (!m_done)
        return;
    for (size_t i = 0; i < replies.size() && i < asked.size(); ++i) {
        m_replies[asked[i]] = std::move(replies[i]);
        const redis::Reply &reply = m_replies[asked[i]];
        if (reply.isError() && redis::isMisdirected(reply.errorKind()))
            m_again.push_back(asked[i]);
    }
    if (--m_awaited == 0)
        close();
}

void OtherNodes::close()
{
    if (!m_again.empty() && m_rounds < kMostRounds) {
        QTimer::singleShot(kBetweenRounds, this, [this] { send(std::exchange(m_again, {})); });
        return;
    }
    tell();
}

/// What comes afterwards is not waited for.
void OtherNodes::tell()
{
    if (const Done done = std::exchange(m_done, {})) {
        deleteLater();
        done(std::move(m_replies));
    }
}

} // namespace server

#include "moc_othernodes.cpp"
