// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace sessions
{

/// A set of slots: a bit for each. Gone through word by word, so that a few among a million are found in no time.
class SlotBits final
{
public:
    SlotBits() = default;
    /// Room for slots below this; it grows by itself.
    explicit SlotBits(size_t slots) { reserve(slots); }

    void reserve(size_t slots)
    {
        if (wordsFor(slots) > m_words.size())
            m_words.resize(wordsFor(slots));
    }
    void clear() { m_words.clear(); }

    bool contains(Slot slot) const
    {
        const size_t word = slot / kBits;
        return word < m_words.size() && (m_words[word] & maskOf(slot)) != 0;
    }
    void set(Slot slot, bool isIn)
    {
        reserve(size_t(slot) + 1);
        if (isIn)
            m_words[slot / kBits] |= maskOf(slot);
        else
            m_words[slot / kBits] &= ~maskOf(slot);
    }
    qsizetype count() const
    {
        qsizetype count = 0;
        for (const uint64_t word : m_words)
            count += std::popcount(word);
        return count;
    }
    /// The first one that is `from` or comes after it; kNoSlot: none.
    Slot next(Slot from) const
    {
        size_t word = from / kBits;
        if (word >= m_words.size())
            return kNoSlot;
        uint64_t left = m_words[word] & ~(maskOf(from) - 1);
        while (left == 0) {
            if (++word == m_words.size())
                return kNoSlot;
            left = m_words[word];
        }
        return static_cast<Slot>(word * kBits + size_t(std::countr_zero(left)));
    }

    /// Of the same slots, whatever room there is for others.
    friend bool operator==(const SlotBits &one, const SlotBits &other)
    {
        const SlotBits &shorter = one.m_words.size() < other.m_words.size() ? one : other;
        const SlotBits &longer = &shorter == &one ? other : one;
        for (size_t word = 0; word < longer.m_words.size(); ++word) {
            if (longer.m_words[word] != (word < shorter.m_words.size() ? shorter.m_words[word] : 0))
                return false;
        }
        return true;
    }

private:
    static constexpr size_t kBits = 64;
    static size_t wordsFor(size_t slots) { return (slots + kBits - 1) / kBits; }
    static uint64_t maskOf(Slot slot) { return uint64_t(1) << (slot % kBits); }

    std::vector<uint64_t> m_words;
};

} // namespace sessions
