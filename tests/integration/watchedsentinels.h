// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/watchedserver.h"
#include "tests/support/redissentinels.h"

#include <QTimer>

namespace support
{

/// A set of sentinels with what they watch, and a monitor that knows the sentinels only. What is true is what the
/// primary says that most of them name.
class WatchedSentinels final : public Watched
{
public:
    explicit WatchedSentinels(const RedisSentinels::Options &options = {});

    RedisSentinels set;

    QString url() const override { return set.url(); }
    QMap<QByteArray, Facts> truth() override;

    void setJson(const QByteArray &id, const QByteArray &user, int ttlMs);
    void fill(int count, int ttlMs = 600'000);
    /// All replicas have what the primary has: a failover from here on loses nothing.
    bool waitUntilReplicated();
    /// Sessions come, change and go all the time, where an application would write them.
    void write();
    void stopWriting() { m_writing.stop(); }
    int written() const { return m_written; }
    /// As the window names it.
    QString node() const { return monitor.nodeNames().value(0); }

protected:
    std::optional<QMap<QByteArray, Facts>> truthAtOnce() override;
    bool isRunning() const override;

private:
    void writeOnce();

    QTimer m_writing;
    int m_written = 0;
};

} // namespace support
