// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/addressnet.h"

#include <QHostAddress>

#include <algorithm>

namespace sessions
{

namespace
{

constexpr int kMappedBits = 96; // of ::ffff:0:0, where addresses of IPv4 are
constexpr qsizetype kLongestAddress = 64;

std::optional<std::array<quint8, 16>> bytesOf(const QString &text)
{
    // Qt also takes "10" for an address.
    const bool isWhole = text.contains(QLatin1Char(':')) || text.count(QLatin1Char('.')) == 3;
    const QHostAddress address = isWhole ? QHostAddress(text) : QHostAddress();
    std::array<quint8, 16> bytes{};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = address.toIPv4Address();
        bytes[10] = bytes[11] = 0xff;
        for (size_t at = 0; at < 4; ++at)
            bytes[12 + at] = static_cast<quint8>(number >> (24 - 8 * at));
        return bytes;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return std::nullopt;
    const Q_IPV6ADDR six = address.toIPv6Address();
    std::copy(std::begin(six.c), std::end(six.c), bytes.begin());
    return bytes;
}

} // namespace

std::optional<AddressNet> AddressNet::parse(const QString &text)
{
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    if (slash < 0)
        return std::nullopt;
    const auto address = bytesOf(text.first(slash));
    bool isNumber = false;
    const int bits = QStringView(text).sliced(slash + 1).toInt(&isNumber);
    const int before = text.first(slash).contains(QLatin1Char(':')) ? 0 : kMappedBits;
    if (!address || !isNumber || bits < 0 || bits + before > 128)
        return std::nullopt;
    return AddressNet{*address, bits + before};
}

bool AddressNet::contains(QByteArrayView text) const
{
    if (text.size() > kLongestAddress)
        return false;
    const auto other = bytesOf(QString::fromLatin1(text));
    if (!other)
        return false;
    const auto whole = static_cast<size_t>(bits / 8);
    if (!std::equal(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(whole), other->begin()))
        return false;
    const int rest = bits % 8;
    return rest == 0 || (address[whole] ^ (*other)[whole]) >> (8 - rest) == 0;
}

} // namespace sessions
