// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

namespace server
{

class FormatChoice;
class NameLookout;
class NodeFollower;

/// The lookouts of all nodes, and what each node may say of names by them: that all are known is told only when what a
/// pass has named is looked at.
/// Lives in the I/O thread.
class NameLookouts final : public QObject
{
    Q_OBJECT

public:
    NameLookouts(FormatChoice &choice, QObject *parent);
    ~NameLookouts() override;

    /// In the order of their indexes.
    void addNode(NodeFollower &follower);
    /// The nodes are about to go.
    void clear();
    /// Others are known now.
    void takeKnown();
    /// Kinds that the choice has looked at are not looked at again.
    void takeChoice();
    /// Something was counted: keys that may not be read, and names may be known now.
    void takeCounts();

    /// A pass begins; `namesAll`: it asks for every name.
    void notePassStart(bool namesAll);
    /// It has named every key of this node that it asks for.
    void noteNodeRead(size_t node);

    /// Keys that are named like sessions, may not be read, and are counted by no pass.
    qint64 unreadableKeys() const;

Q_SIGNALS:
    void unreadableChanged();

private:
    void tellKnown();

    struct Node {
        NodeFollower *follower;
        NameLookout *lookout;
        bool isPending = false; ///< each of its keys has been named, and not all are looked at yet
    };

    FormatChoice &m_choice;
    std::vector<Node> m_nodes;
    bool m_namesAll = false;
    qint64 m_passBeganAt = 0; ///< monotonic ms
};

} // namespace server
