// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lagwords.h"

#include "models/text/lagtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QMap>
#include <QStringList>

#include <vector>

namespace ui
{

using activity::ExpirySettings;
using activity::LagHistory;

namespace
{

struct LagWords {
    Q_DECLARE_TR_FUNCTIONS(ui::LagChart)
};

/// What expires within so many seconds of a change was due before it.
constexpr qint64 kSettling = 10;
/// Too few say nothing of a half.
constexpr qint64 kLeastEndings = 10;

QString valueText(const activity::SettingRange &range)
{
    return range.low == range.high
               ? QString::number(range.low)
               : LagWords::tr("%1 to %2").arg(QString::number(range.low), QString::number(range.high));
}

QString reasonUnknown(ExpirySettings::Telling telling, const QString &command)
{
    return telling == ExpirySettings::Telling::Refused ? LagWords::tr("This account may not ask (%1).").arg(command)
                                                       : LagWords::tr("No answer to %1 yet.").arg(command);
}

} // namespace

QString lagSummary(const LagHistory::Figures &figures)
{
    QStringList sentences;
    if (figures.measured == 0)
        sentences += LagWords::tr("No lag was measured in this time.");
    else
        sentences += LagWords::tr("Of %Ln expired: half within %1, 95 % within %2, longest %3.", nullptr,
                                  text::pluralCount(figures.measured))
                         .arg(text::lagText(figures.p50), text::lagText(figures.p95), text::lagText(figures.longest));
    if (figures.inferred > 0)
        sentences += LagWords::tr("%Ln more only inferred, or without a deadline: no lag.", nullptr,
                                  text::pluralCount(figures.inferred));
    return sentences.join(QLatin1Char(' '));
}

SettingSentence hzSentence(const ExpirySettings &settings, const QString &byHz)
{
    const bool isKnown = settings.hz.isKnown();
    const QString title = isKnown ? LagWords::tr("hz %1").arg(valueText(settings.hz)) : LagWords::tr("hz not known");
    QString sentence = LagWords::tr("How often a second Redis looks for due keys (redis.conf).");
    if (!isKnown)
        sentence = reasonUnknown(settings.info, QStringLiteral("INFO, CONFIG")) + QLatin1Char(' ') + sentence;
    else if (!byHz.isEmpty())
        sentence += QLatin1Char(' ') + byHz;
    return {title, sentence};
}

SettingSentence effortSentence(const ExpirySettings &settings)
{
    const bool isKnown = settings.effort.isKnown();
    const QString title =
        isKnown ? LagWords::tr("effort %1").arg(valueText(settings.effort)) : LagWords::tr("effort not known");
    QString sentence = LagWords::tr("How hard it looks each time, 1 to 10 (active-expire-effort, redis.conf).");
    if (!isKnown)
        sentence = reasonUnknown(settings.config, QStringLiteral("CONFIG GET")) + QLatin1Char(' ') + sentence;
    return {title, sentence};
}

SettingSentence keysSentence(const ExpirySettings &settings)
{
    if (settings.keys < 0)
        return {LagWords::tr("keys not known"), reasonUnknown(settings.info, QStringLiteral("INFO keyspace"))};
    return {LagWords::tr("%Ln key(s)", nullptr, text::pluralCount(settings.keys)),
            LagWords::tr("%Ln of them will expire: it looks at some of those at random (INFO keyspace).", nullptr,
                         text::pluralCount(settings.keysWithTtl))};
}

QString lagByHz(const LagHistory &lags, const activity::SettingHistory &settings, qint64 from, qint64 to)
{
    QMap<int, std::vector<LagHistory::Span>> spans;
    for (const activity::SettingHistory::Span &span : settings.spans(from, to)) {
        const qint64 begin = span.from == from ? span.from : span.from + kSettling;
        if (span.hz.isKnown() && span.hz.low == span.hz.high && begin < span.to)
            spans[span.hz.low].push_back({begin, span.to});
    }
    QStringList parts;
    for (auto each = spans.cbegin(); each != spans.cend(); ++each) {
        const LagHistory::Figures figures = lags.figures(each.value());
        if (figures.measured >= kLeastEndings)
            parts += LagWords::tr("%1 at %2").arg(text::lagText(figures.p50), QString::number(each.key()));
    }
    return parts.isEmpty() ? QString() : LagWords::tr("p50 here: %1.").arg(text::listText(parts));
}

} // namespace ui
