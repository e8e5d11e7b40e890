// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>

namespace alerts
{

/// What stands for something that has happened, in the arguments of a command.
inline constexpr std::array<const char *, 7> kPlaceholders{"{alert}", "{state}", "{server}", "{value}",
                                                           "{limit}", "{user}",  "{text}"};

/// Why this command is not to be run: a placeholder stands where a shell or another interpreter takes what it is given
/// for a program, so that whoever chooses a user's name would write a part of it. Empty: none does.
///
/// Known are the usual interpreters, as the program itself or behind another (env, sudo, timeout …), and what hands its
/// arguments to a shell (ssh, su, watch …). Not known is what a program of the user's own does with its arguments.
QString scriptProblem(const QStringList &command);

} // namespace alerts
