// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/followedhashes.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/messages/serverclock.h"

#include <algorithm>
#include <iterator>
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
    connect(&m_timer, &QTimer::timeout, this, &FollowedHashes::readOn);
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
    const QByteArray name = key.toByteArray();
    Hash &hash = m_hashes[name];
    hash.told.add(toldBy(eventName));
    const qint64 now = ServerClock::monotonicMs();
    if (hash.unreadSince == 0) {
        hash.unreadSince = now;
        m_unread.insert(now);
    }
    if (!hash.isWaiting)
        wait(name, hash, std::max(hash.notBefore, now + kShortestPauseMs));
}

void FollowedHashes::notePage(const QByteArray &key, const std::vector<SeenField> &fields, quint64 asked)
{
    keep(m_hashes[key], fields, asked);
}

void FollowedHashes::keep(Hash &hash, const std::vector<SeenField> &fields, quint64 asked)
{
    for (const SeenField &field : fields) {
        Field &kept = hash.fields[field.address];
        kept = {field.digest, std::max(kept.asked, asked), m_pass};
    }
}

void FollowedHashes::noteWhole(const QByteArray &key)
{
    const auto hash = m_hashes.find(key);
    if (hash == m_hashes.end() || hash->isWaiting || hash->isBeingRead)
        return;
    const bool isAnyGone = std::any_of(hash->fields.cbegin(), hash->fields.cend(),
                                       [this](const Field &field) { return field.pass != m_pass; });
    if (isAnyGone)
        wait(key, *hash, ServerClock::monotonicMs() + kShortestPauseMs);
    else if (hash->fields.isEmpty())
        m_hashes.erase(hash);
}

void FollowedHashes::noteRow(QByteArrayView address, quint64 asked)
{
    Hash &hash = m_hashes[formats::keyOfRecord(address).toByteArray()];
    const auto field = hash.fields.find(heldElsewhere(address));
    if (field == hash.fields.end())
        hash.fields.insert(address.toByteArray(), {0, asked, m_pass});
    else
        field->pass = m_pass;
}

void FollowedHashes::notePassEnd()
{
    for (auto hash = m_hashes.begin(); hash != m_hashes.end();) {
        hash->fields.removeIf([this](const auto &field) { return field.value().pass != m_pass; });
        const bool isOver = hash->fields.isEmpty() && !hash->isWaiting && !hash->isBeingRead;
        hash = isOver ? m_hashes.erase(hash) : std::next(hash);
    }
}

void FollowedHashes::noteEnded(QByteArrayView address)
{
    const auto hash = m_hashes.find(heldElsewhere(formats::keyOfRecord(address)));
    if (hash == m_hashes.end() || !hash->fields.remove(heldElsewhere(address)))
        return;
    if (hash->fields.isEmpty() && !hash->isWaiting && !hash->isBeingRead)
        m_hashes.erase(hash);
}

std::vector<QByteArray> FollowedHashes::takeAll(QByteArrayView key)
{
    m_reader.noteRemoval(key);
    const auto found = m_hashes.find(heldElsewhere(key));
    if (found == m_hashes.end())
        return {};
    const QByteArray name = found.key();
    giveUp(name);
    const Hash hash = m_hashes.take(name);
    if (hash.isWaiting)
        m_due.erase({hash.notBefore, name});
    noteRead(hash.unreadSince);
    const QList<QByteArray> addresses = hash.fields.keys();
    return {addresses.begin(), addresses.end()};
}

void FollowedHashes::clear()
{
    m_hashes.clear();
    m_due.clear();
    m_readings.clear();
    m_turns.clear();
    m_unread.clear();
    m_isLoaded = false;
    m_timer.stop();
}

/// What it was to tell is told elsewhere, or by the next pass.
void FollowedHashes::giveUp(const QByteArray &key)
{
    const auto reading = m_readings.constFind(key);
    if (reading == m_readings.cend())
        return;
    noteRead(reading->unreadSince);
    m_readings.erase(reading);
    std::erase(m_turns, key);
    const auto hash = m_hashes.find(key);
    if (hash == m_hashes.end())
        return;
    hash->isBeingRead = false;
    if (hash->isWaiting)
        wait(key, *hash, hash->notBefore);
}

/// Of one write or of several: what they did is known, or nobody asks any more.
void FollowedHashes::noteRead(qint64 since)
{
    if (const auto unread = m_unread.find(since); unread != m_unread.end())
        m_unread.erase(unread);
}

void FollowedHashes::wait(const QByteArray &key, Hash &hash, qint64 notBefore)
{
    hash.isWaiting = true;
    hash.notBefore = notBefore;
    if (hash.isBeingRead)
        return; // after that
    m_due.insert({notBefore, key});
    schedule();
}

void FollowedHashes::schedule()
{
    if (m_due.empty() || m_pagesAsked >= kPagesAtOnce)
        return; // the next answer goes on
    const int delay = int(std::max<qint64>(0, m_due.begin()->first - ServerClock::monotonicMs()));
    if (!m_timer.isActive() || m_timer.remainingTime() > delay)
        m_timer.start(delay);
}

void FollowedHashes::readOn()
{
    if (m_connection.state() != redis::Connection::State::Ready)
        return; // with the next connection a pass reads all
    const qint64 now = ServerClock::monotonicMs();
    while (m_pagesAsked < kPagesAtOnce) {
        const bool isNew = m_turns.empty() || std::exchange(m_isNewNext, !m_isNewNext);
        if (isNew && begin(now))
            continue;
        if (m_turns.empty())
            break;
        const QByteArray key = std::move(m_turns.front());
        m_turns.pop_front();
        readPage(key);
    }
    schedule();
}

/// The first of those that are due. False: none is.
bool FollowedHashes::begin(qint64 now)
{
    if (m_due.empty() || m_due.begin()->first > now)
        return false;
    const QByteArray key = m_due.begin()->second;
    m_due.erase(m_due.begin());
    Hash &hash = m_hashes[key];
    hash.isWaiting = false;
    hash.isBeingRead = true;
    m_readings.insert(key, {.number = ++m_latest,
                            .told = std::exchange(hash.told, {}),
                            .beganAt = now,
                            .unreadSince = std::exchange(hash.unreadSince, 0)});
    readPage(key);
    return true;
}

void FollowedHashes::readPage(const QByteArray &key)
{
    ++m_pagesAsked;
    Reading &reading = m_readings[key];
    const auto isKnown = [this, key](const SeenField &field) {
        const auto hash = m_hashes.constFind(key);
        if (hash == m_hashes.cend())
            return false;
        const auto known = hash->fields.constFind(field.address);
        return known != hash->fields.cend() && known->digest == field.digest && known->pass == m_pass;
    };
    if (reading.asked == 0)
        reading.asked = m_reader.asked() + 1;
    m_reader.readHash(key, QByteArray(reading.cursor), m_isLoaded, isKnown,
                      [this, key, number = reading.number](const redis::Result<RecordReader::Answer> &answer) {
                          --m_pagesAsked;
                          const auto own = m_readings.constFind(key);
                          if (own != m_readings.cend() && own->number == number)
                              take(key, answer);
                          readOn();
                      });
}

void FollowedHashes::take(const QByteArray &key, const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer) {
        giveUp(key); // before it is told: whoever hears it may forget all
        Q_EMIT failed(answer.error());
        return;
    }
    RecordReader::Answer page = *answer;
    page.absent.clear();
    if (!page.redirected.empty()) {
        const std::vector<QByteArray> addresses = takeAll(key);
        if (!addresses.empty())
            Q_EMIT moved(addresses);
        return;
    }
    const quint64 number = m_readings[key].number;
    Q_EMIT pageRead(key, page);
    const auto reading = m_readings.find(key);
    if (reading == m_readings.end() || reading->number != number)
        return;
    if (page.unreadable > 0)
        return giveUp(key);
    keep(m_hashes[key], page.fields, page.asked);
    reading->cursor = page.cursor;
    const bool isGone = page.cursor.isEmpty();
    if (!isGone && page.cursor != "0")
        m_turns.push_back(key);
    else
        finish(key, isGone);
}

/// All that there is has been met.
void FollowedHashes::finish(const QByteArray &key, bool isGone)
{
    const Reading reading = m_readings.take(key);
    const qint64 now = ServerClock::monotonicMs();
    Hash &hash = m_hashes[key];
    hash.isBeingRead = false;
    Told told = reading.told;
    told.add(hash.told);
    told.something = told.something || (isGone && !told.deletion);
    if (isGone)
        m_reader.noteRemoval(key);
    std::vector<QByteArray> missing;
    for (auto field = hash.fields.cbegin(); field != hash.fields.cend(); ++field) {
        if (field->asked < reading.asked)
            missing.push_back(field.key());
    }
    hash.notBefore =
        now + std::clamp((now - reading.beganAt) * (kShareOfReadings - 1), kShortestPauseMs, kLongestPauseMs);
    if (!missing.empty() && told.how() == RowChange::Vanished && !std::exchange(hash.isPutOff, true)) {
        if (reading.unreadSince != 0) {
            noteRead(hash.unreadSince); // the older one counts
            hash.unreadSince = reading.unreadSince;
        }
        return wait(key, hash, now + kEventDelayMs);
    }
    noteRead(reading.unreadSince);
    hash.isPutOff = false;
    for (const QByteArray &address : missing)
        hash.fields.remove(address);
    if (hash.isWaiting)
        wait(key, hash, hash.notBefore);
    else if (hash.fields.isEmpty())
        m_hashes.remove(key);
    if (!missing.empty())
        Q_EMIT gone(missing, told.how());
}

} // namespace server

#include "moc_followedhashes.cpp"
