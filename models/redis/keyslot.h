// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace redis
{

/// Of a cluster; each key is in one of them
/// (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/).
inline constexpr int kSlots = 16384;

/// The slot of a key: CRC16 (XMODEM) of the key, or of its hash tag, modulo kSlots. The hash tag is what stands between
/// the first `{` and the first `}` behind it, unless that is nothing.
int slotOf(QByteArrayView key);

} // namespace redis
