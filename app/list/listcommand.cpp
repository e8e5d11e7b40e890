// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list/listcommand.h"

#include "app/terminal/complaint.h"
#include "app/list/liststream.h"
#include "app/list/sessionwriter.h"
#include "models/monitor/formatdesk.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include <unistd.h>

namespace app
{

namespace
{

int listColumn(const CommandLine &line)
{
    return line.unsorted ? ServerListing::kAsRead : int(sessions::SessionTableModel::Remaining);
}

} // namespace

ListCommand::ListCommand(const CommandLine &line, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_listing(line, lookingOnly(line.profile.value_or(messages::ConnectionProfile{})), listColumn(line))
    , m_output(STDOUT_FILENO)
{
    connect(&m_listing, &ServerListing::listed, this, &ListCommand::print);
    connect(&m_listing, &ServerListing::failed, this, &ListCommand::finish);
    if (!m_line.unsorted)
        return;
    m_stream = std::make_unique<ListStream>(m_listing.monitor(), m_output, m_line.listFormat, m_line.revealIds);
    // Not from inside the table's signals: what they are about would be gone.
    connect(m_stream.get(), &ListStream::revoked, this, &ListCommand::listRevoked, Qt::QueuedConnection);
    connect(m_stream.get(), &ListStream::failed, this, &ListCommand::streamFailed, Qt::QueuedConnection);
}

ListCommand::~ListCommand() = default;

void ListCommand::start()
{
    m_listing.start();
}

void ListCommand::print()
{
    m_listing.sayWhatIsMissing();
    const bool isAll = m_listing.isWhole() && !m_listing.isIncomplete();
    if (!m_listing.isWhole())
        complain(tr("Not everything could be read: there may be more sessions. List them again."));
    const bool written = m_stream ? writeRest() : writeAll();
    if (!written)
        return outputFailed();
    finish(isAll ? ExitCode::Done : ExitCode::Failed);
}

bool ListCommand::writeAll()
{
    monitor::SessionMonitor &monitor = m_listing.monitor();
    using sessions::Slot;
    const sessions::SessionTableModel &table = monitor.table();
    const std::shared_ptr<const sessions::SessionStore> store = table.store().lend();
    std::vector<Slot> rows;
    rows.reserve(table.slotsMatching().size());
    std::copy_if(table.slotsMatching().begin(), table.slotsMatching().end(), std::back_inserter(rows),
                 [&store](Slot slot) { return store->state(slot) == messages::RowChange::Present; });
    SessionWriter writer(*store, m_line.listFormat, m_line.revealIds);
    writer.setNames({monitor.formats().formatTitles(), monitor.nodeNames()});
    writer.setClock(table.clock());
    m_listing.leave();
    for (std::span<const Slot> left(rows); !left.empty() && !m_output.hasFailed();) {
        const size_t count = std::min(left.size(), CommandOutput::kRowsAtOnce);
        writer.append(m_output.pending(), left.first(count));
        left = left.subspan(count);
        if (m_output.pendingSize() >= CommandOutput::kWriteAtOnce)
            m_output.finish();
    }
    writer.finish(m_output.pending());
    return m_output.finish();
}

bool ListCommand::writeRest()
{
    m_stream->finish();
    m_listing.leave();
    return m_output.finish();
}

/// One who has read enough is no failure to tell of: other programs end without a word, too.
void ListCommand::outputFailed()
{
    if (m_output.isUnread())
        return finish(ExitCode::NobodyReads);
    complain(tr("The list could not be written: %1").arg(m_output.errorString()));
    finish(ExitCode::Failed);
}

void ListCommand::streamFailed()
{
    if (!m_listing.hasLeft())
        outputFailed();
}

void ListCommand::listRevoked()
{
    if (m_listing.hasLeft())
        return;
    complain(tr("The formats in use have changed while the sessions were read: what was printed may not be so. List "
                "them again."));
    finish(ExitCode::Failed);
}

/// What is still to be done may take as long as the reader of the output likes: the server was left before.
void ListCommand::finish(ExitCode code)
{
    m_listing.leave();
    // Queued, for whoever connects after start() has returned.
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace app

#include "moc_listcommand.cpp"
