// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostnames.h"

#include <QHash>
#include <QMutex>

#include <dlfcn.h>
#include <netdb.h>

namespace
{

struct Name {
    QByteArray address; ///< empty: nobody knows it
    int lookUps = 0;
};

struct Names {
    QMutex mutex;
    QHash<QByteArray, Name> all;
};

Names &names()
{
    static Names names;
    return names;
}

using Lookup = int (*)(const char *, const char *, const addrinfo *, addrinfo **);

} // namespace

extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **result)
{
    static const auto system = reinterpret_cast<Lookup>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    QByteArray address;
    if (node) {
        const QMutexLocker locker(&names().mutex);
        const auto name = names().all.find(node);
        if (name != names().all.end()) {
            ++name->lookUps;
            address = name->address;
            if (address.isEmpty())
                return EAI_NONAME;
        }
    }
    return system(address.isEmpty() ? node : address.constData(), service, hints, result);
}

namespace support
{

void HostNames::lead(const QByteArray &name, const QByteArray &address)
{
    const QMutexLocker locker(&names().mutex);
    names().all[name].address = address;
}

void HostNames::forget(const QByteArray &name)
{
    lead(name, {});
}

int HostNames::lookUps(const QByteArray &name)
{
    const QMutexLocker locker(&names().mutex);
    return names().all.value(name).lookUps;
}

} // namespace support
