// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <vector>

namespace app
{

/// Runs a script of the shell, in a session of its own, so that Ctrl+C in a terminal reaches the program alone. Its
/// input and output are one end of a socket pair; the other is returned, or why there is none. The kernel closes ours
/// however this program ends: at its end of file the script knows. Ours does not block, and no other child inherits
/// it. `arguments` are $0 and on. The shell itself is waited for: what shall stay, the script leaves in the background.
tl::expected<int, QString> startWatchingShell(const char *script, const std::vector<QByteArray> &arguments);

} // namespace app
