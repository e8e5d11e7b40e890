// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/activityhistory.h"

#include <QList>
#include <QObject>

#include <memory>

namespace messages
{
struct SessionEvent;
}
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace activity
{

class EventLog;

/// Adds events to the history by their own time, so that late ones land in the second in which they
/// happened. Times after `currentSecond` are taken for it: a wrong clock must not push the window forward.
/// Extended is no change in who is there: it is logged, not counted. Of what has vanished nobody knows how it ended.
void countEvents(ActivityHistory &history, const QList<messages::SessionEvent> &events, qint64 currentSecond);

/// How many there are, at one moment. Whoever shows one of these shows it as it is here: then what stands in several
/// places of the window is the same.
struct PresentFigures {
    qint64 sessions = 0; ///< records that are there
    qint64 due = 0;      ///< of these, past their deadline: not reaped yet
    qint64 users = 0;    ///< different ones, without the nameless
    qint64 newInLastMinute = 0;
    qint64 active() const { return sessions - due; }
    friend bool operator==(const PresentFigures &, const PresentFigures &) = default;
};

/// Listens to a SessionMonitor: counts its events into the history, samples the active sessions by deadline
/// once a second, and feeds the event log. Starts afresh when the monitor goes to another server.
class ActivityRecorder final : public QObject
{
    Q_OBJECT

public:
    explicit ActivityRecorder(monitor::SessionMonitor &monitor, QObject *parent = nullptr);
    ~ActivityRecorder() override;

    const ActivityHistory &history() const;
    EventLog &eventLog();
    /// The log has no line of this user any more; empty: it has none at all. What comes later is written anew.
    void forget(const QByteArray &user);
    const EventLog &eventLog() const;
    /// Server-clock epoch second up to which the history is complete.
    qint64 nowSecond() const;
    const PresentFigures &figures() const;
    /// Connected, and everything has been read once: the figures are those of the server.
    bool knowsPresent() const;
    /// Sessions that end in each of `count` steps of `stepSeconds` from now on.
    std::vector<qint64> forecast(qint64 stepSeconds, int count) const;

Q_SIGNALS:
    /// Once a second; figuresChanged() comes before it.
    void ticked();
    /// Once a second, and when sessions have come or gone.
    void figuresChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace activity
