// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/freedmemory.h"

#include "models/sessions/store/sessionstore.h"

#include <QThreadPool>

#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace monitor
{

namespace
{

/// See https://man7.org/linux/man-pages/man3/malloc_trim.3.html.
void trim()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

void freeElsewhere(std::shared_ptr<const sessions::SessionStore> store)
{
    QThreadPool::globalInstance()->start([store = std::move(store)]() mutable {
        store.reset();
        trim();
    });
}

void returnFreedMemory()
{
    QThreadPool::globalInstance()->start(trim);
}

} // namespace monitor
