// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetledger.h"

#include "models/monitor/fleetdesk.h"
#include "models/redis/keyslot.h"

#include <QDateTime>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace support
{

using namespace messages;

namespace
{

constexpr int kLookMs = 200;
constexpr qint64 kMostMovedMs = 50;
constexpr qsizetype kMostHeard = 8;
/// The test itself was away for longer: what the table could not take meanwhile is not the program's doing.
constexpr qint64 kBlindMs = 700;

QString factsText(const std::optional<Watched::Facts> &facts)
{
    return facts ? QStringLiteral("%1 until %2").arg(QString::fromUtf8(facts->user)).arg(facts->deadline)
                 : QStringLiteral("nothing");
}

} // namespace

FleetLedger::FleetLedger(ProxiedCluster &watched, const FleetView &view, const FleetFaults &faults)
    : m_watched(watched)
    , m_view(view)
    , m_faults(faults)
{
    m_elapsed.start();
    m_second.start();
    for (int server = 0; server < m_watched.cluster.count(); ++server)
        m_connects += m_watched.proxy(server).accepted();
    QObject::connect(&m_looking, &QTimer::timeout, &m_looking, [this] { look(); });
    QObject::connect(&m_measuring, &QTimer::timeout, &m_measuring, [this] { measure(); });
    m_looking.start(kLookMs);
    m_measuring.start(1000);
    m_startBytes = m_latestBytes = bench::residentBytes();
}

void FleetLedger::say(const QString &text) const
{
    std::fprintf(stderr, "%8.1f  %s\n", double(m_elapsed.elapsed()) / 1000, qPrintable(text));
}

QString FleetLedger::told() const
{
    if (m_watched.monitor.connectionStatus().phase != ConnectionStatus::Phase::Connected)
        return QStringLiteral("not connected");
    const Liveness &liveness = m_watched.monitor.liveness();
    QString text = Watched::modeName(liveness.mode);
    if (liveness.others)
        text += QStringLiteral(" (%1 of %2 %3)")
                    .arg(liveness.others->answering)
                    .arg(liveness.others->all)
                    .arg(Watched::modeName(liveness.others->mode));
    return text;
}

void FleetLedger::noteFault(FleetFaults::Kind kind)
{
    ++m_counts[kind];
    say(QStringLiteral("fault: %1").arg(QLatin1String(FleetFaults::nameOf(kind))));
}

FleetLedger::Claim FleetLedger::claim() const
{
    const monitor::SessionMonitor &monitor = m_watched.monitor;
    const Liveness &liveness = monitor.liveness();
    Claim claim;
    if (monitor.connectionStatus().phase != ConnectionStatus::Phase::Connected)
        return claim;
    claim.isOfAll = isLive(liveness.mode);
    claim.missing.resize(redis::kSlots);
    bool isAnyMissing = false;
    for (const FleetNode &node : m_watched.monitor.fleet().fleet()->nodes) {
        if (!node.hasOldRows())
            continue;
        isAnyMissing = true;
        for (const SlotSpan &span : node.slots)
            std::fill(claim.missing.begin() + span.first, claim.missing.begin() + span.last + 1, true);
    }
    const LoadProgress &progress = monitor.progress();
    claim.isOfOthers = liveness.others && isLive(liveness.others->mode) && isAnyMissing &&
                       progress.phase == LoadProgress::Phase::Idle && !progress.stopped &&
                       (progress.allButMissing || (!progress.partial && !progress.cutShort));
    return claim;
}

bool FleetLedger::Claim::isOf(const QByteArray &key) const
{
    return isOfAll || (isOfOthers && !missing[size_t(redis::slotOf(key))]);
}

void FleetLedger::look()
{
    const qint64 now = m_elapsed.elapsed();
    const qint64 away = now - std::exchange(m_lookedAt, now);
    const QString saying = told();
    m_said[saying.section(QStringLiteral(" ("), 0, 0)] += away;
    if (saying != m_lastSaid) {
        m_lastSaid = saying;
        say(QStringLiteral("said: %1 %2").arg(saying, m_watched.monitor.liveness().reason.cause));
    }
    if (away > kBlindMs) {
        m_blindMs += away;
        m_differences.clear();
    }
    const auto fleet = m_view.sessions();
    if (!fleet)
        return;
    ++m_looks;
    const auto table = m_watched.shown();
    const Claim claimed = claim();
    const auto judgeKey = [&](const QByteArray &key) {
        const int server = fleet->readOn(key);
        // A row that is shown as it was known then says so itself.
        const bool isShownAsOld =
            !claimed.isOfAll && table.contains(key) && m_watched.monitor.table().absenceOf(m_watched.slotOf(key));
        if (server < 0 || isShownAsOld || !claimed.isOf(key)) {
            m_differences.remove(key);
            return;
        }
        ++m_judged;
        const auto onServer = fleet->all.constFind(key);
        const auto inTable = table.constFind(key);
        judge(key, onServer == fleet->all.constEnd() ? std::nullopt : std::optional(*onServer),
              inTable == table.constEnd() ? std::nullopt : std::optional(*inTable));
    };
    for (auto at = fleet->all.keyBegin(); at != fleet->all.keyEnd(); ++at)
        judgeKey(*at);
    for (auto at = table.keyBegin(); at != table.keyEnd(); ++at) {
        if (!fleet->all.contains(*at))
            judgeKey(*at);
    }
    for (const QByteArray &key : m_differences.keys()) {
        if (!fleet->all.contains(key) && !table.contains(key))
            m_differences.remove(key);
    }
}

void FleetLedger::judge(const QByteArray &key, const std::optional<Watched::Facts> &onServer,
                        const std::optional<Watched::Facts> &inTable)
{
    // A row past its deadline is shown as due, whether or not the key is still there.
    const bool isDue =
        inTable && inTable->deadline > 0 && inTable->deadline <= QDateTime::currentMSecsSinceEpoch(); // one machine
    // MIGRATE hands the time over that is left: a deadline may be another by what that took.
    const bool isSame = onServer == inTable || (onServer && inTable && onServer->user == inTable->user &&
                                                std::abs(onServer->deadline - inTable->deadline) <= kMostMovedMs);
    if (isSame || (!onServer && isDue)) {
        m_differences.remove(key);
        return;
    }
    auto at = m_differences.find(key);
    if (at == m_differences.end() || at->onServer != onServer)
        at = m_differences.insert(key, {m_elapsed.elapsed(), onServer, false});
    const qint64 lasted = m_elapsed.elapsed() - at->since;
    m_longest = std::max(m_longest, lasted);
    if (lasted > kMostMs && !at->isTold) {
        at->isTold = true;
        tell(key, *at, inTable);
    }
}

void FleetLedger::tell(const QByteArray &key, const Difference &difference,
                       const std::optional<Watched::Facts> &inTable)
{
    ++m_untruths;
    const char *what = !inTable ? "a session without a row" : !difference.onServer ? "a ghost row" : "an old row";
    say(QStringLiteral("UNTRUE: %1, %2, said to be live (%3); the fleet has %4, the table %5; faults: %6")
            .arg(QString::fromLatin1(key.last(6)), QLatin1String(what), told(), factsText(difference.onServer),
                 factsText(inTable), m_faults.present()));
    say(QStringLiteral("  %1: slot %2 of server %3, since %4; heard of it: %5")
            .arg(QString::fromLatin1(key.last(6)))
            .arg(redis::slotOf(key))
            .arg(m_watched.cluster.ownerOfKey(key))
            .arg(double(difference.since) / 1000, 0, 'f', 1)
            .arg(heardOf(key)));
    const QByteArray slot = QByteArray::number(redis::slotOf(key));
    for (int server = 0; server < m_watched.cluster.count(); ++server) {
        if (!m_view.canBeAsked(server))
            continue;
        const QByteArrayList there = m_watched.cluster.at(server).strings({"CLUSTER", "GETKEYSINSLOT", slot, "100"});
        say(QStringLiteral("  server %1 on port %2 is a %3, %4 the key, and takes server %5 for its owner")
                .arg(server)
                .arg(m_watched.cluster.at(server).port())
                .arg(QString::fromLatin1(m_watched.cluster.at(server).strings({"ROLE"}).value(0)),
                     there.contains(key) ? QStringLiteral("has") : QStringLiteral("has not"))
                .arg(int(m_view.ownersAsOf(server).at(redis::slotOf(key))) - 1));
    }
}

/// What the monitor has told of this session lately, with the milliseconds since the start.
QString FleetLedger::heardOf(const QByteArray &key) const
{
    static const char *const kNames[] = {"created",    "extended", "expired", "logged out",
                                         "ended here", "evicted",  "ended",   "vanished"};
    const qint64 start = QDateTime::currentMSecsSinceEpoch() - m_elapsed.elapsed();
    QStringList heard;
    for (const SessionEvent &event : m_watched.events) {
        if (key.endsWith(event.id))
            heard.append(QStringLiteral("%1 %2").arg(QLatin1String(kNames[int(event.kind)])).arg(event.at - start));
    }
    return heard.mid(std::max<qsizetype>(0, heard.size() - kMostHeard)).join(QStringLiteral(", "));
}

bool FleetLedger::waitUntilEqual(int limitMs)
{
    ++m_comparisons;
    QElapsedTimer elapsed;
    elapsed.start();
    const auto isEqual = [this] {
        if (m_watched.monitor.liveness().mode != Liveness::Mode::Live)
            return false;
        const auto fleet = m_view.sessions();
        return fleet && fleet->unknown.empty() && fleet->all == m_watched.shown() &&
               m_watched.monitor.store().count() == int(fleet->all.size());
    };
    const bool was = Watched::waitFor(isEqual, limitMs);
    m_untilEqual.push_back(elapsed.elapsed());
    m_slowestMs = std::max(m_slowestMs, elapsed.elapsed());
    m_equal += was ? 1 : 0;
    const auto fleet = m_view.sessions();
    say(QStringLiteral("%1 after %2 ms: %3 sessions, %4 rows; said: %5")
            .arg(was ? QStringLiteral("equal") : QStringLiteral("NOT EQUAL"))
            .arg(elapsed.elapsed())
            .arg(fleet ? fleet->all.size() : -1)
            .arg(m_watched.monitor.store().count())
            .arg(told()));
    return was;
}

void FleetLedger::measure()
{
    int connects = 0;
    for (int server = 0; server < m_watched.cluster.count(); ++server)
        connects += m_watched.proxy(server).accepted();
    const double seconds = double(m_second.restart()) / 1000;
    m_mostConnects = std::max(m_mostConnects, int((connects - std::exchange(m_connects, connects)) / seconds));
    m_mostIoShare = std::max(m_mostIoShare, m_cpuOfSecond.elapsed().io / seconds / 10);
    m_cpuOfSecond.start();
    m_latestBytes = bench::residentBytes();
}

void FleetLedger::noteMemory()
{
    m_startBytes = bench::residentBytes();
}

double FleetLedger::memoryGrowthMb() const
{
    return double(m_latestBytes - m_startBytes) / 1e6;
}

QString FleetLedger::summary(quint32 seed, qint64 written, qint64 refused) const
{
    QString text;
    const auto row = [&text](const QString &what, const QString &figure) {
        text += QStringLiteral("| %1 | %2 |\n").arg(what, figure);
    };
    const auto number = [](double value, int digits = 0) { return QString::number(value, 'f', digits); };
    const double ms = double(m_elapsed.elapsed());
    row(QStringLiteral("what"), QStringLiteral("figure"));
    row(QStringLiteral("---"), QStringLiteral("---"));
    row(QStringLiteral("minutes"), number(ms / 60'000, 1));
    row(QStringLiteral("seed"), QString::number(seed));
    row(QStringLiteral("commands taken, refused or lost"), QStringLiteral("%1, %2").arg(written).arg(refused));
    int faults = 0;
    for (const auto &[kind, count] : m_counts)
        faults += count;
    row(QStringLiteral("faults"), QString::number(faults));
    for (const auto &[kind, count] : m_counts)
        row(QStringLiteral("– %1").arg(QLatin1String(FleetFaults::nameOf(kind))), QString::number(count));
    row(QStringLiteral("comparisons in calm, equal"), QStringLiteral("%1, %2").arg(m_comparisons).arg(m_equal));
    std::vector<qint64> sorted = m_untilEqual;
    std::sort(sorted.begin(), sorted.end());
    if (!sorted.empty())
        row(QStringLiteral("until live and equal, median, longest"),
            QStringLiteral("%1 s, %2 s")
                .arg(number(double(sorted[sorted.size() / 2]) / 1000, 1), number(double(m_slowestMs) / 1000, 1)));
    row(QStringLiteral("looks in between, sessions held against what was said"),
        QStringLiteral("%1, %2").arg(m_looks).arg(m_judged));
    row(QStringLiteral("longest difference of a session said to be live"),
        QStringLiteral("%1 s").arg(number(double(m_longest) / 1000, 1)));
    row(QStringLiteral("of more than 2 s"), QString::number(m_untruths));
    for (const auto &[saying, saidMs] : m_said)
        row(QStringLiteral("time the status said “%1”").arg(saying),
            QStringLiteral("%1 %").arg(number(double(saidMs) / ms * 100, 1)));
    row(QStringLiteral("most connections begun in a second"), QString::number(m_mostConnects));
    const bench::CpuMeter::Times cpu = m_cpu.elapsed();
    row(QStringLiteral("I/O thread: mean, busiest second"),
        QStringLiteral("%1 %, %2 % of a core").arg(number(cpu.io / ms * 100, 1), number(m_mostIoShare, 0)));
    row(QStringLiteral("resident memory at the first comparison, at the end"),
        QStringLiteral("%1 MB, %2 MB")
            .arg(number(double(m_startBytes) / 1e6, 1), number(double(m_latestBytes) / 1e6, 1)));
    row(QStringLiteral("time in which the test was away itself"),
        QStringLiteral("%1 s").arg(number(double(m_blindMs) / 1000, 1)));
    return text;
}

} // namespace support
