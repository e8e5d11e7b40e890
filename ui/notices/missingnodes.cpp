// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/missingnodes.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "ui/notices/noticebar.h"
#include "ui/words/nodequery.h"

#include <utility>

namespace ui
{

using monitor::FleetGap;
using Mode = messages::Liveness::Mode;

namespace
{

const auto kMissing = QStringLiteral("missing nodes");

QString nameAndSince(const QString &name, const QDateTime &since)
{
    return since.isValid() ? MissingNodes::tr("%1 since %2").arg(name, text::clockText(since)) : name;
}

QString readInPartText(const FleetGap &gap, bool isFirst)
{
    const int read = text::pluralCount(gap.ofUnread);
    const QString sentence =
        isFirst ? MissingNodes::tr("Of what %1 holds only %Ln session(s) had been read", nullptr, read)
                : MissingNodes::tr("of what %1 holds only %Ln session(s) had been read", nullptr, read);
    return sentence.arg(text::listText(gap.unread));
}

/// What is shown of those that do not answer.
QString oldRowsText(const FleetGap &gap)
{
    const qsizetype nodes = gap.names.size();
    const qint64 old = gap.sessions - gap.ofUnread;
    QStringList sentences;
    if (old > 0 && nodes == 1)
        sentences +=
            MissingNodes::tr("Its %Ln session(s) are shown as they were then", nullptr, text::pluralCount(old));
    else if (old > 0)
        sentences +=
            MissingNodes::tr("Their %Ln session(s) are shown as they were then", nullptr, text::pluralCount(old));
    if (gap.unread.isEmpty() && old == 0)
        sentences +=
            nodes == 1 ? MissingNodes::tr("It had no sessions then") : MissingNodes::tr("They had no sessions then");
    if (!gap.unread.isEmpty() && gap.ofUnread > 0)
        sentences += readInPartText(gap, sentences.isEmpty());
    else if (!gap.unread.isEmpty() && gap.unread.size() == nodes)
        sentences += nodes == 1 ? MissingNodes::tr("Its sessions were never read, and are not listed")
                                : MissingNodes::tr("Their sessions were never read, and are not listed");
    else if (!gap.unread.isEmpty())
        sentences += (sentences.isEmpty() ? MissingNodes::tr("Those of %1 were never read")
                                          : MissingNodes::tr("those of %1 were never read"))
                         .arg(text::listText(gap.unread));
    return sentences.join(MissingNodes::tr("; "));
}

QString othersText(qint64 sessions, const messages::Liveness &liveness)
{
    const Mode mode = liveness.others ? liveness.others->mode : Mode::Disconnected;
    const int count = text::pluralCount(sessions);
    switch (mode) {
    case Mode::Live:
    case Mode::LiveByTracking:
        return MissingNodes::tr("the other %Ln session(s) are live", nullptr, count);
    case Mode::ExpiryOnly:
    case Mode::Polling:
        return MissingNodes::tr("the other %Ln session(s) are read again every few seconds", nullptr, count);
    case Mode::Loading:
    case Mode::CatchingUp:
        return MissingNodes::tr("the other %Ln session(s) are being checked", nullptr, count);
    case Mode::Stale:
    case Mode::Disconnected:
        break;
    }
    return {};
}

/// Replicas of those that do not answer, which the cluster has not made primaries, as far as it was told last.
QString heirsText(const FleetGap &gap, const messages::Fleet &fleet)
{
    QStringList heirs;
    for (const messages::FleetNode &node : fleet.nodes) {
        if (fleet.isCluster && node.isReplica && node.isThere() && gap.names.contains(node.primary))
            heirs += node.name;
    }
    if (heirs.isEmpty())
        return {};
    return heirs.size() == 1
               ? MissingNodes::tr("%1 has a copy and may take over; no node has said yet that it has.")
                     .arg(heirs.first())
               : MissingNodes::tr("%1 have copies and may take over; no node has said yet that they have.")
                     .arg(text::listText(heirs));
}

} // namespace

QString missingNodesText(const FleetGap &gap)
{
    if (gap.names.size() == 1) {
        const QDateTime since = gap.since.value(0);
        return since.isValid()
                   ? MissingNodes::tr("%1 does not answer since %2.").arg(gap.names.first(), text::clockText(since))
                   : MissingNodes::tr("%1 does not answer.").arg(gap.names.first());
    }
    QStringList names;
    for (qsizetype i = 0; i < gap.names.size(); ++i)
        names += nameAndSince(gap.names[i], gap.since.value(i));
    return MissingNodes::tr("%n node(s) do not answer: %1.", nullptr, int(gap.names.size())).arg(text::listText(names));
}

QString missingNodesHint(const FleetGap &gap, qint64 all, const messages::Liveness &liveness,
                         const messages::Fleet &fleet)
{
    QStringList parts = {oldRowsText(gap), othersText(all - gap.sessions, liveness)};
    parts.removeAll(QString());
    QString hint = parts.join(MissingNodes::tr("; ")) + QLatin1Char('.');
    if (const QString heirs = heirsText(gap, fleet); !heirs.isEmpty())
        hint += QLatin1Char(' ') + heirs;
    return hint;
}

MissingNodes::MissingNodes(monitor::SessionMonitor &monitor, NoticeBar &notices, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_notices(notices)
{
    using monitor::SessionMonitor;
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &MissingNodes::update);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &MissingNodes::update);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &MissingNodes::update);
    connect(&monitor.table(), &sessions::SessionTableModel::countsChanged, this, &MissingNodes::update);
    update();
}

void MissingNodes::update()
{
    using Phase = messages::ConnectionStatus::Phase;
    const FleetGap gap = m_monitor.fleet().gap();
    // Where none answers the connection's own notice says so.
    if (gap.isEmpty() || m_monitor.connectionStatus().phase != Phase::Connected ||
        gap.names.size() == m_monitor.fleet().holders()) {
        m_told.clear();
        m_notices.withdraw(kMissing);
        return;
    }
    const bool isNew = std::exchange(m_told, gap.names) != gap.names;
    if (!isNew && !m_notices.holds(kMissing))
        return; // dismissed
    Notice notice;
    notice.id = kMissing;
    notice.kind = Notice::Kind::Warning;
    notice.text = missingNodesText(gap);
    notice.hint = missingNodesHint(gap, m_monitor.store().count(), m_monitor.liveness(), *m_monitor.fleet().fleet());
    const QString said = notice.text + notice.hint;
    if (std::exchange(m_said, said) == said && !isNew)
        return;
    notice.actions += {tr("Try Now"), [this](bool) { m_monitor.retryNow(); }, true};
    if (gap.sessions > 0) {
        notice.actions += {gap.names.size() == 1 ? tr("Show Its Sessions") : tr("Show Their Sessions"),
                           [this](bool) { Q_EMIT sessionsRequested(queryForNodes(m_told)); }, true};
    }
    m_notices.post(notice);
}

} // namespace ui

#include "moc_missingnodes.cpp"
