// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace formats
{

/// A decimal number as the nearest double, whatever the locale: infinite beyond the largest, 0 below the smallest, and
/// exact at both ends, where std::from_chars() of some libraries gives up. Also what that reads beside digits (`inf`,
/// `nan`). Nothing when `text` is not, to its last byte, a number.
std::optional<double> doubleFromDecimal(QByteArrayView text);

} // namespace formats
