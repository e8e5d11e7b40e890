// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArrayList>

#include <tl/expected.hpp>

namespace files
{

class FolderLock;

/// Appends these lines, each without its line feed, to a file that several programs write to, and returns when they
/// are on the disk. A missing file is made, for this account alone, in a folder that is there; a link is refused.
///
/// Each line is one write, so that lines never mix. Where the disk is full the last one may be cut: that is an error,
/// and whoever appends next starts a new line.
tl::expected<void, FileProblem> appendLines(const QString &path, const QByteArrayList &lines);
/// The same by whoever has the lock of the folder already, for what must happen together with it.
tl::expected<void, FileProblem> appendLines(const FolderLock &lock, const QString &path, const QByteArrayList &lines);

} // namespace files
