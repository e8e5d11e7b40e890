// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/keypattern.h"

#include "models/formats/keys/starofid.h"

#include <QByteArrayList>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace formats
{

struct KeyPattern::CaptureClass {
    const char *name;
    qsizetype least;
    qsizetype most;
    bool isAny;
    std::array<bool, 256> allowed{}; ///< a table: every byte of every key of every event is looked up

    /// Ranges: pairs of first and last byte; empty: any.
    constexpr CaptureClass(const char *className, std::string_view ranges, qsizetype leastLength, qsizetype mostLength)
        : name(className)
        , least(leastLength)
        , most(mostLength)
        , isAny(ranges.empty())
    {
        for (size_t i = 0; i + 1 < ranges.size(); i += 2) {
            for (size_t c = static_cast<uchar>(ranges[i]); c <= static_cast<uchar>(ranges[i + 1]); ++c)
                allowed[c] = true;
        }
    }

    bool allows(char c) const { return isAny || allowed[static_cast<uchar>(c)]; }

    bool allows(QByteArrayView text) const
    {
        return text.size() >= least && text.size() <= most &&
               (isAny ||
                std::all_of(text.begin(), text.end(), [this](char c) { return allowed[static_cast<uchar>(c)]; }));
    }

    static const CaptureClass *find(QByteArrayView name);
    static const std::array<CaptureClass, 32> kAll;
};

// The shapes in which frameworks mint ids.
constexpr std::array<KeyPattern::CaptureClass, 32> KeyPattern::CaptureClass::kAll = {{
    {"any", "", 1, kLongestKey},
    {"token", "azAZ09--__", 16, kLongestKey},
    {"uuid", "afAF09--", 36, 36},
    {"hex32", "afAF09", 32, 32},
    {"hex40", "afAF09", 40, 40},
    {"hex64", "afAF09", 64, 64},
    {"alnum32", "azAZ09", 32, 32},
    {"alnum40", "azAZ09", 40, 40},
    {"b64url43", "azAZ09--__", 43, 43},
    {"sid", "azAZ09--,,", 22, 256},           // PHP's session.sid_length and sid_bits_per_character
    {"sid26", "av09", 26, 26},                // the same as php.ini sets them: 26 characters of 5 bits
    {"sid32", "av09", 32, 32},                // and as Bitrix and MediaWiki do
    {"jwt", "azAZ09--__..", 64, kLongestKey}, // three words of Base64 with dots between
    {"base32", "AZ27", 52, 52},               // 32 bytes, as gorilla/securecookie makes them
    {"nanoid", "azAZ09--__", 21, 21},
    {"base64", "azAZ09++//==", 16, kLongestKey}, // with its own letters + / =
    {"base64of32", "azAZ09++//==", 44, 44},      // 32 bytes, with what fills them up
    {"b64url22", "azAZ09--__", 22, 22},          // 16 bytes
    {"hex16", "afAF09", 16, 16},
    {"hex128", "afAF09", 128, 128},
    {"alnum64", "azAZ09", 64, 64},
    {"cuid", "az09", 24, 32},    // cuid2, which begins with a letter: 24 characters unless asked for more
    {"aspnet", "az09", 24, 24},  // System.Web.SessionState.SessionId: 15 bytes of 5 bits
    {"lower32", "az09", 32, 32}, // Django and GoFrame
    {"hex26", "afAF09", 26, 26},
    {"hex", "afAF09", 16, 256},
    {"long", "azAZ09--__", 64, 256}, // Odoo's 84, and others' that are longer than a hash
    {"minted", "azAZ09", 16, 256},   // whatever the length: ULID, cuid, ObjectId, hexadecimal
    {"rack", "09af::", 67, 67},      // `2::` and a SHA-256 (rack-session, ID_VERSION)
    // What stands before an id: numbers, minted words, and what people call an application or a tenant.
    {"number", "09", 1, 20},
    {"word", "azAZ09", 1, kLongestKey},
    {"name", "azAZ09--__..@@++~~  \x80\xff", 1, 128},
}};

const KeyPattern::CaptureClass *KeyPattern::CaptureClass::find(QByteArrayView name)
{
    const auto found = std::find_if(kAll.begin(), kAll.end(),
                                    [name](const CaptureClass &c) { return name == QByteArrayView(c.name); });
    return found == kAll.end() ? nullptr : &*found;
}

namespace
{

bool isSpecial(char c)
{
    return c == '\\' || c == '*' || c == '?' || c == '[' || c == ']';
}

void appendEscaped(QByteArray &glob, char c)
{
    if (isSpecial(c))
        glob += '\\';
    glob += c;
}

} // namespace

bool KeyPattern::isLiteral(const Unit &unit)
{
    return unit.kind == Unit::Kind::Literal;
}

bool KeyPattern::Star::mayGrow(char c, qsizetype length) const
{
    return !restriction || (length <= restriction->most && restriction->allows(c));
}

class KeyPattern::Compiler
{
    Q_DECLARE_TR_FUNCTIONS(formats::KeyPattern)

public:
    Compiler(QByteArrayView text, bool withCaptures)
        : m_text(text)
        , m_withCaptures(withCaptures)
    {
    }

    tl::expected<KeyPattern, QString> compile()
    {
        if (m_text.isEmpty())
            return tl::unexpected(tr("The pattern is empty."));
        if (m_text.size() > kLongestPattern)
            return tl::unexpected(tr("The pattern is too long."));
        m_pattern.m_segments.push_back({});
        m_idStar = m_withCaptures ? -1 : starOfId(m_text);
        while (m_error.isEmpty() && m_at < m_text.size())
            element();
        if (m_pattern.m_stars.size() > static_cast<size_t>(kMostStars))
            fail(tr("The pattern has too many wildcards."));
        if (m_error.isEmpty() && m_seen.any() && !m_seen.test(static_cast<size_t>(KeyCapture::Id)))
            fail(tr("Beside other captures “{id}” is needed."));
        if (!m_error.isEmpty())
            return tl::unexpected(m_error);
        for (Segment &segment : m_pattern.m_segments) {
            const auto first = m_pattern.m_units.cbegin() + segment.first;
            segment.isLiteral = std::all_of(first, first + segment.length, isLiteral);
        }
        const std::vector<Star> &stars = m_pattern.m_stars;
        m_pattern.m_hasId =
            std::any_of(stars.begin(), stars.end(), [](const Star &star) { return star.capture == KeyCapture::Id; });
        return std::move(m_pattern);
    }

private:
    void fail(const QString &sentence) { m_error = sentence; }

    void element()
    {
        const char c = m_text[m_at];
        if (c == '*') {
            ++m_at;
            if (m_afterStar) // a run of stars is one star
                return;
            const bool isId = !m_withCaptures && m_at - 1 == m_idStar;
            star({.least = 0, .capture = isId ? std::optional(KeyCapture::Id) : std::nullopt});
        } else if (c == '?') {
            ++m_at;
            unit({.kind = Unit::Kind::Any}, "?");
        } else if (c == '[') {
            set();
        } else if (c == '{' && m_withCaptures) {
            capture();
        } else {
            // A backslash at the very end is itself, as in Redis.
            m_at += c == '\\' && m_at + 1 < m_text.size() ? 1 : 0;
            QByteArray glob;
            appendEscaped(glob, m_text[m_at]);
            unit({.kind = Unit::Kind::Literal, .literal = m_text[m_at]}, glob);
            ++m_at;
        }
    }

    void unit(const Unit &unit, QByteArrayView glob)
    {
        m_pattern.m_units.push_back(unit);
        m_pattern.m_literals += unit.literal;
        ++m_pattern.m_segments.back().length;
        m_pattern.m_glob += glob;
        m_afterStar = false;
    }

    void star(const Star &star)
    {
        m_pattern.m_stars.push_back(star);
        m_pattern.m_segments.push_back({.first = static_cast<qsizetype>(m_pattern.m_units.size())});
        // A key that is nothing but its id: the length is all that keeps the server from naming every key.
        const bool isAlone = m_pattern.m_units.empty() && m_pattern.m_stars.size() == 1 && m_at == m_text.size();
        if (isAlone && star.restriction && star.restriction->least == star.restriction->most)
            m_pattern.m_glob += QByteArray(star.restriction->most, '?');
        else if (!m_afterStar)
            m_pattern.m_glob += '*';
        m_afterStar = true;
    }

    void capture()
    {
        const qsizetype end = m_text.indexOf('}', m_at);
        if (end < 0)
            return fail(tr("A “{” has no “}”."));
        const QByteArrayView inner = m_text.sliced(m_at + 1, end - m_at - 1);
        const qsizetype colon = inner.indexOf(':');
        const QByteArrayView name = colon < 0 ? inner : inner.first(colon);
        const bool isStar = name == "*" && colon >= 0;
        const auto capture = keyCaptureFromName(name);
        if (!capture && !isStar)
            return fail(tr("“{%1}” is no capture. Known are {id}, {user}, {tenant}, {scope} and {device}.")
                            .arg(QString::fromUtf8(name)));
        if (capture && m_seen.test(static_cast<size_t>(*capture)))
            return fail(tr("“{%1}” stands there twice.").arg(QString::fromUtf8(name)));
        const CaptureClass *restriction =
            CaptureClass::find(colon < 0 ? QByteArrayView("any") : inner.sliced(colon + 1));
        if (!restriction)
            return fail(tr("“{id:…}” names a class that is not known. Known are: %1.")
                            .arg(QString::fromLatin1(classNames().join(", "))));
        m_at = end + 1;
        if (isStar) {
            star({.restriction = restriction, .least = restriction->least});
            return;
        }
        const bool besideStar = m_afterStar || (m_at < m_text.size() && m_text[m_at] == '*');
        if (besideStar && restriction->isAny)
            return fail(tr("“*” beside “{%1}” leaves open what it is.").arg(QString::fromUtf8(name)));
        m_seen.set(static_cast<size_t>(*capture));
        star({.restriction = restriction, .least = restriction->least, .capture = capture});
    }

    /// `[…]` exactly as Redis reads it: the two ends of a range in any order, a `]` cannot stand inside
    /// unless escaped, and a class that is not closed ends with the pattern.
    void set()
    {
        const qsizetype begin = m_at++;
        const bool inverted = m_at < m_text.size() && m_text[m_at] == '^';
        m_at += inverted ? 1 : 0;
        ByteSet bytes;
        while (m_at < m_text.size() && m_text[m_at] != ']') {
            const qsizetype left = m_text.size() - m_at;
            if (m_text[m_at] == '\\' && left >= 2) {
                bytes.set(static_cast<uchar>(m_text[m_at + 1]));
                m_at += 2;
            } else if (left >= 3 && m_text[m_at + 1] == '-') {
                // Signed, as `char` is on the server's usual platforms.
                const auto [first, last] = std::minmax({static_cast<int>(static_cast<qint8>(m_text[m_at])),
                                                        static_cast<int>(static_cast<qint8>(m_text[m_at + 2]))});
                for (int c = first; c <= last; ++c)
                    bytes.set(static_cast<uchar>(c));
                m_at += 3;
            } else {
                bytes.set(static_cast<uchar>(m_text[m_at]));
                ++m_at;
            }
        }
        m_at = std::min(m_at + 1, m_text.size());
        m_pattern.m_sets.push_back(inverted ? ~bytes : bytes);
        unit({.kind = Unit::Kind::Set, .set = static_cast<quint16>(m_pattern.m_sets.size() - 1)},
             m_text.sliced(begin, m_at - begin));
    }

    QByteArrayView m_text;
    bool m_withCaptures;
    qsizetype m_at = 0;
    bool m_afterStar = false;
    qsizetype m_idStar = -1;
    std::bitset<kKeyCaptures> m_seen;
    QString m_error;
    KeyPattern m_pattern;
};

/// One match of a pattern with several stars.
class KeyPattern::Matcher
{
public:
    Matcher(const KeyPattern &pattern, QByteArrayView key)
        : m_pattern(pattern)
        , m_key(key)
    {
    }

    /// Whether star `index`, beginning at `at`, and all that follows it match the rest of the key.
    bool starMatches(size_t index, qsizetype at)
    {
        const Star &star = m_pattern.m_stars[index];
        const Segment &after = m_pattern.m_segments[index + 1];
        if (index + 1 == m_pattern.m_stars.size()) {
            const qsizetype end = m_key.size() - after.length;
            if (end < at + star.least || !m_pattern.unitsMatch(after, m_key.data() + end))
                return false;
            note(star, at, end);
            return !star.restriction || star.restriction->allows(m_key.sliced(at, end - at));
        }
        // The first star begins in one place only: nothing is to be remembered of it, and nothing allocated.
        if (index > 0 && hasFailed(index, at))
            return false;
        const bool isSought = !star.restriction && after.isLiteral && after.length > 0;
        for (qsizetype end = at;; ++end) {
            if (isSought)
                end = nextBeginning(after, end);
            if (end + after.length > m_key.size())
                break;
            if (end > at && !star.mayGrow(m_key[end - 1], end - at))
                break;
            if (end - at >= star.least && m_pattern.unitsMatch(after, m_key.data() + end)) {
                note(star, at, end);
                if (starMatches(index + 1, end + after.length))
                    return true;
            }
        }
        if (index > 0)
            m_failed[index * stride() + static_cast<size_t>(at)] = true;
        return false;
    }

    const KeyMatch &match() const { return m_match; }

private:
    void note(const Star &star, qsizetype at, qsizetype end)
    {
        if (!star.capture)
            return;
        if (*star.capture == KeyCapture::Id) {
            m_match.idOffset = at;
            m_match.idLength = end - at;
        } else {
            m_match.others[static_cast<size_t>(*star.capture)] = {.offset = static_cast<quint16>(at),
                                                                  .length = static_cast<quint16>(end - at)};
        }
    }

    /// Where the literals may begin, at `from` or behind: most exclusions are told by their first byte. The end of the
    /// key: nowhere.
    qsizetype nextBeginning(const Segment &literals, qsizetype from) const
    {
        const QByteArrayView rest = m_key.sliced(from);
        const void *found = rest.isEmpty() ? nullptr
                                           : std::memchr(rest.data(), m_pattern.m_literals[literals.first],
                                                         static_cast<size_t>(rest.size()));
        return found ? static_cast<const char *>(found) - m_key.data() : m_key.size();
    }

    size_t stride() const { return static_cast<size_t>(m_key.size()) + 1; }

    bool hasFailed(size_t index, qsizetype at)
    {
        if (m_failed.empty())
            m_failed.resize(m_pattern.m_stars.size() * stride());
        return m_failed[index * stride() + static_cast<size_t>(at)];
    }

    const KeyPattern &m_pattern;
    QByteArrayView m_key;
    KeyMatch m_match;
    std::vector<bool> m_failed; ///< by star and position; filled by patterns with two stars or more
};

std::optional<KeyCapture> keyCaptureFromName(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, kKeyCaptures> kNames = {"id", "user", "tenant", "scope", "device"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<KeyCapture>(found - kNames.begin()));
}

std::optional<std::pair<qsizetype, KeyCapture>> KeyPattern::firstCapture(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
            continue;
        }
        const qsizetype end = text[at] == '{' ? text.indexOf('}', at) : -1;
        if (end < 0)
            continue;
        const QByteArrayView inner = text.sliced(at + 1, end - at - 1);
        const qsizetype colon = inner.indexOf(':');
        if (const auto capture = keyCaptureFromName(colon < 0 ? inner : inner.first(colon)))
            return std::pair(at, *capture);
        at = end;
    }
    return std::nullopt;
}

tl::expected<KeyPattern, QString> KeyPattern::fromTemplate(QByteArrayView text)
{
    return Compiler(text, true).compile();
}

tl::expected<KeyPattern, QString> KeyPattern::fromGlob(QByteArrayView text)
{
    return Compiler(text, false).compile();
}

QByteArrayList KeyPattern::classNames()
{
    QByteArrayList names;
    for (const CaptureClass &c : CaptureClass::kAll)
        names.append(c.name);
    return names;
}

QByteArray KeyPattern::escaped(QByteArrayView text)
{
    QByteArray glob;
    for (const char c : text)
        appendEscaped(glob, c);
    return glob;
}

qsizetype KeyPattern::literalLength(QByteArrayView piece)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < piece.size(); ++i) {
        const bool isEscaped = piece[i] == '\\' && i + 1 < piece.size();
        i += isEscaped ? 1 : 0;
        length += piece[i] == '*' && !isEscaped ? 0 : 1;
        if (piece[i] == '[' && !isEscaped) // a set stands for one byte
            i = piece.indexOf(']', i) < 0 ? piece.size() : piece.indexOf(']', i);
    }
    return length;
}

std::optional<KeyMatch> KeyPattern::match(QByteArrayView key) const
{
    if (key.size() > kLongestKey || m_segments.empty())
        return std::nullopt;
    const Segment &head = m_segments.front();
    if (key.size() < head.length || !unitsMatch(head, key.data()))
        return std::nullopt;
    if (m_stars.empty())
        return key.size() == head.length ? std::optional(KeyMatch{.idOffset = 0, .idLength = key.size()})
                                         : std::nullopt;
    Matcher matcher(*this, key);
    if (!matcher.starMatches(0, head.length))
        return std::nullopt;
    KeyMatch match = matcher.match();
    if (!m_hasId)
        match.idLength = key.size();
    return match;
}

bool KeyPattern::covers(const KeyPattern &other) const
{
    if (m_glob == other.m_glob)
        return true;
    // One star at the end that is a star for the server, too: not a run of `?` for an id of fixed length.
    if (m_stars.size() != 1 || !m_glob.endsWith('*') || m_segments.back().length != 0 || other.m_segments.empty())
        return false;
    const qsizetype length = m_segments.front().length;
    return other.m_segments.front().length >= length && m_segments.front().isLiteral &&
           std::equal(m_units.begin(), m_units.end(), other.m_units.begin());
}

bool KeyPattern::isOnlyWildcards() const
{
    return std::none_of(m_units.begin(), m_units.end(), isLiteral);
}

bool KeyPattern::unitsMatch(const Segment &segment, const char *at) const
{
    if (segment.length == 0)
        return true;
    if (segment.isLiteral) {
        const char *literals = m_literals.constData() + segment.first;
        return *at == *literals && std::memcmp(at, literals, static_cast<size_t>(segment.length)) == 0;
    }
    const Unit *unit = m_units.data() + segment.first;
    for (const char *end = at + segment.length; at != end; ++at, ++unit) {
        switch (unit->kind) {
        case Unit::Kind::Literal:
            if (*at != unit->literal)
                return false;
            break;
        case Unit::Kind::Any:
            break;
        case Unit::Kind::Set:
            if (!m_sets[unit->set].test(static_cast<uchar>(*at)))
                return false;
            break;
        }
    }
    return true;
}

} // namespace formats
