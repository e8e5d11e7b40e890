// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QString>

#include <optional>

namespace ui
{

/// As settings and files of connections name a kind: "tcp", "unix", "sentinel". Never translated.
QString wordOf(messages::ServerKind kind);
/// Of none: nullopt.
std::optional<messages::ServerKind> serverKindOf(const QString &word);

} // namespace ui
