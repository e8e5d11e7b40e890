// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/monitornotices.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "ui/notices/noticebar.h"

#include <algorithm>
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

const auto kLoss = QStringLiteral("loss");
// What is found out in several steps (some rows that are looked at, then all) is told as one.
constexpr std::chrono::milliseconds kLossSettles{1000};
constexpr qint64 kFewestLost = 10;
// In a longer gap sessions end one by one as well.
constexpr qint64 kAtOnceSeconds = 30;
// Where every ending is announced, a quarter of all does not go without a word. Where none is, logouts do as well.
constexpr qint64 kShareWhereTold = 4;
constexpr qint64 kShareElsewhere = 2;

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
    m_lossTimer.setSingleShot(true);
    m_lossTimer.setInterval(kLossSettles);
    connect(&m_lossTimer, &QTimer::timeout, this, &MonitorNotices::showLoss);
    connect(&monitor, &SessionMonitor::eventsOccurred, this, [this](const QList<messages::SessionEvent> &events) {
        const auto isGone = [](const auto &event) { return event.kind == messages::SessionEvent::Kind::Vanished; };
        noteGone(std::count_if(events.cbegin(), events.cend(), isGone));
    });
    connect(&monitor, &SessionMonitor::foundByReading, this,
            [this](const messages::ReadingResult &result) { noteGone(result.gone); });
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
    m_flagsHeld = false;
    m_flagsLost = false;
    m_keysOffered = false;
    m_gapShown = {};
    m_noticeShown = {};
    m_gapTimer.stop();
    m_lossTimer.stop();
    m_gone = m_goneInGap = 0;
    m_passSinceRefusal = false;
    m_profileIsNew = true;
    for (const QString &id : {kConnection, kCertificate, kFlags, kSentinels, kGap, kLoss, kRefusal, kOffered})
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
    notice.text = tr("The server’s certificate expired at %1.").arg(text::clockText(status.tls->validUntil));
    notice.hint = tr("This connection goes on; the next one will be refused until the certificate is renewed.");
    m_notices.post(notice);
}

void MonitorNotices::showLiveness(const messages::Liveness &liveness)
{
    showGap(liveness);
    showSentinels(liveness.notice);
    if (!messages::isFresh(liveness.mode)) {
        if (liveness.offeredFlags.isEmpty())
            m_notices.withdraw(kFlags);
        return; // not before it is known what there is without them
    }
    if (liveness.offeredFlags.isEmpty()) {
        m_notices.withdraw(kFlags);
        m_flagsLost = false;
        m_flagsHeld = liveness.mode == Mode::Live;
        return;
    }
    // Who has said no to it has not: with what was there, and is no more, it is another question.
    if (std::exchange(m_flagsHeld, false))
        m_flagsLost = true;
    else if (m_flagsOffered)
        return;
    offerFlags();
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
    if (m_flagsLost) {
        notice.text = tr("notify-keyspace-events is not set any more, as after a restart of the server.");
        notice.hint = tr("Set it to “%1” again (now “%2”); CONFIG REWRITE or its configuration file keeps it.")
                          .arg(liveness.offeredFlags, liveness.currentFlags);
    } else if (liveness.mode == Mode::LiveByTracking) {
        notice.text = tr("This Redis does not say how sessions end. What changes is shown at once all the same.");
        notice.hint = tr("To be told, set notify-keyspace-events to “%1” (now “%2”).")
                          .arg(liveness.offeredFlags, liveness.currentFlags);
    } else {
        notice.text = liveness.mode == Mode::ExpiryOnly ? tr("This Redis does not announce new and changed sessions.")
                                                        : tr("This Redis does not announce what happens to sessions.");
        notice.hint = tr("To see it at once, set notify-keyspace-events to “%1” (now “%2”).")
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
    m_goneInGap = 0;
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
    notice.kind = m_goneInGap > 0 ? Notice::Kind::Info : Notice::Kind::Result;
    notice.text =
        tr("Events were missed from %1 to %2.").arg(text::clockText(liveness.gapFrom), text::clockText(liveness.gapTo));
    notice.hint = liveness.areNamesKnown
                      ? tr("Everything has been read again since: the table is complete.")
                      : tr("Sessions of the formats in use have been read again since: for others it is being looked.");
    if (m_goneInGap > 0)
        notice.hint =
            tr("%Ln session(s) had gone meanwhile: how is not known.", nullptr, text::pluralCount(m_goneInGap)) +
            QLatin1Char(' ') + notice.hint;
    m_notices.post(notice);
    m_gapTimer.start();
}

/// Sessions that were found to be gone before their deadline, and nobody has said why.
void MonitorNotices::noteGone(qint64 sessions)
{
    if (sessions == 0)
        return;
    m_goneInGap += sessions;
    const messages::Liveness &liveness = m_monitor.liveness();
    if (m_gapTimer.isActive() && liveness.gapTo.isValid())
        showGapClosed(liveness); // that the gap is over may have come first
    const QDateTime gapTo = liveness.gapTo.isValid() ? liveness.gapTo : QDateTime::currentDateTime();
    if (liveness.gapFrom.isValid() && liveness.gapFrom.secsTo(gapTo) > kAtOnceSeconds)
        return;
    if (m_gone == 0)
        m_goneAt = m_monitor.table().clock().nowMs();
    m_gone += sessions;
    m_lossTimer.start();
}

/// A large part of all at once is no matter of single sessions.
void MonitorNotices::showLoss()
{
    if (m_monitor.liveness().mode == Mode::CatchingUp) {
        m_lossTimer.start(); // it is being found out how many
        return;
    }
    const qint64 gone = std::exchange(m_gone, 0);
    const qint64 before = m_monitor.store().count() + gone;
    const qint64 share = messages::isLive(m_monitor.liveness().mode) ? kShareWhereTold : kShareElsewhere;
    if (gone < kFewestLost || gone < before / share)
        return;
    Notice notice;
    notice.id = kLoss;
    notice.kind = Notice::Kind::Warning;
    notice.text =
        tr("%Ln session(s) were gone at once at %1.", nullptr, text::pluralCount(gone)).arg(text::clockText(m_goneAt));
    notice.hint = tr("Redis announced none of it: the database was flushed or exchanged, or its data were lost at a "
                     "restart. How these sessions ended is not known.");
    m_notices.post(notice);
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
