// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/searchwatch.h"

#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace activity
{

using monitor::SessionMonitor;

namespace
{

/// A tenth of the time at most: see SearchWatch.
constexpr qint64 kRestForEachLook = 10;

qint64 countOf(const sessions::SessionStore &store, const sessions::SessionQuery &query, qint64 nowMs)
{
    qint64 count = 0;
    sessions::QueryScan scan(query, store, nowMs);
    store.forEach([&](sessions::Slot slot) {
        count += store.state(slot) == messages::RowChange::Present && scan.matches(slot) ? 1 : 0;
    });
    return count;
}

} // namespace

SearchWatch::SearchWatch(SessionMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SearchWatch::look);
    connect(&monitor, &SessionMonitor::profileChanged, this, &SearchWatch::forget);
    connect(&monitor, &SessionMonitor::connectionChanged, this, [this] { leaveUnknown(); });
    connect(&monitor, &SessionMonitor::livenessChanged, this, [this] { leaveUnknown(); });
    // Titles of formats and names of nodes are part of what a search means.
    const auto readAnew = [this] {
        for (auto it = m_searches.begin(); it != m_searches.end(); ++it)
            read(it.key(), *it);
    };
    connect(&monitor, &SessionMonitor::nodesChanged, this, readAnew);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, readAnew);
}

void SearchWatch::setSearches(const QStringList &texts)
{
    for (auto it = m_searches.begin(); it != m_searches.end();)
        it = texts.contains(it.key()) ? std::next(it) : m_searches.erase(it);
    for (const QString &text : texts) {
        if (!m_searches.contains(text))
            read(text, m_searches[text]);
    }
    if (m_searches.isEmpty())
        m_timer.stop();
    else if (!m_isCounting)
        m_timer.start(0);
}

const SearchWatch::Found *SearchWatch::find(const QString &text) const
{
    const auto it = m_searches.constFind(text);
    return it == m_searches.constEnd() ? nullptr : &it->found;
}

void SearchWatch::read(const QString &text, Watched &watched)
{
    const auto query = sessions::SessionQuery::parse(text, m_monitor.formats().formatTitles(), m_monitor.nodeNames(),
                                                     sessions::SessionQuery::Reading::Finished);
    watched.isCounted = false;
    watched.query.reset();
    watched.found.obstacle.clear();
    if (!query)
        watched.found.obstacle = query.error().message;
    else if (query->isOfEnded())
        watched.found.obstacle = tr("It asks for what has ended: there is nothing of it to be counted.");
    else
        watched.query = *query;
}

/// While everything is being read, or nothing is heard, nobody knows.
bool SearchWatch::isKnown() const
{
    const messages::LoadProgress &progress = m_monitor.progress();
    return m_monitor.connectionStatus().phase == messages::ConnectionStatus::Phase::Connected &&
           messages::isFresh(m_monitor.liveness().mode) && !progress.partial && !progress.stopped && !progress.cutShort;
}

bool SearchWatch::isDue(const Watched &watched) const
{
    if (!watched.query || (watched.isCounted && m_clock.elapsed() - watched.lookedAtMs < kEachMs))
        return false;
    return !watched.isCounted || watched.query->dependsOnTime() || watched.changes != m_monitor.table().changes();
}

/// The sample of each second, also where nothing has changed: that is known, too.
void SearchWatch::look()
{
    if (m_searches.isEmpty() || m_isCounting)
        return;
    if (!isKnown()) {
        leaveUnknown();
        m_timer.start(kEachMs);
        return;
    }
    const qint64 now = m_monitor.table().clock().nowMs();
    const quint64 changes = m_monitor.table().changes();
    const sessions::SessionStore &store = m_monitor.store();
    const bool isFew = store.slotLimit() <= kCountedAtOnce;
    // From the one behind the latest on, so that each has its turn.
    auto it = m_searches.upperBound(m_latest);
    for (qsizetype left = m_searches.size(); left > 0; --left, ++it) {
        if (it == m_searches.end())
            it = m_searches.begin();
        if (!isDue(*it)) {
            if (it->isCounted && it->found.count != SearchTrend::kUnknown)
                it->found.trend.add(now, it->found.count);
            continue;
        }
        if (!isFew)
            return lookAside(it.key(), *it);
        take(it.key(), countOf(store, *it->query, now), now, changes);
    }
    Q_EMIT counted();
    m_timer.start(kEachMs);
}

void SearchWatch::lookAside(const QString &text, Watched &watched)
{
    m_isCounting = true;
    m_latest = text;
    QElapsedTimer took;
    took.start();
    sessions::SessionTableModel &table = m_monitor.table();
    const qint64 now = table.clock().nowMs();
    const quint64 changes = table.changes();
    sessions::SessionTableModel::Loan loan = table.lendStore();
    auto counting = [store = std::move(loan.store), query = *watched.query, now]() mutable {
        const qint64 count = countOf(*store, query, now);
        store.reset(); // before the table has it back
        return count;
    };
    // Not QFuture::then(), which in Qt 6.4 does not bear that its context goes meanwhile.
    auto *watcher = new QFutureWatcher<qint64>(&table);
    const auto done = [this, &table, watcher, took, text, now, changes, number = loan.number, servers = m_servers,
                       kept = QPointer<SearchWatch>(this)] {
        watcher->deleteLater();
        table.takeBack(number);
        if (!kept)
            return;
        m_isCounting = false;
        if (servers == m_servers && isKnown())
            take(text, watcher->result(), now, changes);
        Q_EMIT counted();
        // How long it was waited for says how busy the computer is, too.
        m_timer.start(int(std::min<qint64>(std::max<qint64>(kEachMs / 10, kRestForEachLook * took.elapsed()), 60'000)));
    };
    connect(watcher, &QFutureWatcherBase::finished, &table, done);
    watcher->setFuture(QtConcurrent::run(std::move(counting)));
}

void SearchWatch::take(const QString &text, qint64 count, qint64 at, quint64 changes)
{
    const auto it = m_searches.find(text);
    if (it == m_searches.end() || !it->query)
        return;
    it->found.count = count;
    it->found.at = at;
    it->found.trend.add(at, count);
    it->changes = changes;
    it->isCounted = true;
    it->lookedAtMs = m_clock.elapsed();
}

void SearchWatch::leaveUnknown()
{
    if (isKnown())
        return;
    const qint64 now = m_monitor.table().clock().nowMs();
    for (Watched &watched : m_searches) {
        watched.found.count = SearchTrend::kUnknown;
        watched.isCounted = false;
        if (watched.found.at != 0)
            watched.found.trend.add(now, SearchTrend::kUnknown);
    }
    Q_EMIT counted();
}

/// Of another server nothing is known.
void SearchWatch::forget()
{
    ++m_servers;
    for (auto it = m_searches.begin(); it != m_searches.end(); ++it) {
        it->found = {};
        read(it.key(), *it);
    }
    Q_EMIT counted();
}

} // namespace activity

#include "moc_searchwatch.cpp"
