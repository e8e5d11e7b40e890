// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace support
{

/// Host names of the tests' own, which lead where they say: a program that uses this has a getaddrinfo() of its own,
/// also for the libraries that it loads. All other names are the system's. For any thread.
class HostNames
{
public:
    /// From now on the name has this address, in figures; or these, with commas between them.
    static void lead(const QByteArray &name, const QByteArray &addresses);
    /// From now on nobody knows it.
    static void forget(const QByteArray &name);
    /// Whoever looks it up waits until it is released.
    static void hold(const QByteArray &name);
    static void release(const QByteArray &name);
    /// So often it was looked up.
    static int lookUps(const QByteArray &name);
};

} // namespace support
