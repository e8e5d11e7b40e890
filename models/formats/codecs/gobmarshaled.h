// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace formats
{

/// What time.Time writes of itself (Go's src/time/time.go, MarshalBinary), as ISO 8601 with as many decimals
/// as it needs; nothing where the bytes are not that, or outside of the years 0 to 9999.
std::optional<QByteArray> goTimeText(QByteArrayView bytes);

/// The usual way to write the 16 bytes of a UUID.
QByteArray uuidText(QByteArrayView bytes);

} // namespace formats
