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
const QString kDaysKey = QStringLiteral("history/days");
const QString kMegabytesKey = QStringLiteral("history/megabytes");

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
    policy.limits.days = number(kDaysKey, usual.days, 1, kMostDays);
    policy.limits.megabytes = number(kMegabytesKey, usual.megabytes, kLeastMegabytes, kMostMegabytes);
    return policy;
}

void setLimits(files::Settings &settings, const Limits &limits)
{
    settings.change([&limits](files::SettingValues &values) {
        values.insert(kDaysKey, limits.days);
        values.insert(kMegabytesKey, limits.megabytes);
    });
}

void setKept(files::Settings &settings, bool isKept)
{
    settings.setValue(kOffKey, !isKept);
}

} // namespace history
