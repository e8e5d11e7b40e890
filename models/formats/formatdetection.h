// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/formats/payload.h"

#include <QByteArray>
#include <QByteArrayList>

#include <map>
#include <optional>
#include <vector>

namespace formats
{

/// Whether both describe the same keys: a format is another one under another prefix.
bool isSameFormat(const FormatDescription &a, const FormatDescription &b);

/// What a sample of a database's keys says about the formats in it.
struct DetectionResult {
    struct Found {
        FormatDescription description; ///< bound to the prefix that was found
        qint64 keys = 0;               ///< of the sample, as far as the ones that were read speak for the others
    };
    std::vector<Found> formats; ///< by precedence
    /// Keys that are nobody's, by their generalised name, the most frequent first.
    struct Other {
        QByteArray pattern; ///< a glob, `cache:user:*`
        qint64 keys = 0;
    };
    std::vector<Other> others;
    /// Keys with the names of a known format's sessions, which may not be read: nobody knows what they are.
    struct Refused {
        QByteArray example;
        qint64 keys = 0;
    };
    std::vector<Refused> refused;
    qint64 sampled = 0;    ///< names seen
    bool complete = false; ///< that was every key

    /// Adds a format at the end, unless it is among the formats already.
    void add(Found found);
    void add(std::vector<Found> more);
    /// Adds what was found among other keys, as another node has them: numbers add up, and every key was seen only if
    /// every one of both was.
    void merge(DetectionResult other);
};

/// Finds out which formats a database holds, from the names of some keys and the payloads of a few. Pure: who
/// uses it reads the keys that keysToRead() asks for.
///
/// Names alone never decide: each format must accept payloads. A format whose payload is unmistakable is found
/// under any prefix (FormatDescription::anyPrefix).
class FormatDetection
{
public:
    /// So many keys of each kind of name are read at most: sessions may be few among others of their kind.
    static constexpr int kReadOfEach = 32;
    static constexpr int kMostRead = 1200;
    /// Kinds of names that are told apart. Memory is bounded by them, not by the database.
    static constexpr size_t kMostGroups = 4000;

    explicit FormatDetection(std::vector<FormatDescription> known);

    void addNames(const std::vector<QByteArray> &names);
    /// Those whose payloads tell most; to be asked once, after all names.
    std::vector<QByteArray> keysToRead() const;
    void addRecord(const QByteArray &key, const Payload &payload);
    /// The server does not let this one be read, nor others of its kind.
    void noteRefused(const QByteArray &key);
    DetectionResult result(bool complete) const;

    /// A key's name with `*` for the parts that look minted: UUIDs, long hexadecimal and Base64 words, numbers.
    static QByteArray generalised(QByteArrayView key);

private:
    struct Candidate {
        FormatDescription description;
        std::vector<Format> usual;               ///< one for each usual prefix
        std::vector<Format> any;                 ///< one with any prefix, or none
        std::optional<KeyPattern> otherPrefixes; ///< those of `any`; nothing: all
    };
    struct Group {
        qint64 keys = 0;
        std::vector<QByteArray> samples;
        qint64 read = 0;
        bool refused = false;
        std::map<std::pair<size_t, QByteArray>, qint64> votes; ///< by candidate and prefix
    };

    bool hasEvidence(const FormatDescription &description) const;
    bool isNamedLikeASession(const QByteArray &name) const;

    std::vector<Candidate> m_candidates;
    std::map<QByteArray, Group> m_groups;
    std::vector<QByteArray> m_names; ///< the samples of all groups, and some of what is in none
    size_t m_namesBesideGroups = 0;
    qint64 m_sampled = 0;
};

} // namespace formats
