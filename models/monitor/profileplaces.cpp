// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/profileplaces.h"

#include "models/redis/placereplacement.h"
#include "models/redis/serveraddress.h"
#include "models/redis/sshdestination.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace monitor
{

using messages::PlaceReplacement;

namespace
{

// More than anyone has; what is pasted, or comes from a file, may be of any size.
constexpr qsizetype kMostSentinels = 100;

const QString kArrow = QStringLiteral(" → ");

struct PlaceTexts {
    Q_DECLARE_TR_FUNCTIONS(monitor::ProfilePlaces)
};

bool hasPort(const QString &place)
{
    return place.startsWith(QLatin1Char('[')) ? place.contains(QLatin1String("]:")) : place.contains(QLatin1Char(':'));
}

/// As it is kept: "host:port", or "host" where the port is left open.
tl::expected<QString, QString> written(const QString &place)
{
    const auto endpoint = redis::parseSentinel(place, redis::Transport::Tcp);
    if (!endpoint)
        return tl::unexpected(endpoint.error().detail);
    const QString whole = endpoint->toString();
    return hasPort(place) ? whole : whole.section(QLatin1Char(':'), 0, -2);
}

tl::expected<PlaceReplacement, QString> replacementOf(const QString &line)
{
    static const QRegularExpression s_between(QStringLiteral("\\s*(?:→|->|=>|=)\\s*|\\s+"));
    const QStringList two = line.split(s_between, Qt::SkipEmptyParts);
    if (two.size() != 2)
        return tl::unexpected(PlaceTexts::tr("two places are wanted, as in 10.0.0.1:7000 → 127.0.0.1:17000"));
    const auto announced = written(two.first());
    const auto reached = written(two.last());
    if (!announced || !reached)
        return tl::unexpected((announced ? reached : announced).error());
    if (hasPort(two.first()) != hasPort(two.last()))
        return tl::unexpected(PlaceTexts::tr("either both have a port, or neither"));
    return PlaceReplacement{*announced, *reached};
}

} // namespace

tl::expected<QStringList, QString> sentinelPlaces(const QString &text)
{
    static const QRegularExpression s_between(QStringLiteral("[\\s,;]+"));
    const QStringList words = text.split(s_between, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return tl::unexpected(PlaceTexts::tr("Name a sentinel at least, as host:port."));
    if (text.contains(QLatin1String("://")))
        return tl::unexpected(PlaceTexts::tr("Sentinels are named as host:port here, without redis://."));
    if (words.size() > kMostSentinels)
        return tl::unexpected(PlaceTexts::tr("These are too many sentinels: a few are enough."));
    QStringList places;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto endpoint = redis::parseSentinel(words.at(i), redis::Transport::Tcp);
        if (!endpoint)
            return tl::unexpected(PlaceTexts::tr("Sentinel %1 of the list cannot be read: %2.")
                                      .arg(QString::number(i + 1), endpoint.error().detail));
        if (const QString place = endpoint->toString(); !places.contains(place))
            places.append(place);
    }
    return places;
}

tl::expected<QList<PlaceReplacement>, QString> placeReplacements(const QString &text)
{
    QList<PlaceReplacement> all;
    redis::ReplacementCheck check;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty())
            continue;
        const auto one = replacementOf(line);
        const QString number = QString::number(i + 1);
        if (!one)
            return tl::unexpected(PlaceTexts::tr("Line %1 cannot be read: %2.").arg(number, one.error()));
        const auto usable = redis::parseReplacement(one->announced, one->reached).and_then([&check](const auto &read) {
            return check.add(read);
        });
        if (!usable)
            return tl::unexpected(PlaceTexts::tr("Line %1 cannot be used: %2.").arg(number, usable.error().detail));
        all.append(*one);
    }
    return all;
}

QString replacementsText(const QList<PlaceReplacement> &replacements)
{
    QStringList lines;
    for (const PlaceReplacement &one : replacements)
        lines.append(one.announced + kArrow + one.reached);
    return lines.join(QLatin1Char('\n'));
}

QString sshDestinationProblem(const QString &destination)
{
    if (destination.isEmpty() || redis::isSshDestination(destination))
        return {};
    if (redis::isSshOption(destination))
        return PlaceTexts::tr("Where ssh goes to cannot begin with a dash: that would be an option of ssh.");
    return PlaceTexts::tr("Name one host for ssh, as user@host or as your ssh configuration calls it. What else "
                          "ssh needs stands there.");
}

} // namespace monitor
