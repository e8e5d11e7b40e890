// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/monitornotices.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "ui/notices/noticebar.h"

#include <chrono>
#include <utility>

namespace ui
{

using monitor::SessionMonitor;
using Phase = messages::ConnectionStatus::Phase;
using Mode = messages::Liveness::Mode;

namespace
{

const auto kConnection = QStringLiteral("connection");
const auto kCertificate = QStringLiteral("certificate");
const auto kFlags = QStringLiteral("flags");
const auto kSentinels = QStringLiteral("sentinels");
const auto kGap = QStringLiteral("gap");
constexpr std::chrono::seconds kGapToldFor{12};

const auto kOffered = QStringLiteral("offered");
const auto kRefusal = QStringLiteral("refusal");

} // namespace

MonitorNotices::MonitorNotices(SessionMonitor &monitor, NoticeBar &notices, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_notices(notices)
{
    m_gapTimer.setSingleShot(true);
    m_gapTimer.setInterval(kGapToldFor);
    connect(&m_gapTimer, &QTimer::timeout, this, [this] { m_notices.withdraw(kGap); });
    connect(&monitor, &SessionMonitor::connectionChanged, this, &MonitorNotices::showConnection);
    connect(&monitor, &SessionMonitor::progressChanged, this, &MonitorNotices::followPass);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &MonitorNotices::showLiveness);
    connect(&monitor, &SessionMonitor::requestRefused, this, &MonitorNotices::showRefusal);
    connect(&monitor, &SessionMonitor::profileChanged, this, &MonitorNotices::startAfresh);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &MonitorNotices::showOffered);
    connect(&monitor.formats(), &monitor::FormatDesk::detectionChanged, this, &MonitorNotices::showOffered);
    showConnection(monitor.connectionStatus());
    showLiveness(monitor.liveness());
}

void MonitorNotices::startAfresh()
{
    m_outdatedTold = false;
    m_flagsOffered = false;
    m_keysOffered = false;
    m_gapShown = {};
    m_noticeShown = {};
    m_gapTimer.stop();
    m_passSinceRefusal = false;
    m_profileIsNew = true;
    for (const QString &id : {kConnection, kCertificate, kFlags, kSentinels, kGap, kRefusal, kOffered})
        m_notices.withdraw(id);
}

void MonitorNotices::showConnection(const messages::ConnectionStatus &status)
{
    m_profileIsNew = false;
    showCertificate(status);
    if (status.phase != Phase::Retrying && status.phase != Phase::Failed) {
        m_notices.withdraw(kConnection);
        // “Connect, then try again”: that is done.
        if (status.phase == Phase::Connected && !m_refusalStays && !m_wasConnected)
            withdrawRefusal();
        m_wasConnected = status.phase == Phase::Connected;
        return;
    }
    m_wasConnected = false;
    Notice notice;
    notice.id = kConnection;
    notice.kind = Notice::Kind::Problem;
    notice.text = status.problem.isEmpty() ? tr("The connection was lost.") : status.problem.cause;
    notice.hint = status.problem.nextStep;
    if (status.phase == Phase::Retrying)
        notice.hint += QLatin1Char(' ') + (status.retryAt.isValid()
                                               ? tr("Trying again at %1.").arg(text::clockText(status.retryAt))
                                               : tr("Trying again…"));
    if (status.needsSecret())
        notice.actions += {status.needsPassphrase ? tr("Enter Passphrase…") : tr("Enter Password…"),
                           [this](bool) { Q_EMIT passwordRequested(); }, true};
    else
        notice.actions += {tr("Retry Now"), [this](bool) { m_monitor.retryNow(); }, true};
    notice.actions += {tr("Edit Connection…"), [this](bool) { Q_EMIT editConnectionRequested(); }, true};
    m_notices.post(notice);
}

/// Once, while the connection still stands; a new certificate, or none to be expected any more, takes it back.
void MonitorNotices::showCertificate(const messages::ConnectionStatus &status)
{
    if (!status.tls || !status.tls->isOutdated || !status.tls->isVerified) {
        m_outdatedTold = false;
        m_notices.withdraw(kCertificate);
        return;
    }
    if (std::exchange(m_outdatedTold, true))
        return;
    Notice notice;
    notice.id = kCertificate;
    notice.kind = Notice::Kind::Warning;
    notice.text = tr("The server's certificate expired at %1.").arg(text::clockText(status.tls->validUntil));
    notice.hint = tr("This connection goes on; the next one will be refused until the certificate is renewed.");
    m_notices.post(notice);
}

void MonitorNotices::showLiveness(const messages::Liveness &liveness)
{
    showGap(liveness);
    showSentinels(liveness.notice);
    if (liveness.offeredFlags.isEmpty())
        m_notices.withdraw(kFlags);
    else if (!m_flagsOffered && messages::isFresh(liveness.mode))
        offerFlags(); // not before it is known what there is without them
}

/// Each once: who has closed it knows.
void MonitorNotices::showSentinels(const messages::Problem &problem)
{
    if (std::exchange(m_noticeShown, problem) == problem)
        return;
    if (problem.isEmpty()) {
        m_notices.withdraw(kSentinels);
        return;
    }
    Notice notice;
    notice.id = kSentinels;
    notice.kind = Notice::Kind::Warning;
    notice.text = problem.cause;
    notice.hint = problem.nextStep;
    m_notices.post(notice);
}

void MonitorNotices::offerFlags()
{
    const messages::Liveness &liveness = m_monitor.liveness();
    if (liveness.offeredFlags.isEmpty())
        return;
    m_flagsOffered = true;
    Notice notice;
    notice.id = kFlags;
    notice.kind = Notice::Kind::Offer;
    if (liveness.mode == Mode::LiveByTracking) {
        notice.text = tr("This Redis does not say how sessions end. What changes is shown at once all the same.");
        notice.hint = tr(R"(To be told, set notify-keyspace-events to "%1" (now "%2").)")
                          .arg(liveness.offeredFlags, liveness.currentFlags);
    } else {
        notice.text = liveness.mode == Mode::ExpiryOnly ? tr("This Redis does not announce new and changed sessions.")
                                                        : tr("This Redis does not announce what happens to sessions.");
        notice.hint = tr(R"(To see it at once, set notify-keyspace-events to "%1" (now "%2").)")
                          .arg(liveness.offeredFlags, liveness.currentFlags);
    }
    notice.checkBox = tr("Restore at exit");
    notice.actions = {{tr("Set It"), [this](bool restore) { m_monitor.setOfferedFlags(restore); }, false},
                      {tr("Not Now"), {}, false}};
    m_notices.post(notice);
}

void MonitorNotices::showGap(const messages::Liveness &liveness)
{
    const bool open = liveness.gapFrom.isValid() && !liveness.gapTo.isValid();
    if (liveness.mode != Mode::CatchingUp || !open) {
        if (m_gapShown.isValid())
            showGapClosed(liveness);
        return;
    }
    if (liveness.gapFrom == m_gapShown)
        return;
    m_gapShown = liveness.gapFrom;
    m_gapTimer.stop();
    Notice notice;
    notice.id = kGap;
    notice.kind = Notice::Kind::Warning;
    notice.text = tr("Events were missed since %1.").arg(text::clockText(liveness.gapFrom));
    notice.hint = tr("Everything is being read again.");
    m_notices.post(notice);
}

// The reading takes milliseconds on a quick server: what happened is said for long enough to be read.
void MonitorNotices::showGapClosed(const messages::Liveness &liveness)
{
    m_gapShown = {};
    if (!liveness.gapTo.isValid()) {
        m_notices.withdraw(kGap);
        return;
    }
    Notice notice;
    notice.id = kGap;
    notice.kind = Notice::Kind::Result;
    notice.text =
        tr("Events were missed from %1 to %2.").arg(text::clockText(liveness.gapFrom), text::clockText(liveness.gapTo));
    notice.hint = liveness.areNamesKnown
                      ? tr("Everything has been read again since: the table is complete.")
                      : tr("Sessions of the formats in use have been read again since: for others it is being looked.");
    m_notices.post(notice);
    m_gapTimer.start();
}

void MonitorNotices::showOffered()
{
    const auto &inUse = m_monitor.formats().inUse();
    const qint64 keys = inUse ? formats::offeredKeys(*inUse) : 0;
    if (keys == 0)
        m_notices.withdraw(kOffered);
    if (keys == 0 || m_keysOffered)
        return;
    m_keysOffered = true;
    Notice notice;
    notice.id = kOffered;
    notice.kind = Notice::Kind::Offer;
    notice.text = tr("%Ln key(s) look like sessions: they name a user, and run out.", nullptr, text::pluralCount(keys));
    notice.hint = tr("They may be a cache as well.");
    notice.actions = {{tr("Show Them"), [this](bool) { Q_EMIT listOfferedRequested(); }, false},
                      {tr("Not Now"), {}, false}};
    m_notices.post(notice);
}

void MonitorNotices::showRefusal(const messages::Problem &problem)
{
    m_refusalStays = problem.isNotice || m_profileIsNew;
    m_passSinceRefusal = false;
    Notice notice;
    notice.id = kRefusal;
    notice.kind = Notice::Kind::Warning;
    notice.text = problem.cause;
    notice.hint = problem.nextStep;
    m_notices.post(notice);
}

/// A reading that began after something was refused, and has met nothing of the kind, is the proof that it is over.
void MonitorNotices::followPass(const messages::LoadProgress &progress)
{
    using Progress = messages::LoadProgress;
    if (progress.phase != Progress::Phase::Idle) {
        m_passSinceRefusal = m_passSinceRefusal || progress.fraction == 0;
        return;
    }
    const bool isWhole = !progress.partial && !progress.cutShort && !progress.stopped && progress.unreadable == 0;
    if (m_passSinceRefusal && isWhole && !m_refusalStays)
        withdrawRefusal();
}

void MonitorNotices::withdrawRefusal()
{
    m_notices.withdraw(kRefusal);
}

} // namespace ui

#include "moc_monitornotices.cpp"
