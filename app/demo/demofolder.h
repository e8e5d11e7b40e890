// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace app
{

/// A folder that is ours alone, with a path short enough for a Unix socket inside it; null: there is no place for one.
std::unique_ptr<QTemporaryDir> makeDemoFolder();
/// What to say then.
QString noDemoFolder();

} // namespace app
