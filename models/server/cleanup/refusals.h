// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/reply.h"

namespace server
{

/// Of the command itself. Otherwise it is of these keys: for this account, or on this node.
inline bool isOfTheCommand(const redis::Reply &refusal)
{
    const redis::ErrorKind kind = refusal.errorKind();
    // "… has no permissions to run the 'watch' command" against "… to access one of the keys", in all versions.
    if (kind == redis::ErrorKind::PermissionDenied)
        return refusal.bytes.contains(" run the ");
    return !redis::isMisdirected(kind) && kind != redis::ErrorKind::TryAgain && !refusal.bytes.startsWith("CROSSSLOT");
}

/// The key will be another node's in a moment, or is.
inline bool isMoving(redis::ErrorKind kind)
{
    return redis::isRedirection(kind) || kind == redis::ErrorKind::TryAgain;
}

/// Nobody has said anything of the key: who would is out of reach, or answers nothing for now.
inline bool isNoAnswer(redis::ErrorKind kind)
{
    switch (kind) {
    case redis::ErrorKind::PermissionDenied:
    case redis::ErrorKind::Moved:
    case redis::ErrorKind::Asked:
    case redis::ErrorKind::ReadOnlyReplica:
    case redis::ErrorKind::UnknownCommand:
    case redis::ErrorKind::WrongType:
    case redis::ErrorKind::TooLarge:
    case redis::ErrorKind::ReadOnlyProfile:
    case redis::ErrorKind::ServerError:
        return false;
    default:
        return true;
    }
}

} // namespace server
