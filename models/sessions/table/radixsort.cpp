// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/radixsort.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QtAlgorithms>

namespace sessions
{

namespace
{

constexpr int kDigitBits = 11; // counters and write streams of a pass fit into the caches
constexpr size_t kDigits = size_t(1) << kDigitBits;
constexpr int kFirstBit = 32;
constexpr int kPasses = (64 - kFirstBit + kDigitBits - 1) / kDigitBits;

size_t digit(quint64 number, int pass)
{
    return static_cast<size_t>(number >> (kFirstBit + pass * kDigitBits)) & (kDigits - 1);
}

} // namespace

bool radixSort(std::vector<quint64> &numbers, const std::stop_token &stop)
{
    using Counts = std::array<quint32, kDigits>;
    std::vector<Counts> counts(kPasses);
    for (const quint64 number : numbers) {
        for (int pass = 0; pass < kPasses; ++pass)
            ++counts[static_cast<size_t>(pass)][digit(number, pass)];
    }
    std::vector<quint64> other;
    for (int pass = 0; pass < kPasses && !numbers.empty(); ++pass) {
        Counts &count = counts[static_cast<size_t>(pass)];
        if (count[digit(numbers.front(), pass)] == numbers.size())
            continue; // they do not differ in it
        if (stop.stop_requested())
            return false;
        quint32 begin = 0;
        for (quint32 &here : count)
            begin += std::exchange(here, begin);
        other.resize(numbers.size());
        for (const quint64 number : numbers)
            other[count[digit(number, pass)]++] = number;
        numbers.swap(other);
    }
    return true;
}

void sortAscending(std::vector<quint32> &numbers)
{
    if (std::is_sorted(numbers.begin(), numbers.end()))
        return;
    constexpr size_t kSparse = 64;
    const quint32 highest = *std::max_element(numbers.begin(), numbers.end());
    if (highest / kSparse > numbers.size()) {
        std::sort(numbers.begin(), numbers.end());
        return;
    }
    std::vector<quint64> words(highest / 64 + size_t(1));
    for (const quint32 number : numbers)
        words[number / 64] |= quint64(1) << (number % 64);
    auto to = numbers.begin();
    for (size_t word = 0; word < words.size(); ++word) {
        for (quint64 left = words[word]; left != 0; left &= left - 1)
            *to++ = static_cast<quint32>(word * 64 + static_cast<size_t>(qCountTrailingZeroBits(left)));
    }
}

} // namespace sessions
