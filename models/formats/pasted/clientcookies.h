// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/pasted/pasted.h"

namespace formats::pasted
{

/// A value that only the application can read, or that is the session itself: it leads to nothing in Redis. Nothing
/// for any other text.
std::optional<PastedReading::Kind> clientCookieKind(QByteArrayView value);

} // namespace formats::pasted
