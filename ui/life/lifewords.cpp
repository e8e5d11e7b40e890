// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lifewords.h"

#include "models/text/durationtext.h"
#include "models/text/lagtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/words/instanttext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace ui
{

using activity::LifePicture;
using activity::SessionLife;
using End = SessionLife::End;

namespace
{

struct LifeWords {
    Q_DECLARE_TR_FUNCTIONS(ui::LifeTimeline)
};

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kMinuteMs = 60 * kSecondMs;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;

} // namespace

QString scaleText(qint64 ms)
{
    if (ms == 0)
        return QStringLiteral("0");
    if (ms < kSecondMs)
        return LifeWords::tr("%1 ms").arg(ms);
    if (ms < kMinuteMs)
        return LifeWords::tr("%1 s").arg(QLocale().toString(double(ms) / kSecondMs, 'f', ms % kSecondMs == 0 ? 0 : 1));
    if (ms < kHourMs)
        return LifeWords::tr("%1 min").arg(ms / kMinuteMs);
    if (ms < kDayMs)
        return LifeWords::tr("%1 h").arg(ms / kHourMs);
    return LifeWords::tr("%1 d").arg(ms / kDayMs);
}

QString endText(End end)
{
    switch (end) {
    case End::None:
        break;
    case End::Expired:
        return LifeWords::tr("reaped");
    case End::RanOut:
        return LifeWords::tr("expired, as inferred");
    case End::LoggedOut:
        return LifeWords::tr("deleted, as a logout does");
    case End::EndedHere:
        return LifeWords::tr("logged out from here");
    case End::Evicted:
        return LifeWords::tr("evicted");
    case End::Ended:
        return LifeWords::tr("ended, how is not known");
    case End::Vanished:
        return LifeWords::tr("found gone");
    case End::Replaced:
        return LifeWords::tr("replaced");
    }
    return {};
}

LifeFigure figureOf(const LifePicture &picture, const SessionLife &life)
{
    const auto at = [&picture](qint64 instant) { return instantText(instant, picture.now); };
    switch (picture.stage) {
    case LifePicture::Stage::Unknown:
        break;
    case LifePicture::Stage::Running:
        return {countdownText(picture.left), LifeWords::tr("left, until"), at(picture.deadline)};
    case LifePicture::Stage::NoDeadline:
        return {LifeWords::tr("no end"), LifeWords::tr("it has no deadline:"), LifeWords::tr("no TTL is set")};
    case LifePicture::Stage::Due:
        return {countdownText(picture.left), LifeWords::tr("due, not reaped,"),
                LifeWords::tr("since %1").arg(at(picture.deadline)), true};
    case LifePicture::Stage::Ended:
        if (life.howEnded() == End::Expired && picture.deadline > 0)
            return {text::lagText(std::max<qint64>(0, life.endedAt() - picture.deadline)),
                    LifeWords::tr("from deadline to reaped"), at(life.endedAt())};
        return {LifeWords::tr("ended"), endText(life.howEnded()), at(life.endedAt())};
    case LifePicture::Stage::Unwatched:
        if (picture.deadline == 0)
            return {LifeWords::tr("not known"), LifeWords::tr("not watched now"), QString()};
        return {countdownText(picture.left), LifeWords::tr("left as read last, until"), at(picture.deadline)};
    }
    return {};
}

QString subjectText(const activity::LifeWatch::Facts &facts)
{
    QStringList parts;
    if (!facts.user.isEmpty())
        parts += text::printableText(text::nameForPeople(facts.user, facts.otherNames));
    else
        parts += facts.isAnonymous ? LifeWords::tr("anonymous") : LifeWords::tr("user not known");
    if (!facts.format.isEmpty())
        parts += facts.format;
    if (!facts.device.isEmpty())
        parts += text::printableText(facts.device).replace(QStringLiteral(" · "), LifeWords::tr(" on "));
    if (facts.fullTtl > 0)
        parts += LifeWords::tr("lives %1 when fresh").arg(text::durationText(facts.fullTtl));
    return parts.join(QStringLiteral("  ·  "));
}

QString extensionsText(const SessionLife &life)
{
    const int drawn = life.drawnExtensions();
    const qint64 counted = std::max<qint64>(life.extensions(), drawn); // the store does not count the least of them
    if (counted == 0)
        return {};
    const QString all = LifeWords::tr("extended %Ln time(s)", nullptr, text::pluralCount(counted));
    return drawn >= counted ? all : LifeWords::tr("%1, %2 drawn").arg(all, text::numberText(drawn));
}

QString spokenLife(const LifePicture &picture, const SessionLife &life, const activity::LifeWatch::Facts &facts)
{
    if (facts.key.isEmpty())
        return LifeWords::tr("No session is selected.");
    const LifeFigure figure = figureOf(picture, life);
    QStringList sentences{subjectText(facts),
                          QStringLiteral("%1 %2 %3").arg(figure.figure, figure.first, figure.second).simplified()};
    if (const QString extended = extensionsText(life); !extended.isEmpty())
        sentences += extended;
    if (picture.hasForecast() && picture.half > 0)
        sentences += LifeWords::tr("half are reaped within %1 of the deadline, 95 % within %2")
                         .arg(text::lagText(picture.half - picture.deadline),
                              text::lagText(picture.nearlyAll - picture.deadline));
    if (!picture.gaps.empty())
        sentences += LifeWords::tr("hatched: not watched");
    return sentences.join(QStringLiteral("; "));
}

} // namespace ui
