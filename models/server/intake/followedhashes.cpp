// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/followedhashes.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/messages/serverclock.h"

#include <algorithm>
#include <utility>

namespace server
{

using messages::RowChange;
using messages::ServerClock;

namespace
{

// Of the time between two readings of a hash, at most one part in so many is spent on the first.
constexpr qint64 kShareOfReadings = 4;
// How long an event may take to come after the reading that has missed a field.
constexpr qint64 kEventDelayMs = 400;

/// For a look-up without a copy.
QByteArray heldElsewhere(QByteArrayView key)
{
    return QByteArray::fromRawData(key.data(), key.size());
}

} // namespace

void FollowedHashes::Told::add(const Told &other)
{
    deletion = deletion || other.deletion;
    expiry = expiry || other.expiry;
    something = something || other.something;
}

RowChange FollowedHashes::Told::how() const
{
    if (something || (deletion && expiry))
        return RowChange::Ended;
    return deletion ? RowChange::LoggedOut : expiry ? RowChange::Expired : RowChange::Vanished;
}

FollowedHashes::FollowedHashes(redis::Connection &connection, RecordReader &reader, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reader(reader)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FollowedHashes::readNext);
}

FollowedHashes::~FollowedHashes() = default;

/// Events of hashes: https://redis.io/docs/latest/develop/use/keyspace-notifications/.
FollowedHashes::Told FollowedHashes::toldBy(QByteArrayView eventName)
{
    Told told;
    if (eventName == "hdel")
        told.deletion = true;
    else if (eventName == "hexpired")
        told.expiry = true;
    else // these leave every field where it is
        told.something = eventName != "hset" && eventName != "hincrby" && eventName != "hincrbyfloat" &&
                         eventName != "expire" && eventName != "persist" && eventName != "hexpire" &&
                         eventName != "hpersist" && eventName != "new";
    return told;
}

void FollowedHashes::noteWrite(QByteArrayView key, QByteArrayView eventName)
{
    Hash &hash = m_hashes[key.toByteArray()];
    hash.told.add(toldBy(eventName));
    if (!hash.isWaiting)
        wait(hash, std::max(hash.notBefore, ServerClock::monotonicMs() + kShortestPauseMs));
}

void FollowedHashes::notePage(const QByteArray &key, const std::vector<SeenField> &fields)
{
    Hash &hash = m_hashes[key];
    for (const SeenField &field : fields)
        hash.fields.insert(field.address, field.digest);
}

void FollowedHashes::noteWhole(const QByteArray &key, qsizetype count)
{
    const auto hash = m_hashes.find(key);
    if (hash == m_hashes.end())
        return;
    if (hash->fields.size() > count && !hash->isWaiting)
        wait(*hash, ServerClock::monotonicMs() + kShortestPauseMs);
    else if (hash->fields.isEmpty() && !hash->isWaiting)
        m_hashes.erase(hash);
}

void FollowedHashes::noteEnded(const std::vector<QByteArray> &addresses)
{
    for (const QByteArray &address : m_hashes.isEmpty() ? std::vector<QByteArray>() : addresses) {
        const auto hash = m_hashes.find(heldElsewhere(formats::keyOfRecord(address)));
        if (hash != m_hashes.end())
            hash->fields.remove(address);
    }
}

std::vector<QByteArray> FollowedHashes::takeAll(QByteArrayView key)
{
    if (m_reading && m_reading->hash == key)
        giveUp();
    const Hash hash = m_hashes.take(key.toByteArray());
    const QList<QByteArray> addresses = hash.fields.keys();
    return {addresses.begin(), addresses.end()};
}

void FollowedHashes::clear()
{
    m_hashes.clear();
    m_isLoaded = false;
    m_timer.stop();
    giveUp();
}

void FollowedHashes::giveUp()
{
    m_reading.reset();
    ++m_turn;
    schedule();
}

void FollowedHashes::wait(Hash &hash, qint64 notBefore)
{
    hash.isWaiting = true;
    hash.notBefore = notBefore;
    const int delay = int(std::max<qint64>(0, notBefore - ServerClock::monotonicMs()));
    if (!m_reading && (!m_timer.isActive() || m_timer.remainingTime() > delay))
        m_timer.start(delay);
}

void FollowedHashes::schedule()
{
    if (m_reading)
        return;
    std::optional<qint64> next;
    for (const Hash &hash : std::as_const(m_hashes)) {
        if (hash.isWaiting && (!next || hash.notBefore < *next))
            next = hash.notBefore;
    }
    if (next)
        m_timer.start(int(std::max<qint64>(0, *next - ServerClock::monotonicMs())));
}

void FollowedHashes::readNext()
{
    if (m_reading || m_connection.state() != redis::Connection::State::Ready)
        return; // with the next connection a pass reads all
    const qint64 now = ServerClock::monotonicMs();
    auto first = m_hashes.end();
    for (auto hash = m_hashes.begin(); hash != m_hashes.end(); ++hash) {
        if (hash->isWaiting && hash->notBefore <= now &&
            (first == m_hashes.end() || hash->notBefore < first->notBefore))
            first = hash;
    }
    if (first == m_hashes.end())
        return schedule();
    first->isWaiting = false;
    m_reading = Reading{.hash = first.key(), .told = std::exchange(first->told, {}), .beganAt = now};
    readPage();
}

void FollowedHashes::readPage()
{
    const auto isKnown = [this, key = m_reading->hash](const SeenField &field) {
        const auto hash = m_hashes.constFind(key);
        const auto known = hash == m_hashes.cend() ? QHash<QByteArray, size_t>::const_iterator()
                                                   : hash->fields.constFind(field.address);
        return hash != m_hashes.cend() && known != hash->fields.cend() && *known == field.digest;
    };
    m_reader.readHash(m_reading->hash, m_reading->cursor, m_isLoaded, isKnown,
                      [this, turn = m_turn](const redis::Result<RecordReader::Answer> &answer) {
                          if (turn == m_turn && m_reading)
                              take(answer);
                      });
}

void FollowedHashes::take(const redis::Result<RecordReader::Answer> &answer)
{
    const QByteArray key = m_reading->hash;
    if (!answer) {
        giveUp(); // before it is told: whoever hears it may forget all
        Q_EMIT failed(answer.error());
        return;
    }
    RecordReader::Answer page = *answer;
    const bool isGone = !page.absent.empty();
    page.absent.clear();
    if (!page.redirected.empty()) {
        const std::vector<QByteArray> addresses = takeAll(key);
        if (!addresses.empty())
            Q_EMIT moved(addresses);
        return;
    }
    const quint64 turn = m_turn;
    Q_EMIT pageRead(key, page);
    if (turn != m_turn)
        return;
    if (page.unreadable > 0)
        return giveUp();
    Hash &hash = m_hashes[key];
    for (const SeenField &field : page.fields) {
        hash.fields.insert(field.address, field.digest);
        m_reading->met.insert(field.address, field.digest);
    }
    m_reading->cursor = page.cursor;
    if (!isGone && !page.cursor.isEmpty() && page.cursor != "0")
        readPage();
    else
        finish(isGone);
}

/// All that there is has been met.
void FollowedHashes::finish(bool isGone)
{
    const Reading reading = *std::exchange(m_reading, std::nullopt);
    const qint64 now = ServerClock::monotonicMs();
    Hash &hash = m_hashes[reading.hash];
    Told told = reading.told;
    told.add(hash.told);
    told.something = told.something || (isGone && !told.deletion);
    std::vector<QByteArray> missing;
    for (auto field = hash.fields.cbegin(); field != hash.fields.cend(); ++field) {
        if (!reading.met.contains(field.key()))
            missing.push_back(field.key());
    }
    hash.notBefore =
        now + std::clamp((now - reading.beganAt) * (kShareOfReadings - 1), kShortestPauseMs, kLongestPauseMs);
    if (!missing.empty() && told.how() == RowChange::Vanished && !std::exchange(hash.isPutOff, true)) {
        hash.isWaiting = true;
        hash.notBefore = now + kEventDelayMs;
        return schedule();
    }
    hash.isPutOff = false;
    for (const QByteArray &address : missing)
        hash.fields.remove(address);
    if (hash.fields.isEmpty() && !hash.isWaiting)
        m_hashes.remove(reading.hash);
    schedule();
    if (!missing.empty())
        Q_EMIT gone(missing, told.how());
}

} // namespace server

#include "moc_followedhashes.cpp"
