// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/exitlimit.h"

#include <atomic>
#include <csignal>

#include <unistd.h>

namespace app
{

namespace
{

std::atomic<int> s_status{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

extern "C" void endAtOnce(int)
{
    ::_exit(s_status);
}

} // namespace

void limitExit(int status, std::chrono::seconds limit) noexcept
{
    s_status = status;
    struct sigaction action = {};
    action.sa_handler = endAtOnce;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGALRM, &action, nullptr);
    ::alarm(static_cast<unsigned>(limit.count()));
}

} // namespace app
