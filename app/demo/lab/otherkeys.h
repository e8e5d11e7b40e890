// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace redis
{
class Connection;
}

namespace app
{

/// Keys on the demo's server that are no sessions: `lab:key:<number>`. Written and removed some thousands at a time, a
/// few batches ahead; a new wish takes the place of the one before. In the end they are counted, not taken for granted.
/// Lives in the thread of the connection.
class OtherKeys final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMost = 1'000'000;

    explicit OtherKeys(redis::Connection &connection, QObject *parent = nullptr);

    /// With a TTL of an hour, or without one.
    void want(int count, bool haveTtl);
    /// Some may be gone: settled() tells how many there are.
    void count();

Q_SIGNALS:
    void reached(qint64 count);
    void settled(qint64 count);
    /// The server would not take them: its words. settled() follows.
    void refused(const QString &words);

private:
    void step();
    void send();
    void countFrom(int first, qint64 counted);

    redis::Connection &m_connection;
    int m_goal = 0;
    bool m_haveTtl = true;
    int m_written = 0;  ///< all below it have been, as is wanted
    int m_highest = 0;  ///< none is at or above it
    int m_onTheWay = 0; ///< batches
    bool m_isCounting = false;
    bool m_isOff = false; ///< what there is is not what was written: some ended otherwise
    quint64 m_wish = 0;
};

} // namespace app
