// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/connectionprofile.h"

namespace messages
{

QString ConnectionProfile::title() const
{
    if (!name.isEmpty())
        return name;
    QString where;
    switch (kind) {
    case ServerKind::Tcp:
        where = QStringLiteral("%1:%2").arg(host, QString::number(port));
        break;
    case ServerKind::UnixSocket:
        where = socketPath;
        break;
    case ServerKind::Sentinel:
        where = QStringLiteral("%1 · %2").arg(sentinel.primaryName, sentinel.places.join(QLatin1String(", ")));
        break;
    }
    if (database != 0)
        where += QStringLiteral(" · db %1").arg(database);
    // What is called so there may be another here.
    if (!sshDestination.isEmpty())
        where += QStringLiteral(" · ssh ") + sshDestination;
    return where;
}

} // namespace messages
