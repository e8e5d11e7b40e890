// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace formats
{

/// Where a session is kept that is a field of a hash, in one text: the hash's key, a mark, and the field. It stands
/// wherever the key of a record does, and is one to whoever only compares, hashes or keeps it. Whoever asks the server
/// takes it apart; nothing else builds or splits it.
///
/// The first mark counts: a field may hold one, a hash whose key does has no addresses.
struct FieldAddress {
    QByteArrayView hash; ///< its key
    QByteArrayView field;
};

/// Unit separators, which no framework writes in a key.
inline constexpr QByteArrayView kFieldMark("\x1f#\x1f");

/// Asked of every key: nearly none holds even the first byte of it.
bool holdsFieldMark(QByteArrayView text);
/// Null where the hash's key holds the mark, or ends with so much of it that the two run together.
QByteArray fieldAddress(QByteArrayView hash, QByteArrayView field);
/// Views into `address`. Nothing: this is the key of a record that has one.
std::optional<FieldAddress> splitFieldAddress(QByteArrayView address);
/// The key to ask the server for: the hash of a field, else the record's own.
QByteArrayView keyOfRecord(QByteArrayView address);
/// As people write it, and redis-cli: the key and the field with a space between.
QByteArray writtenAddress(QByteArrayView address);

} // namespace formats
