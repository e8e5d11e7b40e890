// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatdetection.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/text/characters.h"

#include <algorithm>

namespace formats
{

namespace
{

QString chainText(const CodecChain &chain)
{
    QStringList names;
    for (const CodecStep &step : chain)
        names.append(codecName(step));
    return names.join(QStringLiteral(" → "));
}

/// Attributes that a description has paths for, by their names there, and does not find. Of a long list of paths nobody
/// says that one of them is there.
QStringList unsaidBy(const FormatDescription &description, const SessionFields &fields)
{
    constexpr qsizetype kFewPaths = 3;
    QStringList names;
    const auto note = [&names](const AttributePaths &paths, bool isSaid, const char *name) {
        if (!isSaid && !paths.isEmpty() && paths.size() <= kFewPaths)
            names.append(QLatin1String(name));
    };
    note(description.user, !fields.user.isEmpty(), "user");
    note(description.created, fields.created != kUnknownTime, "created");
    note(description.lastAccess, fields.lastAccess != kUnknownTime, "lastAccess");
    note(description.expires, fields.expires != kUnknownTime, "expires");
    note(description.fullTtl, fields.fullTtl != 0, "fullTtl");
    note(description.ip, !fields.ip.isEmpty(), "ip");
    note(description.userAgent, !fields.userAgent.isEmpty(), "userAgent");
    return names;
}

/// The word of the one type that all keys of a format are of; empty: there are several.
QString onlyType(const FormatDescription &description)
{
    const auto reads = [&description](RecordType type) {
        return std::any_of(description.templates.begin(), description.templates.end(),
                           [type](const auto &key) { return key.types.isEmpty() || key.types.contains(type); });
    };
    if (description.isOfFields())
        return QStringLiteral("hash");
    if (reads(RecordType::String) == reads(RecordType::Hash))
        return {};
    return reads(RecordType::String) ? QStringLiteral("string") : QStringLiteral("hash");
}

/// With a letter or a digit outside of its wildcards: else it stands for nearly all keys that there are.
bool hasLiteral(const QByteArray &glob)
{
    bool isInSet = false;
    for (const char c : glob) {
        isInSet = c == '[' || (isInSet && c != ']');
        if (!isInSet && (text::isLetter(c) || text::isDigit(c) || static_cast<uchar>(c) >= 0x80))
            return true;
    }
    return false;
}

} // namespace

void DetectionResult::Own::merge(const Own &other)
{
    named += other.named;
    taken += other.taken;
    read += other.read;
    decoded += other.decoded;
    // Where there were none nothing was said either.
    const bool isFirst = decoded == other.decoded;
    unsaid = isFirst ? other.unsaid : unsaid;
    if (!isFirst && other.decoded > 0)
        unsaid.removeIf([&other](const QString &attribute) { return !other.unsaid.contains(attribute); });
    users += other.users;
    for (const auto &[refusal, keys] : other.refusals)
        refusals[refusal] += keys;
}

/// By each prefix that the user has named, or any.
std::vector<const Format *> FormatDetection::ownFormatsOf(const Candidate &candidate) const
{
    std::vector<const Format *> all;
    if (!candidate.description.isOwn)
        return all;
    for (const std::vector<Format> *formats : {&candidate.usual, &candidate.any}) {
        for (const Format &format : *formats)
            all.push_back(&format);
    }
    return all;
}

void FormatDetection::noteOwn(const QByteArray &key, const Payload &payload)
{
    for (Candidate &candidate : m_candidates) {
        const std::vector<const Format *> formats = ownFormatsOf(candidate);
        Refusal refusal = Refusal::Name;
        if (!candidate.description.isOfFields()) {
            refusal = noteOwnRecord(candidate, formats, key, payload);
        } else if (std::any_of(formats.begin(), formats.end(),
                               [&](const auto *each) { return each->takesHash(key); })) {
            refusal = Refusal::Type;
            for (const auto &[field, value] : payload.fields) {
                const Payload record{.type = RecordType::String, .string = value};
                const Refusal here = noteOwnRecord(candidate, formats, fieldAddress(key, field), record);
                refusal = refusal == Refusal::None ? refusal : here == Refusal::Name ? Refusal::Members : here;
            }
        }
        if (refusal == Refusal::Name)
            continue;
        ++candidate.own.read;
        if (refusal != Refusal::None)
            ++candidate.own.refusals[refusal];
    }
}

/// A key with its payload, or a field of a hash with what it holds.
Refusal FormatDetection::noteOwnRecord(Candidate &candidate, const std::vector<const Format *> &formats,
                                       const QByteArray &key, const Payload &payload)
{
    SessionFields fields;
    Refusal refusal = Refusal::Name;
    for (const Format *format : formats) {
        const Refusal here = format->refusalOf(key, payload);
        refusal = refusal == Refusal::Name || here == Refusal::None ? here : refusal;
        if (here == Refusal::None) {
            format->read(key, payload, fields);
            break;
        }
    }
    if (refusal != Refusal::None)
        return refusal;
    const QStringList unsaid = unsaidBy(candidate.description, fields);
    if (candidate.own.decoded++ == 0)
        candidate.own.unsaid = unsaid;
    candidate.own.unsaid.removeIf([&unsaid](const QString &name) { return !unsaid.contains(name); });
    candidate.own.users += fields.user.isEmpty() ? 0 : 1;
    return refusal;
}

void FormatDetection::noteOtherType(const QByteArray &key)
{
    noteOwn(key, Payload{.type = RecordType::Other});
}

/// A group's names are alike: one of them speaks for all.
DetectionResult::Own FormatDetection::ownResult(const Candidate &candidate) const
{
    DetectionResult::Own own = candidate.own;
    own.id = candidate.description.id;
    own.title = candidate.description.title;
    own.type = onlyType(candidate.description);
    for (const CodecChain &chain : candidate.description.chains)
        own.codecs.append(chainText(chain));
    const std::vector<const Format *> formats = ownFormatsOf(candidate);
    std::vector<KeyPattern> globs;
    for (const Format &format : candidate.usual) {
        for (const QByteArray &glob : format.scanPatterns()) {
            if (hasLiteral(glob))
                globs.push_back(KeyPattern::fromGlob(glob).value_or(KeyPattern()));
        }
    }
    const auto count = [&](const std::map<QByteArray, Group> &groups) {
        for (const auto &[name, group] : groups) {
            const QByteArray &key = group.samples.front();
            const auto takes = [&key](const Format *format) { return format->takesName(key); };
            const auto fits = [&key](const KeyPattern &glob) { return glob.match(key).has_value(); };
            own.taken += std::any_of(formats.begin(), formats.end(), takes) ? group.keys : 0;
            own.named += std::any_of(globs.begin(), globs.end(), fits) ? group.keys : 0;
        }
    };
    count(m_groups);
    count(m_alike);
    return own;
}

} // namespace formats
