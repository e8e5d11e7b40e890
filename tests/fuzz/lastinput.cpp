// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/lastinput.h"

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

// Sanitizers look for these, and then end the program by a signal that is caught here.
extern "C" const char *__asan_default_options()
{
    return "abort_on_error=1";
}

extern "C" const char *__ubsan_default_options()
{
    return "abort_on_error=1:print_stacktrace=1";
}

namespace fuzz
{

namespace
{

const char *s_name = nullptr;
QByteArrayView s_input;

void put(const char *text, size_t size)
{
    if (::write(STDERR_FILENO, text, size) < 0)
        return; // nothing else can be done here
}

/// Calls only what a signal handler may.
void print()
{
    if (!s_name)
        return;
    put("while reading as ", 17);
    put(s_name, std::strlen(s_name));
    put(": ", 2);
    for (const char byte : s_input) {
        constexpr char kDigits[] = "0123456789abcdef";
        const char pair[] = {kDigits[static_cast<unsigned char>(byte) >> 4], kDigits[byte & 0x0f]};
        put(pair, sizeof pair);
    }
    put("\n", 1);
    s_name = nullptr;
}

void onSignal(int number)
{
    if (number == SIGALRM)
        put("an input takes too long\n", 24);
    print();
    std::signal(number, SIG_DFL);
    std::raise(number);
}

} // namespace

void watchInputs()
{
    for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM})
        std::signal(number, onSignal);
}

void beginInput(const char *name, QByteArrayView input)
{
    s_input = input;
    s_name = name;
    ::alarm(kMostSeconds);
}

void endInput()
{
    ::alarm(0);
    s_name = nullptr;
}

} // namespace fuzz
