// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/attributepath.h"
#include "models/formats/codecs/codec.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/keytemplate.h"
#include "models/formats/description/logoutinstruction.h"
#include "models/formats/values/payload.h"
#include "models/formats/keys/prefixshape.h"
#include "models/formats/keys/prefixwords.h"
#include "models/formats/description/userindex.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace formats
{

/// Ticks: .NET's, of 100 ns; as a point in time since the year 1.
enum class TimeUnit : quint8 { Milliseconds, Seconds, Ticks, Iso8601, Automatic };

/// A path into the payload: `passport.user.id`, `cookie.expires`. The first path of a list that leads to a
/// usable scalar wins: not null, for a text not empty, for a time one that can be read.
struct AttributePath {
    PathSteps steps;
    TimeUnit unit = TimeUnit::Automatic; ///< of times
};

/// Hundreds, of which every prefix of a format has a copy: these share what they hold.
using AttributePaths = QList<AttributePath>;

/// A member that a session's payload must have.
struct Requirement {
    PathSteps steps;
    bool object = false;    ///< and it must be an object
    QByteArray equals = {}; ///< and it must be this text
    /// And it must be what the key names.
    std::optional<KeyCapture> capture = {};
};

/// One pattern of keys: a glob with one `{id}` capture, see KeyPattern.
struct KeySpecification {
    /// Variables filled in, `sess:{id}`. Of sessions that are fields of a hash that of their addresses (FieldAddress).
    QByteArray pattern;
    QList<RecordType> types; ///< empty: every type; of a field that of its value, a string
    QByteArrayList exclude;  ///< globs of keys that are something else
    /// The key alone says too little: the payload must name a user, a time or an address.
    bool needsAttribute = false;
    /// It must tell of a visit: two of when it began, when it was used last, from where, and with what.
    bool needsVisit = false;
    /// Before the id stands the visitor's address, with a colon after it.
    bool namesAddress = false;
    /// A glob as a user writes it: braces are just braces, and the first `*` is the id.
    bool isGlob = false;

    /// Of sessions that are fields: the pattern of the hash's key. Empty: each session has a key of its own.
    QByteArray hashPattern() const;
};

/// How the fields of a hash whose names match are decoded: the first chain that fits.
struct FieldCodecs {
    QByteArray name; ///< a glob
    std::vector<CodecChain> chains;
};

/// Where a person may be told by how the members are called (PersonNames).
struct PersonPlace {
    QByteArrayList under; ///< members that lead there; empty: the payload itself
    QByteArray before;    ///< what the name of a member begins with there: `sessionAttr:`
};

struct FormatDescription;

/// Another string of the same session, read after its record for what that does not say.
struct Join {
    KeyTemplate key;                                     ///< `{p}last-active:{id}`, `{p}session:{user}`
    std::shared_ptr<const FormatDescription> attributes; ///< its codecs and paths; nothing else of it counts
};

/// One framework's layout as its JSON file says it (see resources/formats/README.md).
struct FormatDescription {
    QString id;
    QString title;
    int rank = 100;                     ///< formats with a lower one are tried first
    std::vector<KeySpecification> keys; ///< the first that matches a key speaks for it
    /// What the variable `{p}` of keys usually stands for, the default first; and what `keys` are bound to.
    QByteArrayList prefixes;
    QByteArray prefix;
    /// `keys` are bound to all prefixes of one shape: this is its pattern, and `prefix` its text (PrefixShape).
    QByteArray prefixPattern;
    /// The payload is unmistakable: with any other prefix it is the same format.
    bool anyPrefix = false;
    /// Other prefixes match this glob; empty: any does.
    QByteArray anyPrefixGlob;
    /// With another prefix one of these must be there,
    std::vector<PathSteps> anyPrefixNeeds;
    /// none of these may: they are of chats, uploads, payments that are called a session, too,
    std::vector<PathSteps> anyPrefixNever;
    /// and its words must say that it is one.
    PrefixWords anyPrefixWords;
    /// A glob of keys that this layout keeps beside its sessions: without one of them it is another layout.
    QByteArray evidenceKey;
    QByteArray evidenceTemplate;             ///< the same as it is written
    std::vector<KeySpecification> templates; ///< the keys as they are written
    std::vector<CodecChain> chains;          ///< of a string: the first that fits
    std::vector<FieldCodecs> fields;         ///< of a hash; empty: text or JSON
    std::vector<Requirement> required;
    std::vector<PathSteps> requiredAny; ///< one of these, if there are any
    std::vector<PathSteps> forbidden;   ///< none of these
    /// The user has described it: when it finds nothing, that is worth a word.
    bool isOwn = false;
    /// Told by less than others, and so tried after them.
    bool isGuess = false;
    /// Its keys may be something else as well: it is offered, and listed only where the user says so.
    bool isOffered = false;
    /// The application keeps the user anywhere: that none was found says nothing.
    bool guessesUsers = false;
    /// The description says itself that where no user is found there is none.
    bool saysAnonymous = false;
    bool allowsEmpty = false;   ///< an empty string is a session that holds nothing yet
    QByteArrayList notSessions; ///< payloads that mean "no session", such as a mark of a logout
    bool namesOnly = false;     ///< the payload is a text that somebody may be called by
    bool objectsOnly = true;    ///< a payload that is not an object (a counter) is not a session
    bool listsOnly = false;     ///< nor one that is no list
    AttributePaths user;
    std::vector<PersonPlace> persons; ///< where nobody was found by `user`
    AttributePaths created;
    AttributePaths lastAccess;
    AttributePaths expires;
    AttributePaths fullTtl;
    AttributePaths ip;
    AttributePaths userAgent;
    /// A key whose TTL is the session's, `{p}sessions:expires:{id}`; empty: the record's own.
    KeyTemplate deadlineKey;
    QList<KeyTemplate> sameEnd; ///< keys whose TTL is that of the record, too
    std::vector<Join> joins;
    std::vector<UserIndex> userIndexes; ///< what the framework itself looks a user up in
    QList<KeyTemplate> companions;      ///< keys that belong to a session
    QByteArrayList companionTexts;      ///< the same as they are written
    QList<LogoutInstruction> logout;    ///< empty: the record is removed, with the companions that are its own
    QStringList caveats;

    /// Reads one description. Errors: a sentence that names the member that is wrong.
    static tl::expected<FormatDescription, QString> fromJson(const QJsonObject &object);
    /// The same from a file's bytes. An error names the line where it can.
    static tl::expected<FormatDescription, QString> fromJson(const QByteArray &json);
    /// This layout with this prefix in the place of the variable, in evidenceKey too.
    FormatDescription withPrefix(const QByteArray &chosen) const;
    /// This layout under every prefix of this shape.
    FormatDescription withShape(const PrefixShape &shape) const;
    PrefixShape shape() const { return {prefix, prefixPattern}; }
    bool hasOneShape() const { return !prefixPattern.isEmpty(); }
    /// Sessions are the fields of hashes, not keys.
    bool isOfFields() const { return !templates.empty() && !templates.front().hashPattern().isEmpty(); }
    /// Something is asked of a payload, whatever its shape.
    bool asksForMembers() const { return !required.empty() || !requiredAny.empty() || !forbidden.empty(); }
    /// What is asked of a payload under another prefix.
    void askForMore();
    /// Whether something of every key says what it is, whatever the prefix.
    bool isTellingWithoutPrefix() const;
    /// This layout for keys that begin with anything; without keys where no pattern begins with the variable.
    FormatDescription withAnyPrefix() const;
};

} // namespace formats
