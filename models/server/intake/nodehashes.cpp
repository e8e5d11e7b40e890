// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/absentkeys.h"
#include "models/server/intake/followedhashes.h"
#include "models/server/intake/nodefollower.h"
#include "models/server/intake/sessionloader.h"

#include <utility>

// What a follower hears of hashes whose fields are sessions.

namespace server
{

using messages::RowChange;

namespace
{

// A write of a hash that nobody has read for so long is late: what is shown is not what there is.
constexpr qint64 kHashesLateMs = 1000;
// Where the same hash is written and read all the time, it is late again and again: that is said without a break.
constexpr qint64 kHashesLateForMs = 2000;

} // namespace

void NodeFollower::followHashes()
{
    connect(m_loader, &SessionLoader::hashPageRead, m_hashes, &FollowedHashes::notePage);
    connect(m_loader, &SessionLoader::hashRead, m_hashes, &FollowedHashes::noteWhole);
    connect(m_loader, &SessionLoader::replicaLost, m_hashes, &FollowedHashes::notePassStart);
    connect(m_loader, &SessionLoader::finished, m_hashes, [this](quint32, bool complete) {
        if (complete)
            m_hashes->noteLoaded();
    });
    connect(m_hashes, &FollowedHashes::pageRead, this, &NodeFollower::takeHashPage);
    connect(m_hashes, &FollowedHashes::failed, this,
            [this](const redis::Error &error) { takeRead(tl::unexpected(error)); });
    connect(m_hashes, &FollowedHashes::gone, this, [this](const std::vector<QByteArray> &addresses, RowChange how) {
        for (const QByteArray &address : addresses) {
            m_reader->noteRemoval(address);
            m_absent->noteRemoval(address);
        }
        tellGone(addresses, how);
    });
    connect(m_hashes, &FollowedHashes::moved, this, [this](const std::vector<QByteArray> &addresses) {
        std::vector<SoughtKey> sought;
        for (const QByteArray &address : addresses)
            sought.push_back({address});
        Q_EMIT keysSought(sought);
    });
}

bool NodeFollower::isField(const messages::RowBatch::Row &row) const
{
    return m_formats->hasHashes() && m_formats->at(row.format).isOfFields();
}

bool NodeFollower::areHashesLate()
{
    const qint64 now = messages::ServerClock::monotonicMs();
    const qint64 since = m_hashes->unreadSince();
    if (since != 0 && now - since > kHashesLateMs)
        m_hashesLateAt = now;
    return m_hashesLateAt != 0 && now - m_hashesLateAt < kHashesLateForMs;
}

/// An event of such a hash, if it is one: it ends as a whole, or is read again.
bool NodeFollower::takeHashEvent(const KeyEvent &event, std::optional<RowChange> removal)
{
    if (m_formats->hashFormat(event.key) < 0)
        return false;
    if (!removal && !isToldBeside(event.name))
        noteWriteEvent();
    if (!removal) {
        m_hashes->noteWrite(event.key, event.name);
        return true;
    }
    m_status.sawExpiryEvent = m_status.sawExpiryEvent || removalBy(event.name) == RowChange::Expired;
    m_closed.remove(event.key);
    const std::vector<QByteArray> addresses = m_hashes->takeAll(event.key);
    for (const QByteArray &address : addresses) {
        m_refresh.remove(address);
        m_reader->noteRemoval(address);
        m_absent->noteRemoval(address);
        m_touched.note(address);
    }
    if (mayBeElsewhere(event.key, *removal)) {
        std::vector<SoughtKey> sought;
        for (const QByteArray &address : addresses)
            sought.push_back({address, *removal, {}, true});
        if (!sought.empty())
            Q_EMIT keysSought(sought);
        return true;
    }
    tellGone(addresses, *removal);
    return true;
}

void NodeFollower::takeHashPage(const QByteArray &hash, const RecordReader::Answer &page)
{
    const qint64 closedBefore = m_closed.count();
    if (page.unreadable == 0)
        m_closed.remove(hash);
    if (m_closed.count() != closedBefore)
        Q_EMIT closedChanged();
    takeRead(page);
}

} // namespace server
