// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>

namespace ui
{

class ProfileForm;
class SecretStore;

/// What is kept in secret for the profile in the form: comes into it, and is kept or erased as it says. Besides, the
/// passphrase of a key, which the form has no field for.
class FormSecrets final : public QObject
{
    Q_OBJECT

public:
    FormSecrets(ProfileForm &form, SecretStore &secrets, QObject *parent);

    /// From now on the form is filled in for this profile: fetches what is kept for it, as far as it is saved.
    void load(const messages::ConnectionProfile &profile);
    /// Under the id that the profile was saved by. What has not been answered yet stays as it is: the keychain may be
    /// waiting to be unlocked.
    void save(const QString &profileId);
    /// Those that are known: who connects is asked for the others.
    messages::Credentials credentials() const;
    /// `saved`: whether the box that keeps them is ticked.
    void set(const messages::Credentials &credentials, bool saved);

private:
    void read(const QString &id, const std::function<void(const std::optional<QByteArray> &secret)> &take);

    ProfileForm &m_form;
    SecretStore &m_secrets;
    QByteArray m_keyPassphrase;
    QSet<QString> m_awaited; ///< ids of secrets of the present profile that are being read
    quint64 m_loads = 0;     ///< tells a late answer of the keychain from the one that is wanted
};

} // namespace ui
