// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchcommand.h"

#include "app/terminal/complaint.h"
#include "app/terminal/endingsignals.h"
#include "models/activity/alerts/alertrecord.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/numbertext.h"

#include <utility>

#include <unistd.h>

namespace app
{

using messages::ConnectionStatus;
using messages::Liveness;
using monitor::SessionMonitor;

WatchCommand::WatchCommand(const CommandLine &line, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_listing(line, lookingOnly(line.profile.value_or(messages::ConnectionProfile{})), ServerListing::kAsRead)
    , m_output(STDOUT_FILENO)
{
    connect(&m_listing, &ServerListing::listed, this, &WatchCommand::begin);
    connect(&m_listing, &ServerListing::failed, this, &WatchCommand::finish);
    connect(&m_output, &CommandOutput::drained, this, &WatchCommand::drained);
    // Not from inside whatever has just written.
    connect(&m_output, &CommandOutput::failed, this, &WatchCommand::outputFailed, Qt::QueuedConnection);
}

WatchCommand::~WatchCommand() = default;

void WatchCommand::start()
{
    // Of names that are not known yet nothing is asked here.
    if (const auto query = sessions::SessionQuery::parse(m_line.filter); query && query->dependsOnOthers()) {
        complain(tr("--filter: “beyond:” cannot be watched: a session is among the newest of its user or not by what "
                    "becomes of others, and nothing would be printed of that. Ask “list” again and again."));
        return finish(ExitCode::WrongUsage);
    }
    m_listing.start();
}

void WatchCommand::interrupt(int signalNumber)
{
    m_isWatching = false; // that it is left now is no loss; what was heard last is still printed
    m_listing.leave();
    tellLost();
    m_output.finish();
    finish(m_hasAlertFired ? ExitCode::AlertFired : ExitCode(EndingSignals::exitStatus(signalNumber)));
}

void WatchCommand::printAlert(const alerts::Record &record)
{
    if (m_isOver)
        return;
    m_hasAlertFired = m_hasAlertFired || record.transition.hasFired;
    print(alertLine(record, nowMs()));
    push();
}

void WatchCommand::begin()
{
    m_isWatching = true;
    m_listing.sayWhatIsMissing();
    SessionMonitor &monitor = m_listing.monitor();
    monitor.matchEvents();
    m_gapTold = monitor.liveness().gapFrom; // of before
    connect(&monitor, &SessionMonitor::eventsOccurred, this, &WatchCommand::eventsOccurred);
    connect(&monitor, &SessionMonitor::foundByReading, this, &WatchCommand::foundByReading);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &WatchCommand::connectionChanged);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &WatchCommand::livenessChanged);
    // Titles of formats and names of nodes are part of what a filter means.
    connect(&monitor, &SessionMonitor::nodesChanged, this, &WatchCommand::applyFilter);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &WatchCommand::applyFilter);
    applyFilter();
    const int sessions = text::pluralCount(monitor.store().count());
    complain(tr("%Ln session(s) are there. What happens is printed from here on.", nullptr, sessions));
    m_mode = Liveness::Mode::Loading; // it has been: nothing to tell of
    livenessChanged(monitor.liveness());
}

/// A filter that was understood before may name what is gone: then it goes on meaning what it meant.
void WatchCommand::applyFilter()
{
    SessionMonitor &monitor = m_listing.monitor();
    m_names = {monitor.formats().formatTitles(), monitor.nodeNames()};
    if (const auto asked = monitor.table().query(); asked && asked->pasted())
        return; // as it was found
    using sessions::SessionQuery;
    if (const auto query =
            SessionQuery::parse(m_line.filter, m_names.formats, m_names.nodes, SessionQuery::Reading::Finished))
        monitor.table().setQuery(*query);
}

void WatchCommand::connectionChanged(const ConnectionStatus &status)
{
    if (m_isOver)
        return;
    if (status.phase == ConnectionStatus::Phase::Failed) { // it would not get better by waiting
        complain(status.problem);
        m_listing.leave();
        finish(ExitCode::CouldNotConnect);
        return;
    }
    const bool isRetrying = status.phase == ConnectionStatus::Phase::Retrying;
    if (isRetrying && !m_isRetrying)
        complain(status.problem.cause + QLatin1Char(' ') + tr("It is tried again until it works."));
    if (isRetrying || status.phase == ConnectionStatus::Phase::Connected)
        m_isRetrying = isRetrying;
}

void WatchCommand::livenessChanged(const Liveness &liveness)
{
    if (m_isOver || !m_isWatching)
        return;
    if (std::exchange(m_mode, liveness.mode) != liveness.mode)
        sayMode(liveness);
    // Told when it is over: what was missed is known to be all by then.
    const bool isOver = messages::isFresh(liveness.mode) && liveness.gapFrom.isValid() && liveness.gapTo.isValid();
    if (!isOver || liveness.gapFrom == m_gapTold)
        return;
    m_gapTold = liveness.gapFrom;
    const auto clock = [](const QDateTime &time) { return time.toLocalTime().toString(QStringLiteral("HH:mm:ss")); };
    complain(tr("Nothing was heard from %1 to %2: what came and went in that time is not printed.")
                 .arg(clock(liveness.gapFrom), clock(liveness.gapTo)));
    print(gapLine(liveness, nowMs()));
    push();
}

void WatchCommand::sayMode(const Liveness &liveness)
{
    print(livenessLine(liveness, nowMs()));
    push();
    switch (liveness.mode) {
    case Liveness::Mode::Live:
        return complain(tr("Each change is announced."));
    case Liveness::Mode::LiveByTracking:
        return complain(tr("Each change is announced, but not how a session ended: that is inferred."));
    case Liveness::Mode::ExpiryOnly:
        return complain(tr("Only ends are announced: what is new or has changed is found by reading, every %n "
                           "second(s).",
                           nullptr, liveness.sweepSeconds));
    case Liveness::Mode::Polling:
        return complain(tr("Nothing is announced: what has changed is found by reading, every %n second(s). "
                           "What comes and goes in between is missed.",
                           nullptr, liveness.sweepSeconds));
    case Liveness::Mode::Stale:
        return complain(tr("Not all is heard: %1").arg(liveness.reason.cause));
    case Liveness::Mode::CatchingUp:
    case Liveness::Mode::Loading:
        return complain(tr("Everything is read again."));
    case Liveness::Mode::Disconnected:
        return; // that the connection is lost was said
    }
}

void WatchCommand::eventsOccurred(const QList<messages::SessionEvent> &events)
{
    for (const messages::SessionEvent &event : events) {
        if (event.isSought)
            print(eventLine(event, m_names, m_line.revealIds));
    }
    push();
}

void WatchCommand::foundByReading(const messages::ReadingResult &result)
{
    print(foundLine(result));
    push();
}

void WatchCommand::drained()
{
    tellLost();
    push();
}

void WatchCommand::tellLost()
{
    if (m_lost == 0)
        return;
    const qint64 lost = std::exchange(m_lost, 0);
    complain(tr("%Ln line(s) were not printed, since nobody read what was there.", nullptr, text::pluralCount(lost)));
    m_output.pending() += lostLine(lost, nowMs());
}

void WatchCommand::print(const QByteArray &line)
{
    if (m_isOver)
        return;
    // Once something was lost, all is until there is room: so that the word of it stands where they would.
    if (m_lost > 0 || m_output.pendingSize() + line.size() > kMostPending)
        ++m_lost;
    else
        m_output.pending() += line;
}

void WatchCommand::push()
{
    if (!m_isOver && !m_output.push())
        outputFailed();
}

/// One who has read enough is no failure to tell of.
void WatchCommand::outputFailed()
{
    if (m_isOver)
        return;
    m_listing.leave();
    if (m_isOver) // by what it said last
        return;
    if (m_output.isUnread())
        return finish(ExitCode::NobodyReads);
    complain(tr("What happened could not be written: %1").arg(m_output.errorString()));
    finish(ExitCode::Failed);
}

void WatchCommand::finish(ExitCode code)
{
    if (std::exchange(m_isOver, true))
        return;
    // Queued, for whoever connects after start() has returned.
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

qint64 WatchCommand::nowMs()
{
    return m_listing.monitor().table().clock().nowMs();
}

} // namespace app

#include "moc_watchcommand.cpp"
