// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace formats
{

/// Empties what a reader uses again for each payload. It keeps the memory of `usual` entries; what one payload needed
/// beyond that is given back.
template<typename Entries> void emptyForReuse(Entries &entries, size_t usual)
{
    entries.clear();
    if (entries.capacity() > usual)
        entries.shrink_to_fit();
}

} // namespace formats
