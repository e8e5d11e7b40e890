// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace ui
{

/// What finds the sessions of these nodes, in the language of the search field.
QString queryForNodes(const QStringList &names);

} // namespace ui
