// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/fields/fieldplan.h"
#include "models/formats/description/formatdescription.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/keytemplate.h"
#include "models/formats/values/payload.h"
#include "models/formats/fields/sessionfields.h"
#include "models/formats/values/value.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace formats
{

class FieldFindings;

/// A whole payload as the details show it, and what is to be said of it.
struct DecodedPayload {
    Value value;
    QByteArrayList suspicions;          ///< names of what a payload wants to run, such as `os.system`
    bool incomplete = false;            ///< cut off, or larger than is decoded
    bool odd = false;                   ///< not quite as its serialization should be
    bool encrypted = false;             ///< only the application can read it
    std::optional<Compression> missing; ///< compressed by something that this program was built without
};

/// Why a key is no session of a format.
enum class Refusal : quint8 {
    None,
    Name,      ///< by its name it is another's
    Type,      ///< another type of key
    Codec,     ///< no chain decodes it
    Shape,     ///< what it decodes to is no object, or no list, as asked for
    Members,   ///< something that is required is not there, or something that must not be is
    Attribute, ///< it names no user, no time and no address, which the key asks for
};

/// One framework's layout, compiled from a description and ready to use: immutable, pure, usable from any
/// thread at the same time.
class Format
{
public:
    explicit Format(FormatDescription description);
    /// The same layout under other keys: `other` is this one's description with another prefix (withPrefix(),
    /// withAnyPrefix()). What is compiled of its paths, nearly all of a format, is shared.
    Format under(FormatDescription other) const;

    const QString &id() const { return m_description.id; }
    const QString &title() const { return m_description.title; }
    const FormatDescription &description() const { return m_description; }
    const QStringList &caveats() const { return m_description.caveats; }
    /// Whether a session may name a user. A plain format only guesses at names: nobody knows whose its sessions are.
    bool knowsUsers() const;
    /// Whether a session in which no user was found has none.
    bool tellsAnonymous() const { return knowsUsers() && !m_description.guessesUsers; }

    /// Redis globs that cover all keys of this format, literals escaped: for SCAN MATCH and for the
    /// subscription to `__keyspace@N__:<glob>`.
    QByteArrayList scanPatterns() const;
    std::vector<KeyPattern> keyPatterns() const;
    /// Globs of what stands for the keys of its sessions: scanPatterns(), or those of the addresses of fields.
    QByteArrayList recordPatterns() const;
    /// Its sessions are the fields of hashes: what stands for a key of a session is a FieldAddress, scanPatterns() and
    /// keyPatterns() are those of the hashes, and what a field holds is its payload, a string.
    bool isOfFields() const { return m_isOfFields; }
    /// Whether this is the key of such a hash.
    bool takesHash(QByteArrayView key) const;
    /// Whether some of the fields of this hash are sessions.
    bool readsHash(QByteArrayView key, const Payload &payload) const;
    /// Whether a key of this name may be a session, or hold some.
    bool takesName(QByteArrayView key) const { return m_isOfFields ? takesHash(key) : matchKey(key).has_value(); }
    /// How a key was taken: where its id stands, and what read() need not look for again.
    struct Taken : KeyMatch {
        size_t specification = 0;              ///< index
        RecordType type = RecordType::Unknown; ///< that was asked for
    };
    /// Whether this key can be a session of this format, and where its id stands. A type narrows it to the
    /// patterns that take it.
    std::optional<Taken> matchKey(QByteArrayView key, RecordType type = RecordType::Unknown) const;
    /// What stands before the rest of the pattern, in a format for any prefix (withAnyPrefix()) or for all of a shape.
    std::optional<QByteArray> prefixOf(QByteArrayView key) const;
    /// Types of key that this format reads. A plain format accepts every type.
    bool accepts(RecordType type) const;
    /// Hash fields worth asking for (HMGET) to fill a row.
    const QByteArrayList &hashFields() const { return m_compilation->compiled().hashFields; }

    /// Fills `fields` from what was read. False: by its payload this is not a session (a counter, a cache
    /// entry). Never throws, never trusts a length, needs no terminator behind the views.
    bool read(QByteArrayView key, const Payload &payload, SessionFields &fields) const;
    /// The same, of a key that matchKey() took.
    bool read(QByteArrayView key, const Taken &taken, const Payload &payload, SessionFields &fields) const;
    /// What speaks against it where read() says no; None where it says yes.
    Refusal refusalOf(QByteArrayView key, const Payload &payload) const;
    /// The whole payload as a tree, for the details; Bytes where it cannot be decoded.
    DecodedPayload decode(const Payload &payload) const;
    /// The TTL of a session is that of a key beside its record.
    bool hasDeadlineKey() const { return !m_description.deadlineKey.isEmpty(); }
    /// That key; empty: there is none.
    QByteArray deadlineKey(QByteArrayView key) const;
    /// The prefix, the id and what else one key names: its own, also where the format is bound to a shape of prefixes.
    /// Views of the key, or of this format.
    KeyCaptures capturesOf(QByteArrayView key) const;
    /// The record whose deadlineKey() this is; empty: nobody's.
    QByteArray recordOfDeadlineKey(QByteArrayView key) const;

    /// Other strings that say more of a session (Join), to be read after read() has taken its record.
    size_t joins() const { return m_description.joins.size(); }
    /// Empty where `fields` has not what the key is made of.
    QByteArray joinKey(size_t join, QByteArrayView key, const SessionFields &fields) const;
    /// Adds what `value` says to `fields`, where they do not say it yet.
    void readJoin(size_t join, QByteArrayView key, QByteArrayView value, bool truncated, SessionFields &fields) const;

private:
    /// Another string of the same session.
    struct JoinPart {
        KeyTemplate key;
        std::vector<CodecChain> chains;
        FieldPlan plan;
    };
    /// What does not depend on the prefix.
    struct Compiled {
        FieldPlan plan;
        std::vector<JoinPart> joins = {};
        /// The record's own key, where its TTL is that of another: the first pattern with the id for its capture.
        std::optional<KeyTemplate> record = {};
        QByteArrayList hashFields = {};
    };
    /// Compiled when it is first asked for: of all known formats few ever meet a key that may be theirs.
    class Compilation
    {
    public:
        explicit Compilation(FormatDescription description)
            : m_description(std::move(description))
        {
        }

        const Compiled &compiled() const
        {
            const Compiled *ready = m_ready.load(std::memory_order_acquire);
            return ready ? *ready : compiledNow();
        }

    private:
        const Compiled &compiledNow() const;

        const FormatDescription m_description;
        mutable std::once_flag m_once;
        mutable std::optional<Compiled> m_compiled;
        mutable std::atomic<const Compiled *> m_ready = nullptr;
    };
    Format(FormatDescription description, std::shared_ptr<const Compilation> compilation);

    /// By the first key specification that takes this key.
    std::optional<Taken> specificationFor(QByteArrayView key, RecordType type) const;
    bool takesType(size_t specification, RecordType type) const;
    bool readAs(const Taken &taken, QByteArrayView key, const Payload &payload, SessionFields &fields) const;
    bool allowsPrefix(QByteArrayView prefix) const;
    qsizetype prefixLength(size_t pattern, const KeyMatch &match) const;
    bool scanHash(const Payload &payload, FieldFindings &findings, Closed &closed) const;
    bool scanString(const Payload &payload, FieldFindings &findings, Closed &closed) const;
    bool findPerson(const Payload &payload, SessionFields &fields) const;
    bool isUnderUsualPrefix() const;
    bool isClosed(const ChainResult &result, Closed &closed) const;
    bool fitsShape(const NodeTree &tree, NodeTree::Index root, Codec codec) const;
    const std::vector<CodecChain> *chainsOf(QByteArrayView field) const;

    /// A key that is another's, and by which bytes most keys are told not to be one.
    struct Exclusion {
        KeyPattern key;
        std::optional<char> next = {}; ///< in it, where the pattern's literal beginning ends
        std::optional<char> last = {}; ///< at its end
    };
    /// A compiled key specification.
    struct Pattern {
        KeyPattern key;
        qsizetype behindPrefix = 0; ///< bytes between the prefix and the first capture
        KeyCapture first = KeyCapture::Id;
        std::vector<Exclusion> exclude;
        qsizetype headLength = 0;            ///< of its literal beginning
        std::optional<KeyPattern> hash = {}; ///< of sessions that are fields: the key of theirs

        bool excludes(QByteArrayView bytes) const;
    };
    struct Field {
        KeyPattern name;
        std::vector<CodecChain> chains;
    };

    FormatDescription m_description;
    std::vector<Pattern> m_patterns; ///< one for each of m_description.keys
    std::vector<Field> m_fields;
    std::optional<KeyPattern> m_deadlineKey;
    qsizetype m_deadlineBehindPrefix = 0;
    bool m_checksPrefixes = false;
    bool m_isOfFields = false;
    std::optional<KeyPattern> m_otherPrefixes; ///< of a shape: what each prefix must match besides
    std::shared_ptr<const Compilation> m_compilation;
};

} // namespace formats
