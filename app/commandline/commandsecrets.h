// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "ui/connect/secrets/secretstore.h"

#include <QObject>
#include <QTimer>

namespace app
{

/// The secrets for the connection of a command: what the command line and the environment say, and what the keychain
/// has for a saved connection. A keychain that does not answer is waited for a while: it may have to be unlocked first.
class CommandSecrets final : public QObject
{
    Q_OBJECT

public:
    explicit CommandSecrets(QObject *parent = nullptr);

    /// Answered once, perhaps from inside.
    void fetch(const CommandLine &line);

Q_SIGNALS:
    void fetched(const messages::Credentials &credentials);

private:
    void answer(const messages::Credentials &kept);

    ui::SecretStore m_store;
    QTimer m_patience;
    QTimer m_limit;
    messages::Credentials m_given;
    bool m_isOver = false;
};

/// Of what is kept, what was not given.
messages::Credentials withKept(messages::Credentials given, const messages::Credentials &kept);
/// Whether anything that this connection may ask for was not given.
bool lacksSecret(const messages::ConnectionProfile &profile, const messages::Credentials &given);

} // namespace app
