// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace fuzz
{

/// One thing that bytes from outside can be thrown at.
struct Entry {
    QByteArray name; ///< of the codec with _ for -, or `chain` or `details`
    /// Empty for those two: the first bytes of the input choose.
    formats::CodecChain chain;
};

/// One for each codec, `chain`, and `details`.
std::vector<Entry> entries();

/// Whether a seed is worth more than a first glance: the entry reads all of it.
bool reads(const Entry &entry, QByteArrayView input);

/// Reads the input as whole and as cut; what was promised and not kept, or nothing. A crash or a hang is for
/// the caller to see.
QByteArray fault(const Entry &entry, QByteArrayView input);

} // namespace fuzz
