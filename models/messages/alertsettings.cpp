// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/alertsettings.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <utility>

namespace messages
{

namespace
{

constexpr qint64 kMostSessions = 1'000'000'000;
constexpr qsizetype kMostUnknownRules = 32;
constexpr qsizetype kLongestUnknownRule = 1000;
constexpr qsizetype kMostRulesOfFile = 200;

constexpr std::array<AlertTraits, kAlertKinds> kTraits = {{
    {.word = "count_above", .lowest = 0, .highest = kMostSessions, .usual = 100'000, .usualSeconds = 30},
    {.word = "count_below", .lowest = 1, .highest = kMostSessions, .usual = 10, .usualSeconds = 30, .isBelow = true},
    {.word = "off_yesterday", .lowest = 1, .highest = 1000, .usual = 50, .usualSeconds = 300},
    {.word = "created_rate", .lowest = 1, .highest = kMostSessions, .usual = 100, .usualSeconds = 5},
    {.word = "ended_rate", .lowest = 1, .highest = kMostSessions, .usual = 100, .usualSeconds = 2},
    {.word = "evictions", .usualSeconds = 60, .firesAtOnce = true, .isUsual = true},
    {.word = "user_sessions", .lowest = 1, .highest = kMostSessions, .usual = 20, .usualSeconds = 10},
    {.word = "user_addresses", .lowest = 1, .highest = kMostSessions, .usual = 5, .usualSeconds = 10},
    {.word = "expiry_lag", .lowest = 1, .highest = 3'600'000, .usual = 5000, .usualSeconds = 10},
    {.word = "liveness_lost",
     .lowest = 1,
     .highest = AlertRule::kMostSeconds,
     .usual = 60,
     .usualSeconds = 5,
     .firesAtOnce = true,
     .isUsual = true},
    {.word = "memory_headroom", .lowest = 1, .highest = 99, .usual = 10, .usualSeconds = 30, .isBelow = true},
}};

const auto kRules = QStringLiteral("rules");
const auto kKind = QStringLiteral("kind");
const auto kOn = QStringLiteral("on");
const auto kLimit = QStringLiteral("limit");
const auto kSeconds = QStringLiteral("seconds");
const auto kNotifies = QStringLiteral("notifies");
const auto kRunsCommand = QStringLiteral("runsCommand");
const auto kCommand = QStringLiteral("command");
const auto kQuiet = QStringLiteral("quiet");
const auto kFrom = QStringLiteral("from");
const auto kTo = QStringLiteral("to");
const auto kClock = QStringLiteral("HH:mm");

/// A whole number in this range; what is none of it: the nearest, or `otherwise`.
qint64 numberOf(const QJsonValue &value, qint64 lowest, qint64 highest, qint64 otherwise)
{
    const double number = value.toDouble(std::nan(""));
    if (std::isnan(number))
        return otherwise;
    return qint64(std::floor(std::clamp(number, double(lowest), double(highest))));
}

QTime timeOf(const QJsonValue &value, QTime otherwise)
{
    const QTime time = QTime::fromString(value.toString().left(kClock.size()), kClock);
    return time.isValid() ? time : otherwise;
}

QStringList commandOf(const QJsonValue &value)
{
    const QJsonArray words = value.toArray();
    QStringList command;
    if (words.size() > AlertSettings::kMostArguments)
        return command;
    for (const QJsonValue &word : words) {
        const QString text = word.toString();
        // A command that lacks a part is another command.
        if (!word.isString() || text.size() > AlertSettings::kLongestArgument || text.contains(QChar::Null))
            return {};
        command += text;
    }
    return command.isEmpty() || command.constFirst().isEmpty() ? QStringList() : command;
}

AlertRule ruleOf(AlertKind kind, const QJsonObject &object)
{
    const AlertTraits &traits = traitsOf(kind);
    AlertRule rule = AlertRule::usual(kind);
    rule.isOn = object.value(kOn).toBool(rule.isOn);
    if (traits.highest > 0)
        rule.limit = numberOf(object.value(kLimit), traits.lowest, traits.highest, rule.limit);
    rule.seconds = int(numberOf(object.value(kSeconds), 0, AlertRule::kMostSeconds, rule.seconds));
    return rule;
}

} // namespace

const AlertTraits &traitsOf(AlertKind kind)
{
    return kTraits[size_t(kind)];
}

AlertRule AlertRule::usual(AlertKind kind)
{
    const AlertTraits &traits = traitsOf(kind);
    return {kind, traits.isUsual, traits.usual, traits.usualSeconds};
}

bool QuietHours::contains(QTime time) const
{
    if (!isOn || from == to)
        return false;
    return from < to ? time >= from && time < to : time >= from || time < to;
}

AlertSettings::Rules AlertSettings::usualRules()
{
    Rules rules;
    for (size_t kind = 0; kind < rules.size(); ++kind)
        rules[kind] = AlertRule::usual(AlertKind(kind));
    return rules;
}

bool AlertSettings::hasRules() const
{
    return std::any_of(rules.begin(), rules.end(), [](const AlertRule &rule) { return rule.isOn; });
}

QJsonObject AlertSettings::toJson() const
{
    const AlertSettings usual;
    QJsonObject object;
    QJsonArray list;
    for (const AlertRule &rule : rules) {
        if (rule == usual.rule(rule.kind))
            continue;
        const AlertTraits &traits = traitsOf(rule.kind);
        QJsonObject one{{kKind, QLatin1String(traits.word)}, {kOn, rule.isOn}, {kSeconds, rule.seconds}};
        if (traits.highest > 0)
            one.insert(kLimit, rule.limit);
        list.append(one);
    }
    for (const QByteArray &rule : unknownRules)
        list.append(QJsonDocument::fromJson(rule).object());
    if (!list.isEmpty())
        object.insert(kRules, list);
    if (notifies)
        object.insert(kNotifies, true);
    if (runsCommand)
        object.insert(kRunsCommand, true);
    if (!command.isEmpty())
        object.insert(kCommand, QJsonArray::fromStringList(command));
    if (quiet != usual.quiet)
        object.insert(
            kQuiet,
            QJsonObject{{kOn, quiet.isOn}, {kFrom, quiet.from.toString(kClock)}, {kTo, quiet.to.toString(kClock)}});
    return object;
}

AlertSettings AlertSettings::fromJson(const QJsonObject &object)
{
    AlertSettings settings;
    std::array<bool, kAlertKinds> isRead{};
    const QJsonArray list = object.value(kRules).toArray();
    for (qsizetype i = 0; i < std::min(list.size(), kMostRulesOfFile); ++i) {
        const QJsonObject one = list.at(i).toObject();
        const QString word = one.value(kKind).toString();
        const auto known = std::find_if(kTraits.begin(), kTraits.end(), [&word](const AlertTraits &traits) {
            return word == QLatin1String(traits.word);
        });
        if (known != kTraits.end()) {
            const auto kind = size_t(known - kTraits.begin());
            if (!std::exchange(isRead[kind], true))
                settings.rules[kind] = ruleOf(AlertKind(kind), one);
            continue;
        }
        const QByteArray whole = QJsonDocument(one).toJson(QJsonDocument::Compact);
        if (!word.isEmpty() && whole.size() <= kLongestUnknownRule && settings.unknownRules.size() < kMostUnknownRules)
            settings.unknownRules += whole;
    }
    settings.notifies = object.value(kNotifies).toBool();
    settings.command = commandOf(object.value(kCommand));
    settings.runsCommand = object.value(kRunsCommand).toBool() && !settings.command.isEmpty();
    const QJsonObject hours = object.value(kQuiet).toObject();
    settings.quiet.isOn = hours.value(kOn).toBool();
    settings.quiet.from = timeOf(hours.value(kFrom), settings.quiet.from);
    settings.quiet.to = timeOf(hours.value(kTo), settings.quiet.to);
    return settings;
}

} // namespace messages
