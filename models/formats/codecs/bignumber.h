// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

#include <array>
#include <optional>

namespace formats
{

/// Binary integers that are longer than these bytes are not turned into digits, which takes time that grows
/// with the square of the length: 2,048 bits are the numbers of RSA keys, and cost some microseconds.
inline constexpr qsizetype kMostIntegerBytes = 256;
/// Nor are integers longer than these digits taken from text: as many as Python accepts.
inline constexpr qsizetype kMostIntegerDigits = 4300;

/// The digits of a magnitude, big-endian, with a minus if it is negative; empty when it is too long.
QByteArray decimalDigits(QByteArrayView magnitude, bool negative);

// Each returns a new node: Integer where it fits, else BigInteger, or Omitted when it is too long.

NodeTree::Index addMagnitude(NodeTree &tree, QByteArrayView magnitude, bool negative);
/// Two's complement, little-endian; no bytes are 0.
NodeTree::Index addTwosComplement(NodeTree &tree, QByteArrayView littleEndian);
/// Digits with an optional sign; kNone for anything else. The digits stay a view.
NodeTree::Index addDigits(NodeTree &tree, QByteArrayView digits);

/// The 128 bits of a number that is not negative, big-endian; nothing for one that has more.
std::optional<std::array<quint8, 16>> bits128(QByteArrayView digits);
/// `123e4567-e89b-12d3-a456-426614174000`
QByteArray uuidText(const std::array<quint8, 16> &bits);

} // namespace formats
