// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace sessions
{
class SessionStore;
}

namespace bench
{

/// What sorting cannot do without: std::sort of 64-bit keys packed with their slots. The keys are random, and
/// packing them is not counted. Milliseconds.
double measureSortFloor(int sessions);

/// What a search without any index cannot do without: every byte of user, id, address and agent of every
/// session looked at once, ASCII letters of either case alike, in one thread. Collecting them is not counted.
class FilterFloor
{
public:
    explicit FilterFloor(const sessions::SessionStore &store);

    struct Scan {
        double milliseconds = 0;
        int hits = 0; ///< sessions with the text in any of the four
    };
    Scan scan(const QByteArray &text) const;

private:
    QByteArray m_bytes;
    std::vector<qsizetype> m_ends; ///< of each session's bytes
};

} // namespace bench
