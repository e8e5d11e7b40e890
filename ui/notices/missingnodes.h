// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/monitor/fleetdesk.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class NoticeBar;

/// Which of several nodes do not answer, and what that means for what the window shows: "shop-2 does not answer since
/// 13:41:22." `gap` must not be empty.
QString missingNodesText(const monitor::FleetGap &gap);
/// "Its 401,022 sessions are shown as they were then; the other 803,309 are live." Of the others no more is said than
/// the liveness does. `all`: rows.
QString missingNodesHint(const monitor::FleetGap &gap, qint64 all, const messages::Liveness &liveness,
                         const messages::Fleet &fleet);

/// Says so in the notice bar for as long as it is so. Dismissed, it stays away until others are missing.
class MissingNodes final : public QObject
{
    Q_OBJECT

public:
    MissingNodes(monitor::SessionMonitor &monitor, NoticeBar &notices, QObject *parent);

Q_SIGNALS:
    /// The search that shows them.
    void sessionsRequested(const QString &query);

private:
    void update();

    monitor::SessionMonitor &m_monitor;
    NoticeBar &m_notices;
    QStringList m_told; ///< names, as told last
    QString m_said;     ///< the text, as told last
};

} // namespace ui
