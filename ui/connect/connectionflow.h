// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;
class QWidget;

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ConnectionChip;
class ConnectionDialog;
class PasswordDialog;
class ProfileStore;
class SecretStore;

/// Everything around going to a server: the dialog, saved profiles, passwords, and the chip that shows where
/// the window is.
class ConnectionFlow final : public QObject
{
    Q_OBJECT

public:
    ConnectionFlow(monitor::SessionMonitor &monitor, ProfileStore &profiles, SecretStore &secrets, ConnectionChip &chip,
                   QWidget *window);

    void connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);
    /// With the secrets that are kept for it, once those are there, unless something else is chosen until then.
    /// `completed`: of those, what is to be used.
    using Completed = std::function<messages::Credentials(const messages::Credentials &kept)>;
    void connectWithKept(const messages::ConnectionProfile &profile, const Completed &completed);
    /// One that is saved; not if it is gone by now.
    void connectToSaved(const QString &profileId);
    void openDialog();
    /// The dialog, with the profile of the present connection.
    void editPresent();
    /// For the password, the passphrase of the key, or the password at the sentinels: whichever is needed.
    void askPassword();
    void disconnect();
    /// Saved profiles, each to connect to at once.
    void fillProfilesMenu(QMenu *menu);

Q_SIGNALS:
    /// In a window of its own.
    void newWindowRequested(const QString &profileId);

private:
    ConnectionDialog *dialog();
    void fillChipMenu();
    static QString menuText(const messages::ConnectionProfile &profile);
    void updateChip();
    QString answerText() const;
    QString securityText() const;
    void askWhereNeeded();

    monitor::SessionMonitor &m_monitor;
    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    ConnectionChip &m_chip;
    QWidget *m_window;
    QPointer<ConnectionDialog> m_dialog;
    QPointer<PasswordDialog> m_passwordDialog;
    messages::Credentials m_credentials; ///< of the present connection, so that an edited profile can use them again
    QElapsedTimer m_silent;              ///< runs: the server does not answer; a second after the last time that it did
    quint64 m_choices = 0;               ///< of a server: secrets for an earlier one come too late
    bool m_askedOnce = false;            ///< for the present connection: a wrong password must not ask in a circle
};

} // namespace ui
