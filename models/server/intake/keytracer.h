// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/redis/clustertopology.h"
#include "models/server/intake/records/recordreader.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace redis
{
class Server;
}

namespace server
{

class NodeFollower;
struct SoughtKey;

/// Keys of a cluster that were somewhere, and have to be read where they are now. A slot that moves takes its keys
/// along one by one, and the node that they leave says `del` of each: whether a session has ended only its owner knows.
/// And a node that is asked for a key that it does not hold, or has handed over already, says who does.
///
/// Follows each key from node to node until one has answered for it; a row gets its new node by that, and nothing is
/// told but an end that was one. What cannot be found within some seconds, or may not be asked for, is given up:
/// everything is to be read then. One question a node is on its way at a time. While whoever holds a key does not
/// answer its row is that node's, as it was: nobody knows more. Lives in the I/O thread.
class KeyTracer final : public QObject
{
    Q_OBJECT

public:
    explicit KeyTracer(QObject *parent);
    ~KeyTracer() override;

    void setServer(redis::Server &server) { m_server = &server; }
    /// In the order of their indexes.
    void addNode(NodeFollower &follower);
    /// The nodes are about to go.
    void clear();

    bool isTracing() const { return !m_traces.isEmpty(); }
    /// A move of slots that broke off leaves keys on a node that are their slot's owner's, who has none of that name.
    /// Who met this one was told so the last time.
    bool isLeftBehind(const QByteArray &key) const { return m_leftBehind.contains(key); }

Q_SIGNALS:
    /// Some keys were not found where they should be.
    void lost();

private:
    struct Trace {
        messages::RowChange ifGone = messages::RowChange::Vanished;
        std::optional<redis::Redirection> to; ///< nothing: to whoever holds its slot
        int hops = 0;
        qint64 notBefore = 0;                 ///< monotonic ms
        const NodeFollower *keptBy = nullptr; ///< its row is that node's, which does not answer
        bool byEvent = false;
        bool isOnItsWay = false;
    };
    /// Read together.
    struct Question {
        NodeFollower *follower;
        bool asking;
        bool byEvent;
        std::vector<QByteArray> keys;
    };

    void take(const std::vector<SoughtKey> &keys);
    void schedule(qint64 after = -1);
    void send();
    NodeFollower *followerFor(const QByteArray &key, const Trace &trace) const;
    void keepThoseOf(NodeFollower *silent);
    bool putOff(Trace &trace, qint64 now);
    void noteLeftBehind(const std::vector<QByteArray> &keys);
    void takeAnswer(NodeFollower *follower, const std::vector<QByteArray> &keys,
                    const redis::Result<RecordReader::Answer> &answer);

    redis::Server *m_server = nullptr;
    std::vector<NodeFollower *> m_followers; ///< by the node's index
    QHash<QByteArray, Trace> m_traces;
    QSet<QByteArray> m_leftBehind;
    std::vector<bool> m_isAsked; ///< by the node's index: one question at a time
    QTimer m_timer;
};

} // namespace server
