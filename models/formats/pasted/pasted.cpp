// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/pasted.h"

#include "models/formats/pasted/clientcookies.h"
#include "models/formats/pasted/cookielines.h"
#include "models/formats/pasted/encodedtext.h"
#include "models/formats/pasted/signedvalues.h"
#include "models/formats/pasted/tokenclaims.h"
#include "models/text/characters.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace formats
{

using namespace pasted;
using Origin = PastedReading::Origin;

namespace
{

constexpr qsizetype kLongest = 64 * 1024;
constexpr size_t kMostReadings = 8;

void addOnce(std::vector<QByteArray> &list, const QByteArray &text)
{
    if (!text.isEmpty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

/// Whatever a store may keep in an id's place, or write otherwise.
void addVariants(PastedReading &reading)
{
    const std::vector<QByteArray> ids = std::exchange(reading.ids, {});
    std::vector<QByteArray> sources = ids;
    sources.insert(sources.end(), reading.hashedIds.begin(), reading.hashedIds.end());
    reading.hashedIds.clear();
    for (const QByteArray &id : ids)
        addOnce(reading.ids, id);
    for (const QByteArray &id : sources) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            addOnce(reading.hashedIds, id);
        const QByteArray digest = sha256Hex(id);
        addOnce(reading.hashedIds, digest);
        addOnce(reading.hashedIds, "2::" + digest);
        if (isUuid(id))
            addOnce(reading.hashedIds, id.toLower());
    }
}

/// Beaker writes HMAC-SHA1 in hex before an id of 32 hexadecimal digits.
constexpr qsizetype kBeakerDigest = 40;

PastedReading plainId(const QByteArray &value)
{
    PastedReading reading;
    reading.ids.push_back(value);
    if (isHex(value, kBeakerDigest + 32))
        reading.hashedIds.push_back(value.sliced(kBeakerDigest));
    return reading;
}

std::optional<PastedReading> routedId(QByteArrayView value)
{
    constexpr qsizetype kShortest = 24;
    const qsizetype dot = value.indexOf('.');
    const QByteArrayView node = dot < 0 ? QByteArrayView() : value.sliced(dot + 1);
    if (dot < kShortest || node.isEmpty() || node.size() > 64 || !isLikeId(value.first(dot)) ||
        !std::all_of(node.begin(), node.end(), [](char c) { return text::isWordCharacter(c) || c == '.'; }))
        return std::nullopt;
    PastedReading reading;
    reading.kind = PastedReading::Kind::RoutedId;
    reading.ids = {value.first(dot).toByteArray()};
    reading.hashedIds = {value.toByteArray()};
    return reading;
}

/// What a framework has made of an id, or keeps itself.
std::optional<PastedReading> readMade(QByteArrayView value)
{
    if (const std::optional<PastedReading::Kind> kind = clientCookieKind(value)) {
        PastedReading reading;
        reading.kind = *kind;
        return reading;
    }
    if (std::optional<PastedReading> token = readToken(value))
        return token;
    return readSignedValue(value);
}

/// `prefix:…:<id>`; the id may have colons itself.
std::optional<PastedReading> readKey(QByteArrayView value)
{
    const qsizetype colon = value.lastIndexOf(':');
    if (colon <= 0 || value.contains("://") || !isLikeId(value.sliced(colon + 1)))
        return std::nullopt;
    PastedReading reading;
    reading.kind = PastedReading::Kind::Key;
    reading.keys.push_back(value.toByteArray());
    reading.ids.push_back(value.sliced(colon + 1).toByteArray());
    if (const qsizetype privateId = value.lastIndexOf("2::"); privateId > 0 && privateId + 2 == colon)
        reading.ids.front() = value.sliced(privateId).toByteArray();
    return reading;
}

/// Names of users have colons, too (`oidc:…`), and so have mistyped fields.
bool isSureKey(const PastedReading &key)
{
    const QByteArrayView whole = key.keys.front();
    return hasSessionWord(whole.first(whole.size() - key.ids.front().size()));
}

/// `GET session:<id>`, as redis-cli is told, also with quotes. Of what may be two words only where the second one is a
/// key by its look.
std::optional<PastedReading> readCommand(QByteArrayView text)
{
    static constexpr std::array kCommands = {"get",        "hgetall",     "hget",   "hmget",  "ttl",    "pttl",
                                             "type",       "del",         "unlink", "exists", "expire", "pexpire",
                                             "expiretime", "pexpiretime", "dump",   "strlen", "set",    "setex",
                                             "getrange",   "persist",     "hset"};
    const QByteArrayList words = text.toByteArray().simplified().split(' ');
    const auto plain = [](const QByteArray &word) {
        return word.size() > 2 && word.startsWith('"') && word.endsWith('"') ? word.sliced(1, word.size() - 2) : word;
    };
    if (words.size() < 2)
        return std::nullopt;
    const QByteArray command = plain(words[0]).toLower();
    if (std::none_of(kCommands.begin(), kCommands.end(), [&command](const char *known) { return command == known; }))
        return std::nullopt;
    const QByteArray key = plain(words[1]);
    if (std::optional<PastedReading> reading = readKey(key))
        return reading;
    if (!key.contains(':') || !hasSessionWord(key))
        return std::nullopt;
    PastedReading reading;
    reading.kind = Kind::Key;
    reading.keys.push_back(key);
    return reading;
}

PastedReading deadEnd(Kind kind)
{
    PastedReading reading;
    reading.kind = kind;
    return reading;
}

bool isHeaderAlone(QByteArrayView text)
{
    const QByteArray folded = text.toByteArray().toLower().simplified();
    static constexpr std::array kHeaders = {"cookie:", "set-cookie:", "authorization:", "authorization: bearer"};
    return std::any_of(kHeaders.begin(), kHeaders.end(), [&folded](const char *header) { return folded == header; });
}

/// Of a line that names a session the users are no alternative: whoever is called so elsewhere is somebody else.
void dropUsersBesideIds(Pasted &all)
{
    if (std::any_of(all.readings.begin(), all.readings.end(),
                    [](const PastedReading &one) { return !one.ids.empty(); }))
        std::for_each(all.readings.begin(), all.readings.end(), [](PastedReading &one) { one.users.clear(); });
}

/// What a name says is believed only of a value that could be an id, or that a framework has made.
std::optional<PastedReading> readNamed(const NamedValue &cookie, Origin origin)
{
    const bool isNamed = isSessionName(cookie.name);
    const QByteArray value = percentDecoded(cookie.value);
    std::optional<PastedReading> reading = readMade(value);
    if (!reading && isNamed)
        reading = routedId(value);
    if (!reading && ((isNamed && isLikeId(value)) || isHex(value, 32) || isUuid(value)))
        reading = plainId(value);
    if (!reading || (!isNamed && reading->leadsNowhere()))
        return std::nullopt;
    reading->origin = origin;
    reading->name = cookie.name;
    return reading;
}

std::optional<Pasted> readAll(const std::vector<NamedValue> &cookies, Origin origin)
{
    Pasted all;
    std::optional<PastedReading> nowhere;
    for (const NamedValue &cookie : cookies) {
        std::optional<PastedReading> reading = readNamed(cookie, origin);
        if (!reading || all.readings.size() == kMostReadings)
            continue;
        if (reading->leadsNowhere()) {
            if (!nowhere)
                nowhere = std::move(reading);
            continue;
        }
        addVariants(*reading);
        all.readings.push_back(std::move(*reading));
    }
    if (all.readings.empty() && nowhere)
        all.readings.push_back(std::move(*nowhere));
    dropUsersBesideIds(all);
    return all.readings.empty() ? std::nullopt : std::optional(std::move(all));
}

Pasted only(PastedReading reading, bool mayBeWord = false)
{
    addVariants(reading);
    Pasted one;
    one.readings.push_back(std::move(reading));
    one.mayBeWord = mayBeWord;
    return one;
}

/// Pairs without a header are words as well, unless one says what it is.
bool isTelling(const NamedValue &pair)
{
    return (isSessionName(pair.name) && isLikeId(percentDecoded(pair.value))) || readMade(percentDecoded(pair.value));
}

} // namespace

bool isLikeId(QByteArrayView text)
{
    constexpr qsizetype kShortest = 16;
    if (text.size() < kShortest)
        return false;
    while (text.endsWith('=')) // padding
        text = text.chopped(1);
    constexpr qsizetype kLong = 24; // of random letters and digits one in twenty has no digit by then
    const auto has = [text](auto &&kind) { return std::any_of(text.begin(), text.end(), kind); };
    const bool isMixed = (has(text::isDigit) && has(text::isLetter)) ||
                         (text.size() >= kLong && has(text::isLower) && has(text::isUpper));
    return isMixed && std::all_of(text.begin(), text.end(), [](char c) {
               return text::isWordCharacter(c) || QByteArrayView("+/~,").contains(c);
           });
}

std::optional<Pasted> readPasted(QByteArrayView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > kLongest)
        return std::nullopt;
    bool isHeader = false;
    const std::vector<NamedValue> sent = cookiesOfHeaders(text, isHeader);
    if (isHeader) {
        if (std::optional<Pasted> found = readAll(sent, Origin::Cookie))
            return found;
        return only(deadEnd(Kind::NoSession));
    }
    if (isHeaderAlone(text))
        return only(deadEnd(Kind::EmptyHeader));
    if (const QByteArray token = bearerToken(text); !token.isEmpty()) {
        std::optional<PastedReading> made = readMade(token);
        return only(made ? std::move(*made) : plainId(token));
    }
    if (std::optional<Pasted> found = readAll(sessionsInAddresses(text), Origin::Address))
        return found;
    const std::vector<NamedValue> pairs = cookiesOfPairs(text);
    if (std::any_of(pairs.begin(), pairs.end(), isTelling))
        return readAll(pairs, Origin::Cookie);
    if (text::startsWithFolded(text, "https://") || text::startsWithFolded(text, "http://"))
        return only(deadEnd(Kind::AddressAlone));
    const bool isOneWord = std::none_of(text.begin(), text.end(), text::isSpace);
    if (std::optional<PastedReading> made = isOneWord ? readMade(percentDecoded(text)) : std::nullopt)
        return only(std::move(*made));
    const std::vector<NamedValue> rows = cookiesOfRows(text);
    if (std::any_of(rows.begin(), rows.end(), isTelling))
        return readAll(rows, Origin::Cookie);
    if (std::optional<PastedReading> command = readCommand(text))
        return only(std::move(*command));
    if (!isOneWord)
        return std::nullopt;
    if (std::optional<PastedReading> routed = routedId(text))
        return only(std::move(*routed), true);
    if (std::optional<PastedReading> key = readKey(text)) {
        const bool mayBeWord = !isSureKey(*key);
        return only(std::move(*key), mayBeWord);
    }
    if (isLikeId(text))
        return only(plainId(text.toByteArray()), true);
    return std::nullopt;
}

} // namespace formats
