// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QStringList>

#include <tl/expected.hpp>

namespace files
{

// For files that a library opens by their names: what it would make is made here before, and what it would not ask is
// asked.

/// Makes the folder as makeFolder() does; one that was there is closed to other accounts, too.
tl::expected<void, FileProblem> makeOwnFolder(const QString &folder);
/// Makes the file where it is missing, empty. Only this account may read or write it from then on; a link, and what is
/// no regular file, is refused. Locks that this process has on it stay.
tl::expected<void, FileProblem> makeOwnFile(const QString &path);
/// Gives it another name in the same file system; what had that name is gone.
tl::expected<void, FileProblem> renameFile(const QString &from, const QString &to);
/// Tells a file from another one that has its name since; 0: there is none.
quint64 fileNumber(const QString &path);
/// The paths of the files in this folder whose names begin so, by name. None where the folder cannot be read.
QStringList filesNamed(const QString &folder, const QString &beginning);

} // namespace files
