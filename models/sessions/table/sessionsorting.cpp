// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessionsorting.h"

#include "models/sessions/table/columns.h"
#include "models/sessions/table/keyrange.h"
#include "models/sessions/table/prefixcode.h"
#include "models/sessions/table/radixsort.h"
#include "models/text/ipaddress.h"
#include "models/text/personname.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace sessions
{

namespace
{

constexpr quint64 kLast = std::numeric_limits<quint64>::max();
/// Fewer rows are not worth the set-up of ranks and radixes: they are compared.
constexpr size_t kFewRows = 256;

quint64 timeOrLast(qint64 time)
{
    return time == 0 ? kLast : static_cast<quint64>(time);
}

int compareNumbers(quint64 left, quint64 right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

} // namespace

SessionSorting::SessionSorting(const SessionStore &store)
    : m_store(store)
{
    for (size_t rank = 0; rank < formatRank.size(); ++rank)
        formatRank[rank] = nodeRank[rank] = static_cast<quint8>(rank);
}

SessionSorting::SessionSorting(const SessionSorting &other, const SessionStore &store)
    : key(other.key)
    , descending(other.descending)
    , formatRank(other.formatRank)
    , nodeRank(other.nodeRank)
    , m_store(store)
{
}

quint16 SessionSorting::fields() const
{
    const auto column = std::find_if(kColumns.begin(), kColumns.end(),
                                     [this](const ColumnTraits &traits) { return traits.sortKey == key; });
    return column == kColumns.end() ? quint16(0) : column->fields; // none sorts by the slot's number
}

bool SessionSorting::sortsByText() const
{
    return key == SortKey::User || key == SortKey::Ip || key == SortKey::Device;
}

SessionStore::Text SessionSorting::textKind() const
{
    switch (key) {
    case SortKey::Ip:
        return SessionStore::Text::Ip;
    case SortKey::Device:
        return SessionStore::Text::Device;
    default:
        return SessionStore::Text::User;
    }
}

quint64 SessionSorting::textKey(QByteArrayView text) const
{
    if (text.isEmpty())
        return kLast;
    if (key != SortKey::Ip)
        return text::foldedPrefix(text);
    const std::optional<quint32> address = text::ipv4Number(text);
    return address ? quint64(*address) : quint64(1) << 56 | text::foldedPrefix(text) >> 8;
}

/// For texts with equal textKey().
int SessionSorting::compareTexts(QByteArrayView left, QByteArrayView right) const
{
    if (left.isEmpty() || right.isEmpty())
        return compareNumbers(left.isEmpty(), right.isEmpty());
    return text::compareFolded(left, right);
}

quint64 SessionSorting::packedKey(Slot slot) const
{
    // Times need 48 bits, so that a class fits above them.
    constexpr quint64 kNoDeadline = (quint64(1) << 56) - 1;
    constexpr quint64 kLatestTime = (quint64(1) << 48) - 1;
    const auto deadline = [this, slot] {
        const qint64 time = m_store.deadline(slot);
        return time == 0 ? kNoDeadline : static_cast<quint64>(time);
    };
    switch (key) {
    case SortKey::SlotNumber:
        return 0;
    case SortKey::State:
        return static_cast<quint64>(m_store.state(slot)) << 56 | deadline();
    case SortKey::Remaining:
        if (m_store.state(slot) != messages::RowChange::Present) {
            const auto endedAt = static_cast<quint64>(m_store.endedAt(slot));
            return descending ? endedAt : quint64(1) << 56 | (kLatestTime - endedAt);
        }
        return descending ? quint64(1) << 56 | deadline() : deadline();
    case SortKey::Format:
        return formatRank[m_store.format(slot)];
    case SortKey::Node:
        return nodeRank[m_store.node(slot)];
    case SortKey::Created:
        return timeOrLast(m_store.created(slot));
    case SortKey::LastSeen:
        return timeOrLast(m_store.lastAccess(slot));
    case SortKey::SessionId:
        return text::exactPrefix(m_store.id(slot));
    case SortKey::User:
    case SortKey::Ip:
    case SortKey::Device:
        break;
    }
    return textKey(textOf(slot));
}

int SessionSorting::compareEqualKeys(Slot left, Slot right) const
{
    if (key == SortKey::SessionId)
        return m_store.id(left).compare(m_store.id(right));
    if (!sortsByText())
        return 0;
    if (isByOtherNames()) {
        if (rankOf(left) != rankOf(right))
            return compareTexts(textOf(left), textOf(right));
        return 0;
    }
    const auto leftId = m_store.textId(textKind(), left);
    const auto rightId = m_store.textId(textKind(), right);
    if (leftId != rightId) {
        const int order = compareTexts(m_store.text(textKind(), leftId), m_store.text(textKind(), rightId));
        if (order != 0)
            return order;
    }
    if (key == SortKey::Device)
        return text::compareFolded(m_store.userAgent(left), m_store.userAgent(right));
    return 0;
}

bool SessionSorting::lessTied(const Keyed &left, const Keyed &right, bool down) const
{
    const int order = compareEqualKeys(left.slot, right.slot);
    return order != 0 ? (order < 0) != down : left.slot < right.slot;
}

bool SessionSorting::less(Slot left, Slot right) const
{
    const Keyed l{packedKey(left), left};
    const Keyed r{packedKey(right), right};
    return l.key != r.key ? (l.key < r.key) != descending : lessTied(l, r, descending);
}

bool SessionSorting::sort(std::vector<Slot> &rows, const std::stop_token &stop) const
{
    if (rows.size() > kFewRows) {
        if (key != SortKey::SessionId)
            return sortsByText() ? sortByTextRank(rows, stop) : sortByNumber(rows, stop);
        std::vector<quint64> codes;
        return sortByPrefix(rows, descending, codes, stop);
    }
    if (key == SortKey::SlotNumber) {
        std::sort(rows.begin(), rows.end());
        return true;
    }
    const quint64 flip = descending ? kLast : 0;
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (const Slot slot : rows)
        keyed.push_back({packedKey(slot) ^ flip, slot});
    if (stop.stop_requested())
        return false;
    if (sortsByText() || key == SortKey::SessionId) {
        sortTexts(keyed.data(), keyed.data() + keyed.size(), descending);
    } else {
        // Numbers alone: nothing but the key and the slot is compared.
        std::sort(keyed.begin(), keyed.end(), [](const Keyed &left, const Keyed &right) {
            return left.key != right.key ? left.key < right.key : left.slot < right.slot;
        });
    }
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed &row) { return row.slot; });
    return !stop.stop_requested();
}

/// Reads the columns in the order in which they lie in memory, twice: that is cheaper than keeping the keys.
bool SessionSorting::sortByNumber(std::vector<Slot> &rows, const std::stop_token &stop) const
{
    sortAscending(rows);
    if (key == SortKey::SlotNumber)
        return true;
    KeyRange range;
    for (const Slot slot : rows)
        range.add(packedKey(slot));
    range.close();
    if (stop.stop_requested())
        return false;
    const quint32 flip = descending ? ~quint32(0) : 0;
    std::vector<quint64> packed;
    packed.reserve(rows.size());
    for (const Slot slot : rows)
        packed.push_back(quint64(range.place(packedKey(slot)) ^ flip) << 32 | slot);
    if (!radixSort(packed, stop))
        return false;
    std::transform(packed.begin(), packed.end(), rows.begin(),
                   [](quint64 row) { return static_cast<Slot>(row & 0xffffffffu); });
    if (range.isExact())
        return true;
    // Wide ranges lose their lowest bits, which few rows need: runs of equal places are short.
    for (size_t first = 0, next = 0; first < packed.size(); first = next) {
        for (next = first + 1; next < packed.size() && packed[first] >> 32 == packed[next] >> 32;)
            ++next;
        if (next - first > 1) {
            const auto begin = rows.begin();
            std::sort(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(next),
                      [this](Slot left, Slot right) { return less(left, right); });
        }
    }
    return !stop.stop_requested();
}

QByteArrayView SessionSorting::textOf(Slot slot) const
{
    return isByOtherNames() ? text::nameForPeople(m_store.user(slot), m_store.otherNames(slot)) : plainTextOf(slot);
}

QByteArrayView SessionSorting::plainTextOf(Slot slot) const
{
    return key == SortKey::SessionId ? m_store.id(slot) : m_store.text(textKind(), m_store.textId(textKind(), slot));
}

bool SessionSorting::isByOtherNames() const
{
    return key == SortKey::User && m_store.textCount(SessionStore::Text::OtherNames) > 0;
}

quint32 SessionSorting::rankLimit() const
{
    if (key == SortKey::User)
        return m_store.textLimit(SessionStore::Text::User) + m_store.textLimit(SessionStore::Text::OtherNames);
    return m_store.textLimit(key == SortKey::Device ? SessionStore::Text::UserAgent : textKind());
}

quint32 SessionSorting::rankOf(Slot slot) const
{
    const SessionStore::TextId own = m_store.textId(SessionStore::Text::User, slot);
    const SessionStore::TextId others = m_store.textId(SessionStore::Text::OtherNames, slot);
    if (own == 0 || others == 0 || !text::isNumberOfUser(m_store.text(SessionStore::Text::User, own)))
        return own;
    return m_store.textLimit(SessionStore::Text::User) + others;
}

bool SessionSorting::sortByPrefix(std::vector<Slot> &rows, bool down, std::vector<quint64> &codes,
                                  const std::stop_token &stop) const
{
    sortAscending(rows); // as they lie in memory
    const bool isPlain = !isByOtherNames();
    const auto textAt = [this, isPlain](Slot slot) { return isPlain ? plainTextOf(slot) : textOf(slot); };
    PrefixCode code(key != SortKey::SessionId);
    for (const Slot slot : rows)
        code.add(textAt(slot));
    code.close();
    if (stop.stop_requested())
        return false;
    const quint32 flip = down ? ~quint32(0) : 0;
    codes.reserve(rows.size());
    for (const Slot slot : rows)
        codes.push_back(quint64(code.place(textAt(slot)) ^ flip) << 32 | slot);
    if (!radixSort(codes, stop))
        return false;
    std::transform(codes.begin(), codes.end(), rows.begin(),
                   [](quint64 row) { return static_cast<Slot>(row & 0xffffffffu); });
    std::vector<Keyed> run;
    const quint64 keyFlip = down ? kLast : 0;
    for (size_t first = 0, next = 0; first < codes.size(); first = next) {
        for (next = first + 1; next < codes.size() && codes[first] >> 32 == codes[next] >> 32;)
            ++next;
        if (next - first == 1)
            continue;
        if (stop.stop_requested())
            return false;
        run.clear();
        for (size_t at = first; at < next; ++at)
            run.push_back({packedKey(rows[at]) ^ keyFlip, rows[at]});
        sortTexts(run.data(), run.data() + run.size(), down);
        std::transform(run.begin(), run.end(), rows.begin() + static_cast<std::ptrdiff_t>(first),
                       [](const Keyed &row) { return row.slot; });
    }
    return true;
}

quint64 SessionSorting::deeperKey(Slot slot, qsizetype depth) const
{
    const QByteArrayView text = textOf(slot);
    const QByteArrayView rest = text.sliced(std::min(depth, text.size()));
    return key == SortKey::SessionId ? text::exactPrefix(rest) : text::foldedPrefix(rest);
}

/// Sorts by the first eight bytes, then each long run of equal ones by the next eight, and so on: names tend
/// to begin alike ("user…"), and comparing whole texts each time costs two cache misses for each comparison.
/// The keys of a range are complemented where it goes `down`.
void SessionSorting::sortTexts(Keyed *first, Keyed *last, bool down, qsizetype depth) const
{
    constexpr std::ptrdiff_t kShortRun = 16;
    constexpr qsizetype kStep = 8;
    constexpr qsizetype kDeepest = 64;
    const quint64 flip = down ? kLast : 0;
    std::sort(first, last, [](const Keyed &left, const Keyed &right) { return left.key < right.key; });
    for (Keyed *run = first, *end = first; run != last; run = end) {
        end = std::find_if(run, last, [run](const Keyed &row) { return row.key != run->key; });
        if (end - run == 1)
            continue;
        // Empty texts come last, which bytes further on do not tell; addresses and devices are no plain
        // texts.
        const bool plain = (key == SortKey::User && (run->key ^ flip) != kLast) || key == SortKey::SessionId;
        if (end - run <= kShortRun || depth + kStep >= kDeepest || !plain) {
            std::sort(run, end,
                      [this, down](const Keyed &left, const Keyed &right) { return lessTied(left, right, down); });
            continue;
        }
        for (Keyed *row = run; row != end; ++row)
            row->key = deeperKey(row->slot, depth + kStep) ^ flip;
        sortTexts(run, end, down, depth + kStep);
    }
}

/// Sorts one session for each distinct text first; then rank and slot in one number decide everything.
bool SessionSorting::sortByTextRank(std::vector<Slot> &rows, const std::stop_token &stop) const
{
    sortAscending(rows);
    // A device goes with its agent, which also decides between equal devices.
    const SessionStore::Text kind = key == SortKey::Device ? SessionStore::Text::UserAgent : textKind();
    const bool isPlain = !isByOtherNames();
    const auto numberOf = [&](Slot slot) { return isPlain ? m_store.textId(kind, slot) : rankOf(slot); };
    std::vector<quint32> rank(rankLimit(), 0);
    const bool emptyLast = key != SortKey::Device; // where agents decide among the unknown, too
    std::vector<Slot> samples;
    for (const Slot slot : rows) {
        const quint32 text = numberOf(slot);
        if ((text != 0 || !emptyLast) && std::exchange(rank[text], 1) == 0)
            samples.push_back(slot);
    }
    if (stop.stop_requested())
        return false;
    std::vector<quint64> codes;
    if (key == SortKey::User) {
        if (!sortByPrefix(samples, false, codes, stop))
            return false;
    } else {
        std::vector<Keyed> keyed;
        keyed.reserve(samples.size());
        for (const Slot slot : samples)
            keyed.push_back({packedKey(slot), slot});
        sortTexts(keyed.data(), keyed.data() + keyed.size(), false);
        std::transform(keyed.begin(), keyed.end(), samples.begin(), [](const Keyed &row) { return row.slot; });
    }
    quint32 place = 0;
    for (size_t at = 0; at < samples.size(); ++at) {
        // "Alice" and "alice" share a rank.
        if (at > 0 && ((!codes.empty() && codes[at - 1] >> 32 != codes[at] >> 32) ||
                       compareEqualKeys(samples[at - 1], samples[at]) != 0))
            ++place;
        rank[numberOf(samples[at])] = place;
    }
    if (emptyLast)
        rank[0] = place + 1;
    samples = {};
    codes = {};
    if (stop.stop_requested())
        return false;
    const quint32 flip = descending ? ~quint32(0) : 0;
    std::vector<quint64> packed;
    packed.reserve(rows.size());
    for (const Slot slot : rows)
        packed.push_back(quint64(rank[numberOf(slot)] ^ flip) << 32 | slot);
    rank = {};
    if (!radixSort(packed, stop))
        return false;
    std::transform(packed.begin(), packed.end(), rows.begin(),
                   [](quint64 row) { return static_cast<Slot>(row & 0xffffffffu); });
    return true;
}

} // namespace sessions
