// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>

#include <array>

namespace messages
{

/// What an alert is about. One rule of each: few, and plain.
enum class AlertKind : quint8 {
    CountAbove,     ///< limit: sessions
    CountBelow,     ///< limit: sessions
    OffYesterday,   ///< limit: % by which the count is off that of the same hour yesterday, either way
    CreatedRate,    ///< limit: sessions a second
    EndedRate,      ///< limit: sessions a second that ended before their time
    Evictions,      ///< any; without a limit
    UserSessions,   ///< limit: sessions of one user
    UserAddresses,  ///< limit: different addresses of one user
    ExpiryLag,      ///< limit: ms
    LivenessLost,   ///< limit: seconds
    MemoryHeadroom, ///< limit: % of maxmemory
};
inline constexpr int kAlertKinds = int(AlertKind::MemoryHeadroom) + 1;

/// What the rules of a kind may be.
struct AlertTraits {
    const char *word;         ///< in files and in what is printed
    qint64 lowest = 0;        ///< limit
    qint64 highest = 0;       ///< limit; 0: there is none to be set
    qint64 usual = 0;         ///< limit
    int usualSeconds = 0;     ///< AlertRule::seconds
    bool isBelow = false;     ///< fires below its limit, else above it
    bool firesAtOnce = false; ///< what it watches has lasted, or is news: `seconds` is only for clearing
    bool isUsual = false;     ///< on where nobody has said anything
};
const AlertTraits &traitsOf(AlertKind kind);

struct AlertRule {
    AlertKind kind = AlertKind::CountAbove;
    bool isOn = false;
    qint64 limit = 0;
    int seconds = 0; ///< for so long it has to hold before it fires, and to be back before it clears
    friend bool operator==(const AlertRule &, const AlertRule &) = default;

    static constexpr int kMostSeconds = 24 * 60 * 60;
    static AlertRule usual(AlertKind kind);
};

/// From one time of day to another one, over midnight where that is earlier. The same twice: never.
struct QuietHours {
    bool isOn = false;
    QTime from = QTime(22, 0);
    QTime to = QTime(7, 0);
    bool contains(QTime time) const;
    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

/// What somebody wants to be told of one server, and how.
struct AlertSettings {
    using Rules = std::array<AlertRule, kAlertKinds>; ///< by kind
    Rules rules = usualRules();
    bool notifies = false; ///< by the desktop
    bool runsCommand = false;
    QStringList command; ///< program and arguments, never a line for a shell; empty: none
    QuietHours quiet;
    QList<QByteArray> unknownRules; ///< of a later version, as JSON: kept, and without effect

    const AlertRule &rule(AlertKind kind) const { return rules[size_t(kind)]; }
    AlertRule &rule(AlertKind kind) { return rules[size_t(kind)]; }
    bool hasRules() const;
    friend bool operator==(const AlertSettings &, const AlertSettings &) = default;

    static Rules usualRules();

    /// Only what is not as it is anyway. Empty: all is.
    QJsonObject toJson() const;
    /// Of whatever somebody has written there: numbers that are out of range are brought into it, what is no rule is
    /// none, and what is not known yet is kept.
    static AlertSettings fromJson(const QJsonObject &object);

    static constexpr qsizetype kMostArguments = 64;
    static constexpr qsizetype kLongestArgument = 4096;
};

} // namespace messages
