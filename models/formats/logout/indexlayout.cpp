// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/indexlayout.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace formats
{

namespace
{

/// Names of indexes are made of names of people; what is longer is looked at by nobody.
constexpr qsizetype kLongestIndexName = 4096;
/// A thousand tenants are passed in a scan; a description that is bound again costs some microseconds.
constexpr size_t kMostBound = 512;

void addNew(QByteArrayList &all, const QByteArrayList &more)
{
    for (const QByteArray &each : more) {
        if (!all.contains(each))
            all.append(each);
    }
}

} // namespace

IndexLayout::Bound::Bound(Format bound)
    : format(std::move(bound))
{
    if (format.description().hasOneShape()) { // its prefix is not known
        isAskable = false;
        return;
    }
    for (const KeySpecification &key : format.description().keys) {
        const auto made = key.isGlob ? std::nullopt : KeyTemplate::fromPattern(key.pattern);
        isAskable = isAskable && made.has_value();
        if (made)
            keys.push_back(*made);
    }
}

QByteArrayList IndexLayout::Bound::recordsOf(const QByteArray &id) const
{
    QByteArrayList records;
    for (const KeyTemplate &key : keys) {
        const QByteArray record = key.filled({.id = id}).value_or(QByteArray());
        const auto match = format.matchKey(record);
        if (match && QByteArrayView(record).sliced(match->idOffset, match->idLength) == id)
            addNew(records, {record});
    }
    return records;
}

std::vector<IndexLayout::Reading> IndexLayout::readingsOf(QByteArrayView key) const
{
    std::vector<Reading> found;
    if (key.size() > kLongestIndexName)
        return found;
    for (size_t i = 0; i < m_places.size(); ++i) {
        const Place &place = m_places[i];
        if (!key.startsWith(place.head))
            continue;
        const FormatDescription &description = m_formats->at(place.format).description();
        const auto prefix = place.isOfShape ? std::nullopt : std::optional(description.prefix);
        const QList<KeyReading> readings = place.key.readings(key, prefix);
        for (const KeyReading &reading : readings) {
            if (place.isOfShape && !matchesShape(description.shape(), reading.prefix))
                continue;
            const Reading each{i, reading};
            Named ignored;
            // By its name alone the key may be made of anything: only an id that a session could have counts.
            if (place.kind == Kind::Beside && addRecords(each, reading.id, ignored) == Search::NoSession)
                continue;
            if (place.kind == Kind::Beside && ignored.records.contains(key))
                continue; // the session itself
            found.push_back(each);
        }
    }
    return found;
}

bool IndexLayout::needsType(const std::vector<Reading> &readings) const
{
    return std::any_of(readings.begin(), readings.end(),
                       [this](const Reading &each) { return m_places[each.place].kind != Kind::Beside; });
}

std::optional<IndexLayout::Index> IndexLayout::indexOf(const QByteArray &key, std::vector<Reading> readings,
                                                       RecordType type) const
{
    const auto fits = [type](Kind kind) {
        switch (kind) {
        case Kind::Set:
            return type == RecordType::Set;
        case Kind::SortedSet:
            return type == RecordType::SortedSet;
        case Kind::List:
        case Kind::Reference:
            return type == RecordType::String;
        case Kind::Beside:
            break;
        }
        return true;
    };
    const bool isIndex = needsType(readings);
    Index index{.key = key, .readings = {}};
    for (Reading &reading : readings) {
        const Kind kind = m_places[reading.place].kind;
        // What has the name of an index stands beside nobody.
        if ((isIndex && kind == Kind::Beside) || !fits(kind))
            continue;
        if (index.readings.empty())
            index.kind = kind;
        if (kind == index.kind)
            index.readings.push_back(std::move(reading));
    }
    return index.readings.empty() ? std::nullopt : std::optional(std::move(index));
}

const IndexLayout::Bound &IndexLayout::boundTo(const FormatDescription &description, const QByteArray &prefix) const
{
    const std::pair<QString, QByteArray> name(description.id, prefix);
    const auto known = m_bound.find(name);
    if (known != m_bound.end())
        return *known->second;
    if (m_bound.size() >= kMostBound)
        m_bound.clear();
    return *m_bound.emplace(name, std::make_unique<Bound>(Format(description.withPrefix(prefix)))).first->second;
}

/// Under the prefix that the key has; where it has none, under every prefix that is known.
IndexLayout::Search IndexLayout::addOwnRecords(const Place &place, const Reading &reading, const QByteArray &id,
                                               QByteArrayList &records) const
{
    const Format &format = m_formats->at(place.format);
    const qsizetype before = records.size();
    const auto add = [&](const Bound &bound) {
        addNew(records, bound.recordsOf(id));
        return bound.isAskable;
    };
    bool isAskable = true;
    if (place.isOfShape) {
        isAskable = add(boundTo(format.description(), reading.key.prefix));
        // What is told by the whole prefix.
        records.removeIf([&format](const QByteArray &record) { return !format.matchKey(record); });
    } else {
        isAskable = add(m_own[size_t(place.format)]);
    }
    if (!place.isUnderPrefix) {
        for (size_t i = 0; i < m_own.size(); ++i) {
            if (m_formats->at(int(i)).id() == format.id())
                isAskable = add(m_own[i]) && isAskable;
        }
        for (const QByteArray &prefix : format.description().prefixes)
            isAskable = add(boundTo(format.description(), prefix)) && isAskable;
    }
    if (!isAskable)
        return Search::CannotTell;
    return records.size() > before ? Search::Added : Search::NoSession;
}

IndexLayout::Search IndexLayout::addRecords(const Reading &reading, const QByteArray &id, Named &named) const
{
    if (id.isEmpty())
        return Search::NoSession;
    const Place &place = m_places[reading.place];
    const Format &format = m_formats->at(place.format);
    if (place.index.idIsKey) {
        if (!format.matchKey(id))
            return Search::NoSession;
        addNew(named.records, {id});
        return Search::Added;
    }
    QByteArrayList records;
    const Search search = addOwnRecords(place, reading, id, records);
    if (search != Search::Added)
        return search;
    // An index of the application's, not of a prefix: whichever of its layouts has this id has this session.
    for (size_t i = 0; i < m_own.size() && !place.isUnderPrefix; ++i)
        addNew(records, m_own[i].recordsOf(id));
    addNew(named.records, records);
    for (const FormatDescription &sibling : m_siblings[size_t(place.format)]) {
        const QByteArray &prefix = place.isOfShape ? reading.key.prefix : format.description().prefix;
        if (format.description().hasOneShape() && !place.isOfShape)
            break;
        addNew(named.doubtful, boundTo(sibling, prefix).recordsOf(id));
    }
    return search;
}

std::optional<IndexLayout::Named>
IndexLayout::namedIn(const Index &index, const std::function<QByteArray(const Reading &reading)> &idOf) const
{
    std::optional<Named> named;
    for (const Reading &reading : index.readings) {
        const QByteArray id = idOf(reading);
        Named each = named.value_or(Named());
        const Search search = addRecords(reading, id, each);
        if (search == Search::CannotTell)
            return std::nullopt;
        if (search == Search::NoSession)
            continue;
        if (!named) {
            each.id = id;
            if (m_places[reading.place].index.idIsKey)
                each.id = m_formats->at(m_places[reading.place].format).capturesOf(id).id.toByteArray();
            each.user = reading.key.user;
            each.format = m_places[reading.place].format;
        }
        named = std::move(each);
    }
    if (!named)
        return std::nullopt;
    for (const QByteArray &record : std::as_const(named->records))
        named->doubtful.removeAll(record);
    if (index.kind == Kind::Beside && !named->doubtful.contains(index.key) &&
        m_beside->match(index.key, RecordType::Unknown).format >= 0)
        named->doubtful.append(index.key);
    return named;
}

std::optional<IndexLayout::Named> IndexLayout::namedBy(const Index &index, QByteArrayView stored) const
{
    return namedIn(index, [this, stored](const Reading &reading) {
        const IndexedIds found = idsOf(m_places[reading.place].index, stored, false, 2);
        return found.ids.size() == 1 ? found.ids.constFirst() : QByteArray();
    });
}

std::optional<IndexLayout::Named> IndexLayout::namedById(const Index &index, const QByteArray &id) const
{
    return namedIn(index, [&id](const Reading &) { return id; });
}

std::optional<IndexLayout::Named> IndexLayout::namedByName(const Index &index) const
{
    return namedIn(index, [](const Reading &reading) { return reading.key.id; });
}

std::optional<ListedValues> IndexLayout::idsIn(const Index &index, QByteArrayView document, qsizetype most) const
{
    std::optional<ListedValues> all;
    for (const Reading &reading : index.readings) {
        const Place &place = m_places[reading.place];
        const auto listed = listedValues(document, place.path, place.member, most);
        if (!listed)
            continue;
        if (!all) {
            all = listed;
            continue;
        }
        const QSet<QByteArray> known(all->values.begin(), all->values.end());
        std::copy_if(listed->values.begin(), listed->values.end(), std::back_inserter(all->values),
                     [&known](const QByteArray &id) { return !known.contains(id); });
        all->elements += listed->elements;
        all->nameless += listed->nameless;
        all->isCut = all->isCut || listed->isCut;
    }
    return all;
}

std::optional<LogoutAction> IndexLayout::removalOf(const Index &index, const QByteArray &stored,
                                                   QByteArrayView document) const
{
    LogoutAction action{.key = index.key, .isRequired = true};
    switch (index.kind) {
    case Kind::Set:
    case Kind::SortedSet:
        action.operation =
            index.kind == Kind::Set ? LogoutOperation::RemoveSetMember : LogoutOperation::RemoveScoredMember;
        action.members = {stored};
        return action;
    case Kind::List:
        action.operation = LogoutOperation::RemoveListElement;
        for (const Reading &reading : index.readings) {
            action.path = m_places[reading.place].path;
            action.where = {m_places[reading.place].member, stored};
            if (withoutElement(document, action.path, action.where))
                return action;
        }
        return std::nullopt;
    case Kind::Reference:
    case Kind::Beside:
        break;
    }
    return action;
}

QByteArrayList IndexLayout::indexesOf(const QByteArray &user, const PrefixesOf &prefixesOf) const
{
    QByteArrayList keys;
    for (const Place &place : m_places) {
        if (place.kind == Kind::Beside || !place.key.asksFor(KeyTemplate::Variable::User))
            continue;
        const Format &format = m_formats->at(place.format);
        const QByteArrayList prefixes =
            place.isOfShape ? prefixesOf(format) : QByteArrayList{format.description().prefix};
        for (const QByteArray &prefix : prefixes) {
            if (const auto key = place.key.filled({.prefix = prefix, .user = user}))
                addNew(keys, {*key});
        }
    }
    return keys;
}

QByteArrayList IndexLayout::besidesOf(const Index &index, const Named &named) const
{
    QByteArrayList keys;
    for (const Reading &reading : index.readings) {
        const Place &from = m_places[reading.place];
        for (const Place &place : m_places) {
            const bool isPrefixKnown = !place.isOfShape || from.isOfShape;
            if (place.kind != Kind::Beside || place.format != from.format || !isPrefixKnown)
                continue;
            const QByteArray &prefix =
                place.isOfShape ? reading.key.prefix : m_formats->at(place.format).description().prefix;
            if (const auto key = place.key.filled({.prefix = prefix, .id = named.id, .user = reading.key.user}))
                addNew(keys, {*key});
        }
    }
    return keys;
}

} // namespace formats
