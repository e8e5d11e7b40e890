// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/ipaddress.h"

#include <QtEndian>

#include <arpa/inet.h>

#include <cstring>

namespace text
{

namespace
{

/// The system's parser, which wants a zero at the end: of what is no longer than an address can be.
template<typename Address, size_t Longest> bool parse(int family, QByteArrayView text, Address &address)
{
    char spelling[Longest]; // Longest counts the zero
    const auto length = static_cast<size_t>(text.size());
    if (length == 0 || length >= Longest)
        return false;
    std::memcpy(spelling, text.data(), length);
    spelling[length] = '\0';
    // A zero in the middle would hide what follows.
    return std::memchr(spelling, '\0', length) == nullptr && inet_pton(family, spelling, &address) == 1;
}

} // namespace

std::optional<quint32> ipv4Number(QByteArrayView text)
{
    in_addr address{};
    if (!parse<in_addr, INET_ADDRSTRLEN>(AF_INET, text, address))
        return std::nullopt;
    return qFromBigEndian<quint32>(address.s_addr);
}

bool isIpAddress(QByteArrayView text)
{
    in6_addr address{};
    return ipv4Number(text) || parse<in6_addr, INET6_ADDRSTRLEN>(AF_INET6, text, address);
}

} // namespace text
