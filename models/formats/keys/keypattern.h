// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <array>
#include <bitset>
#include <optional>
#include <utility>
#include <vector>

namespace formats
{

/// What a key may name of its session, by the names that patterns have for it.
enum class KeyCapture : quint8 { Id, User, Tenant, Scope, Device };
inline constexpr size_t kKeyCaptures = 5;
/// Nothing for a word that names none.
std::optional<KeyCapture> keyCaptureFromName(QByteArrayView name);

/// Where the session id stands inside the key, and what else a key names.
struct KeyMatch {
    struct Span {
        quint16 offset = 0;
        quint16 length = 0; ///< 0: the pattern has no such capture
    };
    qsizetype idOffset = 0;
    qsizetype idLength = 0;
    std::array<Span, kKeyCaptures> others = {}; ///< all but the id

    QByteArrayView of(KeyCapture capture, QByteArrayView key) const
    {
        const Span &span = others[static_cast<size_t>(capture)];
        return capture == KeyCapture::Id ? key.sliced(idOffset, idLength) : key.sliced(span.offset, span.length);
    }
};

/// A pattern of keys, compiled: matches whole keys, byte by byte, as Redis itself does for MATCH and for
/// pattern subscriptions (`stringmatchlen`: `*`, `?`, `[a-z]`, `[^a]`, `\x`).
///
/// Wildcards take the shortest run that lets the rest match. With one `*` a match costs one comparison of the
/// literals; with more it backtracks, remembers where it failed, and is bounded by stars × length of the key.
class KeyPattern
{
public:
    /// Keys longer than this match nothing: nobody's session ids are of that size.
    static constexpr qsizetype kLongestKey = 0xffff;
    static constexpr qsizetype kLongestPattern = 1024;
    static constexpr int kMostStars = 16;

    /// A pattern of a format description: a glob in which `{id}` or `{id:class}` stands for the session id
    /// (see classNames()); a literal brace is written `\{`. Without a capture the whole key is the id. `{user}`,
    /// `{tenant}`, `{scope}` and `{device}` are captures, too. `{*:class}` is a star that takes nothing but what is of
    /// this class.
    static tl::expected<KeyPattern, QString> fromTemplate(QByteArrayView text);
    /// A glob as a user writes it; what the last `*` matches that begins a word is the id: `acme:*:login:*`,
    /// `sess:*:data*`.
    static tl::expected<KeyPattern, QString> fromGlob(QByteArrayView text);
    /// What an id may be made of: any, token (16 or more of A–Z a–z 0–9 - _), uuid, hex32, …
    /// Beside a `*` the id must be of such a class: the star then takes as little as it can.
    static QByteArrayList classNames();
    /// The text as a pattern that matches just this text.
    static QByteArray escaped(QByteArrayView text);

    /// Where the first capture of a pattern's text is written, and what it is; nothing: there is none.
    static std::optional<std::pair<qsizetype, KeyCapture>> firstCapture(QByteArrayView text);
    /// How many bytes of a key the literals of this piece of a pattern stand for.
    static qsizetype literalLength(QByteArrayView piece);

    /// The same as a Redis glob, for SCAN MATCH and PSUBSCRIBE; a capture becomes `*`.
    const QByteArray &glob() const { return m_glob; }
    std::optional<KeyMatch> match(QByteArrayView key) const;
    /// Whether every key that `other`'s glob matches, this glob matches too, as far as a common literal
    /// beginning shows it. False: perhaps not.
    bool covers(const KeyPattern &other) const;
    /// No fixed character anywhere: `*`, `?*`.
    bool isOnlyWildcards() const;

private:
    using ByteSet = std::bitset<256>;

    /// Matches exactly one byte of a key.
    struct Unit {
        enum class Kind : quint8 { Literal, Any, Set };
        Kind kind = Kind::Literal;
        char literal = 0;
        quint16 set = 0; ///< index into m_sets
        bool operator==(const Unit &) const = default;
    };
    /// Units between two stars.
    struct Segment {
        qsizetype first = 0;
        qsizetype length = 0;
        bool isLiteral = false; ///< only Literal units: m_literals has them in one piece
    };
    struct CaptureClass;
    struct Star {
        const CaptureClass *restriction = nullptr; ///< null: anything
        qsizetype least = 0;                       ///< bytes
        std::optional<KeyCapture> capture = {};    ///< nothing: what it takes is not told

        /// Whether the star may take `c` as its byte number `length`.
        bool mayGrow(char c, qsizetype length) const;
    };
    class Compiler;
    class Matcher;

    static bool isLiteral(const Unit &unit);
    bool unitsMatch(const Segment &segment, const char *at) const;

    std::vector<Unit> m_units;
    QByteArray m_literals; ///< one byte for each unit; 0 where it is no literal
    std::vector<ByteSet> m_sets;
    std::vector<Segment> m_segments; ///< one more than stars
    std::vector<Star> m_stars;
    QByteArray m_glob;
    bool m_hasId = false; ///< one of the stars is the id
};

} // namespace formats
