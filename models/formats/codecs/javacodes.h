// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Java's Object Serialization Stream Protocol, section 6.4.2
/// (https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html).
namespace formats::java
{

inline constexpr quint32 kMagicAndVersion = 0xaced0005;
inline constexpr quint32 kFirstHandle = 0x7e0000;

enum Code : quint8 {
    kNull = 0x70,
    kReference = 0x71,
    kClassDescription = 0x72,
    kObject = 0x73,
    kString = 0x74,
    kArray = 0x75,
    kClass = 0x76,
    kBlockData = 0x77,
    kEndBlockData = 0x78,
    kReset = 0x79,
    kBlockDataLong = 0x7a,
    kException = 0x7b,
    kLongString = 0x7c,
    kProxyClassDescription = 0x7d,
    kEnum = 0x7e,
};

/// Flags of a class.
enum Flag : quint8 {
    kWritesMore = 0x01, ///< has a writeObject()
    kSerializable = 0x02,
    kExternalizable = 0x04,
    kInBlocks = 0x08, ///< what an externalizable class writes is marked, so that its end can be found
};

} // namespace formats::java
