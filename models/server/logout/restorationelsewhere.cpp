// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/restorationelsewhere.h"

#include "models/server/intake/records/servertime.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using UndoKind = messages::UndoOutcome::Kind;
using redis::Reply;

namespace
{

constexpr std::chrono::milliseconds kBetweenLooks{150};
/// For a slot that is on its way, and for a key that somebody writes to.
constexpr int kMostLooks = 40;

/// It may be otherwise in a moment.
bool isOfTheMoment(const Reply &reply)
{
    return reply.isError() && (redis::isMisdirected(reply.errorKind()) || redis::isTemporary(reply.errorKind()));
}

} // namespace

RestorationElsewhere::RestorationElsewhere(NodeOf nodeOf, QObject *parent)
    : QObject(parent)
    , m_nodeOf(std::move(nodeOf))
{
}

void RestorationElsewhere::run(std::vector<Item> items, Done done)
{
    m_items = std::move(items);
    m_done = std::move(done);
    next();
}

void RestorationElsewhere::next()
{
    if (m_next < m_items.size())
        return look();
    deleteLater();
    std::exchange(m_done, {})(std::move(m_left), m_commands);
}

void RestorationElsewhere::look()
{
    const KeptSession &trace = m_items[m_next].trace;
    redis::Node *node = m_nodeOf(trace.keys.front().key);
    if (!node)
        return tryAgain(tr("no node is known that has it"));
    if (node->commands().state() != redis::Connection::State::Ready)
        return leave(tr("its node of the cluster does not answer"));
    m_restoration.emplace(trace);
    redis::CommandBatch batch;
    batch.add({"TIME"});
    if (m_transactions)
        batch.add({"WATCH", trace.keys.front().key});
    const QList<QByteArrayList> questions = m_restoration->questions();
    batch.add(questions.front());
    node->commands().send(batch, this, [this](const redis::Result<std::vector<Reply>> &replies) {
        replies ? write(*replies) : leave(replies.error().detail);
    });
}

void RestorationElsewhere::write(const std::vector<Reply> &answers)
{
    redis::Node *node = m_nodeOf(m_items[m_next].trace.keys.front().key);
    const Reply &answer = answers.back();
    const bool isOver = !node || isOfTheMoment(answer) || (m_transactions && isOfTheMoment(answers[1]));
    if (isOver) {
        if (node && m_transactions)
            node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
        return tryAgain(QString::fromUtf8(answer.bytes));
    }
    m_transactions = m_transactions && !answers[1].isError();
    const qint64 nowMs = epochMsOf(answers.front()).value_or(QDateTime::currentMSecsSinceEpoch());
    const QList<QByteArrayList> commands = m_restoration->commands(&answer, nowMs);
    if (commands.isEmpty()) {
        if (m_transactions)
            node->commands().send({"UNWATCH"}, nullptr, [](const auto &) {});
        return take({}, 0);
    }
    redis::CommandBatch batch;
    if (m_transactions)
        batch.add({"MULTI"});
    for (const QByteArrayList &command : commands)
        batch.add(command);
    if (m_transactions)
        batch.add({"EXEC"});
    node->commands().send(batch, this,
                          [this, count = commands.size()](const redis::Result<std::vector<Reply>> &replies) {
                              replies ? take(*replies, count) : leave(replies.error().detail);
                          });
}

/// `commands`: so many were sent, without those of the transaction.
void RestorationElsewhere::take(const std::vector<Reply> &replies, qsizetype commands)
{
    const Reply *results = replies.data();
    if (commands > 0 && m_transactions) {
        const Reply &executed = replies.back();
        if (executed.isArray() && executed.elements.size() == size_t(commands)) {
            results = executed.elements.data();
        } else {
            const auto refused =
                std::find_if(replies.begin(), replies.end(), [](const Reply &reply) { return reply.isError(); });
            if (refused == replies.end() || isOfTheMoment(*refused))
                return tryAgain(refused == replies.end() ? tr("it is written to all the time")
                                                         : QString::fromUtf8(refused->bytes));
            return leave(QString::fromUtf8(refused->bytes));
        }
    }
    m_commands += commands;
    if (!m_restoration->outcome())
        m_restoration->take(results);
    const messages::UndoOutcome outcome = *m_restoration->outcome();
    switch (outcome.kind) {
    case UndoKind::WrittenSince:
        return leave(tr("something beside it has been written since, and was left alone"));
    case UndoKind::Restored:
    case UndoKind::Expired: // its time is up, like that of all that it belonged to
        return goOn();
    default:
        return leave(outcome.words);
    }
}

void RestorationElsewhere::tryAgain(const QString &words)
{
    if (++m_tries > kMostLooks)
        return leave(words);
    QTimer::singleShot(kBetweenLooks, this, [this] { look(); });
}

void RestorationElsewhere::leave(const QString &words)
{
    m_left.emplace_back(m_items[m_next].session,
                        words.isEmpty() ? tr("its node of the cluster does not answer") : words);
    goOn();
}

void RestorationElsewhere::goOn()
{
    ++m_next;
    m_tries = 0;
    next();
}

} // namespace server

#include "moc_restorationelsewhere.cpp"
