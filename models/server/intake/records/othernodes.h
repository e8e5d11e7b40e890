// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/reply.h"

#include <QByteArrayList>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <vector>

namespace redis
{
class Node;
}

namespace server
{

/// Asks the nodes of a cluster about single keys, each at the node that holds it: what stands beside records in other
/// slots. What has just moved is asked for again where it is then, a few times. Rows of nodes that are well wait for
/// it: so it ends after kMostWaiting, with what has come. Lives in the I/O thread.
class OtherNodes final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kMostWaiting{500};

    /// Null: nobody is to be asked, since it is not known who has it, or that one is silent.
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;
    /// One reply for each question, in their order: an error where none was to be had, a temporary one where nobody has
    /// answered.
    using Done = std::function<void(std::vector<redis::Reply> &&replies)>;

    OtherNodes(NodeOf nodeOf, QObject *parent);

    /// Once; deletes itself after the answer, which comes from the event loop. The key is each command's second word.
    void ask(QList<QByteArrayList> questions, Done done);

private:
    void send(const std::vector<size_t> &questions);
    void take(const std::vector<size_t> &asked, std::vector<redis::Reply> &&replies);
    void close();
    void tell();

    NodeOf m_nodeOf;
    QList<QByteArrayList> m_questions;
    Done m_done;
    std::vector<redis::Reply> m_replies;
    std::vector<size_t> m_again; ///< questions whose keys have moved
    size_t m_awaited = 0;        ///< batches on their way
    int m_rounds = 0;
};

} // namespace server
