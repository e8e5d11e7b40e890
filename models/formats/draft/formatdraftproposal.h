// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/draft/formatdraft.h"
#include "models/formats/fields/sessionfields.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace formats
{

/// One key as it was read, to describe others by.
struct SampleRecord {
    QByteArray key;
    RecordType type = RecordType::Unknown;
    QByteArray string;                                     ///< String: up to kPayloadPrefix
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< Hash
    bool truncated = false;

    /// Views into this.
    Payload payload() const;
};

/// What a sample suggests; the user has the last word.
struct DraftProposal {
    FormatDraft draft;
    std::vector<CodecChain> chains; ///< that decode the whole sample, the most telling first
    Value value;                    ///< the sample decoded by the draft's codec
    QByteArray sessionId;           ///< of the sample, by the draft's pattern: never shown in full
    bool encrypted = false;
};

/// Whether this attribute was found.
bool says(const SessionFields &fields, FormatDraft::Attribute attribute);

/// Tries each codec, and each within each kind of compression that the bytes begin as; then looks for the names
/// that applications commonly use.
DraftProposal proposeDraft(const SampleRecord &sample);
/// The first field of a hash that matches the pattern, as a string whose key is the field's name; nothing: none does.
std::optional<SampleRecord> sampleField(const SampleRecord &hash, const QString &fieldPattern);
/// Chains that decode these bytes to the last one, into something with members.
std::vector<CodecChain> fittingChains(QByteArrayView bytes, bool truncated);
/// Paths to plain values, as far as they are worth offering; not through names that are secrets themselves.
QStringList offeredPaths(const Value &value, const QByteArray &sessionId);
/// The sample as this draft decodes it.
Value decodedSample(const FormatDraft &draft, const SampleRecord &sample);

} // namespace formats
