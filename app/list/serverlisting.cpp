// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list/serverlisting.h"

#include "app/terminal/complaint.h"
#include "app/commandline/password.h"
#include "app/terminal/shellword.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/detection/ownformats.h"
#include "models/formats/pasted/pasted.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/query/pastedtext.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace app
{

using messages::ConnectionStatus;
using messages::LoadProgress;
using monitor::SessionMonitor;

namespace
{

// A list is not something to wait for; but a second of silence happens on a busy machine.
constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::seconds kReasonComesWithin{3};
// A failover takes as long as the servers are told to wait before one, and some seconds: many are over by then.
constexpr std::chrono::seconds kFailoverPatience{10};

messages::ConnectionProfile surveyingFirst(messages::ConnectionProfile profile)
{
    profile.surveysFirst = true; // it finds what the window finds in time
    return profile;
}

/// Which of the secrets is asked for, and with what word.
struct SecretQuestion {
    QByteArray messages::Credentials::*place;
    QString text;
};

SecretQuestion questionOf(const ConnectionStatus &status)
{
    using messages::Credentials;
    if (status.needsPassphrase)
        return {&Credentials::keyPassphrase, ServerListing::tr("Passphrase: ")};
    if (status.needsSentinelPassword)
        return {&Credentials::sentinelPassword, ServerListing::tr("Password at the sentinels: ")};
    return {&Credentials::password, ServerListing::tr("Password: ")};
}

} // namespace

messages::ConnectionProfile lookingOnly(messages::ConnectionProfile profile)
{
    profile.readOnly = true;
    return profile;
}

ServerListing::ServerListing(CommandLine line, messages::ConnectionProfile profile, int column, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_profile(surveyingFirst(std::move(profile)))
    , m_column(column)
{
    connect(&m_secrets, &CommandSecrets::fetched, this, &ServerListing::connectWith);
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &ServerListing::connectionChanged);
    connect(&m_monitor, &SessionMonitor::livenessChanged, this, &ServerListing::livenessChanged);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &ServerListing::giveUp);
    m_failover.setSingleShot(true);
    m_failover.setInterval(kFailoverPatience);
    connect(&m_failover, &QTimer::timeout, this, &ServerListing::endFailoverWait);
    m_reason.setSingleShot(true);
    connect(&m_reason, &QTimer::timeout, this, &ServerListing::conclude);
    connect(&m_monitor, &SessionMonitor::progressChanged, this, &ServerListing::progressChanged);
    connect(&m_monitor, &SessionMonitor::requestRefused, this, &ServerListing::requestRefused);
    connect(&m_monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &ServerListing::formatsChanged);
}

void ServerListing::start()
{
    if (m_line.passwordOnCommandLine)
        complain(passwordWarning());
    if (m_profile.isUnverified())
        complain(tr("The server’s certificate is not verified: whoever answers is taken for the server."));
    if (!query()) // names of formats and nodes are looked at once they are known
        return;
    m_secrets.fetch(m_line);
}

void ServerListing::connectWith(const messages::Credentials &credentials)
{
    if (!isWaiting())
        return;
    m_credentials = credentials;
    m_monitor.connectTo(m_profile, m_credentials);
}

void ServerListing::connectionChanged(const ConnectionStatus &status)
{
    if (!isWaiting())
        return;
    switch (status.phase) {
    case ConnectionStatus::Phase::Disconnected:
    case ConnectionStatus::Phase::Connecting:
    case ConnectionStatus::Phase::Connected:
        return;
    case ConnectionStatus::Phase::Failed:
        if (mayAsk(status)) {
            // Not from inside the monitor's signal: connectTo() would be entered from its own answer.
            QMetaObject::invokeMethod(
                this, [this, status] { askAgain(status); }, Qt::QueuedConnection);
            return;
        }
        break;
    case ConnectionStatus::Phase::Retrying:
        if (status.mayBeReplaced && waitForFailover(status.problem))
            return;
        break; // a list that is not answered at once is a failure, not something to wait for
    }
    complain(status.problem);
    fail(ExitCode::CouldNotConnect);
}

/// What is missing may come back without anybody's doing. That is waited for once, and not for long; false: it was.
bool ServerListing::waitForFailover(const messages::Problem &problem)
{
    if (m_failover.isActive())
        return true;
    if (std::exchange(m_hasWaitedForFailover, true))
        return false;
    complain(
        problem.cause + QLatin1Char(' ') +
        tr("It is waited for %n second(s), in case a failover is under way.", nullptr, int(kFailoverPatience.count())));
    m_failover.start();
    return true;
}

void ServerListing::endFailoverWait()
{
    if (!isWaiting())
        return;
    const ConnectionStatus &status = m_monitor.connectionStatus();
    if (status.phase != ConnectionStatus::Phase::Connected) {
        complain(status.problem.isEmpty() ? m_monitor.liveness().reason : status.problem);
        fail(ExitCode::CouldNotConnect);
    } else if (!m_loading && m_monitor.liveness().mode == messages::Liveness::Mode::Stale) {
        arrange();
    } else if (!m_loading && !m_reason.isActive()) {
        awaitReading();
    }
}

/// It has come back, and nothing of it is read yet.
void ServerListing::awaitReading()
{
    if (!std::exchange(m_hasAwaitedReading, true)) {
        m_failover.start(kPatience);
        return;
    }
    const messages::Problem &reason = m_monitor.liveness().reason;
    complain(!reason.isEmpty() ? reason
                               : messages::Problem{tr("The server is connected, but its sessions are not being read."),
                                                   tr("Try again in a moment.")});
    fail(ExitCode::Failed);
}

/// For each of the three once: who cannot say it now will not either.
bool ServerListing::mayAsk(const ConnectionStatus &status)
{
    if (!canAskForPassword())
        return false;
    return (status.needsPassword && !std::exchange(m_askedPassword, true)) ||
           (status.needsPassphrase && !std::exchange(m_askedPassphrase, true)) ||
           (status.needsSentinelPassword && !std::exchange(m_askedSentinelPassword, true));
}

void ServerListing::askAgain(const ConnectionStatus &status)
{
    complain(status.problem.cause);
    const auto [place, question] = questionOf(status);
    const auto word = askForPassword(question);
    if (!word) {
        fail(ExitCode::CouldNotConnect);
        return;
    }
    m_credentials.*place = *word;
    m_monitor.connectTo(m_profile, m_credentials);
}

/// A list that could not read everything must not look complete: what there is is printed, and the exit
/// status says that it is not all. A mere notice, such as a file of formats that is wrong, is said and no more.
void ServerListing::requestRefused(const messages::Problem &problem)
{
    if (m_hasLeft)
        return;
    m_incomplete = m_incomplete || !problem.isNotice;
    complain(problem);
}

/// The server takes the connection, but reads nothing: a script runs, a replica has lost its primary.
void ServerListing::livenessChanged(const messages::Liveness &liveness)
{
    if (m_reason.isActive() && liveness.mode != messages::Liveness::Mode::Loading)
        m_reason.start(0); // not from inside the monitor's signal
    const bool waits = liveness.mode == messages::Liveness::Mode::Loading && !liveness.reason.isEmpty();
    if (!waits || !isWaiting())
        m_patience.stop();
    else if (!m_patience.isActive())
        m_patience.start();
}

void ServerListing::giveUp()
{
    if (!isWaiting())
        return;
    complain(m_monitor.liveness().reason);
    fail(ExitCode::Failed);
}

void ServerListing::progressChanged(const LoadProgress &progress)
{
    if (!isWaiting())
        return;
    if (progress.phase != LoadProgress::Phase::Idle) {
        // The names that a query may use are known from here on: a mistake in it is said before a million
        // sessions are read in vain.
        if (!m_loading && !filter(kAsRead))
            return;
        m_loading = true;
        return;
    }
    if (std::exchange(m_loading, false))
        arrange();
}

/// The query may name one that has come now.
void ServerListing::formatsChanged()
{
    if (m_loading && isWaiting())
        filter(kAsRead);
}

std::optional<sessions::SessionQuery> ServerListing::query()
{
    using sessions::SessionQuery;
    const auto query = SessionQuery::parse(m_line.filter, m_monitor.formats().formatTitles(), m_monitor.nodeNames(),
                                           SessionQuery::Reading::Finished);
    if (!query) {
        complain(tr("--filter: %1").arg(query.error().message));
        fail(ExitCode::WrongUsage);
        return std::nullopt;
    }
    if (const formats::Pasted *pasted = query->pasted()) {
        sayTakenFor(*pasted);
        if (pasted->leadsNowhere()) {
            fail(ExitCode::WrongUsage);
            return std::nullopt;
        }
    }
    return *query;
}

void ServerListing::sayTakenFor(const formats::Pasted &pasted)
{
    // A word is searched for as ever.
    if (!pasted.mayBeWord && !std::exchange(m_saidTakenFor, true))
        complain(tr("--filter: %1").arg(sessions::pastedText(pasted)));
}

bool ServerListing::filter(int column)
{
    const auto filter = query();
    if (!filter)
        return false;
    m_monitor.table().setQuery(*filter);
    m_monitor.table().sort(column);
    return true;
}

/// A token's own ids come first; where no session has them, its user. Only where nothing can be ended: in another
/// application whoever is called so is somebody else.
bool ServerListing::looksForUserInstead()
{
    const auto asked = m_monitor.table().query();
    if (!isWaiting() || !m_profile.readOnly || !asked || m_monitor.table().presentCount() > 0)
        return false;
    const std::optional<sessions::SessionQuery> user = asked->instead();
    if (!user)
        return false;
    complain(tr("--filter: %1").arg(sessions::pastedText(*user->pasted())));
    m_monitor.table().setQuery(*user);
    return true;
}

void ServerListing::concludeOrWait()
{
    if (!isWaiting())
        return;
    // What is missing is known a moment later than that something is.
    if (!isWhole() && m_monitor.liveness().mode == messages::Liveness::Mode::Loading)
        m_reason.start(kReasonComesWithin);
    else
        conclude();
}

void ServerListing::arrange()
{
    if (filter(m_column))
        m_monitor.table().whenUpToDate(this, [this] {
            if (looksForUserInstead())
                m_monitor.table().whenUpToDate(this, [this] { concludeOrWait(); });
            else
                concludeOrWait();
        });
}

void ServerListing::conclude()
{
    if (!isWaiting())
        return;
    // A node of a cluster that is missing, or nodes that nobody may ask for.
    const messages::Liveness &liveness = m_monitor.liveness();
    if (liveness.mode == messages::Liveness::Mode::Stale && liveness.others && waitForFailover(liveness.reason))
        return; // what has come back is read by itself, and that ends here again
    if (liveness.mode == messages::Liveness::Mode::Stale && !std::exchange(m_incomplete, true))
        complain(liveness.reason);
    if (!liveness.notice.isEmpty())
        complain(liveness.notice);
    m_isListed = true;
    Q_EMIT listed();
}

bool ServerListing::isWhole() const
{
    const LoadProgress &progress = m_monitor.progress();
    return !progress.partial && !progress.stopped && !progress.cutShort;
}

void ServerListing::sayWhatIsMissing()
{
    if (const qint64 unreadable = m_monitor.progress().unreadable; unreadable > 0)
        complain(tr("%n key(s) may not be read by this account.", nullptr, text::pluralCount(unreadable)));
    if (const qint64 tooLong = m_monitor.progress().tooLong; tooLong > 0)
        complain(
            tr("%n key(s) of sessions are left out: they are longer than %1 bytes, which no application makes them. "
               "redis-cli shows them.",
               nullptr, text::pluralCount(tooLong))
                .arg(QLocale().toString(formats::KeyPattern::kLongestKey)));
    if (const qint64 sampled = m_monitor.progress().namesSampled; sampled > 0)
        complain(tr("%n key(s), not all, were looked at to find the formats in use: sessions of a rare format may be "
                    "missing. Name their keys with --pattern to be sure.",
                    nullptr, text::pluralCount(sampled)));
    const auto query = m_monitor.table().query();
    if (const qint64 kept = query ? query->keptInDoubt(m_monitor.store(), m_monitor.clock().nowMs()) : 0; kept > 0)
        complain(
            tr("%Ln more session(s) than “beyond:” says are kept: their format does not tell when they were created, "
               "or they were at the same time, and nobody knows which of them is newer.",
               nullptr, text::pluralCount(kept)));
    sayWhatIsThereInstead();
    const auto &inUse = m_monitor.formats().inUse();
    if (const qint64 likely = inUse ? formats::offeredKeys(*inUse) : 0; likely > 0)
        complain(
            tr("%n key(s) look like sessions: they name a user, and run out. They may be a cache as well. List them "
               "with --likely.",
               nullptr, text::pluralCount(likely)));
}

/// Where there is no session at all: what there is may be some under names that nobody knows here.
void ServerListing::sayWhatIsThereInstead()
{
    const LoadProgress &progress = m_monitor.progress();
    if (progress.sessions > 0 || !isWhole() || progress.unreadable > 0)
        return;
    constexpr size_t kMostKinds = 4;
    const auto &others = m_monitor.formats().detected().others;
    QStringList likely;
    QStringList kinds;
    for (size_t i = 0; i < std::min(others.size(), kMostKinds); ++i)
        (others[i].isLikely ? likely : kinds)
            .append(QStringLiteral("%1 (%2)").arg(text::printableText(others[i].pattern),
                                                  QLocale().toString(others[i].keys)));
    QString sentence = mayHideSessions() ? tr("No sessions were found in this database.")
                                         : tr("There are no sessions in this database.");
    if (!likely.isEmpty())
        sentence += QLatin1Char(' ') + tr("Named like sessions: %1.").arg(text::listText(likely));
    if (!kinds.isEmpty())
        sentence += QLatin1Char(' ') + (likely.isEmpty() ? tr("The most frequent keys here: %1.")
                                                         : tr("The most frequent of the others: %1."))
                                           .arg(text::listText(kinds));
    complain(sentence + QLatin1Char(' ') + howToNameThem());
}

/// Whether some may be there that were not met, or not known for what they are.
bool ServerListing::mayHideSessions()
{
    const LoadProgress &progress = m_monitor.progress();
    if (progress.namesSampled > 0 || progress.tooLong > 0)
        return true;
    const auto &inUse = m_monitor.formats().inUse();
    const auto &own = m_monitor.formats().detected().own;
    return (inUse && formats::offeredKeys(*inUse) > 0) || std::any_of(own.begin(), own.end(), formats::findsNothing);
}

QString ServerListing::howToNameThem()
{
    const auto &others = m_monitor.formats().detected().others;
    if (others.empty())
        return tr("They may be in another database number.");
    const std::optional<QString> pattern = shellWord(others.front().pattern);
    return pattern ? tr("List the keys of your application by their pattern, as in --pattern %1, or describe them in "
                        "the window under “Formats…”.")
                         .arg(*pattern)
                   : tr("List the keys of your application by their pattern, with --pattern, or describe them in the "
                        "window under “Formats…”.");
}

void ServerListing::leave()
{
    m_hasLeft = true;
    m_monitor.disconnectFromServer();
}

void ServerListing::fail(ExitCode code)
{
    leave();
    Q_EMIT failed(code);
}

} // namespace app

#include "moc_serverlisting.cpp"
