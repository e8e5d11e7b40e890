// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/personname.h"
#include "tests/sessions/sessionrows.h"

#include <algorithm>
#include <random>
#include <vector>

namespace testrows
{

/// Random rows over few values, so that ties, empty fields and repetitions are common.
class RandomRows
{
public:
    explicit RandomRows(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint32>(limit)); }

    QByteArray key(int population) { return "app:id" + QByteArray::number(below(population)); }

    Row row(const QByteArray &key)
    {
        static const std::vector<QByteArray> kUsers = {{},
                                                       "alice",
                                                       "Alice",
                                                       "bob smith",
                                                       "bob",
                                                       "BOB",
                                                       "carol",
                                                       "carolina",
                                                       "s\xc3\xb8ren",
                                                       "zoe",
                                                       "17",
                                                       "4711",
                                                       "longer-than-eight-1",
                                                       "longer-than-eight-2"};
        static const std::vector<QByteArray> kIps = {
            {}, "10.0.0.2", "10.0.0.10", "192.168.1.1", "2001:db8::1", "2001:DB8::1", "10.0.0.300", "fe80::1"};
        static const std::vector<QByteArray> kAgents = {
            {},
            "curl/8.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/119.0 Safari/537.36 Edg/119.0"};
        Row result;
        result.key = key;
        result.user = any(kUsers);
        static const std::vector<QByteArray> kOthers = {{}, "Bobby\nb@example.com", "alice", "zora"};
        if (text::isNumberOfUser(result.user) || below(20) == 0)
            result.otherNames = any(kOthers);
        result.ip = any(kIps);
        result.agent = any(kAgents);
        result.deadline = below(5) ? kNow + (below(200) - 40) * 10'000 : 0;
        result.created = below(5) ? kNow - below(50) * 60'000 : 0;
        result.lastAccess = below(5) ? kNow - below(50) * 60'000 : 0;
        result.at = kNow;
        result.format = static_cast<quint8>(below(3));
        result.node = static_cast<quint8>(below(2));
        return result;
    }

private:
    const QByteArray &any(const std::vector<QByteArray> &values)
    {
        return values[static_cast<size_t>(below(static_cast<int>(values.size())))];
    }

    std::mt19937 m_random;
};

} // namespace testrows
