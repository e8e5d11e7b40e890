// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace messages
{
struct ConnectionStatus;
struct Liveness;
struct LoadProgress;
} // namespace messages
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class NoticeBar;

/// Says in the notice bar what the monitor has to tell: a broken connection, events that were missed, flags
/// that could be set, requests that were refused.
class MonitorNotices final : public QObject
{
    Q_OBJECT

public:
    MonitorNotices(monitor::SessionMonitor &monitor, NoticeBar &notices, QObject *parent);

    /// Asks the question about the flags again, even if it was declined before.
    void offerFlags();

Q_SIGNALS:
    void editConnectionRequested();
    void passwordRequested();
    void listOfferedRequested();

private:
    void showConnection(const messages::ConnectionStatus &status);
    void showLiveness(const messages::Liveness &liveness);
    void showCertificate(const messages::ConnectionStatus &status);
    void showSentinels(const messages::Problem &problem);
    void showGap(const messages::Liveness &liveness);
    void showGapClosed(const messages::Liveness &liveness);
    void noteGone(qint64 sessions);
    void showLoss();
    void showOffered();
    void showRefusal(const messages::Problem &problem);
    void followPass(const messages::LoadProgress &progress);
    void withdrawRefusal();
    void startAfresh();

    monitor::SessionMonitor &m_monitor;
    NoticeBar &m_notices;
    messages::Problem m_noticeShown; ///< of the sentinels, or of an old server; dismissed, it stays away
    QDateTime m_gapShown;            ///< beginning of the gap that was told; dismissed, it stays away
    QTimer m_gapTimer;               ///< takes the notice of a closed gap away
    QTimer m_lossTimer;              ///< runs: more may be found to be gone
    qint64 m_gone = 0;               ///< meanwhile
    qint64 m_goneAt = 0;             ///< epoch ms, server clock: when the first of them was missed
    qint64 m_goneInGap = 0;          ///< since the gap that is told, or was told last
    bool m_refusalStays = false;     ///< the one on show: reading again does not change it
    bool m_passSinceRefusal = false;
    bool m_wasConnected = false;
    bool m_profileIsNew = false; ///< since the connection was last heard of: what is refused now is in the profile
    bool m_keysOffered = false;  ///< the same of keys that look like sessions
    bool m_outdatedTold = false; ///< the certificate of this connection has expired
    bool m_flagsOffered = false; ///< for this server; asked once, then only on request, or when they were lost
    bool m_flagsHeld = false;    ///< the latest time that the rows were fresh, the server announced everything
    bool m_flagsLost = false;    ///< since then it does not any more
};

} // namespace ui
