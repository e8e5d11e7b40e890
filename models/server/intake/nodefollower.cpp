// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/nodefollower.h"

#include "models/server/connect/eventflags.h"
#include "models/server/intake/keyevent.h"
#include "models/server/intake/scanpatterns.h"
#include "models/server/intake/sessionloader.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;
using redis::Reply;

namespace
{

// How long an event may take to come after the read that found its key gone.
constexpr auto kAbsentDelay = 500ms;
constexpr std::ptrdiff_t kConfirmAtOnce = 1000;

/// The middle of a command's round trip: the best guess for when the server executed it.
messages::ServerClock clockFrom(const Reply &time, qint64 sentAt)
{
    const qint64 now = messages::ServerClock::monotonicMs();
    if (time.elements.size() != 2)
        return {};
    const qint64 epochMs = time.elements[0].bytes.toLongLong() * 1000 + time.elements[1].bytes.toLongLong() / 1000;
    return messages::ServerClock::synchronised(epochMs, sentAt + (now - sentAt) / 2);
}

} // namespace

NodeFollower::NodeFollower(redis::Node &node, const messages::ConnectionProfile &profile, QObject *parent)
    : QObject(parent)
    , m_node(node)
    , m_database(profile.database)
    , m_reader(new RecordReader(node.commands(), quint8(node.index()), this))
    , m_loader(new SessionLoader(node, *m_reader, profile.gentle, this))
    , m_eventFlags(new EventFlags(node.commands(), this))
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_refreshTimer, &QTimer::timeout, this, &NodeFollower::flushRefresh);
    m_absentTimer.setSingleShot(true);
    m_absentTimer.setInterval(kAbsentDelay);
    connect(&m_absentTimer, &QTimer::timeout, this, &NodeFollower::confirmAbsent);
    connect(m_loader, &SessionLoader::batchReady, this, &NodeFollower::handOver);
    connect(m_eventFlags, &EventFlags::changed, this, &NodeFollower::probeAgain);

    connect(&node.commands(), &Connection::stateChanged, this, &NodeFollower::takeCommandsState);
    connect(&node.commands(), &Connection::failed, this,
            [this](const redis::Error &error, std::chrono::milliseconds retryIn) {
                m_status.error = error;
                m_status.failedForGood = retryIn == 0ms;
                m_status.retryAt =
                    retryIn == 0ms ? QDateTime() : QDateTime::currentDateTime().addMSecs(retryIn.count());
                Q_EMIT statusChanged();
            });
    connect(&node.events(), &redis::Subscriber::subscribed, this, [this] {
        m_status.subscribed = true;
        m_status.eventsError.reset();
        if (m_status.stage == Stage::Subscribing || m_status.stage == Stage::Following)
            enterFollowing();
    });
    connect(&node.events(), &redis::Subscriber::lost, this, [this](const redis::Error &error) {
        m_status.subscribed = false;
        m_status.eventsError = error;
        openGap();
        // Without events the sessions can still be listed; with the next subscribed() they are read again.
        if (m_status.stage == Stage::Subscribing)
            enterFollowing();
        Q_EMIT statusChanged();
    });
    connect(&node.events(), &redis::Subscriber::refused, this, [this](const redis::Error &error) {
        m_status.subscribed = false;
        m_status.eventsError = error;
        if (m_status.stage == Stage::Subscribing)
            enterFollowing();
        Q_EMIT statusChanged();
    });
    connect(&node.events(), &redis::Subscriber::messagesReceived, this, &NodeFollower::takeMessages);
}

NodeFollower::~NodeFollower() = default;

void NodeFollower::setFormats(std::shared_ptr<const formats::FormatSet> formats)
{
    m_formats = std::move(formats);
    m_keyPatterns = m_formats->scanPatterns();
    m_reader->setFormats(m_formats);
    if (m_status.stage != Stage::Offline)
        goOn();
}

void NodeFollower::takeCommandsState(Connection::State state)
{
    if (state == Connection::State::Ready) {
        m_status.error.reset();
        m_status.failedForGood = false;
        probe();
        return;
    }
    if (m_status.stage != Stage::Offline) {
        m_status.stage = Stage::Offline;
        m_loader->stop();
        m_refresh.clear();
        m_absent.clear(); // the pass after the next connect reads them
        openGap();
        Q_EMIT statusChanged();
    }
}

/// The flags are others now.
void NodeFollower::probeAgain()
{
    if (m_status.stage == Stage::Following || m_status.stage == Stage::Subscribing)
        probe();
}

void NodeFollower::probe()
{
    m_status.stage = Stage::Probing;
    // A key that this account may most probably name.
    const QByteArray someKey = m_keyPatterns.isEmpty() ? QByteArray() : literalPrefix(m_keyPatterns.first());
    redis::CommandBatch batch;
    batch.add({"TIME"});
    batch.add({"CONFIG", "GET", "notify-keyspace-events"});
    batch.add({"PEXPIRETIME", someKey});
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    m_node.commands().send(batch, this, [this, sentAt](const redis::Result<std::vector<Reply>> &replies) {
        if (replies && replies->size() == 3)
            takeProbe(*replies, sentAt);
    });
    Q_EMIT statusChanged();
}

void NodeFollower::takeProbe(const std::vector<Reply> &replies, qint64 sentAt)
{
    if (!replies[0].isError()) {
        m_reader->setClock(clockFrom(replies[0], sentAt));
        Q_EMIT clockChanged(m_reader->clock());
    }
    m_status.flagsKnown = replies[1].isArray() && replies[1].elements.size() == 2;
    m_status.flags = NotificationFlags(m_status.flagsKnown ? replies[1].elements[1].bytes : QByteArray());
    m_reader->setAbsoluteExpiry(replies[2].isInteger());
    goOn();
}

void NodeFollower::goOn()
{
    if (m_formats)
        subscribe();
    else
        Q_EMIT needsFormats();
}

void NodeFollower::subscribe()
{
    m_status.stage = Stage::Subscribing;
    m_node.events().setPatterns(eventPatterns(m_status.flags, m_status.flagsKnown, m_database, m_keyPatterns));
    const bool nothingToHear =
        m_status.flagsKnown && !m_status.flags.reportsExpiry() && !m_status.flags.reportsWrites();
    if (nothingToHear || m_node.events().isSubscribed()) {
        m_status.subscribed = m_node.events().isSubscribed();
        enterFollowing();
        return;
    }
    m_node.events().open();
    Q_EMIT statusChanged();
}

void NodeFollower::enterFollowing()
{
    m_status.stage = Stage::Following;
    // The pass first: told the other way round, this would count as up to date until the pass begins.
    Q_EMIT needsPass();
    Q_EMIT statusChanged();
}

void NodeFollower::openGap()
{
    if (!m_status.gapFrom.isValid())
        m_status.gapFrom = QDateTime::currentDateTime();
}

void NodeFollower::closeGap()
{
    if (m_status.gapFrom.isValid() && m_status.stage == Stage::Following) {
        m_status.gapFrom = {};
        Q_EMIT statusChanged();
    }
}

int NodeFollower::takeEventCount()
{
    return std::exchange(m_eventCount, 0);
}

void NodeFollower::synchroniseClock()
{
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    m_node.commands().send({"TIME"}, this, [this, sentAt](const redis::Result<Reply> &time) {
        if (!time)
            return;
        m_reader->setClock(clockFrom(*time, sentAt));
        Q_EMIT clockChanged(m_reader->clock());
    });
}

void NodeFollower::takeMessages(const std::vector<redis::Message> &messages)
{
    m_eventCount += int(messages.size());
    const bool sawWrite = m_status.sawWriteEvent;
    const bool sawExpiry = m_status.sawExpiryEvent;
    const qint64 now = m_reader->clock().nowMs();
    std::shared_ptr<messages::RowBatch> batch;
    for (const redis::Message &message : messages) {
        const std::optional<KeyEvent> event = readKeyEvent(message.channel, message.payload);
        if (!event)
            continue;
        const std::optional<messages::RowChange> removal = removalBy(event->name);
        // What happens to the key that carries a session's TTL happens to the session.
        const QByteArray record = m_formats->recordOfDeadlineKey(event->key);
        const QByteArrayView key = record.isEmpty() ? event->key : QByteArrayView(record);
        if (!removal) {
            queueRefresh(key);
            continue;
        }
        if (m_formats->match(key, formats::RecordType::Unknown).format < 0)
            continue;
        m_status.sawExpiryEvent = m_status.sawExpiryEvent || *removal == messages::RowChange::Expired;
        m_refresh.remove(key);
        m_reader->noteRemoval(key);
        if (!batch)
            batch = std::make_shared<messages::RowBatch>();
        messages::RowBatch::Row row;
        row.key = batch->append(key);
        row.at = now;
        row.change = *removal;
        row.byEvent = true;
        row.node = quint8(m_node.index());
        batch->add(row);
    }
    scheduleRefresh();
    if (batch)
        Q_EMIT batchReady(batch);
    if (sawWrite != m_status.sawWriteEvent || sawExpiry != m_status.sawExpiryEvent)
        Q_EMIT statusChanged();
}

// The cheapest question first: under a storm of writes most keys wait already.
void NodeFollower::queueRefresh(QByteArrayView key)
{
    if (m_refresh.contains(key) || m_formats->match(key, formats::RecordType::Unknown).format < 0)
        return;
    m_status.sawWriteEvent = true;
    if (m_refresh.add(key, !m_seen.contains(key), messages::ServerClock::monotonicMs()) || m_fellBehind)
        return;
    m_fellBehind = true;
    Q_EMIT fellBehind();
}

void NodeFollower::refresh(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys)
        m_refresh.add(key, false, messages::ServerClock::monotonicMs());
    scheduleRefresh();
}

void NodeFollower::setVisibleKeys(const std::vector<QByteArray> &keys)
{
    m_refresh.setVisible(keys);
    scheduleRefresh();
}

void NodeFollower::scheduleRefresh()
{
    const std::optional<qint64> next = m_refresh.nextAt();
    if (!next || (m_refreshTimer.isActive() && m_refreshAt == *next))
        return;
    m_refreshAt = *next;
    m_refreshTimer.start(int(std::max<qint64>(0, *next - messages::ServerClock::monotonicMs())));
}

void NodeFollower::flushRefresh()
{
    if (m_node.commands().state() != Connection::State::Ready) {
        m_refresh.clear();
        return;
    }
    std::vector<QByteArray> keys = m_refresh.take(messages::ServerClock::monotonicMs());
    if (keys.empty()) {
        scheduleRefresh();
        return;
    }
    m_reader->read(std::move(keys), true,
                   [this](const redis::Result<RecordReader::Answer> &answer) { takeRefreshed(answer); });
}

void NodeFollower::takeRefreshed(const redis::Result<RecordReader::Answer> &answer)
{
    m_refresh.answered(messages::ServerClock::monotonicMs());
    scheduleRefresh();
    if (!answer)
        return;
    if (!answer->rows->isEmpty())
        handOver(answer->rows);
    if (!answer->absent.empty()) {
        m_absent.insert(m_absent.end(), answer->absent.begin(), answer->absent.end());
        if (!m_absentTimer.isActive())
            m_absentTimer.start();
    }
}

void NodeFollower::handOver(const messages::RowBatchPointer &rows)
{
    if (rows->scan != 0 && std::exchange(m_seenScan, rows->scan) != rows->scan) {
        m_seen.beginPass();
        m_fellBehind = false;
    }
    for (const messages::RowBatch::Row &row : rows->rows())
        m_seen.note(rows->view(row.key));
    Q_EMIT batchReady(rows);
}

// Keys that were found gone: the event that says how usually comes a moment later, on the other connection.
// Whether they are still gone is asked once more, as they may be back by then.
void NodeFollower::confirmAbsent()
{
    if (m_absent.empty() || m_node.commands().state() != Connection::State::Ready)
        return;
    const std::vector<QByteArray> absent = std::exchange(m_absent, {});
    for (auto first = absent.begin(); first != absent.end();) {
        const auto last = first + std::min(kConfirmAtOnce, absent.end() - first);
        m_reader->read({first, last}, true, [this](const redis::Result<RecordReader::Answer> &answer) {
            if (!answer)
                return;
            if (!answer->rows->isEmpty())
                handOver(answer->rows);
            tellGone(answer->absent, messages::RowChange::Vanished);
        });
        first = last;
    }
}

void NodeFollower::noteLogout(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys)
        m_reader->noteRemoval(key);
    tellGone(keys, messages::RowChange::LoggedOut);
}

void NodeFollower::tellGone(const std::vector<QByteArray> &keys, messages::RowChange how)
{
    if (keys.empty())
        return;
    const auto batch = std::make_shared<messages::RowBatch>();
    for (const QByteArray &key : keys) {
        messages::RowBatch::Row row;
        row.key = batch->append(key);
        row.at = m_reader->clock().nowMs();
        row.change = how;
        row.byEvent = true;
        row.node = quint8(m_node.index());
        batch->add(row);
    }
    Q_EMIT batchReady(batch);
}

} // namespace server

#include "moc_nodefollower.cpp"
