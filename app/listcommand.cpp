// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listcommand.h"

#include "models/text/numbertext.h"
#include "app/password.h"
#include "app/sessionwriter.h"
#include "models/formats/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QFile>

#include <chrono>
#include <cstdio>
#include <utility>

namespace app
{

using messages::ConnectionStatus;
using messages::LoadProgress;
using monitor::SessionMonitor;

namespace
{

void complain(const QString &text)
{
    std::fprintf(stderr, "sessionscope: %s\n", qPrintable(text));
}

/// Both on one line. A cause that ends in the server's own words may lack the full stop.
QString sentences(const messages::Problem &problem)
{
    QString text = problem.cause.trimmed();
    if (!text.isEmpty() && !QStringLiteral(".!?…").contains(text.back()))
        text += QLatin1Char('.');
    return problem.nextStep.isEmpty() ? text : text + QLatin1Char(' ') + problem.nextStep;
}

void complain(const messages::Problem &problem)
{
    complain(sentences(problem));
}

// A list is not something to wait for; but a second of silence happens on a busy machine.
constexpr std::chrono::seconds kPatience{5};

} // namespace

ListCommand::ListCommand(CommandLine line, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_profile(m_line.profile.value_or(messages::ConnectionProfile{}))
{
    m_profile.readOnly = true; // a list never changes anything
    m_profile.keyPatterns = m_line.keyPatterns;
    if (m_line.listsLikely)
        m_profile.unlistedFormats = formats::withAllOfferedListed(m_profile.unlistedFormats);
    m_profile.surveysFirst = true; // it finds what the window finds in time
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &ListCommand::connectionChanged);
    connect(&m_monitor, &SessionMonitor::livenessChanged, this, &ListCommand::livenessChanged);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &ListCommand::giveUp);
    connect(&m_monitor, &SessionMonitor::progressChanged, this, &ListCommand::progressChanged);
    connect(&m_monitor, &SessionMonitor::requestRefused, this, &ListCommand::requestRefused);
}

void ListCommand::start()
{
    if (m_line.passwordOnCommandLine)
        complain(passwordWarning());
    if (!query()) // names of formats and nodes are looked at once they are known
        return;
    m_monitor.connectTo(m_profile, m_line.password.isEmpty() ? passwordOfEnvironment() : m_line.password);
}

void ListCommand::connectionChanged(const ConnectionStatus &status)
{
    if (m_finished)
        return;
    switch (status.phase) {
    case ConnectionStatus::Phase::Disconnected:
    case ConnectionStatus::Phase::Connecting:
    case ConnectionStatus::Phase::Connected:
        return;
    case ConnectionStatus::Phase::Failed:
        if (status.needsPassword && !m_asked && canAskForPassword()) {
            m_asked = true;
            // Not from inside the monitor's signal: connectTo() would be entered from its own answer.
            QMetaObject::invokeMethod(
                this, [this, status] { askAgain(status); }, Qt::QueuedConnection);
            return;
        }
        break;
    case ConnectionStatus::Phase::Retrying:
        break; // a list that is not answered at once is a failure, not something to wait for
    }
    complain(status.problem);
    finish(ExitCode::CouldNotConnect);
}

void ListCommand::askAgain(const ConnectionStatus &status)
{
    complain(status.problem.cause);
    const auto password = askForPassword(tr("Password: "));
    if (!password) {
        finish(ExitCode::CouldNotConnect);
        return;
    }
    m_monitor.connectTo(m_profile, *password);
}

/// A list that could not read everything must not look complete: what there is is printed, and the exit
/// status says that it is not all. A mere notice, such as a file of formats that is wrong, is said and no more.
void ListCommand::requestRefused(const messages::Problem &problem)
{
    if (m_finished)
        return;
    m_incomplete = m_incomplete || !problem.isNotice;
    complain(problem);
}

/// The server takes the connection, but reads nothing: a script runs, a replica has lost its primary.
void ListCommand::livenessChanged(const messages::Liveness &liveness)
{
    const bool waits = liveness.mode == messages::Liveness::Mode::Loading && !liveness.reason.isEmpty();
    if (!waits || m_finished)
        m_patience.stop();
    else if (!m_patience.isActive())
        m_patience.start();
}

void ListCommand::giveUp()
{
    if (m_finished)
        return;
    complain(m_monitor.liveness().reason);
    finish(ExitCode::Failed);
}

void ListCommand::progressChanged(const LoadProgress &progress)
{
    if (m_finished)
        return;
    if (progress.phase != LoadProgress::Phase::Idle) {
        // The names that a query may use are known from here on: a mistake in it is said before a million
        // sessions are read in vain.
        if (!m_loading && !query())
            return;
        m_loading = true;
        return;
    }
    if (std::exchange(m_loading, false))
        arrange();
}

std::optional<sessions::SessionQuery> ListCommand::query()
{
    using sessions::SessionQuery;
    const auto query = SessionQuery::parse(m_line.filter, m_monitor.formats().formatTitles(), m_monitor.nodeNames(),
                                           SessionQuery::Reading::Finished);
    if (query)
        return *query;
    complain(tr("--filter: %1").arg(query.error().message));
    finish(ExitCode::WrongUsage);
    return std::nullopt;
}

void ListCommand::arrange()
{
    const auto filter = query();
    if (!filter)
        return;
    sessions::SessionTableModel &table = m_monitor.table();
    table.commit();
    table.setQuery(*filter);
    table.sort(sessions::SessionTableModel::Remaining, Qt::AscendingOrder);
    table.whenUpToDate(this, [this] { print(); });
}

void ListCommand::print()
{
    if (m_finished)
        return;
    const sessions::SessionTableModel &table = m_monitor.table();
    if (const qint64 unreadable = m_monitor.progress().unreadable; unreadable > 0)
        complain(tr("%n key(s) may not be read by this account.", nullptr, text::pluralCount(unreadable)));
    if (const qint64 sampled = m_monitor.progress().namesSampled; sampled > 0)
        complain(tr("%n key(s), not all, were looked at to find the formats in use: sessions of a rare format may be "
                    "missing. Name their keys with --pattern to be sure.",
                    nullptr, text::pluralCount(sampled)));
    const auto &inUse = m_monitor.formats().inUse();
    if (const qint64 likely = inUse ? formats::offeredKeys(*inUse) : 0; likely > 0)
        complain(
            tr("%n key(s) look like sessions: they name a user, and run out. They may be a cache as well. List them "
               "with --likely.",
               nullptr, text::pluralCount(likely)));
    QFile output;
    const SessionWriter writer(table, {m_monitor.formats().formatTitles(), m_monitor.nodeNames()}, m_line.revealIds);
    const bool written = output.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         writer.write(output, m_line.listFormat) &&
                         output.flush(); // a full disk shows only when the C library's buffer is written
    if (!written)
        complain(tr("The list could not be written: %1").arg(output.errorString()));
    finish(written && !m_incomplete ? ExitCode::Done : ExitCode::Failed);
}

void ListCommand::finish(ExitCode code)
{
    m_finished = true;
    m_monitor.disconnectFromServer();
    // Queued, for whoever connects after start() has returned.
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace app

#include "moc_listcommand.cpp"
