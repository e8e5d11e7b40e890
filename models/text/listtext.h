// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace text
{

/// "alice, bob, carol": as the language puts it. Of words that people read; what a machine reads has its own commas.
QString listText(const QStringList &parts);

} // namespace text
