// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/replicasource.h"
#include "models/server/intake/sessionloader.h"

#include <algorithm>
#include <iterator>
#include <utility>

// The part of a pass that is read at a replica, and whether that is believed. The pass itself is in sessionloader.cpp.

namespace server
{

/// It is there, and what it holds, or how long it lives, may not be read.
bool SessionLoader::isWithheld(const messages::RowBatch::Row &row)
{
    const bool isTtlWithheld = row.unknownDeadline && !row.unansweredDeadline;
    return row.change == messages::RowChange::Unread || isTtlWithheld;
}

void SessionLoader::askPageThere()
{
    redis::CommandBatch batch;
    batch.add({"SCAN", m_cursor, "MATCH", m_patterns.at(m_pattern), "COUNT", QByteArray::number(pace().pageSize())});
    m_replicas->addCheck(batch);
    m_replicas->connection().send(batch, this,
                                  [this, pass = m_pass](redis::Result<std::vector<redis::Reply>> &&replies) {
                                      if (!isRunning() || pass != m_pass)
                                          return;
                                      if (!replies)
                                          loseReplica(ReplicaRefusal::Why::BrokeOff, replies.error());
                                      else if (replies->size() != 2 || !m_replicas->takeCheck(replies->at(1)))
                                          loseReplica(ReplicaRefusal::Why::NotFollowing);
                                      else if (replies->front().isError())
                                          loseReplica(ReplicaRefusal::Why::BrokeOff, replies->front().error());
                                      else
                                          takePage(std::move(replies->front()));
                                  });
}

/// Leaves those that the replica answers for, and holds the others for the node. True: all are the node's.
bool SessionLoader::splitPage(Page &page)
{
    const auto others = std::stable_partition(page.keys.begin(), page.keys.end(),
                                              [this](const QByteArray &key) { return m_replicas->answersFor(key); });
    if (others == page.keys.begin())
        return true;
    hold({std::make_move_iterator(others), std::make_move_iterator(page.keys.end())}, true);
    page.keys.erase(others, page.keys.end());
    return false;
}

void SessionLoader::readThere(std::vector<QByteArray> keys)
{
    ++m_reads;
    m_replicas->reader().read(std::move(keys), false,
                              [this, pass = m_pass](const redis::Result<RecordReader::Answer> &answer) {
                                  if (isRunning() && pass == m_pass)
                                      takeRecordsThere(answer);
                              });
}

void SessionLoader::takeRecordsThere(const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer)
        return loseReplica(ReplicaRefusal::Why::BrokeOff, answer.error());
    --m_reads;
    RecordReader::Answer read = *answer;
    read.rows->asked = m_reader.asked(); // the replica's reader has numbers of its own
    if (read.refused)
        holdRefused(read);
    std::vector<QByteArray> others;
    for (RedirectedKey &redirected : std::exchange(read.redirected, {}))
        others.push_back(std::move(redirected.key));
    read.rows->removeRows([&](const messages::RowBatch::Row &row) {
        const QByteArrayView key = read.rows->view(row.key);
        if (m_replicas->answersFor(key))
            return false;
        others.push_back(key.toByteArray());
        return true;
    });
    hold(std::move(others), true);
    m_rowsThere += qint64(read.rows->rows().size());
    handOver(read);
    goOn();
}

/// The node may refuse them as well: only when it does not, the replica is the wrong one to ask.
void SessionLoader::holdRefused(RecordReader::Answer &answer)
{
    m_refusedThere = *std::exchange(answer.refused, {});
    std::vector<QByteArray> keys = std::exchange(answer.closed, {});
    answer.rows->removeRows([&](const messages::RowBatch::Row &row) {
        if (isWithheld(row))
            keys.push_back(answer.rows->view(row.key).toByteArray());
        return isWithheld(row);
    });
    answer.unreadable = 0;
    answer.unread = 0;
    hold(std::move(keys), true, true);
}

void SessionLoader::checkReplica()
{
    m_stage = Stage::Checking;
    redis::CommandBatch batch;
    m_replicas->addCheck(batch);
    m_replicas->connection().send(batch, this,
                                  [this, pass = m_pass](const redis::Result<std::vector<redis::Reply>> &replies) {
                                      if (m_stage != Stage::Checking || pass != m_pass)
                                          return;
                                      if (!replies)
                                          return loseReplica(ReplicaRefusal::Why::BrokeOff, replies.error());
                                      if (replies->size() != 1 || !m_replicas->takeCheck(replies->front()))
                                          return loseReplica(ReplicaRefusal::Why::NotFollowing);
                                      m_stage = Stage::Waiting;
                                      Q_EMIT unmetWanted();
                                  });
}

/// What the replica did not name is at the node, and has been all the time, as far as was heard. Where writes are not
/// heard of it may have come meanwhile; and what is about to expire may have done so at the replica, whose clock may be
/// a little ahead.
bool SessionLoader::isUntrue(const messages::RowBatch &unmet) const
{
    const bool isUnmet = m_isAtReplica && (m_stage == Stage::Waiting || m_stage == Stage::Completing);
    if (!isUnmet || !m_hearsWrites || !m_hearsWrites())
        return false;
    const auto isProof = [](const messages::RowBatch::Row &row) {
        const bool isEnding = row.deadline != 0 && row.deadline - row.at <= 2 * ReplicaSource::kMostApartMs;
        return !isEnding && !row.unknownDeadline && row.change == messages::RowChange::Present;
    };
    return std::any_of(unmet.rows().begin(), unmet.rows().end(), [&](const messages::RowBatch::Row &row) {
        return isProof(row) && m_replicas->answersFor(unmet.view(row.key));
    });
}

void SessionLoader::loseReplica(ReplicaRefusal::Why why, const redis::Error &error)
{
    // What is on its way there yet ends with its connection, and is no reason of its own.
    if (!isRunning() || !m_isAtReplica || m_isLeaving)
        return;
    const quint64 pass = m_pass;
    m_isLeaving = true;
    m_replicas->giveUp(why, error);
    m_isLeaving = false;
    Q_EMIT replicaLost();
    if (!isRunning() || pass != m_pass)
        return;
    startOver();
    m_pause.stop();
    begin(false);
}

} // namespace server
