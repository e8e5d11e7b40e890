// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyreader.h"

#include <QByteArray>

namespace app
{

/// Sessions and gaps in one order, the newest first: for people on a terminal.
QByteArray whyTable(const history::Answer &answer);
/// The same as JSON, one object for each line. `kind` is `session` or `gap`.
QByteArray whyJson(const history::Answer &answer);

} // namespace app
