// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/entry.h"

#include <cstdio>
#include <cstdlib>

// libFuzzer's way in, once for each entry: see README.md.

namespace
{

const fuzz::Entry &entry()
{
    static const fuzz::Entry found = [] {
        for (const fuzz::Entry &candidate : fuzz::entries()) {
            if (candidate.name == SESSIONSCOPE_FUZZ_TARGET)
                return candidate;
        }
        std::abort();
    }();
    return found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const QByteArray fault = fuzz::fault(entry(), input);
    if (fault.isEmpty())
        return 0;
    std::fprintf(stderr, "%s\n", fault.constData());
    std::abort();
}
