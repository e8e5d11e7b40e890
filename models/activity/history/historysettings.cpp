// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historysettings.h"

#include "models/files/settings.h"

#include <algorithm>

namespace history
{

namespace
{

const QString kOffKey = QStringLiteral("history/off");
constexpr int kMostDays = 3650;
/// A segment and its index take about ten.
constexpr int kLeastMegabytes = 16;
constexpr int kMostMegabytes = 1'000'000;

} // namespace

HistoryRecorder::Policy policyOf(const files::Settings &settings)
{
    const Limits usual;
    const auto number = [&settings](const QString &key, int fallback, int least, int most) {
        bool isNumber = false;
        const int value = settings.value(key).toInt(&isNumber);
        return isNumber ? std::clamp(value, least, most) : fallback;
    };
    HistoryRecorder::Policy policy;
    policy.isOn = !settings.value(kOffKey).toBool();
    policy.limits.days = number(QStringLiteral("history/days"), usual.days, 1, kMostDays);
    policy.limits.megabytes =
        number(QStringLiteral("history/megabytes"), usual.megabytes, kLeastMegabytes, kMostMegabytes);
    return policy;
}

void setKept(files::Settings &settings, bool isKept)
{
    settings.setValue(kOffKey, !isKept);
}

} // namespace history
