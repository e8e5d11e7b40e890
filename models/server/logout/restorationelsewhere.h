// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/server.h"
#include "models/server/logout/restoration.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace server
{

/// In a cluster: brings back what stood beside sessions in other slots, after the sessions themselves. Key by key, each
/// at the node that holds it: watched, looked at, and written in one transaction, so that nothing is written over. A
/// key that is moving with its slot is waited for, for a while. Uses the nodes' own connections: nobody else may begin
/// a transaction on them meanwhile. Lives in the I/O thread.
class RestorationElsewhere final : public QObject
{
    Q_OBJECT

public:
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;
    /// One key, and whose it is.
    struct Item {
        size_t session = 0; ///< the caller's number
        KeptSession trace;  ///< with this key only
    };
    /// What did not come back: the caller's number and a sentence for each. `commands`: those that were answered.
    using Left = std::vector<std::pair<size_t, QString>>;
    using Done = std::function<void(Left left, qint64 commands)>;

    RestorationElsewhere(NodeOf nodeOf, QObject *parent);

    /// Once; deletes itself after the answer, which comes at once where there is nothing to do.
    void run(std::vector<Item> items, Done done);

private:
    void next();
    void look();
    void write(const std::vector<redis::Reply> &answers);
    void take(const std::vector<redis::Reply> &replies, qsizetype commands);
    void tryAgain(const QString &words);
    void leave(const QString &words);
    void goOn();

    NodeOf m_nodeOf;
    std::vector<Item> m_items;
    Done m_done;
    size_t m_next = 0;
    int m_tries = 0;
    bool m_transactions = true;
    std::optional<Restoration> m_restoration;
    Left m_left;
    qint64 m_commands = 0;
};

} // namespace server
