// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/lifeplan.h"

#include "models/formats/logout/logoutcommands.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace formats
{

namespace
{

struct LifeText {
    Q_DECLARE_TR_FUNCTIONS(formats::LifePlan)
};

/// How long a record outlives the key that carries the session's TTL. Spring Session keeps the hash for five minutes
/// more, so that who hears of `expired` can still read whose session that was.
constexpr qint64 kRecordOutlivesMs = 5LL * 60 * 1000;

qint64 later(qint64 deadlineMs, qint64 byMs)
{
    constexpr qint64 kLast = std::numeric_limits<qint64>::max();
    return deadlineMs > kLast - byMs ? kLast : deadlineMs + byMs;
}

/// Rails packs the value together with the time after which it counts as absent.
bool isPackedWithEnd(const FormatDescription &description)
{
    const auto packs = [](const CodecChain &chain) {
        return std::find(chain.begin(), chain.end(), Codec::ActiveSupportEntry) != chain.end();
    };
    return std::any_of(description.chains.begin(), description.chains.end(), packs);
}

std::vector<LifeCaveat> caveatsOf(const Format &format)
{
    const FormatDescription &description = format.description();
    std::vector<LifeCaveat> caveats;
    if (!description.expires.isEmpty() || isPackedWithEnd(description))
        caveats.push_back(LifeCaveat::NamesItsEnd);
    else if (!description.fullTtl.isEmpty())
        caveats.push_back(LifeCaveat::NamesItsSpan);
    if (format.hasDeadlineKey())
        caveats.push_back(LifeCaveat::RecordStays);
    caveats.push_back(LifeCaveat::MovesOn);
    return caveats;
}

} // namespace

LifePlan lifePlan(const Format &format, QByteArrayView key, qint64 deadlineMs)
{
    LifePlan plan;
    // The hash of a field ends as a whole, with everybody's sessions.
    if (format.isOfFields() || !format.matchKey(key))
        return plan;
    const KeyCaptures captures = format.capturesOf(key);
    if (!captures.id.isEmpty())
        plan.secrets.append(captures.id.toByteArray());
    const auto add = [&plan, key, deadlineMs](const QByteArray &beside) {
        const bool isKnown = std::any_of(plan.actions.begin(), plan.actions.end(),
                                         [&beside](const LifeAction &each) { return each.key == beside; });
        if (!beside.isEmpty() && QByteArrayView(beside) != key && !isKnown)
            plan.actions.push_back({.key = beside, .deadlineMs = deadlineMs});
    };
    for (const KeyTemplate &beside : format.description().sameEnd)
        add(beside.filled(captures).value_or(QByteArray()));
    const QByteArray deadlineKey = format.deadlineKey(key);
    add(deadlineKey);
    const bool outlives = !deadlineKey.isEmpty() && QByteArrayView(deadlineKey) != key;
    plan.actions.push_back({.key = key.toByteArray(),
                            .deadlineMs = outlives ? later(deadlineMs, kRecordOutlivesMs) : deadlineMs,
                            .isRecord = true});
    plan.caveats = caveatsOf(format);
    return plan;
}

QByteArrayList commandOf(const LifeAction &action)
{
    return {QByteArrayLiteral("PEXPIREAT"), action.key, QByteArray::number(action.deadlineMs)};
}

QString commandText(const LifeAction &action, const QByteArrayList &secrets)
{
    return QStringLiteral("PEXPIREAT %1 %2").arg(argumentText(action.key, secrets), QString::number(action.deadlineMs));
}

bool concernsShortening(LifeCaveat caveat)
{
    return caveat == LifeCaveat::RecordStays || caveat == LifeCaveat::MovesOn;
}

QString lifeCaveatText(LifeCaveat caveat)
{
    switch (caveat) {
    case LifeCaveat::NamesItsEnd:
        return LifeText::tr("The application decides: where the session itself says when it ends, it may end then, "
                            "however long its key lives.");
    case LifeCaveat::NamesItsSpan:
        return LifeText::tr("The application decides: the session itself says how long it lasts without a request, and "
                            "may end after that, however long its key lives.");
    case LifeCaveat::RecordStays:
        return LifeText::tr("The record stays for five minutes more, as its framework keeps it: a request in that time "
                            "may still let the session go on.");
    case LifeCaveat::MovesOn:
        break;
    }
    return LifeText::tr("The application decides: with the user’s next request it may give the session another end.");
}

} // namespace formats
