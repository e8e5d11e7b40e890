// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"

namespace formats
{

// The variable `{p}` in the patterns and globs of a description. There a prefix becomes part of a pattern, so that it
// is escaped; in single keys KeyTemplate fills it in.

constexpr QByteArrayView kPrefixVariable("{p}");

QByteArray globUnderPrefix(QByteArray glob, const PrefixShape &shape);
/// The specification with this prefix, or all of this shape, for its variable.
KeySpecification underPrefix(KeySpecification key, const PrefixShape &shape);
/// The specification for whatever stands in the variable's place.
KeySpecification underAnyPrefix(KeySpecification key);

} // namespace formats
