// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/server/intake/nodefollower.h"

#include <QByteArray>
#include <QObject>

#include <algorithm>
#include <memory>
#include <vector>

namespace redis
{
class Server;
}

namespace server
{

class KeyTracer;

/// The followers of all nodes of a server, and to which of them a key belongs. In a cluster that is whoever holds its
/// slot now, and what one of them finds to be elsewhere is sought there.
/// Lives in the I/O thread.
class Followers final : public QObject
{
    Q_OBJECT

public:
    explicit Followers(QObject *parent);
    ~Followers() override;

    void setServer(redis::Server &server);
    /// In the order of their indexes; owned from now on.
    void add(NodeFollower &follower);
    /// Deletes them; what they still say, `listener` does not hear.
    void clear(QObject &listener);

    size_t count() const { return m_all.size(); }
    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }
    /// Null: the key's node is not known.
    NodeFollower *of(QByteArrayView key) const;
    /// Whether this key was met on a node while it is another's, who answered for it when it was sought there.
    bool isLeftBehind(const QByteArray &key) const;
    /// Any that follows: applications spread their sessions over all of them. Null: none does.
    NodeFollower *anyFollowing() const;
    template<typename Condition> bool isAny(Condition condition) const
    {
        return std::any_of(m_all.begin(), m_all.end(), [&condition](NodeFollower *follower) {
            return !follower->node().isRetired() && condition(follower->status());
        });
    }

    void setFormats(const std::shared_ptr<const formats::FormatSet> &formats);
    /// Rows past their deadline, and some that should be there: each at its node.
    void refresh(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes);
    void verify(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes);
    /// Written by this program.
    void refresh(const std::vector<QByteArray> &keys);
    /// The account's permissions are others: what was refused may be allowed now.
    void forgetRefusals();
    void noteLogout(const std::vector<QByteArray> &keys);
    void setVisibleKeys(const std::vector<QByteArray> &keys);
    void notePassStart();
    void forgetReadings();
    int takeEventCount();
    void synchroniseClocks();
    void completeFlags(bool restoreAtExit);
    /// Those that wait are tried at once.
    void retryNow();

Q_SIGNALS:
    /// Some keys of a cluster were sought, and not found. The followers know: none of them is up to date.
    void keysLost();

private:
    void takeLost();
    std::vector<std::vector<QByteArray>> sortedOut(const std::vector<QByteArray> &keys,
                                                   const std::vector<quint8> &nodes) const;

    redis::Server *m_server = nullptr;
    std::vector<NodeFollower *> m_all; ///< by the node's index
    KeyTracer *m_tracer;
};

} // namespace server
