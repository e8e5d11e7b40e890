// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/processfigures.h"
#include "tests/integration/fleetfaults.h"

#include <QElapsedTimer>
#include <QHash>

#include <map>
#include <vector>

namespace support
{

/// Holds what the window would say against what is so, several times a second, session by session, while a fleet
/// suffers; and counts what it costs. What it finds goes to standard error as it comes, with the seconds since the
/// start.
class FleetLedger
{
public:
    /// A change may take so long to be shown.
    static constexpr qint64 kMostMs = 2000;

    FleetLedger(ProxiedCluster &watched, const FleetView &view, const FleetFaults &faults);
    Q_DISABLE_COPY_MOVE(FleetLedger)

    void noteFault(FleetFaults::Kind kind);
    /// Waits until the window says that all is live, and table and fleet are the same. False: it was not, in time.
    bool waitUntilEqual(int limitMs);

    /// Sessions that differed for longer than kMostMs while they were said to be live.
    int untruths() const { return m_untruths; }
    qint64 longestUntruthMs() const { return m_longest; }
    int comparisons() const { return m_comparisons; }
    qint64 slowestMs() const { return m_slowestMs; } ///< until equal
    /// From here on memory is compared with what it is later.
    void noteMemory();
    double memoryGrowthMb() const;
    int mostConnectsInASecond() const { return m_mostConnects; }
    /// As Markdown.
    QString summary(quint32 seed, qint64 written, qint64 refused) const;

private:
    /// Of one session that is not as the table shows it, or is shown and not there.
    struct Difference {
        qint64 since = 0;
        std::optional<Watched::Facts> onServer;
        bool isTold = false;
    };
    /// Which sessions are said to be exact now. By slots: a node that does not answer has them in the window until it
    /// is known that another one does, which is not among those that do not answer.
    struct Claim {
        bool isOfAll = false;
        bool isOfOthers = false;
        std::vector<bool> missing; ///< by slot: of nodes that do not answer
        bool isOf(const QByteArray &key) const;
    };
    Claim claim() const;
    void look();
    void judge(const QByteArray &key, const std::optional<Watched::Facts> &onServer,
               const std::optional<Watched::Facts> &inTable);
    void tell(const QByteArray &key, const Difference &difference, const std::optional<Watched::Facts> &inTable);
    QString heardOf(const QByteArray &key) const;
    void measure();
    void say(const QString &text) const;
    QString told() const;

    ProxiedCluster &m_watched;
    const FleetView &m_view;
    const FleetFaults &m_faults;
    QElapsedTimer m_elapsed;
    QTimer m_looking;
    QTimer m_measuring;
    qint64 m_lookedAt = 0;
    QHash<QByteArray, Difference> m_differences;
    std::map<QString, qint64> m_said; ///< ms for which the status said it
    QString m_lastSaid;
    std::map<FleetFaults::Kind, int> m_counts;
    qint64 m_looks = 0;
    qint64 m_judged = 0;
    int m_untruths = 0;
    qint64 m_longest = 0;
    int m_comparisons = 0;
    int m_equal = 0;
    std::vector<qint64> m_untilEqual;
    qint64 m_slowestMs = 0;
    qint64 m_blindMs = 0;
    bench::CpuMeter m_cpu{0};
    bench::CpuMeter m_cpuOfSecond{0};
    QElapsedTimer m_second;
    double m_mostIoShare = 0;
    int m_connects = 0;
    int m_mostConnects = 0;
    qint64 m_startBytes = 0;
    qint64 m_latestBytes = 0;
};

} // namespace support
