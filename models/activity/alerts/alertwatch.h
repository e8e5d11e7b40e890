// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertjudge.h"

#include <QList>
#include <QObject>

#include <memory>

namespace activity
{
class ActivityRecorder;
} // namespace activity
namespace history
{
class HistoryDesk;
} // namespace history
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace alerts
{

/// Looks at a server once a second, as far as its rules want it, and has an AlertJudge say what fires. Until
/// setRules() they are the usual ones.
///
/// What it costs is bounded: counts are there already, events are counted as they come, and users are looked through a
/// slice at a time. What only some rule needs is done only while that rule is on.
class AlertWatch final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; no `history`: nothing is known of yesterday.
    AlertWatch(monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder, history::HistoryDesk *history,
               QObject *parent = nullptr);
    ~AlertWatch() override;

    void setRules(const AlertJudge::Rules &rules);
    const AlertJudge &judge() const;
    /// Of the count of the same hour yesterday; -1: not known.
    qint64 yesterday() const;

Q_SIGNALS:
    /// In the order in which it happened, of one moment.
    void transitioned(const QList<alerts::Transition> &transitions);
    /// Once a second while there is a server, and when the rules have changed: whoever shows where they stand asks
    /// anew.
    void judged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace alerts
