// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/prefixshape.h"

#include "models/formats/keys/keypattern.h"
#include "models/text/characters.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace formats
{

namespace
{

constexpr int kMostOpenParts = 6; ///< each is a star to match for every key
constexpr qsizetype kUuid = 36;
constexpr qsizetype kMintedWordLength = 16;
/// So few prefixes without a word in common are better followed one by one: their shape would be nearly every key.
constexpr size_t kFewWithoutWords = 8;

/// A piece of a prefix: text as it stands, or a star for what may be there.
struct Part {
    QByteArray text; ///< of a star: the class of what it may be
    bool isStar = false;
    bool isWord = false; ///< text that may be somebody's name, not what stands between names

    QByteArray pattern() const
    {
        if (isStar)
            return "{*:" + text + '}';
        return KeyPattern::escaped(text).replace("{", "\\{");
    }
};

using Parts = std::vector<Part>;

bool isLetterOfAName(char c)
{
    return text::isLetter(c) || text::isDigit(c) || static_cast<uchar>(c) >= 0x80;
}

bool isUuidAt(QByteArrayView text, qsizetype at)
{
    if (text.size() - at < kUuid)
        return false;
    for (qsizetype i = 0; i < kUuid; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[at + i] != '-' : !text::isHexDigit(text[at + i]))
            return false;
    }
    return true;
}

/// The class of what a word that nobody has chosen is made of; empty: it may be a name.
QByteArray classOfMinted(QByteArrayView word)
{
    // A single digit rather is the number of a version or of a database.
    if (word.size() > 1 && std::all_of(word.begin(), word.end(), text::isDigit))
        return QByteArrayLiteral("number");
    const bool digits = std::any_of(word.begin(), word.end(), text::isDigit);
    const bool bothCases =
        std::any_of(word.begin(), word.end(), text::isUpper) && std::any_of(word.begin(), word.end(), text::isLower);
    return word.size() >= kMintedWordLength && (digits || bothCases) ? QByteArrayLiteral("word") : QByteArray();
}

void addStar(Parts &parts, int &stars, QByteArrayView text, const QByteArray &className)
{
    if (++stars > kMostOpenParts)
        parts.push_back({text.toByteArray()});
    else
        parts.push_back({className, true});
}

Parts partsOfPrefix(QByteArrayView prefix)
{
    Parts parts;
    int stars = 0;
    for (qsizetype at = 0; at < prefix.size();) {
        if (isUuidAt(prefix, at)) {
            addStar(parts, stars, prefix.sliced(at, kUuid), QByteArrayLiteral("uuid"));
            at += kUuid;
            continue;
        }
        qsizetype end = at;
        // A name may touch the UUID that follows it.
        while (end < prefix.size() && isLetterOfAName(prefix[end]) && !(end > at && isUuidAt(prefix, end)))
            ++end;
        if (end == at) {
            parts.push_back({prefix.sliced(at++, 1).toByteArray()});
            continue;
        }
        const QByteArrayView word = prefix.sliced(at, end - at);
        if (const QByteArray minted = classOfMinted(word); minted.isEmpty())
            parts.push_back({word.toByteArray(), false, true});
        else
            addStar(parts, stars, word, minted);
        at = end;
    }
    return parts;
}

QByteArray patternOf(const Parts &parts)
{
    QByteArray pattern;
    for (const Part &part : parts)
        pattern += part.pattern();
    return pattern;
}

int starsOf(const Parts &parts)
{
    return int(std::count_if(parts.begin(), parts.end(), [](const Part &part) { return part.isStar; }));
}

bool hasWord(const Parts &parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const Part &part) { return part.isWord; });
}

/// Words that say what a key is are hardly the name of an application.
bool isNameOfAKind(const QByteArray &word)
{
    const QByteArray lower = word.toLower();
    return lower.contains("sess") || lower.contains("token") || lower.contains("cache") || lower == "sid";
}

/// The shapes by their patterns, of which each stands once.
using Shapes = std::map<QByteArray, Parts>;

/// The shape that takes the most of these into one by leaving one word open. Nothing: none does.
std::optional<Parts> bestMerge(const Shapes &shapes, bool isTelling)
{
    struct Merged {
        Parts parts;
        size_t members = 0;
        bool leavesKindOpen = false;
    };
    std::map<QByteArray, Merged> merges;
    for (const auto &[pattern, parts] : shapes) {
        if (starsOf(parts) >= kMostOpenParts)
            continue;
        for (size_t i = 0; i < parts.size(); ++i) {
            if (!parts[i].isWord)
                continue;
            Parts open = parts;
            open[i] = {QByteArrayLiteral("name"), true};
            Merged &merged = merges[patternOf(open)];
            ++merged.members;
            merged.leavesKindOpen = merged.leavesKindOpen || isNameOfAKind(parts[i].text);
            if (merged.parts.empty())
                merged.parts = std::move(open);
        }
    }
    const Merged *best = nullptr;
    for (const auto &[pattern, merged] : merges) {
        const bool saysEnough = (isTelling || hasWord(merged.parts)) && !merged.leavesKindOpen;
        if (merged.members >= (saysEnough ? 2 : kFewWithoutWords) && (!best || merged.members > best->members))
            best = &merged;
    }
    return best ? std::optional(best->parts) : std::nullopt;
}

/// What a shape ends with, from its last word on, behind anything.
Parts tailOf(const Parts &parts)
{
    const auto word = std::find_if(parts.rbegin(), parts.rend(), [](const Part &part) { return part.isWord; });
    Parts tail{{QByteArrayLiteral("any"), true}};
    if (word != parts.rend())
        tail.insert(tail.end(), word.base() - 1, parts.end());
    return tail;
}

PrefixShape shapeOf(const Parts &parts)
{
    PrefixShape shape;
    for (const Part &part : parts)
        shape.text += part.isStar ? QByteArrayLiteral("*") : part.text;
    if (starsOf(parts) > 0)
        shape.pattern = patternOf(parts);
    return shape;
}

} // namespace

bool matchesShape(const PrefixShape &shape, QByteArrayView prefix)
{
    if (shape.pattern.isEmpty())
        return prefix == shape.text;
    const auto pattern = KeyPattern::fromTemplate(shape.pattern);
    return pattern && pattern->match(prefix);
}

std::vector<PrefixShape> shapesOfPrefixes(const QByteArrayList &prefixes, bool isTelling)
{
    Shapes shapes;
    for (const QByteArray &prefix : prefixes) {
        Parts parts = partsOfPrefix(prefix);
        shapes.emplace(patternOf(parts), std::move(parts));
    }
    // Each round takes two shapes at least into one.
    while (const std::optional<Parts> merged = bestMerge(shapes, isTelling)) {
        const QByteArray pattern = patternOf(*merged);
        const auto compiled = KeyPattern::fromTemplate(pattern);
        if (!compiled)
            break;
        std::erase_if(shapes, [&](const auto &shape) {
            if (starsOf(shape.second) == 0) // a prefix of its own, of which the new shape may be
                return compiled->match(shapeOf(shape.second).text).has_value();
            for (const Part &part : shape.second) {
                if (!part.isWord)
                    continue;
                Parts open = shape.second;
                open[size_t(&part - shape.second.data())] = {QByteArrayLiteral("name"), true};
                if (patternOf(open) == pattern)
                    return true;
            }
            return false;
        });
        shapes.emplace(pattern, *merged);
    }
    if (shapes.size() > kMostPrefixShapes) {
        Shapes tails;
        for (const auto &[pattern, parts] : shapes) {
            Parts tail = tailOf(parts);
            tails.emplace(patternOf(tail), std::move(tail));
        }
        shapes = std::move(tails);
    }
    if (shapes.size() > kMostPrefixShapes)
        return {{QByteArrayLiteral("*"), QByteArrayLiteral("*")}};
    std::vector<PrefixShape> result;
    for (const auto &[pattern, parts] : shapes)
        result.push_back(shapeOf(parts));
    return result;
}

} // namespace formats
