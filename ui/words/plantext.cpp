// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/plantext.h"

#include "models/formats/logout/logoutplan.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr qsizetype kLongestCommand = 240;

QString cutCommand(const QString &text)
{
    if (text.size() <= kLongestCommand)
        return text;
    const qsizetype kept = text.at(kLongestCommand - 2).isHighSurrogate() ? kLongestCommand - 2 : kLongestCommand - 1;
    return text.first(kept) + QChar(0x2026);
}

} // namespace

PlanText PlanText::of(const formats::Format &format, QByteArrayView key, const QByteArray &user,
                      formats::Deletion deletion, const formats::Value &payload)
{
    using Why = formats::LeftOutStep::Why;
    const formats::LogoutPlan plan = formats::logoutPlan(format, key, user, payload);
    PlanText text;
    for (const formats::LogoutAction &action : plan.actions)
        text.commands.append(cutCommand(formats::commandText(action, plan.secrets, deletion)));
    const bool isRead = payload.kind != formats::Value::Kind::Null;
    bool dependsOnPayload = false;
    for (const formats::LeftOutStep &step : plan.leftOut) {
        // Nobody has looked yet: it may well be there.
        if (!isRead && step.why == Why::NotTold && step.asked.startsWith("{payload:")) {
            dependsOnPayload = true;
            continue;
        }
        if (const QString sentence = formats::leftOutText(step); !text.leftOut.contains(sentence))
            text.leftOut.append(sentence);
    }
    if (dependsOnPayload)
        text.readFirst.append(tr("What the session holds is read first: more commands may follow from it."));
    if (std::any_of(plan.actions.begin(), plan.actions.end(),
                    [](const formats::LogoutAction &action) { return action.needsStored(); }))
        text.readFirst.append(tr("What is stored in these keys is read first, and written back in the same form; where "
                                 "it changes meanwhile, nothing is written over it."));
    return text;
}

} // namespace ui
