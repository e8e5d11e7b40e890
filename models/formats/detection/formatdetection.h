// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/formats/values/payload.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>

#include <map>
#include <optional>
#include <vector>

namespace formats
{

/// Whether both describe the same keys: a format is another one under another prefix.
bool isSameFormat(const FormatDescription &a, const FormatDescription &b);

/// Whether all keys of `other` are keys of `wide` too: the same, or the same layout under one of the prefixes for whose
/// shape `wide` stands.
bool includes(const FormatDescription &wide, const FormatDescription &other);

/// What a sample of a database's keys says about the formats in it.
struct DetectionResult {
    struct Found {
        FormatDescription description; ///< bound to the prefix that was found
        qint64 keys = 0;               ///< of the sample, as far as the ones that were read speak for the others
        QByteArrayList prefixes = {};  ///< of a shape: some of those that were seen
    };
    std::vector<Found> formats; ///< by precedence
    /// Keys that are nobody's, by their generalised name: see arrangeKinds().
    struct Other {
        QByteArray pattern; ///< a glob, `cache:user:*`
        qint64 keys = 0;
        bool runsOut = false;  ///< one that was looked at has a TTL
        bool isLikely = false; ///< by its name and its TTL it may be sessions
    };
    std::vector<Other> others;
    /// Keys with the names of a known format's sessions, which may not be read: nobody knows what they are.
    struct Refused {
        QByteArray example;
        qint64 keys = 0;
    };
    std::vector<Refused> refused;
    /// How one of the user's own formats fares among these keys.
    struct Own {
        QString id;
        QString title;
        QStringList codecs = {}; ///< the chains by which it reads a string: `base64 → json`
        QString type = {};       ///< the one type that it reads; empty: several
        qint64 named = 0;        ///< keys of its patterns, whatever stands in the place of what they capture
        qint64 taken = 0;        ///< those that are its by their names
        qint64 read = 0;         ///< those that were looked at
        qint64 decoded = 0;      ///< and are its sessions
        qint64 users = 0;        ///< of whom somebody is named
        QStringList unsaid = {}; ///< attributes whose paths have led to nothing in any of them
        std::map<Refusal, qint64> refusals = {}; ///< of the others

        void merge(const Own &other);
    };
    std::vector<Own> own;
    qint64 sampled = 0;    ///< names seen
    bool complete = false; ///< that was every key, and some of each kind were read

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
/// under any prefix (FormatDescription::anyPrefix), and prefixes of one shape are one format (PrefixShape): a thousand
/// tenants are one pattern, to which the next one belongs as well.
class FormatDetection
{
public:
    /// So many keys of each kind of name are read at most: sessions may be few among others of their kind.
    static constexpr int kReadOfEach = 32;
    static constexpr size_t kMostRead = 1200;
    /// Kinds of names that are told apart. Memory is bounded by them, not by the database. Beyond their number names
    /// count as one kind where their ends are alike, whatever stands before.
    static constexpr size_t kMostGroups = 4000;

    explicit FormatDetection(std::vector<FormatDescription> known);

    void addNames(const std::vector<QByteArray> &names);
    /// Those whose payloads tell most; to be asked once, after all names.
    std::vector<QByteArray> keysToRead(size_t most = kMostRead);
    /// `runsOut`: it has a TTL.
    void addRecord(const QByteArray &key, const Payload &payload, bool runsOut = true);
    /// It is neither a string nor a hash.
    void noteOtherType(const QByteArray &key);
    /// The server does not let this one be read, nor others of its kind.
    void noteRefused(const QByteArray &key);
    DetectionResult result(bool complete) const;

    /// Whether a key of this name may be a session of some known format, as far as a name tells.
    bool mayBeSession(const QByteArray &name) const;
    /// Whether some known format reads this as a session, where it keeps all that it keeps beside its sessions.
    bool isLikeASession(const QByteArray &key, const Payload &payload, bool runsOut) const;
    /// Whether it is named as only sessions are.
    bool isNamedLikeASession(const QByteArray &name) const;

private:
    struct Candidate {
        FormatDescription description;
        std::vector<Format> usual;               ///< one for each usual prefix
        std::vector<Format> any;                 ///< one with any prefix, or none
        std::optional<KeyPattern> otherPrefixes; ///< those of `any`; nothing: all
        std::optional<KeyPattern> evidence;      ///< keys that it keeps beside its sessions; nothing: none needed
        bool evidenceHasPrefix = false;
        qsizetype evidenceBehindPrefix = 0;     ///< bytes between the prefix and the first star
        QSet<size_t> evidenceNames = {};        ///< the hashes of those keys: of the names there can be megabytes
        QSet<QByteArray> evidencePrefixes = {}; ///< under which there are such keys
        DetectionResult::Own own = {};          ///< of one that the user has described

        void setEvidence(QByteArray glob);
    };
    using Vote = std::pair<size_t, QByteArray>; ///< a candidate, and the prefix under which it was found
    struct Group {
        qint64 keys = 0;
        std::vector<QByteArray> samples;
        qint64 read = 0;
        bool asked = false;
        bool refused = false;
        bool runsOut = false; ///< one of those that were read
        std::map<Vote, qint64> votes;
    };

    void noteEvidence(const QByteArray &name);
    static bool isAllowed(const Candidate &candidate, const QByteArray &prefix);
    static bool hasEvidence(const Candidate &candidate, const QByteArray &prefix);
    static bool hasUsersRecord(const Candidate &candidate, const Format &format, const QByteArray &key,
                               const QByteArray &prefix, const SessionFields &fields);
    Group *groupFor(const QByteArray &name);
    std::vector<const Format *> ownFormatsOf(const Candidate &candidate) const;
    void noteOwn(const QByteArray &key, const Payload &payload);
    static Refusal noteOwnRecord(Candidate &candidate, const std::vector<const Format *> &formats,
                                 const QByteArray &key, const Payload &payload);
    DetectionResult::Own ownResult(const Candidate &candidate) const;
    void addFound(size_t candidate, const std::map<QByteArray, qint64> &prefixes, DetectionResult &result) const;
    enum class Evidence : quint8 { Needed, Assumed };
    std::optional<Vote> voteFor(const QByteArray &key, const Payload &payload, bool runsOut, Evidence evidence) const;

    std::vector<Candidate> m_candidates;
    std::map<QByteArray, Group> m_groups;
    std::map<QByteArray, Group> m_alike; ///< those of no group, by the ends of their names
    qint64 m_besideGroups = 0;           ///< names of no group at all
    qint64 m_sampled = 0;
};

} // namespace formats
