// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace text
{

/// The number of an IPv4 address in its usual spelling, "10.0.0.1": addresses sort by it.
std::optional<quint32> ipv4Number(QByteArrayView text);
/// Whether all of the text is an IPv4 or IPv6 address; without port, brackets and zone.
bool isIpAddress(QByteArrayView text);

} // namespace text
