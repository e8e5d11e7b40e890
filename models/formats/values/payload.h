// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace formats
{

/// A key's type, by the words of the TYPE command.
enum class RecordType : quint8 { Unknown, String, Hash, List, Set, SortedSet, Stream, Other };

/// The type that a word of TYPE names (`zset`); Other for a module's type, Unknown for `none` and for
/// nothing.
RecordType recordTypeFromWord(QByteArrayView word);

/// How many bytes of a string payload are read for the table; the rest only on demand.
inline constexpr qsizetype kPayloadPrefix = 64 * 1024;

/// What was read of a record, as views into the reply that holds it.
struct Payload {
    RecordType type = RecordType::Unknown;
    QByteArrayView string = {}; ///< String
    /// Hash: the fields that were asked for and exist.
    std::vector<std::pair<QByteArrayView, QByteArrayView>> fields = {};
    bool truncated = false; ///< `string` is a prefix of the value
};

} // namespace formats
