// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/sortkey.h"

#include <array>
#include <stop_token>
#include <vector>

namespace sessions
{

/// Compares and sorts sessions by one key: pure functions of the store, over plain data.
///
/// Each session has a 64-bit key such that comparing the keys nearly always decides: the number itself, or
/// the first bytes of the text; only equal prefixes of texts look at the whole text. What is equal is
/// ordered by slot, in both directions, so that every order is total and sorting is deterministic.
///
/// Many rows are sorted by radix, which costs no comparisons: numbers are squeezed into the bits that they
/// really use (KeyRange), ids by the letters that they really use (PrefixCode), and texts that many share
/// become their rank among the distinct ones.
/// "Last" in the descriptions is for ascending order; descending order is its mirror image.
class SessionSorting
{
public:
    explicit SessionSorting(const SessionStore &store);
    /// The same order, read from another handle on the same sessions.
    SessionSorting(const SessionSorting &other, const SessionStore &store);

    SortKey key = SortKey::Remaining;
    bool descending = false;
    std::array<quint8, 256> formatRank{}; ///< places of the formats by title
    std::array<quint8, 256> nodeRank{};

    /// SessionStore::Field bits that the order depends on.
    quint16 fields() const;
    bool less(Slot left, Slot right) const;
    /// False if it was stopped: the rows are in no order then. Takes 16 bytes a row meanwhile.
    bool sort(std::vector<Slot> &rows, const std::stop_token &stop = {}) const;

private:
    struct Keyed {
        quint64 key;
        Slot slot;
    };

    /// What users are called has a number, below rankLimit(): that of the user's own text, or, behind those, that of
    /// the other names by the first of which people call somebody.
    quint32 rankLimit() const;
    /// Users are called by other names than their own somewhere: else all of this costs nothing.
    bool isByOtherNames() const;
    QByteArrayView plainTextOf(Slot slot) const;
    quint32 rankOf(Slot slot) const;
    /// The interned text that is compared, where the key is one.
    bool sortsByText() const;
    SessionStore::Text textKind() const;
    quint64 textKey(QByteArrayView text) const;
    int compareTexts(QByteArrayView left, QByteArrayView right) const;
    /// Ascending, without regard to `descending`.
    quint64 packedKey(Slot slot) const;
    int compareEqualKeys(Slot left, Slot right) const;
    /// By whole texts, then by slot.
    bool lessTied(const Keyed &left, const Keyed &right, bool down) const;
    /// The key of what follows the first `depth` bytes of the text.
    quint64 deeperKey(Slot slot, qsizetype depth) const;
    void sortTexts(Keyed *first, Keyed *last, bool down, qsizetype depth = 0) const;
    QByteArrayView textOf(Slot slot) const;
    /// `codes` receives where texts certainly differ: in the upper halves, row by row.
    bool sortByPrefix(std::vector<Slot> &rows, bool down, std::vector<quint64> &codes,
                      const std::stop_token &stop) const;
    bool sortByNumber(std::vector<Slot> &rows, const std::stop_token &stop) const;
    bool sortByTextRank(std::vector<Slot> &rows, const std::stop_token &stop) const;

    const SessionStore &m_store;
};

} // namespace sessions
