// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/searchtrend.h"
#include "models/sessions/query/sessionquery.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace activity
{

/// How many sessions each of some searches matches now, and how that went since they are watched.
///
/// Counted anew once sessions have changed, or time has passed where that matters: a second later where there are few;
/// where there are many, one search after the other in another thread, which has a tenth of the time, since the table
/// stands still meanwhile. What is not known, since not everything has been read or nothing is heard of changes, is
/// said to be unknown, never as it was.
class SearchWatch final : public QObject
{
    Q_OBJECT

public:
    struct Found {
        qint64 count = SearchTrend::kUnknown; ///< of sessions that are there
        qint64 at = 0;                        ///< epoch ms by the server's clock, of the count; 0: it never was known
        QString obstacle;                     ///< why it cannot be counted, a sentence; empty: it can
        SearchTrend trend;
    };

    /// `monitor` outlives this.
    explicit SearchWatch(monitor::SessionMonitor &monitor, QObject *parent = nullptr);

    /// Those that are watched from now on; of the others everything is forgotten.
    void setSearches(const QStringList &texts);
    /// nullptr: it is not watched. Valid until the searches are others.
    const Found *find(const QString &text) const;

    static constexpr int kEachMs = 1000;
    /// So many sessions are looked at in a millisecond or so.
    static constexpr sessions::Slot kCountedAtOnce = 2000;

Q_SIGNALS:
    /// What is known of some searches, or no longer.
    void counted();

private:
    struct Watched {
        Found found;
        std::optional<sessions::SessionQuery> query; ///< by the names that there were at `names`
        quint64 changes = 0;                         ///< of the table, that have been counted
        bool isCounted = false;
        qint64 lookedAtMs = 0; ///< by the monotonic clock
    };

    void look();
    void lookAside(const QString &text, Watched &watched);
    void take(const QString &text, qint64 count, qint64 at, quint64 changes);
    void leaveUnknown();
    void forget();
    void read(const QString &text, Watched &watched);
    bool isKnown() const;
    bool isDue(const Watched &watched) const;

    monitor::SessionMonitor &m_monitor;
    QMap<QString, Watched> m_searches;
    QString m_latest; ///< the others come before it does again
    QTimer m_timer;
    QElapsedTimer m_clock;
    quint64 m_servers = 0;
    bool m_isCounting = false;
};

} // namespace activity
