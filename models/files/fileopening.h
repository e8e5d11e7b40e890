// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace files
{

enum class Links { Followed, Refused };

/// The descriptor of a regular file, for whoever closes it. What is none is not even opened: to open a device may do
/// something, and one end of a pipe waits for the other. With O_CREAT in `flags` a missing one is made, with `mode`.
/// Links of folders above it are always followed.
tl::expected<int, FileProblem> openRegularFile(const QByteArray &name, int flags, Links links, mode_t mode = 0);

} // namespace files
