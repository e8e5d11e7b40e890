// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/endingsignals.h"
#include "app/terminal/commandoutput.h"
#include "app/logout/logoutpreview.h"
#include "app/logout/logoutresults.h"
#include "app/terminal/numberquestion.h"
#include "app/list/serverlisting.h"
#include "models/messages/logoutability.h"
#include "models/messages/recordcontent.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace app
{

/// `sessionscope logout`: ends the sessions that match the filter, after it was shown what that is, and prints what
/// became of each. Results go to standard output; preview, question, progress and failures to standard error. What is
/// ended is always among what was asked about.
///
/// A signal that asks it to end cancels it: what has been sent is waited for, and told.
class LogoutCommand final : public QObject
{
    Q_OBJECT

public:
    explicit LogoutCommand(const CommandLine &line, QObject *parent = nullptr);

    void start();
    monitor::SessionMonitor &monitor() { return m_listing.monitor(); }

Q_SIGNALS:
    void finished(app::ExitCode code);

private:
    enum class Step : quint8 {
        Listing,
        Sampling, ///< the records of a few sessions are read, for their exact commands, and what the account may
        Asking,
        Running,
        Checking, ///< whether what was ended comes back
        Over,
    };

    /// Why it cannot be asked for like that; not set: it can.
    std::optional<ExitCode> refusedAtOnce() const;
    bool mustBeTyped() const;
    void preview();
    void takeSample(const messages::RecordContent &content);
    void addCommands(const LogoutSubject &sample);
    void showPreview();
    bool arePermissionsKnown();
    void takePermissions();
    messages::Permission permissionFor(int format);
    std::vector<messages::Permission> permissions();
    bool mayEndAny();
    void addPermissions(int format);
    void addCaveats();
    void printDryRun();
    void ask();
    void takeAnswer(const QByteArray &typed);
    void run();
    bool endsSooner(sessions::Slot slot);
    /// Of the sessions that were asked about, those that are still as they were; the others are spared.
    std::vector<sessions::Slot> whatIsLeft();
    QString chosenBy() const;
    void showProgress(quint64 job, int done, int total);
    void endProgress();
    void takeReport(const messages::LogoutReport &report);
    void takeCheck(const messages::LogoutCheck &check);
    void goOnWithoutAnswer();
    void stopChecking();
    void print();
    void interrupt();
    void write(ExitCode code);
    void finish(ExitCode code);

    const CommandLine m_line;
    ServerListing m_listing;
    CommandOutput m_output;
    EndingSignals m_signals;
    NumberQuestion m_question;
    QTimer m_patience;
    Step m_step = Step::Listing;
    std::optional<LogoutPreview> m_preview;
    std::optional<LogoutResults> m_results;
    QSet<QByteArray> m_unread;                    ///< keys of samples whose content has not come
    QHash<QByteArray, formats::Value> m_payloads; ///< of those whose content has
    quint64 m_job = 0;
    bool m_isInterrupted = false;
    bool m_showsProgress = false;
};

} // namespace app
