// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/serverkindword.h"

namespace ui
{

using messages::ServerKind;

QString wordOf(ServerKind kind)
{
    switch (kind) {
    case ServerKind::UnixSocket:
        return QStringLiteral("unix");
    case ServerKind::Sentinel:
        return QStringLiteral("sentinel");
    case ServerKind::Tcp:
        break;
    }
    return QStringLiteral("tcp");
}

std::optional<ServerKind> serverKindOf(const QString &word)
{
    for (const ServerKind kind : {ServerKind::Tcp, ServerKind::UnixSocket, ServerKind::Sentinel}) {
        if (word == wordOf(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace ui
