// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertsflow.h"

#include "models/activity/alerts/alertwords.h"
#include "models/activity/alerts/savedalerts.h"
#include "models/files/settings.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/clocktext.h"
#include "models/text/printabletext.h"
#include "ui/alerts/alertmark.h"
#include "ui/alerts/alertsdialog.h"
#include "ui/alerts/alertspopup.h"
#include "ui/alerts/desktopnotifications.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/notices/noticebar.h"

#include <utility>

namespace ui
{

using alerts::AlertCommand;
using alerts::AlertOutlets;
using alerts::AlertWatch;
using monitor::SessionMonitor;

namespace
{

constexpr qsizetype kMostLogged = 500;

QString noticeId(const alerts::Record &record)
{
    return record.transition.isTest
               ? QStringLiteral("alert test")
               : QStringLiteral("alert ") + QLatin1String(messages::traitsOf(record.transition.kind()).word);
}

} // namespace

AlertsFlow::AlertsFlow(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_monitor(parts.monitor)
    , m_profiles(parts.profiles)
    , m_notices(parts.notices)
    , m_window(window)
    , m_watch(parts.monitor, parts.recorder, &parts.history)
    , m_notifications(new DesktopNotifications({}, this))
    , m_mark(new AlertMark(window))
{
    connect(&m_watch, &AlertWatch::transitioned, &m_outlets, &AlertOutlets::tell);
    connect(&m_watch, &AlertWatch::judged, this, &AlertsFlow::update);
    connect(&m_outlets, &AlertOutlets::told, this, &AlertsFlow::tell);
    connect(&m_outlets, &AlertOutlets::written, this, &AlertsFlow::readLog);
    connect(&m_outlets, &AlertOutlets::logFailed, this,
            [this](const QString &sentence) { warn(QStringLiteral("alert log"), sentence); });
    connect(&m_outlets.command(), &AlertCommand::failed, this,
            [this](const QString &sentence) { warn(QStringLiteral("alert command"), sentence); });
    connect(&m_outlets.command(), &AlertCommand::done, this, [this] {
        if (m_dialog && m_isTesting)
            m_dialog->showTest(tr("The command has ended well."), true);
    });
    connect(m_notifications, &DesktopNotifications::failed, this,
            [this](const QString &sentence) { warn(QStringLiteral("alert notification"), sentence); });
    connect(m_mark, &QToolButton::clicked, this, &AlertsFlow::showFiring);
    // The watch has heard of it before this: what it cleared then was still told of the server that was left.
    connect(&m_monitor, &SessionMonitor::profileChanged, this, &AlertsFlow::takeProfile);
    connect(&m_profiles.settings(), &files::Settings::changed, this, &AlertsFlow::followStore);
    takeProfile();
}

AlertsFlow::~AlertsFlow() = default;

void AlertsFlow::takeProfile()
{
    if (m_dialog)
        m_dialog->reject(); // it was about another server
    const messages::ConnectionProfile &profile = m_monitor.profile();
    m_outlets.setServer(profile.title());
    // Of a demo there is no past, and a window that is made for its picture leaves nothing behind.
    m_outlets.setLogged(profile.historyFolder.isEmpty() && !m_profiles.settings().leavesFileAlone());
    useSettings(alerts::savedAlerts(m_profiles.settings(), profile.id));
}

/// This window or another one has changed them.
void AlertsFlow::followStore()
{
    const QString id = m_monitor.profile().id;
    if (!m_profiles.find(id))
        return;
    if (const auto saved = alerts::savedAlerts(m_profiles.settings(), id); saved != m_outlets.settings())
        useSettings(saved);
}

void AlertsFlow::useSettings(const messages::AlertSettings &settings)
{
    m_outlets.setSettings(settings);
    m_watch.setRules(settings.rules);
    update();
}

QString AlertsFlow::noteOnKeeping() const
{
    if (m_monitor.connectionStatus().phase == messages::ConnectionStatus::Phase::Disconnected)
        return tr("There is no connection now: nothing is watched.");
    if (!m_profiles.find(m_monitor.profile().id))
        return tr("This connection is not saved: what is set here holds until it is left.");
    return {};
}

AlertMark *AlertsFlow::mark() const
{
    return m_mark;
}

void AlertsFlow::open()
{
    if (!m_dialog)
        makeDialog();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void AlertsFlow::makeDialog()
{
    m_profiles.refresh();
    m_isTesting = false;
    m_dialog = new AlertsDialog(m_outlets.settings(), *m_notifications, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setServer(text::printableText(m_monitor.profile().title().toUtf8()), noteOnKeeping());
    connect(m_dialog, &QDialog::accepted, this, &AlertsFlow::save);
    connect(m_dialog, &QDialog::finished, this, [this] { m_dialog = nullptr; });
    connect(m_dialog, &AlertsDialog::testRequested, this, [this](const messages::AlertSettings &settings) {
        m_isTesting = true;
        m_dialog->showTest(settings.runsCommand ? tr("The command runs.") : tr("Told by the ways chosen here."), true);
        m_outlets.test(settings);
    });
    update();
    readLog();
}

void AlertsFlow::save()
{
    const messages::AlertSettings settings = m_dialog->settings();
    useSettings(settings);
    const QString id = m_monitor.profile().id;
    if (!m_profiles.find(id))
        return;
    QStringList present;
    for (const messages::ConnectionProfile &profile : m_profiles.profiles())
        present += profile.id;
    alerts::saveAlerts(m_profiles.settings(), id, settings, present);
}

void AlertsFlow::tell(const alerts::Record &record, bool isToBeNotified)
{
    notice(record);
    if (!isToBeNotified)
        return;
    const QString server = text::printableText(record.server.toUtf8());
    m_notifications->show(noticeId(record), server, alerts::sentenceOf(record.transition),
                          record.transition.hasFired && !record.transition.isTest);
}

/// Stays until it is over, unless somebody has dismissed it.
void AlertsFlow::notice(const alerts::Record &record)
{
    if (!record.transition.hasFired) {
        m_notices.withdraw(noticeId(record));
        return;
    }
    Notice notice;
    notice.id = noticeId(record);
    notice.kind = record.transition.isTest ? Notice::Kind::Info : Notice::Kind::Warning;
    notice.text = alerts::sentenceOf(record.transition);
    notice.hint = record.isQuiet
                      ? tr("Since %1. These are quiet hours: nobody else was told.").arg(text::clockText(record.when))
                      : tr("Since %1.").arg(text::clockText(record.when));
    notice.actions = {{tr("Alerts…"), [this](bool) { open(); }, true}};
    m_notices.post(notice);
}

/// In the bar, and, where somebody tries it, where they look.
void AlertsFlow::warn(const QString &id, const QString &sentence)
{
    if (m_dialog && m_isTesting)
        m_dialog->showTest(sentence, false);
    Notice notice;
    notice.id = id;
    notice.kind = Notice::Kind::Warning;
    notice.text = sentence;
    notice.hint = tr("What is to be done when an alert fires is set under Alerts….");
    notice.actions = {{tr("Alerts…"), [this](bool) { open(); }, true}};
    m_notices.post(notice);
}

void AlertsFlow::update()
{
    if (m_mark)
        m_mark->setCount(int(m_watch.judge().firing().size()));
    if (!m_dialog)
        return;
    m_dialog->showStandings(m_watch.judge());
    m_dialog->setServer(text::printableText(m_monitor.profile().title().toUtf8()), noteOnKeeping());
}

void AlertsFlow::readLog()
{
    if (!m_dialog)
        return;
    m_outlets.readLog(m_dialog, kMostLogged, [this](const auto &latest) {
        if (m_dialog)
            m_dialog->showLog(latest, m_outlets.log().file());
    });
}

void AlertsFlow::showFiring()
{
    auto *popup =
        new AlertsPopup(m_watch.judge().firing(), text::printableText(m_monitor.profile().title().toUtf8()), m_window);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    connect(popup, &AlertsPopup::alertsRequested, this, &AlertsFlow::open);
    popup->showAbove(m_mark);
}

} // namespace ui

#include "moc_alertsflow.cpp"
