// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatsinuse.h"

#include <algorithm>

namespace formats
{

namespace
{

/// Before the name of a format that is listed only where somebody wants it.
const auto kWanted = QStringLiteral("+");
/// All of them.
const auto kAllWanted = QStringLiteral("+*");

/// Whether each of its keys begins with something of its own.
bool isTellingByName(const Format &format)
{
    const QByteArrayList globs = format.scanPatterns();
    return std::none_of(globs.begin(), globs.end(), [](const QByteArray &glob) {
        return glob.isEmpty() || QByteArrayView("*?[").contains(glob.front());
    });
}

/// Whether the patterns of the chosen ones bring all keys of this format anyway.
bool isCovered(const Format &format, const std::vector<KeyPattern> &chosen)
{
    const std::vector<KeyPattern> patterns = format.keyPatterns();
    return std::all_of(patterns.begin(), patterns.end(), [&chosen](const KeyPattern &pattern) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&pattern](const KeyPattern &wide) { return wide.covers(pattern); });
    });
}

/// Beyond so many entries of one layout whatever stands before its keys is let through: found one by one over time,
/// they were prefixes of no shape in common. Each row is checked by its payload all the same.
constexpr std::ptrdiff_t kMostOfOneId = 2 * std::ptrdiff_t(kMostPrefixShapes);

void addUnderShape(std::vector<Format> &all, const FormatDescription &found)
{
    const auto count =
        std::count_if(all.begin(), all.end(), [&found](const Format &format) { return format.id() == found.id; });
    if (count < kMostOfOneId)
        all.emplace_back(found);
    else if (count == kMostOfOneId)
        all.emplace_back(found.withShape({QByteArrayLiteral("*"), QByteArrayLiteral("*")}));
}

std::shared_ptr<const FormatSet> setOf(std::vector<Format> all, const QStringList &unlisted)
{
    std::vector<bool> flags;
    flags.reserve(all.size());
    for (const Format &format : all)
        flags.push_back(isUnlisted(format.description(), unlisted));
    return std::make_shared<const FormatSet>(std::move(all), std::move(flags));
}

} // namespace

QString formatListName(const FormatDescription &description)
{
    return QStringLiteral("%1 %2").arg(description.id, QString::fromUtf8(description.prefix)).trimmed();
}

bool isUnlisted(const FormatDescription &description, const QStringList &unlisted)
{
    return isUnlisted(formatListName(description), description.isOffered, unlisted);
}

bool isUnlisted(const QString &name, bool isOffered, const QStringList &unlisted)
{
    if (!isOffered)
        return unlisted.contains(name);
    return !unlisted.contains(kAllWanted) && !unlisted.contains(kWanted + name);
}

QStringList withListed(QStringList unlisted, const FormatDescription &description, bool isListed)
{
    return withListed(std::move(unlisted), formatListName(description), description.isOffered, isListed);
}

QStringList withListed(QStringList unlisted, const QString &name, bool isOffered, bool isListed)
{
    const QString entry = isOffered ? kWanted + name : name;
    unlisted.removeAll(entry);
    if (isListed == isOffered)
        unlisted.append(entry);
    return unlisted;
}

bool tellsAnonymous(const FormatsInUse &inUse, const Format &format)
{
    if (!format.tellsAnonymous() || !format.description().isOwn || format.description().saysAnonymous)
        return format.tellsAnonymous();
    const auto &own = inUse.detected.own;
    return std::any_of(own.begin(), own.end(),
                       [&format](const auto &each) { return each.id == format.id() && each.users > 0; });
}

qint64 offeredKeys(const FormatsInUse &inUse)
{
    qint64 keys = 0;
    for (const auto &found : inUse.detected.formats) {
        for (size_t i = 0; found.description.isOffered && i < inUse.set->formats().size(); ++i) {
            if (!inUse.set->isListed(int(i)) && isSameFormat(inUse.set->formats()[i].description(), found.description))
                keys += found.keys;
        }
    }
    return keys;
}

QStringList withAllOfferedListed(QStringList unlisted)
{
    unlisted.removeAll(kAllWanted);
    return unlisted << kAllWanted;
}

QStringList withOfferedListed(QStringList unlisted, const FormatsInUse &inUse)
{
    for (const auto &found : inUse.detected.formats) {
        if (found.description.isOffered)
            unlisted = withListed(std::move(unlisted), found.description, true);
    }
    return unlisted;
}

QStringList withoutId(const QStringList &names, const QString &id)
{
    QStringList kept = names;
    kept.removeIf([&id](const QString &name) {
        const QString plain = name.startsWith(kWanted) ? name.sliced(kWanted.size()) : name;
        return plain == id || plain.startsWith(id + QLatin1Char(' '));
    });
    return kept;
}

int unlistedCount(const FormatSet *inUse)
{
    QStringList names;
    for (size_t i = 0; inUse && i < inUse->formats().size(); ++i) {
        const FormatDescription &description = inUse->formats()[i].description();
        if (!inUse->isListed(static_cast<int>(i)) && !description.id.isEmpty())
            names.append(formatListName(description));
    }
    names.removeDuplicates();
    return static_cast<int>(names.size());
}

FormatsInUse formatsFor(formats::DetectionResult detected, const std::vector<FormatDescription> &known,
                        const QStringList &patterns, const QStringList &unlisted)
{
    std::vector<KeyPattern> chosen;
    for (const auto &found : detected.formats) {
        if (found.description.isOffered) // nobody has said that there are sessions
            continue;
        const std::vector<KeyPattern> keys = Format(found.description).keyPatterns();
        chosen.insert(chosen.end(), keys.begin(), keys.end());
    }
    std::vector<Format> inUse;
    for (const auto &found : detected.formats)
        inUse.emplace_back(found.description);
    // Those that were seen are asked first: each that is asked in vain reads the payload of every row.
    const auto byRank = [](const Format &a, const Format &b) { return a.description().rank < b.description().rank; };
    std::stable_sort(inUse.begin(), inUse.end(), byRank);
    const auto seen = std::ptrdiff_t(inUse.size());
    for (Format &format : formatsOf(known)) {
        const FormatDescription &description = format.description();
        const bool chosenAlready = std::any_of(inUse.begin(), inUse.end(), [&](const Format &other) {
            return includes(other.description(), description);
        });
        // One that is told by keys beside it, and has none, is another.
        if (chosenAlready || !description.evidenceKey.isEmpty() || description.isGuess)
            continue;
        if (chosen.empty() ? isTellingByName(format) : isCovered(format, chosen))
            inUse.push_back(std::move(format));
    }
    std::stable_sort(inUse.begin() + seen, inUse.end(), byRank);
    for (const QString &pattern : patterns) {
        if (auto plain = plainFormat(pattern.toUtf8()))
            inUse.push_back(std::move(*plain));
    }
    return {setOf(std::move(inUse), unlisted), std::move(detected)};
}

std::shared_ptr<const FormatsInUse> extendedBy(const FormatSet &inUse, DetectionResult detected,
                                               const QStringList &unlisted)
{
    std::vector<Format> all = inUse.formats();
    for (const auto &found : detected.formats) {
        const bool known = std::any_of(all.begin(), all.end(), [&found](const Format &other) {
            return includes(other.description(), found.description);
        });
        if (!known)
            addUnderShape(all, found.description);
    }
    if (all.size() == inUse.formats().size())
        return nullptr;
    return std::make_shared<const FormatsInUse>(FormatsInUse{setOf(std::move(all), unlisted), std::move(detected)});
}

std::shared_ptr<const FormatsInUse> withCounts(const FormatsInUse &inUse, DetectionResult detected)
{
    const std::vector<Format> &all = inUse.set->formats();
    // What was found only now is for the next look around: here nothing but numbers changes.
    std::erase_if(detected.formats, [&all](const auto &found) {
        return std::none_of(all.begin(), all.end(), [&found](const Format &format) {
            return isSameFormat(format.description(), found.description);
        });
    });
    for (const DetectionResult::Found &before : inUse.detected.formats)
        detected.add({before.description, 0});
    return std::make_shared<const FormatsInUse>(FormatsInUse{inUse.set, std::move(detected)});
}

std::shared_ptr<const FormatsInUse> withUnlisted(const FormatsInUse &inUse, const QStringList &unlisted)
{
    return std::make_shared<const FormatsInUse>(
        FormatsInUse{setOf(inUse.set->formats(), unlisted), inUse.detected, true});
}

std::shared_ptr<const FormatsInUse> withFormat(const FormatsInUse &inUse, const FormatDescription &description,
                                               const QStringList &unlisted)
{
    std::vector<Format> all = inUse.set->formats();
    DetectionResult detected = inUse.detected;
    const Format added(description);
    const auto before =
        std::find_if(all.begin(), all.end(), [&](const Format &format) { return format.id() == description.id; });
    const bool replaces = before != all.end();
    if (replaces)
        *before = added;
    else
        all.push_back(added);
    qint64 keys = 0;
    // In its place: who looks at the list of formats finds it where it was.
    const auto isIt = [&](const auto &found) { return found.description.id == description.id; };
    const auto place = std::find_if(detected.formats.begin(), detected.formats.end(), isIt) - detected.formats.begin();
    std::erase_if(detected.formats, [&](const auto &found) {
        keys += isIt(found) ? found.keys : 0;
        return isIt(found);
    });
    std::erase_if(detected.others, [&](const auto &other) {
        keys += added.takesName(other.pattern) ? other.keys : 0;
        return added.takesName(other.pattern);
    });
    detected.formats.insert(detected.formats.begin() + place, {description, keys});
    std::erase_if(detected.own, [&](const auto &own) { return own.id == description.id; }); // that was the one before
    return std::make_shared<const FormatsInUse>(
        FormatsInUse{setOf(std::move(all), unlisted), std::move(detected), replaces});
}

std::shared_ptr<const FormatsInUse> withoutFormat(const FormatsInUse &inUse, const QString &id,
                                                  const QStringList &unlisted)
{
    std::vector<Format> all = inUse.set->formats();
    for (Format &format : all) {
        if (format.id() != id)
            continue;
        // Without keys it takes none, and without an id it is nobody's.
        FormatDescription retired;
        retired.title = format.title();
        format = Format(retired);
    }
    DetectionResult detected = inUse.detected;
    for (const auto &found : detected.formats) {
        const QByteArrayList globs = Format(found.description).scanPatterns();
        if (found.description.id == id && found.keys > 0 && !globs.isEmpty())
            detected.others.push_back({globs.constFirst(), found.keys});
    }
    std::stable_sort(detected.others.begin(), detected.others.end(),
                     [](const auto &a, const auto &b) { return a.keys > b.keys; });
    std::erase_if(detected.formats, [&id](const auto &found) { return found.description.id == id; });
    std::erase_if(detected.own, [&id](const auto &own) { return own.id == id; });
    return std::make_shared<const FormatsInUse>(
        FormatsInUse{setOf(std::move(all), unlisted), std::move(detected), true});
}

} // namespace formats
