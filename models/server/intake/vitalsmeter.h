// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

namespace redis
{
class Node;
}

namespace server
{

/// Asks all nodes how they are, for the status bar: the slowest answer, and the keys of all of them together.
/// Lives in the I/O thread.
class VitalsMeter final : public QObject
{
    Q_OBJECT

public:
    explicit VitalsMeter(QObject *parent);

    void addNode(redis::Node &node);
    void clear() { m_nodes.clear(); }
    /// Answered by measured(), unless a node does not answer: that is for others to tell. What an earlier call has
    /// not brought yet is given up.
    void measure();
    /// Of the latest measure() some node's answer is still to come.
    bool isAwaited() const { return m_missing > 0; }

Q_SIGNALS:
    /// Round trip in microseconds; -1 keys: some node may not say.
    void measured(qint64 roundTrip, qint64 keys);

private:
    void take(qint64 roundTrip, qint64 keys);
    void giveUp();

    std::vector<redis::Node *> m_nodes;
    quint64 m_round = 0;  ///< answers of an earlier one are not wanted any more
    size_t m_missing = 0; ///< answers of this round
    qint64 m_roundTrip = 0;
    qint64 m_keys = 0;
};

} // namespace server
