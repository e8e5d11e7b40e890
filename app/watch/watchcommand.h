// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/watch/eventline.h"
#include "app/terminal/commandoutput.h"
#include "app/list/serverlisting.h"

#include <QDateTime>
#include <QObject>

namespace app
{

/// `sessionscope watch`: reads the sessions once, and from then on prints what happens to those that match the filter,
/// as JSON lines, until it is interrupted. A connection that breaks is taken up again by itself; what may have been
/// missed is told on both outputs.
class WatchCommand final : public QObject
{
    Q_OBJECT

public:
    explicit WatchCommand(const CommandLine &line, QObject *parent = nullptr);
    ~WatchCommand() override;

    monitor::SessionMonitor &monitor() { return m_listing.monitor(); }

    /// Answered by finished().
    void start();
    /// Among the lines; from then on the exit status of an interruption says that one has fired.
    void printAlert(const alerts::Record &record);
    /// A signal asks it to end: what was told is still printed.
    void interrupt(int signalNumber);

    /// What waits for whoever reads is no more than this; what comes then is counted, and told as lost.
    static constexpr qsizetype kMostPending = 4 * 1024 * 1024;

Q_SIGNALS:
    /// Also with what a shell expects of a program that a signal ended.
    void finished(app::ExitCode code);

private:
    void begin();
    void applyFilter();
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);
    void sayMode(const messages::Liveness &liveness);
    void eventsOccurred(const QList<messages::SessionEvent> &events);
    void foundByReading(const messages::ReadingResult &result);
    void drained();
    void tellLost();
    void print(const QByteArray &line);
    void push();
    void outputFailed();
    void finish(ExitCode code);
    qint64 nowMs();

    const CommandLine m_line;
    ServerListing m_listing;
    CommandOutput m_output;
    EventNames m_names;
    bool m_isWatching = false; ///< from the first list on, until it is asked to end
    bool m_isRetrying = false; ///< that was said
    bool m_isOver = false;
    bool m_hasAlertFired = false;
    messages::Liveness::Mode m_mode = messages::Liveness::Mode::Disconnected; ///< as it was said last
    QDateTime m_gapTold;                                                      ///< the beginning of the gap told last
    qint64 m_lost = 0;                                                        ///< events since the output was full
};

} // namespace app
