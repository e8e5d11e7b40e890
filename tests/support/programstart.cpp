// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For ThreadSanitizer only, in the tests and in the program that some of them run.
//
// QProcess starts programs by clone() with our memory shared, as vfork() does. ThreadSanitizer takes the child for a
// copy, where it switches itself off, and so ends up watching this thread no more. Hence around it, to the real one.
#include <cstdarg>
#include <sched.h>
#include <sys/types.h>

extern "C" {

// By this name the linker is told to take this file along (CMakeLists.txt): a clone() it finds in libraries, too.
extern const char programStart;
const char programStart = 0;

// Of glibc; in no header.
int __clone(int (*child)(void *), void *stack, int flags, void *argument, ...);

int clone(int (*child)(void *), void *stack, int flags, void *argument, ...)
{
    va_list rest;
    va_start(rest, argument);
    auto *parentId = va_arg(rest, pid_t *);
    auto *storage = va_arg(rest, void *);
    auto *childId = va_arg(rest, pid_t *);
    va_end(rest);
    return __clone(child, stack, flags, argument, parentId, storage, childId);
}

} // extern "C"
