// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listcommand.h"

#include "app/liststream.h"
#include "app/password.h"
#include "app/sessionwriter.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/numbertext.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <span>
#include <utility>

#include <unistd.h>

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
/// No column: in the order in which they came, which costs nothing while they come.
constexpr int kAsRead = -1;

} // namespace

ListCommand::ListCommand(CommandLine line, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_profile(m_line.profile.value_or(messages::ConnectionProfile{}))
    , m_output(STDOUT_FILENO)
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
    connect(&m_monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &ListCommand::formatsChanged);
    if (!m_line.unsorted)
        return;
    m_stream = std::make_unique<ListStream>(m_monitor, m_output, m_line.listFormat, m_line.revealIds);
    // Not from inside the table's signals: what they are about would be gone.
    connect(m_stream.get(), &ListStream::revoked, this, &ListCommand::listRevoked, Qt::QueuedConnection);
    connect(m_stream.get(), &ListStream::failed, this, &ListCommand::outputFailed, Qt::QueuedConnection);
}

ListCommand::~ListCommand() = default;

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
        if (!m_loading && !filter(kAsRead))
            return;
        m_loading = true;
        return;
    }
    if (std::exchange(m_loading, false))
        arrange();
}

/// The query may name one that has come now.
void ListCommand::formatsChanged()
{
    if (m_loading && !m_finished)
        filter(kAsRead);
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

bool ListCommand::filter(int column)
{
    const auto filter = query();
    if (!filter)
        return false;
    m_monitor.table().setQuery(*filter);
    m_monitor.table().sort(column);
    return true;
}

void ListCommand::arrange()
{
    if (filter(m_stream ? kAsRead : int(sessions::SessionTableModel::Remaining)))
        m_monitor.table().whenUpToDate(this, [this] { print(); });
}

void ListCommand::print()
{
    if (m_finished)
        return;
    sayWhatIsMissing();
    const bool written = m_stream ? writeRest() : writeAll();
    if (!written)
        complainAboutOutput();
    finish(written && !m_incomplete ? ExitCode::Done : ExitCode::Failed);
}

void ListCommand::sayWhatIsMissing()
{
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
}

bool ListCommand::writeAll()
{
    using sessions::Slot;
    const sessions::SessionTableModel &table = m_monitor.table();
    const std::shared_ptr<const sessions::SessionStore> store = table.store().lend();
    std::vector<Slot> rows;
    rows.reserve(table.slotsMatching().size());
    std::copy_if(table.slotsMatching().begin(), table.slotsMatching().end(), std::back_inserter(rows),
                 [&store](Slot slot) { return store->state(slot) == messages::RowChange::Present; });
    SessionWriter writer(*store, m_line.listFormat, m_line.revealIds);
    writer.setNames({m_monitor.formats().formatTitles(), m_monitor.nodeNames()});
    writer.setClock(table.clock());
    leaveServer();
    for (std::span<const Slot> left(rows); !left.empty() && !m_output.hasFailed();) {
        const size_t count = std::min(left.size(), ListOutput::kRowsAtOnce);
        writer.append(m_output.pending(), left.first(count));
        left = left.subspan(count);
        if (m_output.pendingSize() >= ListOutput::kWriteAtOnce)
            m_output.finish();
    }
    writer.finish(m_output.pending());
    return m_output.finish();
}

bool ListCommand::writeRest()
{
    m_stream->finish();
    leaveServer();
    return m_output.finish();
}

void ListCommand::complainAboutOutput() const
{
    complain(tr("The list could not be written: %1").arg(m_output.errorString()));
}

void ListCommand::outputFailed()
{
    if (m_finished)
        return;
    complainAboutOutput();
    finish(ExitCode::Failed);
}

void ListCommand::listRevoked()
{
    if (m_finished)
        return;
    complain(tr("The formats in use have changed while the sessions were read: what was printed may not be so. List "
                "them again."));
    finish(ExitCode::Failed);
}

/// What is still to be done may take as long as the reader of the output likes: a server is not kept waiting for that,
/// nor does what it says pile up.
void ListCommand::leaveServer()
{
    m_finished = true;
    m_monitor.disconnectFromServer();
}

void ListCommand::finish(ExitCode code)
{
    leaveServer();
    // Queued, for whoever connects after start() has returned.
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace app

#include "moc_listcommand.cpp"
