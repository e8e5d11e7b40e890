// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/laghistory.h"
#include "models/activity/settinghistory.h"

#include <QString>

namespace ui
{

/// Of how many endings, and what they say: "Of 1,204 expired: half within 3.1 s, 95 % within 9.6 s, longest 14.2 s.".
/// Those that are only inferred carry no lag: they are named, and not counted.
QString lagSummary(const activity::LagHistory::Figures &figures);

/// One setting: its name and value, what it means, and who says so.
struct SettingSentence {
    QString title;    ///< "hz 10"; "hz not known"
    QString sentence; ///< with its source
};
/// `byHz`: "p50 here: 3.1 s at 10, 0.4 s at 100"; empty: nothing to compare.
SettingSentence hzSentence(const activity::ExpirySettings &settings, const QString &byHz);
SettingSentence effortSentence(const activity::ExpirySettings &settings);
SettingSentence keysSentence(const activity::ExpirySettings &settings);

/// p50 of the time in which each hz was in force, where at least one was known for long enough; empty: none was.
QString lagByHz(const activity::LagHistory &lags, const activity::SettingHistory &settings, qint64 from, qint64 to);

} // namespace ui
