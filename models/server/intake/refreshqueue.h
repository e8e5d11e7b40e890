// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QSet>

#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace server
{

/// Keys that were written and have to be read again: which ones next, and when. Times are given, in
/// milliseconds of any clock that never goes back; nothing here waits or sends.
///
/// - A key waits once, however often it is written. Written again while its read is under way, it is read
///   once more afterwards.
/// - One batch is under way at a time. The next follows so late that no more than kUsualRate keys are read a
///   second, and that the server spends at most a quarter of the time on them: one that answers slowly, since
///   others keep it busy, is asked seldom. But the pause is no longer than kMostPauseMs: what takes longer than that
///   was on its way, over a long line or one that was interrupted, and rows would stay old for a server that is idle.
///   At 1.7 µs of the server's time a key, kUsualRate costs it 3 %. Only when more waits than a second is enough for,
///   kBacklogRate applies: 10 %.
/// - What is on screen goes first and waits a moment only; then keys never seen before and others take turns,
///   so that a new session does not wait behind a hundred thousand old ones. Within each of the three it is
///   first come, first served; none of them gets more than its share while the others wait.
class RefreshQueue
{
public:
    static constexpr int kUsualRate = 20'000;   ///< keys a second
    static constexpr int kBacklogRate = 60'000; ///< keys a second, while more than kUsualRate keys wait
    static constexpr int kUsualBatch = 500;
    static constexpr int kBacklogBatch = 1'000;
    /// A key on screen waits so long for the end of a burst: SET and EXPIRE are two events.
    static constexpr qint64 kVisibleDelayMs = 20;
    /// Others wait longer, so that a session that slides with each click is read ten times a second at most.
    static constexpr qint64 kUsualDelayMs = 100;
    /// The longest pause after a batch that was answered late.
    static constexpr qint64 kMostPauseMs = 500;
    /// More than these, about 30 MB, are not kept: it is quicker to read everything.
    static constexpr qsizetype kMostWaiting = 250'000;

    /// False when the queue is full: the key is forgotten.
    bool add(QByteArrayView key, bool isNew, qint64 nowMs);
    bool contains(QByteArrayView key) const;
    /// The key is gone: reading it would tell nothing.
    void remove(QByteArrayView key);
    void setVisible(const std::vector<QByteArray> &keys);
    void clear();

    bool isEmpty() const { return m_waiting.isEmpty(); }
    qsizetype size() const { return m_waiting.size(); }

    /// When to take() next; nothing while a batch is under way or nothing waits.
    std::optional<qint64> nextAt() const;
    /// The next batch, which is under way from now on until answered(). Empty before nextAt().
    std::vector<QByteArray> take(qint64 nowMs);
    void answered(qint64 nowMs);

private:
    enum class Lane : quint8 { Visible, New, Usual };
    static constexpr int kLanes = 3;

    std::deque<QByteArray> &fifo(Lane lane) { return m_fifos[size_t(lane)]; }
    void put(QByteArray key, Lane lane);
    void takeFrom(Lane lane, size_t most, std::vector<QByteArray> &batch);
    void dropStale();

    QHash<QByteArray, Lane> m_waiting;
    /// Entries whose key does not wait in this lane any more are stale, and skipped.
    std::array<std::deque<QByteArray>, kLanes> m_fifos;
    QSet<QByteArray> m_visible;
    qint64 m_since = 0;        ///< the first of those that wait came
    qint64 m_visibleSince = 0; ///< the same for those on screen
    bool m_visibleWaits = false;
    bool m_underWay = false;
    qint64 m_takenAt = 0;
    qint64 m_notBefore = 0;
};

} // namespace server
