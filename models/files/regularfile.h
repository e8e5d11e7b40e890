// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace files
{

/// All of a regular file, where it is not larger than `most` bytes. Follows links. What is no regular file is not
/// even opened: to open a device may do something, and one end of a pipe waits for the other.
tl::expected<QByteArray, FileProblem> readFile(const QString &path, qint64 most);

/// Whether something other than a regular file stands under this name, behind links too; nothing does where there
/// is nothing. It would not be written to.
bool isSpecial(const QString &path);

/// Removes a file, or the link of this name.
tl::expected<void, FileProblem> removeFile(const QString &path);

} // namespace files
