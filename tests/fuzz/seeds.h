// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/entry.h"

#include <QByteArrayList>

namespace fuzz
{

/// What the fixtures hold, and literals for codecs that no fixture uses; each once, in the same order always.
QByteArrayList seeds();

/// Those that the entry reads, and some that it does not.
QByteArrayList seedsFor(const Entry &entry);

} // namespace fuzz
