// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace redis
{

/// Pauses between attempts: double with each failure, up to a limit, each varied by a quarter either way, so
/// that the programs of a whole team do not knock on a restarted server all at once.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds last)
        : m_first(std::max(first, std::chrono::milliseconds(1)))
        , m_last(std::max(last, m_first))
        , m_next(m_first)
    {
    }

    /// Never zero.
    std::chrono::milliseconds next(QRandomGenerator &random = *QRandomGenerator::global())
    {
        const double varied = double(m_next.count()) * (0.75 + 0.5 * random.generateDouble());
        m_next = std::min(m_next * 2, m_last);
        return std::clamp(std::chrono::milliseconds(qint64(varied)), std::chrono::milliseconds(1), m_last);
    }
    void reset() { m_next = m_first; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_last;
    std::chrono::milliseconds m_next;
};

} // namespace redis
