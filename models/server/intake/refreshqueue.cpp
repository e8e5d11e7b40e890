// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/refreshqueue.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

constexpr qint64 kSecondMs = 1000;
// Of the time between two batches, at most one part in so many is spent on the first.
constexpr qint64 kShareOfTime = 4;
// Stale entries are dropped when they are most of what a lane holds.
constexpr size_t kFewEntries = 1'000;

/// For a look-up without a copy.
QByteArray borrowed(QByteArrayView key)
{
    return QByteArray::fromRawData(key.data(), key.size());
}

} // namespace

bool RefreshQueue::add(QByteArrayView key, bool isNew, qint64 nowMs)
{
    if (contains(key))
        return true;
    if (size() >= kMostWaiting)
        return false;
    if (isEmpty())
        m_since = nowMs;
    const bool visible = m_visible.contains(borrowed(key));
    if (visible && !std::exchange(m_visibleWaits, true))
        m_visibleSince = nowMs;
    put(key.toByteArray(), visible ? Lane::Visible : isNew ? Lane::New : Lane::Usual);
    return true;
}

bool RefreshQueue::contains(QByteArrayView key) const
{
    return m_waiting.contains(borrowed(key));
}

void RefreshQueue::remove(QByteArrayView key)
{
    // Nearly all keys that expire do not wait here.
    if (!isEmpty() && m_waiting.remove(borrowed(key)))
        dropStale();
}

void RefreshQueue::setVisible(const std::vector<QByteArray> &keys)
{
    m_visible = QSet<QByteArray>(keys.begin(), keys.end());
    for (const QByteArray &key : keys) {
        const auto waiting = m_waiting.constFind(key);
        if (waiting == m_waiting.cend() || *waiting == Lane::Visible)
            continue;
        // It has waited long enough.
        if (!std::exchange(m_visibleWaits, true))
            m_visibleSince = m_since;
        put(waiting.key(), Lane::Visible);
    }
}

void RefreshQueue::clear()
{
    m_waiting.clear();
    for (std::deque<QByteArray> &keys : m_fifos)
        keys = {};
    m_visibleWaits = false;
    m_underWay = false;
}

void RefreshQueue::put(QByteArray key, Lane lane)
{
    m_waiting.insert(key, lane);
    fifo(lane).push_back(std::move(key));
}

/// Keys that are written and deleted again and again must not fill the lanes.
void RefreshQueue::dropStale()
{
    size_t entries = 0;
    for (const std::deque<QByteArray> &keys : m_fifos)
        entries += keys.size();
    if (entries < kFewEntries || entries < 2 * size_t(size()))
        return;
    for (size_t lane = 0; lane < m_fifos.size(); ++lane) {
        QSet<QByteArray> kept; // a key that left and came back has two entries
        std::erase_if(m_fifos[lane], [&](const QByteArray &key) {
            const auto waiting = m_waiting.constFind(key);
            if (waiting == m_waiting.cend() || *waiting != Lane(lane) || kept.contains(key))
                return true;
            kept.insert(key);
            return false;
        });
    }
}

std::optional<qint64> RefreshQueue::nextAt() const
{
    if (m_underWay || isEmpty())
        return std::nullopt;
    const qint64 usual = m_since + kUsualDelayMs;
    const qint64 gathered = m_visibleWaits ? std::min(usual, m_visibleSince + kVisibleDelayMs) : usual;
    return std::max(gathered, m_notBefore);
}

std::vector<QByteArray> RefreshQueue::take(qint64 nowMs)
{
    std::vector<QByteArray> batch;
    const std::optional<qint64> due = nextAt();
    if (!due || *due > nowMs)
        return batch;
    const bool behind = size() > kUsualRate;
    const size_t most = behind ? kBacklogBatch : kUsualBatch;
    batch.reserve(std::min(most, size_t(size())));
    // Each lane may have half of what the lanes before it left; what is free then goes in their order.
    takeFrom(Lane::Visible, most / 2, batch);
    if (nowMs >= m_since + kUsualDelayMs) {
        takeFrom(Lane::New, (most - batch.size()) / 2, batch);
        takeFrom(Lane::Usual, most - batch.size(), batch);
        takeFrom(Lane::New, most - batch.size(), batch);
    }
    takeFrom(Lane::Visible, most - batch.size(), batch);
    m_visibleWaits = !fifo(Lane::Visible).empty();
    if (isEmpty())
        clear(); // gives the memory of a burst back
    m_underWay = !batch.empty();
    m_takenAt = nowMs;
    const qint64 rate = behind ? kBacklogRate : kUsualRate;
    m_notBefore = nowMs + qint64(batch.size()) * kSecondMs / rate;
    return batch;
}

void RefreshQueue::takeFrom(Lane lane, size_t most, std::vector<QByteArray> &batch)
{
    std::deque<QByteArray> &keys = fifo(lane);
    const size_t full = batch.size() + most;
    for (; batch.size() < full && !keys.empty(); keys.pop_front()) {
        const auto waiting = m_waiting.constFind(keys.front());
        if (waiting == m_waiting.cend() || *waiting != lane)
            continue;
        batch.push_back(std::move(keys.front()));
        m_waiting.erase(waiting);
    }
}

void RefreshQueue::answered(qint64 nowMs)
{
    m_underWay = false;
    const qint64 pause = std::min((nowMs - m_takenAt) * (kShareOfTime - 1), kMostPauseMs);
    m_notBefore = std::max(m_notBefore, nowMs + pause);
}

} // namespace server
