// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demokind.h"

#include <QString>
#include <QStringList>

namespace app
{

/// --demo alone, and --demo=KIND: an option may have a value, or none, but not as one likes. So the value is an option
/// of its own, which nobody has to know.
QString demoKindOption();
/// The arguments, with each --demo=KIND as both.
QStringList withDemoKindApart(const QStringList &arguments);
/// What was given last, if anything; empty, or what is wrong with it. Of a story, its name: it is of one server.
QString readDemoKind(const QStringList &given, DemoKind &kind, QString &story);

} // namespace app
