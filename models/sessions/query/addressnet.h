// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace sessions
{

/// A net of addresses, as in "10.0.0.0/8" or "2001:db8::/32".
struct AddressNet {
    std::array<quint8, 16> address{}; ///< as IPv6; those of IPv4 below ::ffff:0:0/96
    int bits = 0;                     ///< that count, of 128

    /// nullopt: it is none, or says more bits than an address has.
    static std::optional<AddressNet> parse(const QString &text);
    /// What is no address is in no net.
    bool contains(QByteArrayView text) const;
    friend bool operator==(const AddressNet &, const AddressNet &) = default;
};

} // namespace sessions
