// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/form/formsecrets.h"

#include "ui/connect/secrets/passwordreach.h"
#include "ui/connect/form/profileform.h"
#include "ui/connect/secrets/secretstore.h"

namespace ui
{

FormSecrets::FormSecrets(ProfileForm &form, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_secrets(secrets)
{
}

/// By the time they come the form may be filled in for another server.
/// `take`, unless the form is another profile's by then.
void FormSecrets::read(const QString &id, const std::function<void(const std::optional<QByteArray> &secret)> &take)
{
    m_awaited.insert(id);
    m_secrets.read(id, this, [this, id, take, load = m_loads](const std::optional<QByteArray> &secret) {
        if (load != m_loads)
            return;
        m_awaited.remove(id);
        if (secret)
            take(secret);
    });
}

void FormSecrets::load(const messages::ConnectionProfile &profile)
{
    m_keyPassphrase.clear();
    m_awaited.clear();
    ++m_loads;
    if (profile.id.isEmpty())
        return;
    read(profile.id, [this, profile](const auto &password) {
        if (m_form.password().isEmpty() && passwordReaches(profile, m_form.profile()))
            m_form.setPassword(*password, true);
    });
    if (profile.kind == messages::ServerKind::Sentinel)
        read(SecretStore::ofSentinels(profile.id), [this, profile](const auto &password) {
            if (!m_form.sentinelPassword().isEmpty() || !sentinelPasswordReaches(profile, m_form.profile()))
                return;
            m_form.setSentinelPassword(*password);
            m_form.setSavesPassword(true); // else the next save would take it for one that is not to be kept
        });
    if (profile.usesTls() && !profile.tls.certificateFile.isEmpty())
        read(SecretStore::ofKey(profile.id), [this](const auto &passphrase) {
            if (m_keyPassphrase.isEmpty())
                m_keyPassphrase = *passphrase;
        });
}

void FormSecrets::save(const QString &profileId)
{
    const auto keep = [this](const QString &id, const QByteArray &secret) {
        if (m_form.savesPassword() && !secret.isEmpty())
            m_secrets.write(id, secret);
        else if (!secret.isEmpty() || !m_awaited.contains(id))
            m_secrets.erase(id);
    };
    keep(profileId, m_form.password());
    keep(SecretStore::ofSentinels(profileId), m_form.sentinelPassword());
    if (m_form.profile().tls.certificateFile.isEmpty())
        m_secrets.erase(SecretStore::ofKey(profileId));
}

messages::Credentials FormSecrets::credentials() const
{
    messages::Credentials all{m_form.password(), m_keyPassphrase};
    all.sentinelPassword = m_form.sentinelPassword();
    return all;
}

void FormSecrets::set(const messages::Credentials &credentials, bool saved)
{
    m_form.setPassword(credentials.password, saved);
    m_form.setSentinelPassword(credentials.sentinelPassword);
    m_keyPassphrase = credentials.keyPassphrase;
}

} // namespace ui

#include "moc_formsecrets.cpp"
