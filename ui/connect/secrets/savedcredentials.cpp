// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/secrets/savedcredentials.h"

#include "ui/connect/secrets/secretstore.h"

#include <QList>

#include <memory>

namespace ui
{

namespace
{

/// One that is asked for, and where it goes.
struct Wanted {
    QString id;
    QByteArray messages::Credentials::*place;
};

QList<Wanted> wantedOf(const messages::ConnectionProfile &profile)
{
    using messages::Credentials;
    QList<Wanted> wanted{{profile.id, &Credentials::password}};
    if (profile.usesTls() && !profile.tls.certificateFile.isEmpty())
        wanted.append({SecretStore::ofKey(profile.id), &Credentials::keyPassphrase});
    if (profile.kind == messages::ServerKind::Sentinel)
        wanted.append({SecretStore::ofSentinels(profile.id), &Credentials::sentinelPassword});
    return wanted;
}

} // namespace

void readCredentials(SecretStore &secrets, const messages::ConnectionProfile &profile, QObject *context,
                     const std::function<void(const messages::Credentials &)> &answer)
{
    struct Reading {
        messages::Credentials credentials;
        qsizetype left = 0;
    };
    const QList<Wanted> wanted = wantedOf(profile);
    const auto reading = std::make_shared<Reading>();
    reading->left = wanted.size();
    for (const Wanted &one : wanted)
        secrets.read(one.id, context, [reading, place = one.place, answer](const std::optional<QByteArray> &secret) {
            reading->credentials.*place = secret.value_or(QByteArray());
            if (--reading->left == 0)
                answer(reading->credentials);
        });
}

} // namespace ui
