// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/nodefollower.h"

#include <chrono>
#include <memory>
#include <utility>

// What a node, or another one that holds a part of its rows, did not say, or may not be asked: when it is asked again.

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;

namespace
{

// A node that does not answer for a row of this one is asked so often, for so many of them.
constexpr auto kBetweenUnanswered = 2s;
constexpr qsizetype kMostUnanswered = 2000;

} // namespace

/// What another node had to say of some rows it did not say yet.
void NodeFollower::askAgain(const messages::RowBatch &rows)
{
    for (const messages::RowBatch::Row &row : rows.rows()) {
        if (row.change != messages::RowChange::Present)
            continue;
        if (row.closed != formats::Closed::Unanswered && !row.unansweredDeadline)
            continue;
        if (m_unanswered.size() < kMostUnanswered)
            m_unanswered.insert(rows.view(row.key).toByteArray());
        else
            m_isUnansweredLost = true;
    }
    if (!m_unanswered.isEmpty() && !m_unansweredTimer.isActive())
        m_unansweredTimer.start(kBetweenUnanswered);
}

void NodeFollower::readUnanswered()
{
    if (m_node.commands().state() != Connection::State::Ready || m_unanswered.isEmpty()) {
        m_unanswered.clear(); // all is read when there is a connection
        m_isUnansweredLost = false;
        return;
    }
    const QSet<QByteArray> asked = std::exchange(m_unanswered, {});
    // Not as by an event: what is left of a TTL by now is not all of it.
    m_reader->read({asked.begin(), asked.end()}, false, [this](const redis::Result<RecordReader::Answer> &answer) {
        takeRead(answer);
        if (m_unanswered.isEmpty() && std::exchange(m_isUnansweredLost, false) && isFollowing())
            readAgain(false);
    });
}

void NodeFollower::keepRows(const std::vector<QByteArray> &keys)
{
    const auto batch = std::make_shared<messages::RowBatch>();
    for (const QByteArray &key : keys) {
        messages::RowBatch::Row row;
        row.key = batch->append(key);
        row.at = m_reader->clock().nowMs();
        row.change = messages::RowChange::Unread;
        row.byEvent = true;
        row.node = quint8(m_node.index());
        batch->add(row);
    }
    if (!batch->isEmpty())
        Q_EMIT batchReady(batch);
}

/// A session that was known could not be read again: what is shown of it is old.
void NodeFollower::noteUnread(bool byPass)
{
    m_passUnread = m_passUnread || byPass;
    if (byPass || m_status.readError || !m_passError)
        return;
    m_status.readError = m_passError;
    Q_EMIT statusChanged();
}

/// Keys that came by an event, and may not be read: whether they are sessions nobody knows. Where nothing may be read
/// any more, the others are old as well as soon as they are written.
void NodeFollower::noteClosed(const RecordReader::Answer &answer)
{
    const qint64 before = m_closed.count();
    for (const messages::RowBatch::Row &row : answer.rows->rows())
        m_closed.remove(answer.rows->view(row.key));
    for (const QByteArray &key : answer.absent)
        m_closed.remove(key);
    m_closed.add(answer.closed);
    if (m_closed.count() != before)
        Q_EMIT closedChanged();
    if (answer.closed.empty() || !answer.refused || !isOfEveryKey(*answer.refused) || m_status.readError)
        return;
    m_status.readError = answer.refused;
    Q_EMIT statusChanged();
}

/// One of them: when it can be read, the others can, too.
void NodeFollower::tryClosed()
{
    const QByteArray key = m_closed.toTry();
    if (key.isEmpty() || m_node.commands().state() != Connection::State::Ready)
        return;
    m_reader->read({key}, true, [this, key](const redis::Result<RecordReader::Answer> &answer) {
        if (!answer || answer->unreadable > 0)
            return;
        if (!answer->hashes.empty()) // whether it may be read is known when it is
            return takeRead(answer);
        m_closed.remove(key);
        takeRead(answer);
        if (m_status.stage == Stage::Following && answer->absent.empty())
            readAgain(false);
    });
}

} // namespace server
