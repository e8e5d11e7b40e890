// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyrecorder.h"

namespace files
{
class Settings;
}

namespace history
{

/// As the settings have it: `history/off`, `history/days`, `history/megabytes`.
HistoryRecorder::Policy policyOf(const files::Settings &settings);
inline constexpr int kMostDays = 3650;
/// A segment and its index take about ten.
inline constexpr int kLeastMegabytes = 16;
inline constexpr int kMostMegabytes = 1'000'000;
void setLimits(files::Settings &settings, const Limits &limits);
/// Whether any history is kept.
void setKept(files::Settings &settings, bool isKept);

} // namespace history
