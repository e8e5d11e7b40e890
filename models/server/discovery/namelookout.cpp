// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/namelookout.h"

#include "models/formats/detection/namekinds.h"
#include "models/messages/serverclock.h"
#include "models/server/discovery/formatsampler.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using messages::ServerClock;

namespace
{

constexpr qsizetype kMostKinds = 4000;
constexpr qsizetype kMostOthers = 10'000;
constexpr size_t kMostWaiting = 1000;
// Of a kind that nobody knows.
constexpr int kFirstLooks = 4;
// Of others one such look each so often; names that were looked at are not looked at again, up to a number.
constexpr qint64 kMsBetweenLooks = 500;
constexpr qsizetype kMostRemembered = 64;
// A kind that reads like sessions, and was not taken for them all the same: what tells them apart may come later.
constexpr qint64 kTellAgainMs = 2000;
constexpr qint64 kTellSeldomMs = 600'000;
constexpr qsizetype kMostUnreadable = 10'000;
// Events come in bursts; and so that no more than kMostReads a second are read of a database of many kinds.
constexpr std::chrono::milliseconds kPause{250};
constexpr std::chrono::milliseconds kPauseAfterMany{1000};
constexpr std::chrono::milliseconds kTryAgain{5000};
constexpr int kTriedAtOnce = 20;

} // namespace

NameLookout::NameLookout(redis::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_payloads(connection, FormatSampler::beginnings())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &NameLookout::read);
    m_trying.setInterval(kTryAgain);
    connect(&m_trying, &QTimer::timeout, this, &NameLookout::tryUnreadable);
}

void NameLookout::setKnown(std::vector<formats::FormatDescription> known)
{
    m_known = std::move(known);
    m_detection.reset();
    m_kinds.clear();
    m_others.clear();
}

formats::FormatDetection &NameLookout::detection()
{
    if (!m_detection)
        m_detection.emplace(m_known);
    return *m_detection;
}

void NameLookout::noteBarren(const std::vector<QByteArray> &kinds)
{
    for (const QByteArray &kind : kinds) {
        if (m_kinds.size() < kMostKinds)
            m_kinds[kind].isBarren = true;
    }
}

void NameLookout::noteCounted(const QSet<QByteArray> &kinds)
{
    m_counted = kinds;
    const auto isCounted = [this](const QByteArray &key) { return m_counted.contains(formats::generalisedName(key)); };
    if (!m_counted.isEmpty() && m_unreadable.removeIf(isCounted) > 0)
        Q_EMIT unreadableChanged();
}

void NameLookout::clear()
{
    m_timer.stop();
    m_waiting.clear();
    for (Kind &kind : m_kinds)
        kind.waiting = 0;
    m_unknown = 0;
    if (!std::exchange(m_unreadable, {}).isEmpty())
        Q_EMIT unreadableChanged();
}

void NameLookout::note(const std::vector<QByteArray> &names)
{
    if (names.empty())
        return;
    const qint64 now = ServerClock::monotonicMs();
    bool isLost = false;
    for (const QByteArray &name : names)
        isLost = !noteName(name, now) || isLost;
    if (isLost) {
        m_kinds.clear(); // else nothing that comes would be looked at any more
        Q_EMIT lostCount();
    }
    if (!m_waiting.empty() && !m_isReading && !m_timer.isActive())
        m_timer.start();
}

/// False: there is no place for one more.
bool NameLookout::noteName(const QByteArray &name, qint64 now)
{
    const QByteArray key = formats::generalisedName(name);
    if (m_counted.contains(key))
        return true;
    auto kind = m_kinds.find(key);
    const int most = kind == m_kinds.end() || !kind->isBarren ? kFirstLooks : 1;
    if (kind != m_kinds.end()) {
        if (kind->waiting >= most || now < kind->nextAt || kind->looked.contains(qHash(name)))
            return true;
    }
    // The dearer question: only of kinds that are not known yet, or of the few that are to be looked at.
    const QByteArray other = key + ' ' + QByteArray::number(name.size());
    if (kind == m_kinds.end() && m_others.contains(other))
        return true;
    if (!detection().mayBeSession(name)) {
        if (m_others.size() >= kMostOthers)
            m_others.clear();
        m_others.insert(other);
        return true;
    }
    if (m_waiting.size() >= kMostWaiting || m_kinds.size() >= kMostKinds)
        return kind != m_kinds.end(); // of those some are looked at
    if (kind == m_kinds.end())
        kind = m_kinds.insert(key, {});
    ++kind->waiting;
    m_unknown += kind->isUnknown() ? 1 : 0;
    if (kind->looked.size() >= kMostRemembered)
        kind->looked.clear();
    kind->looked.insert(qHash(name));
    m_waiting.push_back(name);
    return true;
}

void NameLookout::read()
{
    if (m_isReading || m_waiting.empty())
        return;
    if (m_connection.state() != redis::Connection::State::Ready) {
        clear();
        return;
    }
    std::vector<QByteArray> keys;
    const qint64 now = ServerClock::monotonicMs();
    while (!m_waiting.empty() && keys.size() < size_t(kMostReads)) {
        keys.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        Kind &kind = m_kinds[formats::generalisedName(keys.back())];
        kind.waiting = std::max(0, kind.waiting - 1);
        kind.nextAt = now + kMsBetweenLooks;
    }
    m_isReading = true;
    m_timer.setInterval(keys.size() < size_t(kMostReads) ? kPause : kPauseAfterMany);
    m_payloads.read(keys, [this](const redis::Result<std::vector<KeyReading>> &readings) {
        m_isReading = false;
        const bool hadUnknown = hasUnknown();
        if (readings)
            take(*readings);
        else
            clear();
        m_unknown = int(std::count_if(m_waiting.begin(), m_waiting.end(), [this](const QByteArray &name) {
            return m_kinds.value(formats::generalisedName(name)).isUnknown();
        }));
        if (hadUnknown && !hasUnknown())
            Q_EMIT lookedAtAll();
        if (!m_waiting.empty())
            m_timer.start();
    });
}

/// Some of them, which others would not name again.
void NameLookout::tryUnreadable()
{
    if (m_unreadable.isEmpty())
        return m_trying.stop();
    int tried = 0;
    for (const QByteArray &key : std::as_const(m_unreadable)) {
        if (++tried > kTriedAtOnce)
            break;
        m_waiting.push_back(key);
    }
    if (!m_isReading && !m_timer.isActive())
        m_timer.start();
}

void NameLookout::take(const std::vector<KeyReading> &readings)
{
    const qint64 now = ServerClock::monotonicMs();
    std::vector<QByteArray> met;
    const qsizetype unreadable = m_unreadable.size();
    for (const KeyReading &reading : readings) {
        const QByteArray &key = reading.record.key;
        Kind &kind = m_kinds[formats::generalisedName(key)];
        if (reading.outcome == KeyReading::Outcome::Refused) {
            if (redis::isTemporary(reading.error.kind) || !detection().isNamedLikeASession(key))
                continue;
            if (m_unreadable.size() < kMostUnreadable)
                m_unreadable.insert(key);
            kind.looked.remove(qHash(key));
            continue;
        }
        m_unreadable.remove(key);
        if (reading.outcome != KeyReading::Outcome::Read ||
            !detection().isLikeASession(key, reading.record.payload(), reading.timeToLive >= 0)) {
            kind.isBarren = true;
            continue;
        }
        if (now < kind.tellAt) {
            kind.looked.remove(qHash(key)); // it is told when it is met again
            continue;
        }
        kind.tellsEvery = std::clamp(2 * kind.tellsEvery, kTellAgainMs, kTellSeldomMs);
        kind.tellAt = now + kind.tellsEvery;
        met.push_back(key);
    }
    if (unreadable != m_unreadable.size())
        Q_EMIT unreadableChanged();
    if (!m_unreadable.isEmpty() && !m_trying.isActive())
        m_trying.start();
    if (!met.empty())
        Q_EMIT sessionsMet(met);
}

} // namespace server

#include "moc_namelookout.cpp"
