// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace bench
{

class WireBuffer;

/// Announcements of writes to existing sessions, as the server makes them: PUBLISH on the key space channel,
/// "set" and "expire" in turn. Real writes would measure how fast a server writes; these come five times as
/// fast, and to a subscriber they are the same bytes.
class EventPublisher
{
public:
    /// Of the sessions 1 to `sessions` - 1; session 0 is kept for the end.
    explicit EventPublisher(int sessions);
    ~EventPublisher();
    Q_DISABLE_COPY_MOVE(EventPublisher)

    /// At full speed. How many messages were handed to subscribers, as the server counts them; -1: failed.
    qint64 publish(quint16 port, qint64 events) const;
    /// The last event of a run: "del" of session 0, which a row shows by ending.
    static qint64 publishEnd(quint16 port);

private:
    std::vector<WireBuffer> m_pages;
};

/// What receiving events cannot do without: a hiredis subscriber that only counts them.
struct EventFloor {
    double milliseconds = -1; ///< from the first one sent to the last one counted; -1: failed
    qint64 counted = 0;
    qint64 delivered = 0;
};
EventFloor measureEventFloor(quint16 port, const EventPublisher &publisher, qint64 events);

/// How much the server may keep for a subscriber that does not read fast enough: Redis' own limits, or so
/// much that nobody is cut off while rates are compared.
enum class BufferLimit { AsByDefault, Ample };
bool setBufferLimit(quint16 port, BufferLimit limit);

} // namespace bench
