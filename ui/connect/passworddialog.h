// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QByteArray>
#include <QDialog>

class QCheckBox;

namespace ui
{

class PasswordField;
class SecretStore;

/// Asks for the password of one profile, for the passphrase of its key, or for the password at its sentinels. Shown
/// with open(); tells it by a signal, once.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Reason {
        Needed,   ///< the server asks for one, and none was given
        Rejected, ///< the one that was given did not work
        // The same of the passphrase of the client certificate's key.
        PassphraseNeeded,
        PassphraseRejected,
        // And of the password of the account at the sentinels.
        SentinelNeeded,
        SentinelRejected,
    };

    PasswordDialog(const messages::ConnectionProfile &profile, Reason reason, SecretStore &secrets,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    /// Kept for this run, and in the keychain if that was asked for.
    void passwordGiven(const messages::ConnectionProfile &profile, const QByteArray &password);

private:
    enum class Secret { Password, Passphrase, SentinelPassword };

    static Secret secretOf(Reason reason);
    QString heading() const;
    QString question(Reason reason) const;
    QString userText(const QString &userName) const;
    QString shortened(const QString &text, Qt::TextElideMode mode) const;
    QString storeId() const;
    void give();

    messages::ConnectionProfile m_profile;
    Secret m_secret;
    SecretStore &m_secrets;
    PasswordField *m_password;
    QCheckBox *m_save;
};

} // namespace ui
