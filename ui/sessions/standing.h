// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"

namespace ui
{

/// Below this much left, a session counts as about to end.
inline constexpr qint64 kSoonMs = 60'000;

/// Where a session stands at one moment, for the eye: finer than RowChange, because time alone moves it.
enum class Standing {
    Live,
    Soon,
    Due,
    Ended,
    Old, ///< known as it was: its node does not answer. standingAt() never says so
};

/// `deadline` in epoch ms; 0: no TTL, and so live as long as it is present; negative: unknown.
Standing standingAt(messages::RowChange state, qint64 deadline, qint64 nowMs);

/// How far a bar of `width` pixels is filled: never invisible while something is left, never more than full,
/// 0 when there is nothing to compare with.
double filledWidth(qint64 remaining, qint64 fullTtl, double width);

} // namespace ui
