// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/eventfloor.h"

#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"

#include <QElapsedTimer>

#include <algorithm>
#include <hiredis/hiredis.h>
#include <thread>

namespace bench
{

namespace
{

constexpr int kPageEvents = 10'000;
constexpr int kMostPages = 20;
const QByteArray kChannelPrefix = QByteArrayLiteral("__keyspace@0__:");

QByteArray channelOf(int session)
{
    return kChannelPrefix + sessionKey(session);
}

/// Counts up to and including the end. -1: failed.
qint64 countMessages(RespClient &subscriber)
{
    for (qint64 counted = 1;; ++counted) {
        const ReplyPointer reply = subscriber.nextReply();
        if (!reply || reply->type != REDIS_REPLY_ARRAY || reply->elements != 4)
            return -1;
        if (QByteArrayView(reply->element[3]->str, qsizetype(reply->element[3]->len)) == "del")
            return counted;
    }
}

} // namespace

EventPublisher::EventPublisher(int sessions)
{
    const int pages = std::clamp(2 * (sessions - 1) / kPageEvents, 1, kMostPages);
    for (int page = 0; page < pages; ++page) {
        WireBuffer &wire = m_pages.emplace_back();
        for (int event = 0; event < kPageEvents; event += 2) {
            const QByteArray channel = channelOf(1 + (page * kPageEvents + event) / 2 % (sessions - 1));
            wire.add({"PUBLISH", channel, "set"});
            wire.add({"PUBLISH", channel, "expire"});
        }
    }
}

EventPublisher::~EventPublisher() = default;

qint64 EventPublisher::publish(quint16 port, qint64 events) const
{
    RespClient client(port);
    qint64 delivered = 0;
    for (qint64 page = 0; page * kPageEvents < events; ++page) {
        const qint64 sum = client.run(m_pages[size_t(page) % m_pages.size()]);
        if (sum < 0)
            return -1;
        delivered += sum;
    }
    return delivered;
}

qint64 EventPublisher::publishEnd(quint16 port)
{
    return RespClient(port).integer({"PUBLISH", channelOf(0), "del"});
}

EventFloor measureEventFloor(quint16 port, const EventPublisher &publisher, qint64 events)
{
    EventFloor floor;
    RespClient subscriber(port);
    if (!subscriber.command({"PSUBSCRIBE", kChannelPrefix + "session:*"}))
        return floor;
    QElapsedTimer elapsed;
    elapsed.start();
    std::thread sending([&] {
        floor.delivered = publisher.publish(port, events);
        floor.delivered += EventPublisher::publishEnd(port);
    });
    floor.counted = countMessages(subscriber);
    const double took = double(elapsed.nsecsElapsed()) / 1e6;
    sending.join();
    if (floor.counted > 0)
        floor.milliseconds = took;
    return floor;
}

bool setBufferLimit(quint16 port, BufferLimit limit)
{
    const QByteArrayView value = limit == BufferLimit::Ample ? "pubsub 4gb 4gb 600" : "pubsub 32mb 8mb 60";
    return RespClient(port).text({"CONFIG", "SET", "client-output-buffer-limit", value}) == "OK";
}

} // namespace bench
