// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/bytearena.h"
#include "models/sessions/store/chunkedcolumn.h"
#include "models/sessions/store/keyindex.h"
#include "models/sessions/store/lifetimetally.h"
#include "models/sessions/store/packedtime.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/store/shapecolumn.h"
#include "models/sessions/store/textpool.h"

#include <QRandomGenerator>

#include <array>
#include <unordered_map>
#include <vector>

namespace sessions
{

/// What a store holds: the columns, the texts and the indexes, and how one row is written into them. Shared by the
/// store and the handles that it lends.
class SessionStore::Private
{
public:
    static constexpr auto kFree = static_cast<messages::RowChange>(0xff); ///< state of a slot that nobody uses

    ByteArena keys;
    KeyIndex index{QRandomGenerator::system()->generate64()};
    TextPool users, ips, agents, devices, names;
    ChunkedColumn<TextId> deviceOfAgent; ///< by the agent's id
    DeadlineTally tally;
    LifetimeTally lifetimes;

    ChunkedColumn<ByteArena::Block> keyBlock;
    ShapeColumn shape; ///< the key's length, where its id stands, format and node
    ChunkedColumn<TextId> user, ip, agent;
    SparseColumn<TextId> otherNames; ///< most payloads say one thing of their user
    ChunkedColumn<PackedTime> deadline, created, lastAccess;
    SparseColumn<PackedTime> firstSeen; ///< most formats tell when a session began
    SparseColumn<bool> unknownDeadline; ///< few accounts may read a session, but not its TTL
    ChunkedColumn<PackedLifetime> lifetime;
    ChunkedColumn<quint32> size;
    ChunkedColumn<quint16> seenBy; ///< low bits of the latest scan that the row was touched in
    SparseColumn<quint16> extensions;
    ChunkedColumn<messages::RowChange> state;
    SparseColumn<formats::Closed> closed;
    /// Beside the columns: at any time only the few that linger have ended.
    std::unordered_map<Slot, PackedTime> endedAt;

    std::vector<Slot> freeSlots;
    Slot limit = 0;
    qsizetype present = 0;
    std::array<qsizetype, 256> presentOn{}; ///< of these, by their node
    quint32 scan = 0;
    qint64 allReadAt = 0;

    QByteArrayView key(Slot slot) const { return keys.view(keyBlock[slot], shape[slot].keyLength); }
    Slot find(QByteArrayView bytes, quint64 hash) const
    {
        return index.find(hash, [&](Slot slot) { return key(slot) == bytes; });
    }
    /// A slot for a key that is not there yet, with nothing in it but the key and what it has in common with others.
    Slot take(QByteArrayView key, quint64 hash, const messages::RowBatch::Row &row);
    void end(Slot slot, messages::RowChange how, qint64 at);
    /// Of a present one: another node's. False: it was before.
    bool moveTo(Slot slot, quint8 to);
    /// What an end is that nobody gave a reason for, by the deadline of its row.
    messages::RowChange inferred(Slot slot, const messages::RowBatch::Row &row) const;
    /// How a row went has been said after all. False: that is no news.
    bool learn(Slot slot, messages::RowChange how);
    /// Takes over what the row says and returns which fields that changed.
    quint16 assign(Slot slot, const messages::RowBatch &batch, const messages::RowBatch::Row &row,
                   const Hashes &hashes);
    void releaseAgent(TextId id);
    void advanceTo(qint64 nowMs);
    /// Whether the latest scan that touched the row came before `other`. Rows that are not seen are ended by the
    /// next reconciliation, so that stamps never lie far apart and may wrap.
    bool seenBefore(Slot slot, quint32 other) const
    {
        return static_cast<qint16>(static_cast<quint16>(seenBy[slot] - static_cast<quint16>(other))) < 0;
    }
    /// A straggler of a scan that is already over must not undo what the present one saw.
    void stamp(Slot slot, quint32 seenIn, bool isNew)
    {
        if (isNew || seenBefore(slot, seenIn))
            seenBy[slot] = static_cast<quint16>(seenIn);
    }

    template<typename Function> void forEachColumn(Function function)
    {
        function(keyBlock);
        function(shape);
        function(user);
        function(ip);
        function(agent);
        function(deadline);
        function(created);
        function(lastAccess);
        function(lifetime);
        function(size);
        function(seenBy);
        function(state);
    }

    const TextPool &pool(Text kind) const
    {
        switch (kind) {
        case Text::User:
            return users;
        case Text::OtherNames:
            return names;
        case Text::Ip:
            return ips;
        case Text::UserAgent:
            return agents;
        case Text::Device:
            break;
        }
        return devices;
    }

private:
    bool assignDeadline(Slot slot, const messages::RowBatch::Row &row);
    bool assignAgent(Slot slot, const messages::RowBatch &batch, messages::RowBatch::Span span);
    TextId acquireAgent(const messages::RowBatch &batch, messages::RowBatch::Span span);
    /// By where the text stands in its batch: many rows of one share theirs (RowBatch::appendShared), and a look here
    /// costs less than a hash. What is found is compared: a number may be another text's by now.
    std::array<TextId, 61> recentAgents{};
};

} // namespace sessions
