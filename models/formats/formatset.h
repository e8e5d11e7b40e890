// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"

#include <tl/expected.hpp>

#include <memory>
#include <vector>

namespace formats
{

/// The formats in use for one server, in order of precedence. Immutable once built; shared between threads.
class FormatSet
{
public:
    /// `unlisted`: by index, formats that take their keys as ever, but whose sessions nobody wants to see.
    explicit FormatSet(std::vector<Format> formats, std::vector<bool> unlisted = {});

    const std::vector<Format> &formats() const { return m_formats; }
    bool isListed(int index) const { return size_t(index) >= m_unlisted.size() || !m_unlisted[size_t(index)]; }
    const Format &at(int index) const { return m_formats.at(static_cast<size_t>(index)); }

    struct Match {
        int format = -1; ///< index into formats(); -1: no format knows this key
        Format::Taken key;
    };
    /// The first format that takes a key of this type (Unknown: by the key alone).
    Match match(QByteArrayView key, RecordType type) const;

    /// The first listed format to which this key is a hash of sessions; -1: none is. Costs nothing where no format of
    /// this set has such.
    int hashFormat(QByteArrayView key) const;
    bool hasHashes() const { return m_hasHashes; }

    /// The record whose TTL this key carries (Format::deadlineKey()); empty: none.
    QByteArray recordOfDeadlineKey(QByteArrayView key) const;

    /// The fewest globs that cover all formats that are listed: patterns covered by another are left out. Where
    /// none is listed, those of all: a scan and a subscription need one.
    QByteArrayList scanPatterns() const;

private:
    std::vector<Format> m_formats;
    std::vector<bool> m_unlisted;
    bool m_hasDeadlineKeys = false; ///< most servers have none: asked for each event
    bool m_hasHashes = false;       ///< the same
};

/// The built-in descriptions (resources/formats/*.json), most specific first.
std::vector<FormatDescription> builtInFormatDescriptions();
/// Formats of these descriptions, one for each usual prefix of each; without those that are guessed at.
std::vector<Format> formatsOf(const std::vector<FormatDescription> &descriptions);
/// Those of the built-in descriptions.
std::vector<Format> builtInFormats();

/// The plain format for a key pattern that the user names, such as `myapp:s:*` (a Redis glob; which
/// `*` is the id says KeyPattern::fromGlob()). Lists key, TTL and size, and user and times where the payload is
/// JSON or a hash that says them under a common name. Lists keys of every type.
/// Errors: a sentence, for what is no pattern. The whole database is the user's right: see costOfPattern().
tl::expected<Format, QString> plainFormat(const QByteArray &pattern);
/// What is to be said before a pattern without any fixed part is used; empty: it has one.
QString costOfPattern(const QByteArray &pattern);

} // namespace formats
