// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <tl/expected.hpp>

namespace files
{

/// Where this program keeps what is its user's: settings, formats. Empty: nowhere, since there is no home folder.
QString configurationFolder();
/// Where it keeps what it writes down for its user: the audit log. Empty: nowhere.
QString dataFolder();

/// Makes the folder, and those above it that are missing; only this account may look into them.
tl::expected<void, FileProblem> makeFolder(const QString &folder);

/// An account whose environment does not name its home folder has one all the same; and where the folder for temporary
/// files that it names is not there, the usual one is. Before anything asks for them, and before there is a thread.
void mendEnvironment();

/// Qt's own dialogs keep what they remember in a file beside ours, and would wait for a pipe there, or replace a
/// device: where one stands in its place, they remember nothing. Before the first of them is opened.
void guardDialogSettings();

} // namespace files
