// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/nodefollower.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/server/connect/eventflags.h"
#include "models/server/intake/absentkeys.h"
#include "models/server/intake/followedhashes.h"
#include "models/server/intake/keytracking.h"
#include "models/server/intake/replicasource.h"
#include "models/server/intake/sessionloader.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;

namespace
{

// Keys waiting to be read: from so many on the table is seconds behind, until there are so few again.
constexpr qsizetype kFarBehind = 2 * RefreshQueue::kBacklogRate;
constexpr qsizetype kCaughtUp = RefreshQueue::kUsualRate;

} // namespace

NodeFollower::NodeFollower(redis::Node &node, const messages::ConnectionProfile &profile, QObject *parent)
    : QObject(parent)
    , m_node(node)
    , m_database(profile.database)
    , m_reader(new RecordReader(node.commands(), quint8(node.index()), this))
    , m_loader(new SessionLoader(node, *m_reader, profile.gentle, this))
    , m_eventFlags(new EventFlags(node.commands(), &node.events(), this))
    , m_check(new SourceCheck(node, this))
    , m_absent(new AbsentKeys(node.commands(), *m_reader, this))
    , m_hashes(new FollowedHashes(node.commands(), *m_reader, this))
    , m_tracking(new KeyTracking(node, this)) // before this one hears of the connections
    , m_isReadOnly(profile.readOnly)
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_refreshTimer, &QTimer::timeout, this, &NodeFollower::flushRefresh);
    m_reader->setSeen(&m_seen);
    connect(m_reader, &RecordReader::redirected, this, &NodeFollower::seek);
    connect(m_absent, &AbsentKeys::rowsRead, this, &NodeFollower::handOver);
    connect(m_absent, &AbsentKeys::gone, this,
            [this](const std::vector<QByteArray> &keys) { tellGone(keys, messages::RowChange::Vanished); });
    connect(m_absent, &AbsentKeys::goneWithoutAWord, this, &NodeFollower::doubtEvents);
    connect(m_absent, &AbsentKeys::unanswered, this,
            [this](const redis::Error &error) { takeRead(tl::unexpected(error)); });
    connect(m_loader, &SessionLoader::batchReady, this, &NodeFollower::handOver);
    connect(m_loader, &SessionLoader::finished, this, [this] { m_seen.endPass(); });
    connect(m_loader, &SessionLoader::namesMet, this, &NodeFollower::namesMet);
    connect(m_loader, &SessionLoader::closedMet, this,
            [this](const std::vector<QByteArray> &keys) { m_closed.noteMet(keys); });
    followHashes();
    m_unansweredTimer.setSingleShot(true);
    connect(&m_unansweredTimer, &QTimer::timeout, this, &NodeFollower::readUnanswered);
    connect(m_loader, &SessionLoader::refused, this, [this](const redis::Error &error) { m_passError = error; });
    connect(m_eventFlags, &EventFlags::changed, this, &NodeFollower::probeAgain);
    connect(m_check, &SourceCheck::answered, this, &NodeFollower::takeCheck);
    connect(m_check, &SourceCheck::silenceChanged, this, &NodeFollower::updateTrouble);
    connect(m_check, &SourceCheck::eventsTurnedLate, this, &NodeFollower::judgeLag);
    connect(m_check, &SourceCheck::ticked, this, &NodeFollower::tick);
    connect(m_check, &SourceCheck::lostWhileAway, this, &NodeFollower::connectAnew);

    connect(&node.commands(), &Connection::stateChanged, this, &NodeFollower::takeCommandsState);
    connect(&node.commands(), &Connection::failed, this,
            [this](const redis::Error &error, std::chrono::milliseconds retryIn) {
                m_status.error = error;
                m_errorOf = m_node.commands().endpoint();
                m_status.failedForGood = retryIn == 0ms;
                if (!m_status.offlineSince.isValid() && m_status.stage == Stage::Offline)
                    m_status.offlineSince = QDateTime::currentDateTime();
                m_status.retryAt =
                    retryIn == 0ms ? QDateTime() : QDateTime::currentDateTime().addMSecs(retryIn.count());
                Q_EMIT statusChanged();
            });
    connect(&node.events(), &redis::Subscriber::subscribed, this, [this] {
        m_status.subscribed = true;
        m_status.eventsError.reset();
        m_refusedAt.invalidate();
        m_isAnswered = true;
        enterWhenAnswered();
    });
    connect(&node.events(), &redis::Subscriber::lost, this, [this](const redis::Error &error) {
        m_status.subscribed = false;
        m_status.eventsError = error;
        m_refusedAt.start();
        forgetNames();
        openGap();
        m_isAnswered = patternsToHear().isEmpty();
        // Without events the sessions can still be listed; with the next subscribed() they are read again.
        if (m_status.stage == Stage::Subscribing)
            enterFollowing();
        Q_EMIT statusChanged();
    });
    connect(&node.events(), &redis::Subscriber::refused, this, [this](const redis::Error &error) {
        // Perhaps it may hear of the sessions only.
        if (!redis::isTemporary(error.kind) && m_wantsAllNames)
            return hearFewer();
        m_status.subscribed = false;
        m_status.eventsError = error;
        m_refusedAt.start();
        m_isAnswered = true;
        if (m_status.stage == Stage::Subscribing)
            enterWhenAnswered();
        Q_EMIT statusChanged();
    });
    connect(&node.events(), &redis::Subscriber::messagesReceived, this, &NodeFollower::takeMessages);
    connect(&node.events(), &redis::Subscriber::invalidated, this, &NodeFollower::takeInvalidated);
    connect(&node.events(), &redis::Subscriber::allInvalidated, this, &NodeFollower::takeAllInvalidated);
    connect(m_tracking, &KeyTracking::switchedOn, this, &NodeFollower::takeTracking);
    connect(m_tracking, &KeyTracking::lost, this, &NodeFollower::takeTrackingLost);
    connect(m_tracking, &KeyTracking::refused, this, &NodeFollower::takeTrackingRefused);
}

NodeFollower::~NodeFollower() = default;

void NodeFollower::setFormats(std::shared_ptr<const formats::FormatSet> formats)
{
    m_formats = std::move(formats);
    m_keyPatterns = m_formats->scanPatterns();
    m_reader->setFormats(m_formats);
    m_hashes->clear();
    if (m_replicas)
        m_replicas->reader().setFormats(m_formats);
    if (m_status.stage != Stage::Offline)
        goOn();
}

int NodeFollower::takeEventCount()
{
    m_latestEventCount = std::exchange(m_eventCount, 0);
    return m_latestEventCount;
}

void NodeFollower::takeMessages(const std::vector<redis::Message> &messages)
{
    const QByteArray flagsChannel = EventFlags::channel();
    const bool sawWrite = m_status.sawWriteEvent;
    const bool sawExpiry = m_status.sawExpiryEvent;
    const qint64 now = m_reader->clock().nowMs();
    std::shared_ptr<messages::RowBatch> batch;
    std::vector<QByteArray> beside;
    std::vector<SoughtKey> sought;
    int besideCount = 0;
    QByteArrayView waiting; // the latest key that waits to be read: SET and EXPIRE come in pairs
    const qint64 closedBefore = m_closed.count();
    for (const redis::Message &message : messages) {
        const std::optional<KeyEvent> event = readKeyEvent(message.channel, message.payload);
        if (!event)
            continue;
        if (message.channel == flagsChannel) {
            if (m_node.events().isListening()) // else it came by the pattern
                m_eventFlags->take(message.payload);
            continue;
        }
        if (isMiss(event->name)) {
            ++besideCount;
            continue;
        }
        const std::optional<messages::RowChange> removal = m_removals.take(*event);
        if (!removal && event->key == waiting && !waiting.isEmpty())
            continue;
        // What happens to the key that carries a session's TTL happens to the session.
        const QByteArray record = m_formats->recordOfDeadlineKey(event->key);
        const QByteArrayView key = record.isEmpty() ? event->key : QByteArrayView(record);
        waiting = {};
        if (!removal && m_refresh.contains(key)) { // under a storm of writes most keys wait already
            waiting = event->key;
            m_touched.note(key);
            continue;
        }
        if (takeHashEvent(*event, removal))
            continue;
        if (m_formats->match(key, formats::RecordType::Unknown).format < 0) {
            ++besideCount;
            if (!removal && beside.size() < kMostBesideAtOnce)
                beside.push_back(event->key.toByteArray());
            continue;
        }
        m_touched.note(key);
        if (!removal) {
            if (!isToldBeside(event->name))
                noteWriteEvent();
            queueRefresh(key);
            waiting = event->key;
            continue;
        }
        m_status.sawExpiryEvent = m_status.sawExpiryEvent || removalBy(event->name) == messages::RowChange::Expired;
        m_refresh.remove(key);
        m_reader->noteRemoval(key);
        m_absent->noteRemoval(key);
        m_closed.remove(key);
        noteEndTold(key);
        if (mayBeElsewhere(key, *removal)) {
            sought.push_back({key.toByteArray(), *removal, {}, true});
            continue;
        }
        if (!batch)
            batch = std::make_shared<messages::RowBatch>();
        addGone(*batch, key, *removal, now);
    }
    if (closedBefore != m_closed.count())
        Q_EMIT closedChanged();
    scheduleRefresh();
    m_eventCount += int(messages.size()) - besideCount;
    m_besideCount += besideCount;
    if (!beside.empty())
        Q_EMIT namesMet(beside);
    if (batch)
        Q_EMIT batchReady(batch);
    if (!sought.empty())
        Q_EMIT keysSought(sought);
    const bool heard = std::exchange(m_status.hearsAllNames, hearsAllNames());
    if (heard != m_status.hearsAllNames || sawWrite != m_status.sawWriteEvent || sawExpiry != m_status.sawExpiryEvent)
        Q_EMIT statusChanged();
}

/// Moved to another node, perhaps. And what a move that broke off has left behind on a node that does not hold its slot
/// comes to its end there, be it at the same time as the session, which may have been written anew since.
bool NodeFollower::mayBeElsewhere(QByteArrayView key, messages::RowChange removal) const
{
    return m_node.isOfCluster() && (removal == messages::RowChange::LoggedOut || (m_holds && !m_holds(key)));
}

void NodeFollower::noteWriteEvent()
{
    m_status.sawWriteEvent = true;
    m_status.writeEventAt = messages::ServerClock::monotonicMs();
}

/// A key of a format in use. False: it will be known by the next pass only.
bool NodeFollower::queueRefresh(QByteArrayView key)
{
    if (m_refresh.add(key, !m_seen.contains(key), messages::ServerClock::monotonicMs()))
        return true;
    if (std::exchange(m_fellBehind, true))
        return false;
    m_status.isUnread = true;
    m_passCovers = false;
    Q_EMIT fellBehind();
    Q_EMIT statusChanged();
    return false;
}

void NodeFollower::refresh(const std::vector<QByteArray> &keys)
{
    m_absent->expect(keys);
    for (const QByteArray &key : keys)
        m_refresh.add(key, false, messages::ServerClock::monotonicMs());
    scheduleRefresh();
}

void NodeFollower::verify(const std::vector<QByteArray> &keys)
{
    if (keys.empty() || m_status.stage != Stage::Following || m_node.commands().state() != Connection::State::Ready)
        return;
    m_absent->beginLook(keys);
    redis::CommandBatch batch;
    for (const QByteArray &key : keys) {
        if (const auto field = m_formats->hasHashes() ? formats::splitFieldAddress(key) : std::nullopt)
            batch.add({"HEXISTS", field->hash, field->field});
        else
            batch.add({"EXISTS", key});
    }
    m_node.commands().send(batch, this, [this, keys](const redis::Result<std::vector<redis::Reply>> &replies) {
        std::vector<QByteArray> absent;
        std::vector<SoughtKey> sought;
        bool isRefused = false;
        for (size_t i = 0; replies && i < replies->size(); ++i) {
            const redis::Reply &reply = replies->at(i);
            if (reply.isInteger() && reply.integer == 0)
                absent.push_back(keys[i]);
            if (!reply.isError())
                continue;
            if (redis::isRedirection(reply.errorKind()))
                sought.push_back({keys[i]});
            else
                isRefused = isRefused || !redis::isTemporary(reply.errorKind());
        }
        if (!sought.empty())
            Q_EMIT keysSought(sought);
        if (isRefused)
            m_reader->read(keys, true, [this](const redis::Result<RecordReader::Answer> &answer) { takeRead(answer); });
        absent = m_absent->endLook(absent);
        // One may be on its way out. Most of them: nothing is what it was.
        if (absent.size() > 1 && absent.size() * 2 > keys.size())
            doubtEvents();
    });
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
        m_announced.clear();
        return;
    }
    std::vector<QByteArray> keys = m_refresh.take(messages::ServerClock::monotonicMs());
    if (keys.empty()) {
        scheduleRefresh();
        return;
    }
    // What tracking has named is not forgotten before it is known what has become of it.
    const std::vector<QByteArray> announced = announcedAmong(keys);
    m_reader->read(std::move(keys), true, [this, announced](const redis::Result<RecordReader::Answer> &answer) {
        takeRefreshed(answer);
        forgetAnnounced(announced);
    });
}

void NodeFollower::judgeLag()
{
    if (m_status.stage != Stage::Following)
        return;
    const bool isBehind =
        m_check->areEventsLate() || areHashesLate() || m_refresh.size() > (m_status.isBehind ? kCaughtUp : kFarBehind);
    if (std::exchange(m_status.isBehind, isBehind) != isBehind)
        Q_EMIT statusChanged();
}

void NodeFollower::takeRefreshed(const redis::Result<RecordReader::Answer> &answer)
{
    m_refresh.answered(messages::ServerClock::monotonicMs());
    scheduleRefresh();
    takeRead(answer);
}

void NodeFollower::takeRead(const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer) {
        // Nobody knows what these are now. A connection that broke is told elsewhere.
        if (m_node.commands().state() == Connection::State::Ready) {
            m_status.isUnread = true;
            m_passCovers = false;
            m_trouble = answer.error();
            updateTrouble();
        }
        return;
    }
    if (answer->refused)
        m_passError = answer->refused;
    noteClosed(*answer);
    if (!answer->rows->isEmpty())
        handOver(answer->rows);
    for (const QByteArray &hash : answer->hashes)
        m_hashes->noteWrite(hash, {});
    m_absent->add(m_announced.isEmpty() ? answer->absent : tellEnded(answer->absent));
}

void NodeFollower::handOver(const messages::RowBatchPointer &rows)
{
    if (rows->scan != 0 && std::exchange(m_seenScan, rows->scan) != rows->scan) {
        m_seen.beginPass();
        m_fellBehind = false;
    }
    std::vector<QByteArrayView> keys;
    keys.reserve(rows->rows().size());
    for (const messages::RowBatch::Row &row : rows->rows()) {
        keys.push_back(rows->view(row.key));
        if (rows->scan == 0)
            m_touched.note(keys.back());
        if (row.change == messages::RowChange::Present && isField(row))
            m_hashes->noteRow(keys.back(), rows->asked);
        if (row.change == messages::RowChange::Unread)
            noteUnread(rows->scan != 0);
    }
    m_seen.note(keys);
    askAgain(*rows);
    Q_EMIT batchReady(rows);
}

void NodeFollower::seek(const std::vector<RedirectedKey> &keys, bool byEvent)
{
    std::vector<SoughtKey> sought;
    sought.reserve(keys.size());
    for (const RedirectedKey &redirected : keys) {
        const bool isNamed = m_announced.value(redirected.key).at != 0;
        sought.push_back({redirected.key, isNamed ? messages::RowChange::Ended : messages::RowChange::Vanished,
                          redirected.to, byEvent});
    }
    Q_EMIT keysSought(sought);
}

void NodeFollower::takeTraced(const RecordReader::Answer &answer, const std::vector<SoughtKey> &ended,
                              const std::vector<QByteArray> &vanished)
{
    RecordReader::Answer read = answer;
    read.absent = vanished;
    takeRead(std::move(read));
    for (const SoughtKey &key : ended)
        tellGone({key.key}, key.ifGone);
}

void NodeFollower::noteKeysLost()
{
    if (m_status.stage != Stage::Following)
        return; // all is read when it does
    openGap();
    m_status.isUnread = true;
    m_passCovers = false;
    Q_EMIT statusChanged();
}

void NodeFollower::noteLogout(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys)
        m_reader->noteRemoval(key);
    tellGone(keys, messages::RowChange::LoggedOut);
    // Some may be back: written by a request in flight, and read before the answer to the last of them came.
    refresh(keys);
}

void NodeFollower::tellGone(const std::vector<QByteArray> &keys, messages::RowChange how)
{
    if (keys.empty())
        return;
    const auto batch = std::make_shared<messages::RowBatch>();
    const qint64 now = m_reader->clock().nowMs();
    for (const QByteArray &key : keys)
        addGone(*batch, key, how, now, now);
    Q_EMIT batchReady(batch);
}

void NodeFollower::addGone(messages::RowBatch &batch, QByteArrayView key, messages::RowChange how, qint64 at,
                           qint64 readAt)
{
    m_touched.note(key);
    if (!m_hashes->isEmpty())
        m_hashes->noteEnded(key);
    messages::RowBatch::Row row;
    row.key = batch.append(key);
    row.at = at;
    row.deadline = readAt;
    row.change = how;
    row.byEvent = true;
    row.node = quint8(m_node.index());
    batch.add(row);
}

/// At another place it is another server, as after a failover.
void NodeFollower::noteRun(const QByteArray &run)
{
    if (run.isEmpty())
        return;
    const redis::Endpoint place = m_node.commands().endpoint();
    const bool isOther = !m_run.isEmpty() && m_run != run && m_runOf == place;
    m_run = run;
    m_runOf = place;
    if (isOther)
        Q_EMIT restarted();
}

} // namespace server

#include "moc_nodefollower.cpp"
