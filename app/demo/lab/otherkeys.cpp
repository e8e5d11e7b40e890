// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/otherkeys.h"

#include "models/redis/connection.h"

#include <algorithm>

namespace app
{

namespace
{

constexpr int kBatch = 1000;
constexpr int kBatchesAhead = 4;
constexpr auto kTtlSeconds = "3600";

QByteArray otherKey(int number)
{
    return "lab:key:" + QByteArray::number(number);
}

} // namespace

OtherKeys::OtherKeys(redis::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

void OtherKeys::want(int count, bool haveTtl)
{
    ++m_wish;
    m_goal = std::clamp(count, 0, kMost);
    if (haveTtl != m_haveTtl || m_isOff)
        m_written = 0; // each is written again, as it is wanted now
    m_haveTtl = haveTtl;
    m_isOff = false;
    m_isCounting = false;
    step();
}

void OtherKeys::step()
{
    while (m_onTheWay < kBatchesAhead && (m_written < m_goal || m_highest > m_goal))
        send();
    count();
}

void OtherKeys::send()
{
    redis::CommandBatch batch;
    if (m_highest > m_goal) { // from above, so that what stays has no gaps
        const int first = std::max(m_goal, m_highest - kBatch);
        QByteArrayList command{"UNLINK"};
        for (int i = first; i < m_highest; ++i)
            command.append(otherKey(i));
        batch.add(command);
        m_highest = first;
        m_written = std::min(m_written, first);
    } else {
        const int last = std::min(m_goal, m_written + kBatch);
        for (int i = m_written; i < last; ++i) {
            if (m_haveTtl)
                batch.add({"SET", otherKey(i), "an hour", "EX", kTtlSeconds});
            else
                batch.add({"SET", otherKey(i), "for good"});
        }
        m_written = last;
        m_highest = std::max(m_highest, last);
    }
    ++m_onTheWay;
    m_connection.send(batch, this, [this, wish = m_wish](redis::Result<std::vector<redis::Reply>> &&replies) {
        --m_onTheWay;
        const auto isRefused = [](const redis::Reply &reply) { return reply.isError(); };
        const auto refusal = replies ? std::find_if(replies->begin(), replies->end(), isRefused)
                                     : std::vector<redis::Reply>::const_iterator();
        if (!replies || refusal != replies->end()) {
            m_isOff = true;
            if (wish == m_wish) {
                m_goal = m_written = m_highest; // as far as it came
                Q_EMIT refused(replies ? QString::fromUtf8(refusal->bytes) : replies.error().detail);
            }
        } else {
            Q_EMIT reached(m_highest > m_goal ? m_highest : m_written);
        }
        step();
    });
}

void OtherKeys::count()
{
    if (m_onTheWay > 0 || m_isCounting)
        return;
    m_isCounting = true;
    countFrom(0, 0);
}

/// By name: SCAN may tell one twice.
void OtherKeys::countFrom(int first, qint64 counted)
{
    if (first >= m_highest) {
        m_isCounting = false;
        m_isOff = counted != m_goal;
        Q_EMIT settled(counted);
        return;
    }
    const int last = std::min(first + kBatch, m_highest);
    QByteArrayList command{"EXISTS"};
    for (int i = first; i < last; ++i)
        command.append(otherKey(i));
    redis::CommandBatch batch;
    batch.add(command);
    m_connection.send(batch, this,
                      [this, last, counted, wish = m_wish](redis::Result<std::vector<redis::Reply>> &&replies) {
                          if (wish != m_wish)
                              return;
                          if (replies && replies->front().isInteger())
                              return countFrom(last, counted + replies->front().integer);
                          m_isCounting = false;
                      });
}

} // namespace app

#include "moc_otherkeys.cpp"
