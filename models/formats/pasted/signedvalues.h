// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/pasted/pasted.h"

namespace formats::pasted
{

/// A value that a framework has made of an id: signed, encoded, with something before or behind it. Nothing for any
/// other text. What is signed, but holds the session itself, leads nowhere.
std::optional<PastedReading> readSignedValue(QByteArrayView value);

} // namespace formats::pasted
