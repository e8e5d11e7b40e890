// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/entry.h"
#include "tests/fuzz/lastinput.h"
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/seeds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <ostream>

namespace fuzz
{

/// For what a failed test says of itself.
void PrintTo(const Entry &entry, std::ostream *stream)
{
    *stream << entry.name.constData();
}

} // namespace fuzz

// The same damaged inputs in each run, few enough for a debug build with sanitizers; to look for more than
// what they find, see README.md.

namespace
{

constexpr int kRounds = 30'000;
constexpr quint32 kStart = 2026;

/// On the heap in exactly its size, so that a sanitizer sees every byte that is read behind the end.
class Exact
{
public:
    explicit Exact(const QByteArray &bytes)
        : m_bytes(std::make_unique<char[]>(static_cast<size_t>(bytes.size()))) // NOLINT(modernize-avoid-c-arrays)
        , m_size(bytes.size())
    {
        std::copy(bytes.begin(), bytes.end(), m_bytes.get());
    }

    QByteArrayView view() const { return {m_bytes.get(), m_size}; }

private:
    std::unique_ptr<char[]> m_bytes; // NOLINT(modernize-avoid-c-arrays)
    qsizetype m_size;
};

class Fuzz : public testing::TestWithParam<fuzz::Entry>
{
};

void read(const fuzz::Entry &entry, const QByteArray &input)
{
    const Exact exact(input);
    fuzz::beginInput(entry.name.constData(), exact.view());
    const QByteArray fault = fuzz::fault(entry, exact.view());
    fuzz::endInput();
    ASSERT_TRUE(fault.isEmpty()) << fault.toStdString() << ": " << input.toHex().toStdString();
}

TEST_P(Fuzz, DamagedInputsNeverHarm)
{
    fuzz::watchInputs();
    fuzz::Mutator mutator(fuzz::seedsFor(GetParam()), kStart);
    for (int round = 0; round < kRounds && !HasFatalFailure(); ++round)
        read(GetParam(), mutator.next());
}

/// Each byte in turn is one that opens something, means a lot, or is the end.
TEST_P(Fuzz, EveryByteOfASeedMayBeWrong)
{
    constexpr qsizetype kLongest = 160;
    constexpr int kMost = 6;
    fuzz::watchInputs();
    QByteArrayList seeds = fuzz::seedsFor(GetParam());
    std::sort(seeds.begin(), seeds.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    int used = 0;
    for (const QByteArray &seed : std::as_const(seeds)) {
        if (seed.size() > kLongest || ++used > kMost)
            continue;
        for (qsizetype at = 0; at < seed.size() && !HasFatalFailure(); ++at) {
            read(GetParam(), seed.left(at));
            for (const char wrong : {'\0', '\x7f', '\x80', '\xff'}) {
                QByteArray input = seed;
                input[at] = wrong;
                read(GetParam(), input);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Codecs, Fuzz, testing::ValuesIn(fuzz::entries()),
                         [](const auto &test) { return test.param.name.toStdString(); });

TEST(FuzzTargets, AreThoseOfTheBuild)
{
    QByteArrayList names;
    for (const fuzz::Entry &entry : fuzz::entries())
        names.append(entry.name);
    EXPECT_EQ(names.join(' ').toStdString(), SESSIONSCOPE_FUZZ_TARGETS);
}

} // namespace
