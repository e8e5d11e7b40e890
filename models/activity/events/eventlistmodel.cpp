// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventlistmodel.h"

#include "models/activity/eventlog.h"
#include "models/activity/events/linechanges.h"
#include "models/activity/history/historydesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/durationtext.h"
#include "models/text/personname.h"

#include <QDateTime>
#include <QFutureWatcher>
#include <QLocale>
#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>
#include <iterator>
#include <utility>

namespace events
{

using activity::EventLog;
using monitor::SessionMonitor;

namespace
{

/// Lines are made so often at most: faster than that nobody reads.
constexpr int kBetweenLinesMs = 100;
/// The disk is asked again for what memory has let go of.
constexpr int kAskAgainMs = 5'000;

} // namespace

/// Handed to another thread.
struct EventListModel::Job {
    EventRequest request;
    EventLine older;                                      ///< of kind Event: there is none
    std::shared_ptr<const OlderEvents> history;           ///< put into the request by the job
    std::shared_ptr<const std::vector<EventLine>> before; ///< not changed while it runs
    bool isReset = false;
};

struct EventListModel::Made {
    std::vector<EventLine> lines;
    LineChanges changes;
    qint64 count = 0;
    bool hasOtherDays = false;
};

EventListModel::EventListModel(EventLog &log, history::HistoryDesk &desk, SessionMonitor &monitor, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_monitor(monitor)
    , m_history(desk, monitor)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &EventListModel::start);
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(kAskAgainMs);
    connect(&m_askAgain, &QTimer::timeout, this, [this] { m_history.extendTo(inMemorySince()); });
    connect(&log, &EventLog::changed, this, &EventListModel::noteDropped);
    connect(&log, &EventLog::changed, this, &EventListModel::refresh);
    connect(&m_history, &EventHistory::changed, this, &EventListModel::refresh);
    connect(&desk, &history::HistoryDesk::fileChanged, this, &EventListModel::askHistory);
    connect(&desk, &history::HistoryDesk::contentForgotten, this, &EventListModel::forget);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &EventListModel::takeTitles);
    connect(&monitor, &SessionMonitor::nodesChanged, this, &EventListModel::takeTitles);
    takeTitles();
}

EventListModel::~EventListModel() = default;

int EventListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines->size());
}

int EventListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const EventLine *EventListModel::lineAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &(*m_lines)[size_t(row)];
}

qint64 EventListModel::totalSeen() const
{
    return m_log.totalSeen();
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EventLine &line = (*m_lines)[size_t(index.row())];
    const bool isOlder = line.kind == EventLine::Kind::Older;
    switch (role) {
    case Qt::DisplayRole:
        if (isOlder)
            return index.column() == Detail ? olderText() : QString();
        return m_cells.text(line, index.column());
    case Qt::ToolTipRole:
        if (isOlder)
            return olderText();
        return index.column() == Time ? text::absoluteText(line.at()) : m_cells.text(line, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Event && line.kind == EventLine::Kind::Loss
                   ? (line.isOpen ? tr("%1, open") : tr("%1, closed")).arg(m_cells.text(line, Event))
                   : data(index, Qt::DisplayRole);
    case KindRole:
        return line.kind == EventLine::Kind::Loss ? line.loss.kind : line.event ? int(line.event->kind) : -1;
    case TimeRole:
        return line.at();
    case NameRole:
        return line.event ? text::personName(line.event->user, line.event->otherNames).name : QString();
    case NumberRole:
        return line.event ? text::personName(line.event->user, line.event->otherNames).number : QString();
    case LineRole:
        return int(line.kind);
    case OpenRole:
        return line.isOpen;
    case GapRole:
        return line.event && line.event->isGap;
    default:
        return {};
    }
}

QVariant EventListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return EventCells::title(section);
}

void EventListModel::takeTitles()
{
    m_cells.formats = m_monitor.formats().formatTitles();
    m_cells.nodes = m_monitor.nodeNames();
    if (!m_lines->empty())
        Q_EMIT dataChanged(index(0, Format), index(rowCount() - 1, Node), {Qt::DisplayRole});
}

void EventListModel::sort(int column, Qt::SortOrder order)
{
    const bool newestFirst = order == Qt::DescendingOrder;
    if (column != Time || std::exchange(m_newestFirst, newestFirst) == newestFirst)
        return;
    m_isReset = true;
    refresh();
}

void EventListModel::setQuery(const sessions::SessionQuery &query, const QString &refusal)
{
    // Asked for again: what is open stays so.
    if (refusal == m_refusal && query.narrows(m_query) && m_query.narrows(query))
        return;
    m_query = query;
    m_refusal = refusal;
    m_toggled.clear();
    m_isReset = true;
    askHistory();
}

void EventListModel::setFilter(EventFilter filter)
{
    if (std::exchange(m_filter, filter) == filter)
        return;
    m_isReset = true;
    askHistory();
}

void EventListModel::setRange(const EventRange &range)
{
    if (std::exchange(m_range, range) == range)
        return;
    m_isReset = true;
    askHistory();
}

/// Of what is listed: all of it, or all but extensions where these are among others.
qint64 EventListModel::inMemorySince() const
{
    return m_filter == EventFilter::Extended ? m_log.extensionsSince() : m_log.wholeSince();
}

/// Where somebody searches, or for extensions, of which memory keeps few, or a range begins before what is in memory.
void EventListModel::askHistory()
{
    m_askAgain.stop();
    const qint64 since = inMemorySince();
    const bool isNarrow = !m_query.isEmpty() || !m_range.isAll() || m_filter == EventFilter::Extended;
    const bool isWanted = m_isActive && m_refusal.isEmpty() && isNarrow && (since == 0 || m_range.from < since);
    if (!isWanted) {
        m_history.leave();
    } else {
        // Without anything in memory, all until now.
        const qint64 before = since == 0 ? m_monitor.clock().nowMs() + 1 : since;
        m_history.begin({m_query, m_cells.formats, m_filter, m_range, before});
    }
    refresh();
}

/// Empty: everybody. The lines go at once, also those that nobody looks at: they would be listed when somebody does.
void EventListModel::forget(const QByteArray &user)
{
    m_history.leave();
    m_isReset = true; // what is being made has her still
    const auto isHers = [&user](const EventLine &line) {
        return line.kind == EventLine::Kind::Older || user.isEmpty() || (line.event && line.event->user == user);
    };
    if (std::any_of(m_lines->begin(), m_lines->end(), isHers)) {
        beginResetModel();
        auto kept = std::make_shared<std::vector<EventLine>>();
        std::remove_copy_if(m_lines->begin(), m_lines->end(), std::back_inserter(*kept), isHers);
        m_lines = std::move(kept);
        endResetModel();
    }
    askHistory();
}

void EventListModel::noteDropped()
{
    const auto &wanted = m_history.wanted();
    if (m_isActive && wanted && inMemorySince() > wanted->before && !m_askAgain.isActive())
        m_askAgain.start();
}

void EventListModel::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    if (active) {
        askHistory();
    } else {
        m_soon.stop();
        m_askAgain.stop();
    }
}

void EventListModel::toggle(int row)
{
    const EventLine *line = lineAt(row);
    if (!line || line->kind != EventLine::Kind::Loss)
        return;
    const qint64 number = line->loss.number;
    if (!m_toggled.remove(number))
        m_toggled.insert(number);
    if (!line->isOpen && line->listed == 0)
        m_history.readLoss(line->loss);
    refresh();
}

void EventListModel::refresh()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_isStale = true;
    if (!m_isActive || m_isRunning || m_soon.isActive())
        return;
    const qint64 since = m_since.isValid() ? m_since.elapsed() : kBetweenLinesMs;
    m_soon.start(int(std::clamp<qint64>(kBetweenLinesMs - since, 0, kBetweenLinesMs)));
}

void EventListModel::start()
{
    m_since.start();
    m_isRunning = true;
    m_isStale = false;
    auto job = std::make_shared<Job>();
    EventRequest &request = job->request;
    request.events = m_log.events();
    request.losses = m_log.losses();
    job->history = m_history.older();
    request.olderUntil = m_history.wanted() && !job->history->events.empty() ? m_history.wanted()->before : 0;
    request.query = m_query;
    request.isRefused = !m_refusal.isEmpty();
    request.filter = m_filter;
    request.range = m_range;
    request.now = m_monitor.clock().nowMs();
    request.newestFirst = m_newestFirst;
    request.toggled = m_toggled;
    job->older = olderLine();
    job->isReset = std::exchange(m_isReset, false);
    if (!job->isReset)
        job->before = m_lines;
    m_cells.isSearched = isSearched();
    auto *watcher = new QFutureWatcher<std::shared_ptr<Made>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        take(std::move(*watcher->result()));
    });
    watcher->setFuture(QtConcurrent::run([job] {
        auto made = std::make_shared<Made>();
        job->request.older = job->history->events;
        job->request.olderLosses = job->history->losses;
        EventLines lines = eventLines(job->request);
        made->lines = std::move(lines.lines);
        made->count = lines.count;
        const QDate today = QDate::currentDate();
        const qint64 midnight = today.startOfDay().toMSecsSinceEpoch();
        made->hasOtherDays = std::any_of(made->lines.begin(), made->lines.end(),
                                         [midnight](const EventLine &line) { return line.at() < midnight; });
        if (job->older.kind == EventLine::Kind::Older)
            made->lines.insert(job->request.newestFirst ? made->lines.end() : made->lines.begin(), job->older);
        if (!job->isReset)
            made->changes = LineChanges::between(*job->before, made->lines);
        return made;
    }));
}

void EventListModel::take(Made made)
{
    m_isRunning = false;
    // Something else has been asked for meanwhile: the rows do not go with it, nor with what is said of them.
    if (m_isReset)
        return refresh();
    m_count = made.count;
    m_hasOtherDays = made.hasOtherDays;
    apply(made);
    Q_EMIT updated();
    if (m_isStale)
        refresh();
}

void EventListModel::apply(Made &made)
{
    std::vector<EventLine> &lines = *m_lines; // nobody else reads them: no job runs
    if (made.changes.isReset) {
        beginResetModel();
        lines = std::move(made.lines);
        endResetModel();
        return;
    }
    for (auto range = made.changes.removed.rbegin(); range != made.changes.removed.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        lines.erase(lines.begin() + range->first, lines.begin() + range->last + 1);
        endRemoveRows();
    }
    for (const LineChanges::Range &range : made.changes.inserted) {
        beginInsertRows({}, range.first, range.last);
        lines.insert(lines.begin() + range.first, made.lines.begin() + range.first,
                     made.lines.begin() + range.last + 1);
        endInsertRows();
    }
    lines = std::move(made.lines);
    for (const LineChanges::Range &range : made.changes.changed)
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

/// Of kind Event: there is nothing to say.
EventLine EventListModel::olderLine() const
{
    EventLine line;
    line.kind = olderText().isEmpty() ? EventLine::Kind::Event : EventLine::Kind::Older;
    return line;
}

QString EventListModel::olderText() const
{
    const bool isNarrow = !m_query.isEmpty() || !m_range.isAll();
    const qint64 extensions = m_log.extensionsSince();
    const bool isShort = m_filter == EventFilter::All && isNarrow && extensions > m_log.wholeSince() &&
                         m_range.from < extensions && m_range.until > m_log.wholeSince();
    const QString about = historyText();
    if (!isShort)
        return about;
    const QString missing = tr("From %1 to %2 extensions are left out: the filter “Extended” looks for them.")
                                .arg(text::absoluteText(m_log.wholeSince()), text::absoluteText(extensions));
    return about.isEmpty() ? missing : about + QLatin1Char(' ') + missing;
}

QString EventListModel::historyText() const
{
    const qint64 since = inMemorySince();
    const QString memory =
        since == 0 ? QString() : tr("Only events since %1 are listed.").arg(text::absoluteText(since));
    const auto sentences = [](const QString &one, const QString &other) {
        return other.isEmpty() ? one : one + QLatin1Char(' ') + other;
    };
    switch (m_history.state()) {
    case EventHistory::State::Unasked:
        return {};
    case EventHistory::State::Reading:
        return tr("Reading older events from the history of this computer…");
    case EventHistory::State::More:
        return tr("Looked back to %1. Press Return here for older events.")
            .arg(text::absoluteText(m_history.lookedBackTo()));
    case EventHistory::State::TooMany:
        return tr("Looked back to %1. More than %2 older events are not listed: search for less.")
            .arg(text::absoluteText(m_history.lookedBackTo()), QLocale().toString(EventHistory::kMostKept));
    case EventHistory::State::Whole:
        if (m_range.from > m_history.watchedSince() && m_history.watchedSince() != 0)
            return {};
        return m_history.watchedSince() == 0
                   ? sentences(tr("The history of this computer has nothing of this server."), memory)
                   : tr("The history of this computer begins at %1.").arg(text::absoluteText(m_history.watchedSince()));
    case EventHistory::State::Missing:
        return sentences(tr("This computer keeps no history of this server."), memory);
    case EventHistory::State::Refused:
    case EventHistory::State::Failed:
        break;
    }
    return sentences(m_history.words(), memory);
}

} // namespace events

#include "moc_eventlistmodel.cpp"
