// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/connectionoptionsof.h"

#include "models/redis/sshtunnel.h"
#include "models/server/connect/tlssource.h"

namespace server
{

redis::ConnectionOptions connectionOptionsOf(const messages::ConnectionProfile &profile,
                                             const messages::Credentials &credentials, QObject *parent)
{
    redis::ConnectionOptions options;
    options.readOnly = profile.readOnly;
    options.tls = tlsSourceOf(profile, credentials.keyPassphrase);
    if (profile.sshDestination.isEmpty())
        return options;
    options.tunnel = parent->findChild<redis::SshTunnel *>(QString(), Qt::FindDirectChildrenOnly);
    if (!options.tunnel)
        options.tunnel = new redis::SshTunnel(profile.sshDestination, parent);
    return options;
}

} // namespace server
