// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace sessions
{
class SessionMonitor;
struct ConnectionStatus;
struct Liveness;
struct Problem;
} // namespace sessions

namespace ui
{

class NoticeBar;

/// Says in the notice bar what the monitor has to tell: a broken connection, events that were missed, flags
/// that could be set, requests that were refused.
class MonitorNotices final : public QObject
{
    Q_OBJECT

public:
    MonitorNotices(sessions::SessionMonitor &monitor, NoticeBar &notices, QObject *parent);

    /// Asks the question about the flags again, even if it was declined before.
    void offerFlags();

Q_SIGNALS:
    void editConnectionRequested();
    void passwordRequested();

private:
    void showConnection(const sessions::ConnectionStatus &status);
    void showLiveness(const sessions::Liveness &liveness);
    void showGap(const sessions::Liveness &liveness);
    void showGapClosed(const sessions::Liveness &liveness);
    void showRefusal(const sessions::Problem &problem);
    void startAfresh();

    sessions::SessionMonitor &m_monitor;
    NoticeBar &m_notices;
    QDateTime m_gapShown;        ///< beginning of the gap that was told; dismissed, it stays away
    QTimer m_gapTimer;           ///< takes the notice of a closed gap away
    bool m_flagsOffered = false; ///< for this server; asked once, then only on request
};

} // namespace ui
