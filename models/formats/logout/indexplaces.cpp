// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which indexes and companions the descriptions tell of: IndexLayout's places.
#include "models/formats/logout/indexlayout.h"

#include <algorithm>
#include <utility>

namespace formats
{

using Variable = KeyTemplate::Variable;

namespace
{

/// Two templates that make the same keys, whatever they call their variables.
bool isSameKey(const KeyTemplate &one, const KeyTemplate &other)
{
    return one.pattern({}) == other.pattern({}) && one.asksFor(Variable::Prefix) == other.asksFor(Variable::Prefix);
}

/// The id and nothing else.
bool isJustTheId(const KeyTemplate &text)
{
    static const QByteArray kAny = QByteArrayLiteral("any id");
    return text.filled({.id = kAny}) == kAny;
}

/// A lock stands before its session is first written, and holds until the request has ended.
bool isLock(const KeyTemplate &key)
{
    return key.pattern({}).toLower().contains("lock");
}

bool isGlob(const Format &format)
{
    const auto &keys = format.description().keys;
    return std::any_of(keys.begin(), keys.end(), [](const KeySpecification &key) { return key.isGlob; });
}

bool hasCommonPrefix(const FormatDescription &one, const FormatDescription &other)
{
    return std::any_of(one.prefixes.begin(), one.prefixes.end(),
                       [&other](const QByteArray &prefix) { return other.prefixes.contains(prefix); });
}

/// How the member is stored that a step of a logout removes.
std::vector<CodecChain> chainsOfMember(bool anyForm)
{
    if (anyForm)
        return {{Codec::Java}, {Codec::Json}, {Codec::Text}};
    return {{Codec::Text}};
}

} // namespace

IndexLayout::IndexLayout(std::shared_ptr<const FormatSet> inUse)
    : m_formats(std::move(inUse))
{
    for (size_t i = 0; i < m_formats->formats().size(); ++i) {
        const Format &format = m_formats->formats()[i];
        m_own.emplace_back(format);
        const size_t before = m_places.size();
        if (m_formats->isListed(int(i)) && !isGlob(format))
            addPlaces(int(i));
        if (m_formats->isListed(int(i)))
            (m_places.size() > before ? m_titles : m_withoutIndex).append(format.title());
    }
    m_titles.removeDuplicates();
    m_withoutIndex.removeDuplicates();
    for (const QString &title : std::as_const(m_titles))
        m_withoutIndex.removeAll(title);
    addSiblings();
}

/// Sa-Token keeps a session of nobody's under a name that otherwise stands beside a session.
void IndexLayout::addSiblings()
{
    static const std::vector<FormatDescription> kKnown = builtInFormatDescriptions();
    std::vector<Format> beside;
    for (const Format &format : m_formats->formats()) {
        std::vector<FormatDescription> siblings;
        for (const FormatDescription &known : kKnown) {
            const bool isSibling = known.id != format.id() && known.isTellingWithoutPrefix() &&
                                   hasCommonPrefix(known, format.description());
            if (!isSibling)
                continue;
            siblings.push_back(known);
            beside.emplace_back(known.withShape(format.description().shape()));
        }
        m_siblings.push_back(std::move(siblings));
    }
    for (const Format &format : m_formats->formats()) {
        if (!isGlob(format))
            beside.push_back(format);
    }
    m_beside = std::make_shared<const FormatSet>(std::move(beside));
}

void IndexLayout::addPlaces(int format)
{
    addIndexes(format);
    addSteps(format);
    addBesides(format);
}

void IndexLayout::addPlace(Place place)
{
    const FormatDescription &description = m_formats->at(place.format).description();
    place.isUnderPrefix = place.key.asksFor(Variable::Prefix);
    place.isOfShape = place.isUnderPrefix && description.hasOneShape();
    const QByteArray pattern = place.key.pattern(description.shape());
    const bool isKnown = std::any_of(m_places.begin(), m_places.end(), [&place](const Place &other) {
        return other.format == place.format && other.kind == place.kind && other.path == place.path &&
               other.member == place.member && isSameKey(other.key, place.key);
    });
    if (isKnown)
        return;
    // A literal beginning needs no escapes where it ends before the first of them.
    const auto end =
        std::find_if(pattern.begin(), pattern.end(), [](char c) { return QByteArrayView("*?[]\\{").contains(c); });
    place.head = pattern.first(end - pattern.begin());
    m_places.push_back(std::move(place));
}

void IndexLayout::addIndexes(int format)
{
    for (const UserIndex &index : m_formats->at(format).description().userIndexes) {
        Place place{.format = format, .key = index.key, .index = index};
        if (index.type == RecordType::Set)
            place.kind = Kind::Set;
        else if (index.type == RecordType::SortedSet)
            place.kind = Kind::SortedSet;
        else if (index.type == RecordType::String && index.ids.empty())
            place.kind = Kind::Reference;
        else
            continue; // a list, of which a step says how an element is removed
        addPlace(std::move(place));
    }
}

void IndexLayout::addSteps(int format)
{
    const FormatDescription &description = m_formats->at(format).description();
    for (const LogoutInstruction &step : description.logout) {
        Place place{.format = format, .key = step.key};
        place.index.key = step.key;
        bool namesTheId = false;
        switch (step.operation) {
        case LogoutOperation::RemoveSetMember:
        case LogoutOperation::RemoveScoredMember:
            place.kind = step.operation == LogoutOperation::RemoveSetMember ? Kind::Set : Kind::SortedSet;
            place.index.type = place.kind == Kind::Set ? RecordType::Set : RecordType::SortedSet;
            place.index.chains = chainsOfMember(step.anyForm);
            namesTheId = isJustTheId(step.argument);
            break;
        case LogoutOperation::RemoveListElement:
            place.kind = Kind::List;
            place.path = step.path;
            place.member = step.where.member;
            namesTheId = isJustTheId(step.where.value);
            // What the step takes from the payload, the index calls the user.
            for (const UserIndex &index : description.userIndexes) {
                if (index.type == RecordType::String && isSameKey(index.key, step.key))
                    place.key = index.key;
            }
            break;
        default:
            break;
        }
        if (namesTheId && !place.key.asksFor(Variable::Payload) && !place.key.asksFor(Variable::Id))
            addPlace(std::move(place));
    }
}

void IndexLayout::addBesides(int format)
{
    const FormatDescription &description = m_formats->at(format).description();
    QList<KeyTemplate> keys = description.companions + description.sameEnd;
    if (!description.deadlineKey.isEmpty())
        keys.append(description.deadlineKey);
    for (const LogoutInstruction &step : description.logout) {
        if (step.operation == LogoutOperation::Delete)
            keys.append(step.key);
    }
    for (const KeyTemplate &key : std::as_const(keys)) {
        const bool isRecord =
            std::any_of(description.templates.begin(), description.templates.end(), [&key](const auto &record) {
                const auto made = KeyTemplate::fromPattern(record.pattern);
                return made && isSameKey(*made, key);
            });
        if (key.asksFor(Variable::Id) && !key.asksFor(Variable::Payload) && !isRecord && !isLock(key))
            addPlace({.format = format, .kind = Kind::Beside, .key = key});
    }
}

} // namespace formats
