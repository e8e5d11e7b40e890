// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandsecrets.h"

#include "app/terminal/complaint.h"
#include "ui/connect/secrets/savedcredentials.h"

#include <chrono>
#include <utility>

namespace app
{

using messages::Credentials;

namespace
{

/// Long enough for one that is open, and no wait without a word for one that is not.
constexpr std::chrono::seconds kKeychainPatience{3};
/// Somebody may have to look for the password of the keychain.
constexpr std::chrono::seconds kKeychainLimit{60};

} // namespace

Credentials withKept(Credentials given, const Credentials &kept)
{
    for (const auto member : {&Credentials::password, &Credentials::keyPassphrase, &Credentials::sentinelPassword}) {
        if ((given.*member).isEmpty())
            given.*member = kept.*member;
    }
    return given;
}

bool lacksSecret(const messages::ConnectionProfile &profile, const Credentials &given)
{
    const bool hasKey = profile.usesTls() && !profile.tls.certificateFile.isEmpty();
    const bool hasSentinels = profile.kind == messages::ServerKind::Sentinel;
    return given.password.isEmpty() || (hasKey && given.keyPassphrase.isEmpty()) ||
           (hasSentinels && given.sentinelPassword.isEmpty());
}

CommandSecrets::CommandSecrets(QObject *parent)
    : QObject(parent)
{
    for (QTimer *timer : {&m_patience, &m_limit})
        timer->setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [] { complain(tr("Waiting for the keychain, which may have to be unlocked.")); });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        complain(tr("The keychain does not answer."));
        answer({});
    });
}

void CommandSecrets::fetch(const CommandLine &line)
{
    m_given = credentialsOf(line);
    const bool isSaved = line.profile && !line.profile->id.isEmpty();
    if (!isSaved || !m_store.keepsBeyondThisRun() || !lacksSecret(*line.profile, m_given)) {
        answer({});
        return;
    }
    m_patience.start(kKeychainPatience);
    m_limit.start(kKeychainLimit);
    ui::readCredentials(m_store, *line.profile, this, [this](const Credentials &kept) { answer(kept); });
}

void CommandSecrets::answer(const Credentials &kept)
{
    m_patience.stop();
    m_limit.stop();
    if (!std::exchange(m_isOver, true))
        Q_EMIT fetched(withKept(m_given, kept));
}

} // namespace app

#include "moc_commandsecrets.cpp"
