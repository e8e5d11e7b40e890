// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/userindex.h"

namespace formats
{

class Format;

/// The record that an id of the index stands for. Empty: no session of this format can have such an id, so that
/// an index, whoever wrote it, never leads to other keys than those of sessions.
QByteArray recordOfIndexedId(const Format &format, const UserIndex &index, const QByteArray &id);

} // namespace formats
