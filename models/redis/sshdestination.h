// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace redis
{

/// Whether `ssh` can be given this as where to go: `user@host`, `ssh://user@host:port`, or a Host of its configuration.
/// Letters, digits and `._@:%/[]+~-` alone: the configuration may hand it to a shell (ProxyCommand, Match exec). And
/// nothing that begins with a dash, which would be an option of ssh, and may run a program.
bool isSshDestination(const QString &destination);

/// The second of these by itself: the user, the host, or all of it begins with a dash.
bool isSshOption(const QString &destination);

} // namespace redis
