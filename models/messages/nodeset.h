// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <bitset>

namespace messages
{

/// Some of a server's nodes, by their indexes: rows have one byte for theirs.
using NodeSet = std::bitset<256>;

} // namespace messages

Q_DECLARE_METATYPE(messages::NodeSet)
