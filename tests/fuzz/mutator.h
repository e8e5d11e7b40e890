// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <random>

namespace fuzz
{

/// Damages seeds, the same way in each run of the program: what it finds is found again.
class Mutator
{
public:
    explicit Mutator(QByteArrayList seeds, quint32 start);

    /// The seeds first, as they are, and each cut a bit shorter from time to time; then one with one to four
    /// of: bits flipped, bytes inserted, removed, doubled, a piece of another seed, and a number that lies at
    /// some border of its type written over each place in turn.
    QByteArray next();

private:
    void damage(QByteArray &bytes);
    void overwriteWithBorder(QByteArray &bytes);
    qsizetype below(qsizetype limit);
    const QByteArray &anySeed();

    QByteArrayList m_seeds;
    std::minstd_rand m_random; ///< the standard says what it yields
    qsizetype m_round = 0;
};

} // namespace fuzz
