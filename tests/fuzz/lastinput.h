// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace fuzz
{

/// When the program ends by a signal or a sanitizer, or one input takes longer than kMostSeconds, the input
/// that was being read is printed, as hex. For one thread.
inline constexpr unsigned kMostSeconds = 20;

void watchInputs();
/// `name` and `input` must live until the next call.
void beginInput(const char *name, QByteArrayView input);
void endInput();

} // namespace fuzz
