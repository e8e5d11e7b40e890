// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace formats
{

class Value;
struct PrefixShape;

/// What the variables of a KeyTemplate stand for: what one session itself says. Empty: it does not say it. Only a
/// prefix may be empty and count all the same.
struct KeyCaptures {
    QByteArrayView prefix = {};
    QByteArrayView id = {};
    QByteArrayView user = {};
    QByteArrayView tenant = {}; ///< these only where the key names them
    QByteArrayView scope = {};
    QByteArrayView device = {};
    const Value *payload = nullptr;
};

/// One way in which a template makes a key. What it does not ask for is empty.
struct KeyReading {
    QByteArray prefix;
    QByteArray id;
    QByteArray user;
    friend bool operator==(const KeyReading &, const KeyReading &) = default;
};

/// A key, or an argument of a command, with variables: `{p}` the prefix of the format, `{id}` the session's id,
/// `{user}`, `{tenant}`, `{scope}`, `{device}` what its key names besides, `{payload:user.id}` a plain value of the
/// payload, `{payload:lastAccess+lifetime|minute}` the full minute after a time of the payload (milliseconds) and a
/// span (seconds), in milliseconds. `\{` is a brace and no variable.
///
/// Read once and filled for many rows. What a variable stands for is never looked at again, and never a pattern: a user
/// may be called `{p}` or `*`. A template that asks for what a session has not is not filled at all, so that nobody
/// gets the key of somebody else.
class KeyTemplate
{
public:
    enum class Variable : quint8 { Prefix, Id, User, Tenant, Scope, Device, Payload };

    KeyTemplate() = default;
    /// Errors: a sentence that names the variable that nobody knows.
    static tl::expected<KeyTemplate, QString> fromText(QByteArrayView text);
    /// The keys that a pattern (KeyPattern::fromTemplate()) stands for, its capture as `{id}`. Nothing where it has no
    /// capture, or a wildcard, so that an id alone does not make a key.
    static std::optional<KeyTemplate> fromPattern(QByteArrayView pattern);

    bool isEmpty() const { return m_parts.isEmpty(); }
    bool asksFor(Variable variable) const;
    /// One allocation where no payload is asked for.
    std::optional<QByteArray> filled(const KeyCaptures &captures) const;
    /// The reverse: every way in which this makes the key, the shortest runs first. With a `prefix` that is what `{p}`
    /// stands for, else it may be anything. None, where it asks for more than prefix, id and user, or where a name can
    /// be read in more ways than anybody's can (kMostReadings): who cannot tell whose a key is leaves it alone.
    QList<KeyReading> readings(QByteArrayView key, const std::optional<QByteArray> &prefix) const;
    static constexpr qsizetype kMostReadings = 16;
    /// The variable that has nothing to stand for, as it is written (`{user}`); nothing where filled() has a result.
    std::optional<QByteArray> missing(const KeyCaptures &captures) const;
    /// The texts of the payload that are filled in: an id of another kind, or whatever the application keeps there.
    QByteArrayList payloadTexts(const Value &payload) const;
    /// The members of the payload, at its top, that are looked at: of a hash no other field need be read.
    QByteArrayList payloadMembers() const;
    /// The pattern of the keys that this makes of any id (KeyPattern::fromTemplate()); what else it asks for is left to
    /// `*`.
    QByteArray pattern(const PrefixShape &shape) const;

private:
    struct Part {
        std::optional<Variable> variable; ///< nothing: `text` itself
        QByteArray text;                  ///< of Payload: the path
    };

    class Reader;

    void addText(QByteArrayView text);
    void addVariable(Variable variable, QByteArrayView path = {});
    /// What a capture has for this variable.
    static QByteArrayView captured(Variable variable, const KeyCaptures &captures);
    /// What the payload has for this part; empty: nothing.
    static QByteArray fromPayload(const Part &part, const KeyCaptures &captures);

    QList<Part> m_parts; ///< shared by the copies of a description, of which every prefix has one
};

} // namespace formats
