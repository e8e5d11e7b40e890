// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertwords.h"

#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

namespace alerts
{

namespace
{

constexpr qsizetype kLongestName = 100; // characters of a user's name

struct AlertText {
    Q_DECLARE_TR_FUNCTIONS(alerts::AlertText)
};

QString percentText(qint64 value)
{
    return AlertText::tr("%1 %").arg(text::numberText(value));
}

QString sessionsText(qint64 value)
{
    return AlertText::tr("%Ln session(s)", nullptr, text::pluralCount(value));
}

QString millisecondsText(qint64 value)
{
    return AlertText::tr("%1 ms").arg(text::numberText(value));
}

QString perSecondText(qint64 value)
{
    return AlertText::tr("%1 a second").arg(text::numberText(value));
}

QString userText(const QByteArray &who)
{
    const QString name = text::printableText(who);
    return name.size() > kLongestName ? name.left(kLongestName - 1) + QChar(0x2026) : name;
}

/// What is so; of a value that is back within its limit, too.
QString factText(AlertKind kind, qint64 value, const QByteArray &who)
{
    switch (kind) {
    case AlertKind::CountAbove:
    case AlertKind::CountBelow:
        return AlertText::tr("There are %Ln session(s)", nullptr, text::pluralCount(value));
    case AlertKind::OffYesterday:
        return AlertText::tr("The number of sessions is off by %1 from the same hour yesterday")
            .arg(percentText(value));
    case AlertKind::CreatedRate:
        return AlertText::tr("Sessions created: %1").arg(perSecondText(value));
    case AlertKind::EndedRate:
        return AlertText::tr("Sessions ended before their time: %1").arg(perSecondText(value));
    case AlertKind::Evictions:
        return AlertText::tr("Evicted for want of memory: %Ln session(s)", nullptr, text::pluralCount(value));
    case AlertKind::UserSessions:
        return AlertText::tr("User %1 has %2").arg(userText(who), sessionsText(value));
    case AlertKind::UserAddresses:
        return AlertText::tr("User %1 comes from %2")
            .arg(userText(who), AlertText::tr("%Ln address(es)", nullptr, text::pluralCount(value)));
    case AlertKind::ExpiryLag:
        return AlertText::tr("Sessions expire %1 late").arg(millisecondsText(value));
    case AlertKind::LivenessLost:
        return AlertText::tr("Changes have not been heard for %1").arg(text::durationText(value * 1000));
    case AlertKind::MemoryHeadroom:
        return AlertText::tr("Memory that is left: %1").arg(percentText(value));
    }
    Q_UNREACHABLE();
}

QString limitText(const AlertRule &rule)
{
    if (messages::traitsOf(rule.kind).highest == 0)
        return {};
    const QString limit = valueText(rule.kind, rule.limit);
    return messages::traitsOf(rule.kind).isBelow ? AlertText::tr(" (less than %1)").arg(limit)
                                                 : AlertText::tr(" (more than %1)").arg(limit);
}

QString clearedText(const Transition &transition)
{
    const QString name = nameOf(transition.kind());
    switch (transition.why) {
    case Transition::Why::RuleChanged:
        return AlertText::tr("%1: cleared, since the rule was changed").arg(name);
    case Transition::Why::ServerLeft:
        return AlertText::tr("%1: cleared, since the server is not watched any more").arg(name);
    case Transition::Why::Measured:
        break;
    }
    // Whose it was may be somebody else's by now, and of what is over nothing is left to be told.
    switch (transition.kind()) {
    case AlertKind::Evictions:
    case AlertKind::LivenessLost:
    case AlertKind::UserSessions:
    case AlertKind::UserAddresses:
        return AlertText::tr("%1: this is over").arg(name);
    default:
        return AlertText::tr("%1: this is over. %2")
            .arg(name, factText(transition.kind(), transition.value, transition.who));
    }
}

} // namespace

QString nameOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::CountAbove:
        return AlertText::tr("More sessions than");
    case AlertKind::CountBelow:
        return AlertText::tr("Fewer sessions than");
    case AlertKind::OffYesterday:
        return AlertText::tr("Sessions off from yesterday by more than");
    case AlertKind::CreatedRate:
        return AlertText::tr("Created a second, more than");
    case AlertKind::EndedRate:
        return AlertText::tr("Ended before their time a second, more than");
    case AlertKind::Evictions:
        return AlertText::tr("Sessions evicted");
    case AlertKind::UserSessions:
        return AlertText::tr("Sessions of one user, more than");
    case AlertKind::UserAddresses:
        return AlertText::tr("Addresses of one user, more than");
    case AlertKind::ExpiryLag:
        return AlertText::tr("Sessions expire late by more than");
    case AlertKind::LivenessLost:
        return AlertText::tr("Liveness lost for longer than");
    case AlertKind::MemoryHeadroom:
        return AlertText::tr("Memory left, less than");
    }
    Q_UNREACHABLE();
}

QString valueText(AlertKind kind, qint64 value)
{
    switch (kind) {
    case AlertKind::CountAbove:
    case AlertKind::CountBelow:
    case AlertKind::UserSessions:
    case AlertKind::Evictions:
        return sessionsText(value);
    case AlertKind::UserAddresses:
        return AlertText::tr("%Ln address(es)", nullptr, text::pluralCount(value));
    case AlertKind::OffYesterday:
    case AlertKind::MemoryHeadroom:
        return percentText(value);
    case AlertKind::CreatedRate:
    case AlertKind::EndedRate:
        return perSecondText(value);
    case AlertKind::ExpiryLag:
        return millisecondsText(value);
    case AlertKind::LivenessLost:
        return text::durationText(value * 1000);
    }
    Q_UNREACHABLE();
}

QString measureText(AlertKind kind, const Measure &measure)
{
    if (!measure.value)
        return AlertText::tr("not known");
    const QString value = valueText(kind, *measure.value);
    return measure.isAtLeast ? AlertText::tr("at least %1").arg(value) : value;
}

QString unknownText(AlertKind kind)
{
    switch (kind) {
    case AlertKind::CountAbove:
    case AlertKind::CountBelow:
        return AlertText::tr("The number is known once all nodes answer and have been read.");
    case AlertKind::OffYesterday:
        return AlertText::tr("It is known where the history on this computer has watched this server in the same hour "
                             "yesterday.");
    case AlertKind::CreatedRate:
    case AlertKind::EndedRate:
        return AlertText::tr("It is known while the server announces each change at once.");
    case AlertKind::Evictions:
        return AlertText::tr("Whether a session was evicted is known where the server announces it by events.");
    case AlertKind::UserSessions:
    case AlertKind::UserAddresses:
        return AlertText::tr("It is known once the sessions have been read and looked through.");
    case AlertKind::ExpiryLag:
        return AlertText::tr("It is known of sessions that have expired within the last ten seconds.");
    case AlertKind::LivenessLost:
        return AlertText::tr("It is known once everything has been read for the first time.");
    case AlertKind::MemoryHeadroom:
        return AlertText::tr("It is known where each node has a limit (maxmemory), and this account may ask for it.");
    }
    Q_UNREACHABLE();
}

QString sentenceOf(const Transition &transition)
{
    const QString sentence =
        transition.hasFired ? factText(transition.kind(), transition.value, transition.who) + limitText(transition.rule)
                            : clearedText(transition);
    return transition.isTest ? AlertText::tr("Test, and nothing has happened: %1").arg(sentence) : sentence;
}

QString sentenceOf(const Standing &standing)
{
    return factText(standing.rule.kind, standing.worst, standing.who) + limitText(standing.rule);
}

const char *stateWord(const Transition &transition)
{
    return transition.hasFired ? "fired" : "cleared";
}

} // namespace alerts
