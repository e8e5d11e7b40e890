// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectionflow.h"

#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/connect/connectionchip.h"
#include "ui/connect/connectiondialog.h"
#include "ui/connect/passworddialog.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/connect/profiles/profileorder.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/profiles/recentconnections.h"
#include "ui/connect/secrets/savedcredentials.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/connect/tlswords.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/words/counttext.h"

#include <QMenu>

namespace ui
{

using monitor::SessionMonitor;
using Phase = messages::ConnectionStatus::Phase;

namespace
{

/// Which of the secrets, and how it is asked for.
struct SecretNeed {
    QByteArray messages::Credentials::*place;
    PasswordDialog::Reason needed;
    PasswordDialog::Reason rejected;
};

SecretNeed secretNeeded(const messages::ConnectionStatus &status)
{
    using messages::Credentials;
    using Reason = PasswordDialog::Reason;
    if (status.needsPassphrase)
        return {&Credentials::keyPassphrase, Reason::PassphraseNeeded, Reason::PassphraseRejected};
    if (status.needsSentinelPassword)
        return {&Credentials::sentinelPassword, Reason::SentinelNeeded, Reason::SentinelRejected};
    return {&Credentials::password, Reason::Needed, Reason::Rejected};
}

} // namespace

ConnectionFlow::ConnectionFlow(SessionMonitor &monitor, ProfileStore &profiles, SecretStore &secrets,
                               ConnectionChip &chip, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_chip(chip)
    , m_window(window)
{
    connect(&monitor, &SessionMonitor::profileChanged, this, &ConnectionFlow::updateChip);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &ConnectionFlow::updateChip);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &ConnectionFlow::askWhereNeeded);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &ConnectionFlow::updateChip);
    connect(&monitor, &SessionMonitor::vitalsChanged, this, &ConnectionFlow::updateChip);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &ConnectionFlow::updateChip);
    connect(chip.menu(), &QMenu::aboutToShow, this, &ConnectionFlow::fillChipMenu);
    updateChip();
}

void ConnectionFlow::connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    m_credentials = credentials;
    m_askedOnce = false;
    ++m_choices;
    if (!profile.id.isEmpty())
        m_profiles.setLastUsedId(profile.id);
    noteConnection(m_profiles, profile);
    m_monitor.connectTo(profile, credentials);
}

void ConnectionFlow::connectWithKept(const messages::ConnectionProfile &profile, const Completed &completed)
{
    const quint64 choice = ++m_choices;
    readCredentials(m_secrets, profile, this, [this, choice, profile, completed](const messages::Credentials &kept) {
        if (choice == m_choices) // else another one was chosen meanwhile
            connectTo(profile, completed(kept));
    });
}

void ConnectionFlow::connectToSaved(const QString &profileId)
{
    if (const auto profile = m_profiles.find(profileId))
        connectWithKept(*profile, [](const messages::Credentials &kept) { return kept; });
}

void ConnectionFlow::disconnect()
{
    m_credentials = {};
    ++m_choices;
    m_monitor.disconnectFromServer();
}

ConnectionDialog *ConnectionFlow::dialog()
{
    if (!m_dialog) {
        m_dialog = new ConnectionDialog(m_monitor.ioThread(), m_profiles, m_secrets, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ConnectionDialog::connectRequested, this, &ConnectionFlow::connectTo);
        connect(m_dialog, &ConnectionDialog::newWindowRequested, this, &ConnectionFlow::newWindowRequested);
    }
    m_profiles.refresh();
    m_dialog->open();
    m_dialog->raise();
    return m_dialog;
}

void ConnectionFlow::openDialog()
{
    dialog()->showProfile(m_profiles.lastUsedId());
}

void ConnectionFlow::editPresent()
{
    const messages::ConnectionProfile &profile = m_monitor.profile();
    if (m_profiles.find(profile.id))
        dialog()->showProfile(profile.id);
    else
        dialog()->showUnsaved(profile, m_credentials);
}

void ConnectionFlow::askPassword()
{
    if (m_passwordDialog) {
        m_passwordDialog->raise();
        return;
    }
    const auto [place, needed, rejected] = secretNeeded(m_monitor.connectionStatus());
    const auto reason = (m_credentials.*place).isEmpty() ? needed : rejected;
    m_passwordDialog = new PasswordDialog(m_monitor.profile(), reason, m_secrets, m_window);
    m_passwordDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_passwordDialog, &PasswordDialog::passwordGiven, this,
            [this, place = place](const messages::ConnectionProfile &profile, const QByteArray &given) {
                messages::Credentials credentials = m_credentials;
                credentials.*place = given;
                connectTo(profile, credentials);
            });
    m_passwordDialog->open();
}

void ConnectionFlow::askWhereNeeded()
{
    const messages::ConnectionStatus &status = m_monitor.connectionStatus();
    // Who has got in without it, or left, is not to be asked any more.
    if (m_passwordDialog && m_passwordDialog->isVisible() &&
        (status.phase == Phase::Connected || status.phase == Phase::Disconnected))
        m_passwordDialog->reject();
    if (!status.needsSecret() || m_askedOnce)
        return;
    m_askedOnce = true;
    askPassword();
}

void ConnectionFlow::fillProfilesMenu(QMenu *menu)
{
    const bool connected = m_monitor.connectionStatus().phase != Phase::Disconnected;
    m_profiles.refresh();
    QString group;
    const Profiles listed = groupedProfiles(m_profiles.profiles());
    for (const messages::ConnectionProfile &profile : listed) {
        if (profile.group != group) {
            group = profile.group;
            menu->addSection(plainLabel(group));
        }
        QAction *action = menu->addAction(colourMarkIcon(profileColour(profile.colour)), menuText(profile));
        action->setCheckable(true);
        action->setChecked(connected && profile.id == m_monitor.profile().id);
        connect(action, &QAction::triggered, this, [this, id = profile.id] { connectToSaved(id); });
    }
}

/// A title is the user's text: an ampersand in it is no mnemonic.
QString ConnectionFlow::menuText(const messages::ConnectionProfile &profile)
{
    QStringList words{plainLabel(profile.title())};
    if (profile.production)
        words += tr("production");
    if (profile.readOnly)
        words += tr("read-only");
    return words.join(QStringLiteral(" · "));
}

void ConnectionFlow::fillChipMenu()
{
    QMenu *menu = m_chip.menu();
    menu->clear();
    fillProfilesMenu(menu);
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction *create = menu->addAction(themedIcon(QStringLiteral("connect")), tr("Connect…"));
    connect(create, &QAction::triggered, this, &ConnectionFlow::openDialog);
    if (m_monitor.connectionStatus().phase == Phase::Disconnected)
        return;
    QAction *edit = menu->addAction(tr("Edit This Connection…"));
    connect(edit, &QAction::triggered, this, &ConnectionFlow::editPresent);
    QAction *leave = menu->addAction(themedIcon(QStringLiteral("disconnect")), tr("Disconnect"));
    connect(leave, &QAction::triggered, this, &ConnectionFlow::disconnect);
}

QString ConnectionFlow::securityText() const
{
    QStringList sentences;
    if (m_monitor.profile().isUnverified())
        sentences += unverifiedText();
    if (const auto &tls = m_monitor.connectionStatus().tls)
        sentences += tls->protocol + QStringLiteral(" · ") + certificateText(*tls, QDateTime::currentDateTime());
    return sentences.join(QLatin1Char('\n'));
}

/// How long the server takes to answer, or has not answered for: that is found out after a second.
QString ConnectionFlow::answerText() const
{
    if (!m_silent.isValid())
        return roundTripText(m_monitor.roundTripMicroseconds());
    // Of several it is not all.
    return m_monitor.nodeNames().size() > 1 ? tr("not all answer")
                                            : tr("no answer for %1 s").arg(m_silent.elapsed() / 1000 + 1);
}

void ConnectionFlow::updateChip()
{
    const messages::ConnectionStatus &status = m_monitor.connectionStatus();
    if (status.phase != Phase::Connected || m_monitor.roundTripMicroseconds() >= 0)
        m_silent.invalidate();
    else if (!m_silent.isValid())
        m_silent.start();
    ConnectionChip::Content content;
    content.presence = presenceOf(status.phase);
    if (status.phase == Phase::Disconnected) {
        content.title = tr("Not connected");
        m_chip.setContent(content);
        return;
    }
    const messages::ConnectionProfile &profile = m_monitor.profile();
    content.title = profile.title();
    content.colour = profile.colour;
    content.production = profile.production;
    content.readOnly = profile.readOnly;
    content.unverified = profile.isUnverified();
    content.security = securityText();
    switch (status.phase) {
    case Phase::Connected: {
        content.detail = m_monitor.fleet().fleet()->isCluster || m_monitor.nodeNames().size() > 1 ? tr("Cluster")
                         : profile.kind == messages::ServerKind::Sentinel                         ? tr("Sentinel")
                         : profile.kind == messages::ServerKind::UnixSocket                       ? tr("Unix socket")
                                                                                                  : tr("Standalone");
        if (status.tls)
            content.detail += QStringLiteral(" · TLS");
        const QString nodes = answeringNodesText(*m_monitor.fleet().fleet());
        const QString more = nodes.isEmpty() ? answerText() : nodes;
        if (!more.isEmpty())
            content.detail += QStringLiteral(" · ") + more;
        // What is said below of the rows is not contradicted here.
        const bool isStale = m_monitor.liveness().mode == messages::Liveness::Mode::Stale;
        if (!nodes.isEmpty() || isStale || m_silent.isValid())
            content.presence = Presence::Partly;
        break;
    }
    case Phase::Connecting:
        content.detail = tr("connecting…");
        break;
    case Phase::Retrying:
        content.detail = tr("trying again");
        break;
    case Phase::Failed:
    case Phase::Disconnected:
        content.detail = tr("no connection");
        break;
    }
    m_chip.setContent(content);
}

} // namespace ui

#include "moc_connectionflow.cpp"
