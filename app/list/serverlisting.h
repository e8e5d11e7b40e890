// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/commandline/commandsecrets.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace formats
{
struct Pasted;
}

namespace app
{

/// The same for a command that never changes anything.
messages::ConnectionProfile lookingOnly(messages::ConnectionProfile profile);

/// One look at a server for a command in a terminal: connects, asks for a password where it can, reads everything, and
/// filters it by `--filter`. What goes wrong on the way is said on standard error.
class ServerListing final : public QObject
{
    Q_OBJECT

public:
    /// No column to sort by: in the order in which they came, which costs nothing while they come.
    static constexpr int kAsRead = -1;

    /// By the options of `line`, through this profile. Sorted by `column` in the end.
    ServerListing(CommandLine line, messages::ConnectionProfile profile, int column, QObject *parent = nullptr);

    monitor::SessionMonitor &monitor() { return m_monitor; }
    const monitor::SessionMonitor &monitor() const { return m_monitor; }

    /// Answered by listed() or failed(), perhaps from inside.
    void start();
    /// Something that was asked for could not be read, and that was said.
    bool isIncomplete() const { return m_incomplete; }
    /// All keys have been looked at, from the first to the last.
    bool isWhole() const;
    /// Says what may not be in the table although everything was read.
    void sayWhatIsMissing();
    /// Who has what it wants does not keep a server waiting, nor does what it says pile up. Nothing more is told.
    void leave();
    bool hasLeft() const { return m_hasLeft; }

Q_SIGNALS:
    /// Everything has been read, and the table is up to date. From then on a connection that breaks is the matter of
    /// whoever is at work with it; what is refused is said all the same.
    void listed();
    /// Why was said; the server has been left.
    void failed(app::ExitCode code);

private:
    void connectWith(const messages::Credentials &credentials);
    void connectionChanged(const messages::ConnectionStatus &status);
    void progressChanged(const messages::LoadProgress &progress);
    void livenessChanged(const messages::Liveness &liveness);
    void giveUp();
    bool waitForFailover(const messages::Problem &problem);
    void endFailoverWait();
    void awaitReading();
    void requestRefused(const messages::Problem &problem);
    bool mayAsk(const messages::ConnectionStatus &status);
    void askAgain(const messages::ConnectionStatus &status);
    /// The filter, compiled; not set after it was found wrong, and said so.
    std::optional<sessions::SessionQuery> query();
    /// What the filter was taken for, if it is no search: once.
    void sayTakenFor(const formats::Pasted &pasted);
    void formatsChanged();
    /// Has the table hold what is listed, sorted by this column; false: that cannot be, and was said.
    bool filter(int column);
    void sayWhatIsThereInstead();
    bool mayHideSessions();
    QString howToNameThem();
    void arrange();
    bool looksForUserInstead();
    void concludeOrWait();
    void conclude();
    void fail(ExitCode code);
    bool isWaiting() const { return !m_hasLeft && !m_isListed; }

    const CommandLine m_line;
    const messages::ConnectionProfile m_profile;
    const int m_column;
    CommandSecrets m_secrets;
    monitor::SessionMonitor m_monitor;
    QTimer m_patience;
    QTimer m_failover;
    bool m_hasWaitedForFailover = false;
    bool m_hasAwaitedReading = false;
    QTimer m_reason; ///< all is there but the word why not everything is
    bool m_loading = false;
    bool m_saidTakenFor = false;
    messages::Credentials m_credentials;
    bool m_askedPassword = false;
    bool m_askedPassphrase = false;
    bool m_askedSentinelPassword = false;
    bool m_incomplete = false;
    bool m_isListed = false;
    bool m_hasLeft = false;
};

} // namespace app
