// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostnames.h"

#include <QByteArrayList>
#include <QHash>
#include <QMutex>
#include <QWaitCondition>

#include <dlfcn.h>
#include <netdb.h>

namespace
{

struct Name {
    QByteArrayList addresses; ///< none: nobody knows it
    int lookUps = 0;
    bool isHeld = false;
};

struct Names {
    QMutex mutex;
    QWaitCondition released;
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
    QByteArrayList addresses;
    if (node) {
        const QMutexLocker locker(&names().mutex);
        if (names().all.contains(node)) {
            ++names().all[node].lookUps;
            while (names().all[node].isHeld)
                names().released.wait(&names().mutex);
            addresses = names().all[node].addresses;
            if (addresses.isEmpty())
                return EAI_NONAME;
        }
    }
    if (addresses.isEmpty())
        return system(node, service, hints, result);
    addrinfo **last = result; // freeaddrinfo() takes what is joined, too
    int error = 0;
    for (const QByteArray &address : addresses) {
        error = system(address.constData(), service, hints, last);
        while (error == 0 && *last)
            last = &(*last)->ai_next;
    }
    return error;
}

namespace support
{

void HostNames::lead(const QByteArray &name, const QByteArray &addresses)
{
    const QMutexLocker locker(&names().mutex);
    names().all[name].addresses = addresses.split(',');
}

void HostNames::forget(const QByteArray &name)
{
    const QMutexLocker locker(&names().mutex);
    names().all[name].addresses.clear();
}

void HostNames::hold(const QByteArray &name)
{
    const QMutexLocker locker(&names().mutex);
    names().all[name].isHeld = true;
}

void HostNames::release(const QByteArray &name)
{
    const QMutexLocker locker(&names().mutex);
    names().all[name].isHeld = false;
    names().released.wakeAll();
}

int HostNames::lookUps(const QByteArray &name)
{
    const QMutexLocker locker(&names().mutex);
    return names().all.value(name).lookUps;
}

} // namespace support
