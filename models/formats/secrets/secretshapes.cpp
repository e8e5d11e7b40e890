// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secretshapes.h"

#include "models/formats/secrets/secretnames.h"
#include "models/text/characters.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

constexpr qsizetype kLeastHex = 32;
constexpr qsizetype kLeastBase64 = 40;
// What is longer is data: an image, a document.
constexpr qsizetype kMostHex = 1024;
constexpr qsizetype kMostBase64 = 4096;
// A text longer than this is not searched for addresses and tokens inside.
constexpr qsizetype kMostSearched = 64 * 1024;

bool isHexSecret(QByteArrayView text)
{
    if (text.size() < kLeastHex || text.size() > kMostHex)
        return false;
    bool digit = false;
    bool letter = false;
    for (const char c : text) {
        if (!text::isHexDigit(c))
            return false;
        (text::isDigit(c) ? digit : letter) = true;
    }
    return digit && letter;
}

/// Characters of all classes in disorder: a path or a slug of 40 characters stays within one class for
/// longer.
bool isBase64Secret(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    if (text.size() < kLeastBase64 - 2 || text.size() > kMostBase64)
        return false;
    enum Group : size_t { Digit, Lower, Upper, Mark };
    std::array<bool, 4> seen{};
    size_t before = Mark;
    qsizetype changes = 0;
    for (const char c : text) {
        if (!text::isWordCharacter(c) && c != '+' && c != '/')
            return false;
        const size_t group = text::isDigit(c) ? Digit : text::isLower(c) ? Lower : text::isUpper(c) ? Upper : Mark;
        changes += group != Mark && before != Mark && group != before ? 1 : 0;
        seen[group] = true;
        before = group;
    }
    return seen[Digit] && seen[Lower] && seen[Upper] && changes * 3 >= text.size();
}

/// `eyJ….….…`, from this place on.
bool beginsWithJwt(QByteArrayView text)
{
    if (!text.startsWith("eyJ"))
        return false;
    int dots = 0;
    qsizetype inPart = 0;
    for (const char c : text) {
        if (c == '.') {
            // The signature of an unsigned one is empty, the other parts never are.
            if (inPart == 0)
                return false;
            if (++dots == 2)
                return true;
            inPart = 0;
        } else if (text::isWordCharacter(c)) {
            ++inPart;
        } else {
            return false;
        }
    }
    return false;
}

constexpr std::array kHashBeginnings{
    "$2a$",       "$2b$",    "$2y$",    "$2x$",     "$argon2",        "$1$",      "$5$",      "$6$",
    "$y$",        "$7$",     "$gy$",    "$apr1$",   "$scrypt$",       "$pbkdf2",  "$P$",      "$H$",
    "$S$",        "{SSHA",   "{SHA",    "{bcrypt}", "{argon2}",       "{scrypt}", "{pbkdf2}", "{noop}",
    "pbkdf2_sha", "pbkdf2:", "scrypt:", "bcrypt$",  "bcrypt_sha256$", "argon2$",  "sha1$",    "md5$",
};

constexpr std::array kTokenBeginnings{
    "ghp_",  "gho_",  "ghu_",     "ghs_",     "ghr_",     "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-",
    "xoxr-", "xoxs-", "sk_live_", "sk_test_", "rk_live_", "AKIA",        "AIza",   "ya29.", "SG.",   "npm_",
};
constexpr std::array kHeaderBeginnings{"Bearer ", "Basic "};
constexpr qsizetype kLeastToken = 16;

template<size_t Size> bool beginsWithOneOf(QByteArrayView text, const std::array<const char *, Size> &beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [text](const char *beginning) { return text.startsWith(QByteArrayView(beginning)); });
}

/// `https://user:password@host`, `…?access_token=…`.
bool isTellingAddress(QByteArrayView text)
{
    const qsizetype scheme = text.indexOf("://");
    if (scheme < 0)
        return false;
    const QByteArrayView rest = text.sliced(scheme + 3);
    const auto ending =
        std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?' || c == '#' || c == ' '; });
    const QByteArrayView host = rest.first(ending - rest.begin());
    const qsizetype at = host.lastIndexOf('@');
    const qsizetype colon = host.indexOf(':');
    if (colon >= 0 && colon + 1 < at)
        return true;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        if (rest[i] != '?' && rest[i] != '&' && rest[i] != '#')
            continue;
        const qsizetype equals = rest.indexOf('=', i);
        if (equals < 0)
            return false;
        const QByteArrayView name = rest.sliced(i + 1, equals - i - 1);
        const bool holds = equals + 1 < rest.size() && rest[equals + 1] != '&';
        const NameVerdict verdict = judgeName(name);
        if (holds && (verdict == NameVerdict::Secret || verdict == NameVerdict::Code))
            return true;
        i = equals;
    }
    return false;
}

/// A JWT or the hash of a password in the middle of a text, such as a header that was kept whole.
bool holdsUnmistakable(QByteArrayView text)
{
    for (qsizetype at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 1)) {
        if ((at == 0 || !text::isWordCharacter(text[at - 1])) && beginsWithJwt(text.sliced(at)))
            return true;
        // What was no JWT is skipped, so that a text of nothing but "eyJ" stays linear.
        while (at + 1 < text.size() && text::isWordCharacter(text[at + 1]))
            ++at;
    }
    for (const char *mark : {"$2a$", "$2b$", "$2y$", "$argon2"}) {
        if (text.contains(QByteArrayView(mark)))
            return true;
    }
    return text.contains("PRIVATE KEY-----");
}

/// As cards are numbered today: 15 digits from 34 or 37, 16 from 2221 to 2720, from 4, 51 to 55, 60, 62, 64 or 65.
bool beginsLikeCard(QByteArrayView digits)
{
    const int two = (digits[0] - '0') * 10 + (digits[1] - '0');
    const int four = two * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');
    if (digits.size() == 15)
        return two == 34 || two == 37;
    return digits.size() == 16 && (digits[0] == '4' || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) ||
                                   two == 60 || two == 62 || two == 64 || two == 65);
}

} // namespace

bool isCardNumber(QByteArrayView text, bool isNamed)
{
    constexpr qsizetype kFewest = 13;
    constexpr qsizetype kMost = 19;
    std::array<char, size_t(kMost)> digits;
    qsizetype count = 0;
    char before = ' ';
    for (const char c : text) {
        if (text::isDigit(c)) {
            if (count == kMost)
                return false;
            digits[size_t(count++)] = c;
        } else if ((c != ' ' && c != '-') || !text::isDigit(before)) {
            return false;
        }
        before = c;
    }
    if (count < kFewest || !text::isDigit(before))
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const int digit = digits[size_t(count - 1 - i)] - '0';
        const int doubled = digit * 2;
        sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum > 0 && sum % 10 == 0 && (isNamed || beginsLikeCard(QByteArrayView(digits.data(), count)));
}

bool hasSecretShape(QByteArrayView text)
{
    if (isHexSecret(text) || isBase64Secret(text) || beginsWithOneOf(text, kHashBeginnings))
        return true;
    if (text.size() >= kLeastToken && beginsWithOneOf(text, kTokenBeginnings))
        return true;
    // "Basic plan" is no header.
    if (text.size() >= kLeastToken && beginsWithOneOf(text, kHeaderBeginnings) && text.count(' ') == 1)
        return true;
    const QByteArrayView searched = text.first(std::min(text.size(), kMostSearched));
    return holdsUnmistakable(searched) || isTellingAddress(searched);
}

} // namespace formats
