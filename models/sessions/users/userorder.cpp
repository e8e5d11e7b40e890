// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/userorder.h"

#include "models/sessions/table/radixsort.h"
#include "models/text/listtext.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sessions
{

namespace
{

constexpr quint32 kNone = 0xffffffffu;
constexpr quint64 kLast = std::numeric_limits<quint64>::max();

/// Total: exact bytes decide where folding makes names equal, and the key where there is no name.
bool isNameLess(const UserList &list, quint32 left, quint32 right)
{
    if (list.kind(left) != list.kind(right))
        return list.kind(left) < list.kind(right);
    if (const int folded = text::compareFolded(list.called(left), list.called(right)); folded != 0)
        return folded < 0;
    const auto isLess = [](QByteArrayView a, QByteArrayView b) {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
    };
    if (list.called(left) != list.called(right))
        return isLess(list.called(left), list.called(right));
    return isLess(list.name(left), list.name(right)); // two numbers may be called the same
}

struct Keyed {
    quint64 key;
    quint32 index;
};

/// Eight bytes of the names at a time: only what is equal so far looks at the next eight. Each byte of a name is
/// looked at once, however much of it many have in common.
void sortNames(const UserList &list, Keyed *first, Keyed *last, qsizetype depth)
{
    bool isLongEnough = false;
    for (Keyed *one = first; one != last; ++one) {
        const QByteArrayView name = list.called(one->index);
        isLongEnough |= name.size() > depth;
        one->key = text::foldedPrefix(name.sliced(std::min(depth, name.size())));
    }
    if (!isLongEnough) { // equal, but for their case
        std::sort(first, last,
                  [&list](const Keyed &left, const Keyed &right) { return isNameLess(list, left.index, right.index); });
        return;
    }
    std::sort(first, last, [](const Keyed &left, const Keyed &right) { return left.key < right.key; });
    for (Keyed *from = first; from != last;) {
        Keyed *to = from + 1;
        while (to != last && to->key == from->key)
            ++to;
        if (to - from > 1)
            sortNames(list, from, to, depth + 8);
        from = to;
    }
}

void sortByName(const UserList &list, std::vector<quint32> &indexes)
{
    std::vector<Keyed> named;
    named.reserve(indexes.size());
    std::vector<quint32> nameless;
    for (const quint32 index : indexes) {
        if (list.kind(index) == UserIdentity::Kind::Named)
            named.push_back({0, index});
        else
            nameless.push_back(index);
    }
    if (!named.empty())
        sortNames(list, named.data(), named.data() + named.size(), 0);
    std::transform(named.begin(), named.end(), indexes.begin(), [](const Keyed &one) { return one.index; });
    std::copy(nameless.begin(), nameless.end(), indexes.end() - std::ssize(nameless)); // already by kind
}

/// Stable, by 64 bits: by the lower half, and then, where they differ in it, by the upper one.
void sortByKeys(std::vector<quint32> &indexes, std::vector<quint64> keys)
{
    if (indexes.empty())
        return;
    const auto [lowest, highest] = std::minmax_element(keys.begin(), keys.end());
    const quint64 base = *lowest;
    const quint64 range = *highest - base;
    for (int shift = 0; shift < 64 && range >> shift != 0; shift += 32) {
        std::vector<quint64> numbers(indexes.size());
        for (size_t at = 0; at < numbers.size(); ++at)
            numbers[at] = (keys[at] - base) >> shift << 32 | at;
        radixSort(numbers, {});
        std::vector<quint32> sorted(indexes.size());
        std::vector<quint64> sortedKeys(indexes.size());
        for (size_t at = 0; at < numbers.size(); ++at) {
            const auto from = static_cast<size_t>(numbers[at] & 0xffffffffu);
            sorted[at] = indexes[from];
            sortedKeys[at] = keys[from];
        }
        indexes.swap(sorted);
        keys.swap(sortedKeys);
    }
}

/// Places in the alphabet of what the sets read as.
std::vector<quint64> ranksOf(const FormatSets &sets, const QStringList &titles)
{
    QStringList texts;
    for (quint16 set = 0; set < sets.count(); ++set)
        texts.append(formatsText(sets[set], titles));
    std::vector<size_t> order(static_cast<size_t>(texts.size()));
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&texts](size_t left, size_t right) {
        return texts[qsizetype(left)].compare(texts[qsizetype(right)], Qt::CaseInsensitive) < 0;
    });
    std::vector<quint64> ranks(order.size());
    for (size_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = place;
    return ranks;
}

quint64 orLast(quint64 value)
{
    return value == 0 ? kLast : value;
}

std::vector<quint32> sorted(const UserList &list, const std::vector<quint32> &byName, UserSorting by,
                            const QStringList &titles)
{
    std::vector<quint32> rows = byName;
    if (by.key == UserSorting::Key::User) {
        if (by.descending)
            std::reverse(rows.begin(), rows.end());
        return rows;
    }
    const std::vector<quint64> ranks =
        by.key == UserSorting::Key::Formats ? ranksOf(list.formats(), titles) : std::vector<quint64>();
    const auto keyOf = [&](quint32 index) -> quint64 {
        const UserEntry &entry = list[index];
        switch (by.key) {
        case UserSorting::Key::User:
            break;
        case UserSorting::Key::Sessions:
            return quint64(list.matching(index)) << 32 | entry.sessions;
        case UserSorting::Key::Formats:
            return ranks[entry.formats];
        case UserSorting::Key::Addresses:
            return entry.addresses == 0 ? std::numeric_limits<quint32>::max() : entry.addresses;
        case UserSorting::Key::LastSeen:
            return orLast(static_cast<quint64>(entry.lastAccess.ms()));
        case UserSorting::Key::NextExpiry:
            return orLast(static_cast<quint64>(entry.deadline.ms()));
        }
        return 0;
    };
    std::vector<quint64> keys(rows.size());
    std::transform(rows.begin(), rows.end(), keys.begin(),
                   [&](quint32 index) { return by.descending ? ~keyOf(index) : keyOf(index); });
    sortByKeys(rows, std::move(keys));
    return rows;
}

} // namespace

QString formatsText(const FormatSets::Set &set, const QStringList &titles)
{
    QStringList texts;
    for (qsizetype format = 0; format < titles.size() && size_t(format) < set.size(); ++format) {
        if (set.test(static_cast<size_t>(format)))
            texts.append(titles[format]);
    }
    return text::listText(texts);
}

UserUpdate::UserUpdate(const std::shared_ptr<const UserRows> &before, std::shared_ptr<const UserList> list,
                       UserSorting by, const QStringList &formatTitles)
{
    static const UserRows kNobody{std::make_shared<const UserList>(), {}, {}};
    const UserRows &old = before ? *before : kNobody;
    const auto present = std::make_shared<UserRows>();
    present->list = std::move(list);
    rows = present;

    std::vector<quint32> newcomers = freshIn(old);
    std::vector<quint32> stayers;
    stayers.reserve(old.byName.size());
    for (const quint32 index : old.byName) {
        const quint32 after = m_indexAfter[index];
        if (after == kNone)
            continue;
        // Who is called otherwise now stands elsewhere.
        const bool isSame = old.list->called(index) == present->list->called(after);
        (isSame ? stayers : newcomers).push_back(after);
    }
    sortByName(*present->list, newcomers);
    present->byName.reserve(present->list->count());
    std::merge(stayers.begin(), stayers.end(), newcomers.begin(), newcomers.end(), std::back_inserter(present->byName),
               [&](quint32 left, quint32 right) { return isNameLess(*present->list, left, right); });
    present->rows = sorted(*present->list, present->byName, by, formatTitles);

    findRows(old);
    if (!moves)
        findChanges(old);
    m_indexAfter = {};
}

/// Walks along both lists, which ascend by key. Returns the indexes of who was not there before.
std::vector<quint32> UserUpdate::freshIn(const UserRows &before)
{
    const UserList &old = *before.list;
    const UserList &list = *rows->list;
    m_indexAfter.assign(old.count(), kNone);
    std::vector<quint32> newcomers;
    quint32 at = 0;
    for (quint32 index = 0; index < list.count(); ++index) {
        while (at < old.count() && old[at].key < list[index].key)
            ++at;
        if (at < old.count() && old[at].key == list[index].key && old.name(at) == list.name(index))
            m_indexAfter[at] = index;
        else
            newcomers.push_back(index);
    }
    return newcomers;
}

void UserUpdate::findRows(const UserRows &before)
{
    std::vector<int> rowOfIndex(rows->list->count(), -1);
    for (int row = 0; row < rows->count(); ++row)
        rowOfIndex[rows->rows[size_t(row)]] = row;
    std::vector<bool> isOld(rows->list->count());
    rowAfter.reserve(before.rows.size());
    for (int row = 0; row < before.count(); ++row) {
        const quint32 index = m_indexAfter[before.rows[size_t(row)]];
        const int after = index == kNone ? -1 : rowOfIndex[index];
        rowAfter.push_back(after);
        moves |= after != row;
        if (index == kNone)
            gone.push_back(row);
        else
            isOld[index] = true;
    }
    for (int row = 0; row < rows->count(); ++row) {
        if (!isOld[rows->rows[size_t(row)]])
            fresh.push_back(row);
    }
    moves |= !fresh.empty();
}

void UserUpdate::findChanges(const UserRows &before)
{
    firstChanged = rows->count();
    for (int row = 0; row < rows->count(); ++row) {
        const auto at = static_cast<size_t>(row);
        if (UserList::areEqual(*before.list, before.rows[at], *rows->list, rows->rows[at]))
            continue;
        firstChanged = std::min(firstChanged, row);
        lastChanged = row;
    }
}

} // namespace sessions
