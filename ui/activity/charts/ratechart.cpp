// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/ratechart.h"

#include "models/text/numbertext.h"
#include "ui/activity/chartheading.h"
#include "ui/activity/timeticks.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

constexpr int kRateIntervals = 5;
constexpr int kPixelsPerBar = 5;
constexpr int kPixelsPerRateTick = 84;

QString expiredLabel(bool hasInferred, bool hasTold)
{
    if (!hasInferred)
        return RateChart::tr("expired");
    return hasTold ? RateChart::tr("expired, some inferred") : RateChart::tr("expired, inferred");
}

} // namespace

RateChart::RateChart(QWidget *parent)
    : PlotView(parent)
    , m_steady(kRateIntervals)
{
    setAccessibleName(tr("Created, expired and ended sessions per second"));
}

QColor RateChart::colour(Kind kind) const
{
    constexpr std::array kTints{ChartHeading::Tint::Created, ChartHeading::Tint::Expired, ChartHeading::Tint::Ended,
                                ChartHeading::Tint::Gone, ChartHeading::Tint::Evicted};
    return markColour(kTints[size_t(kind)], this);
}

/// The whole stack first; what stands below goes in front of it.
void RateChart::paintOver(QPainter &painter) const
{
    for (int kind = m_evictions ? Evicted : m_hasGone ? Gone : Ended; kind >= 0; --kind)
        paintBars(painter, m_stacks[size_t(kind)], colour(Kind(kind)));
    paintCuts(painter, m_stacks[Evicted]); // as high as all of them
    paintGaps(painter, m_gaps);
    paintShares(painter, m_shares);
}

QString RateChart::rateText(double rate)
{
    constexpr double kFewEnoughForDecimals = 10;
    const bool decimal = rate > 0 && rate < kFewEnoughForDecimals;
    return text::groupingLocale().toString(rate, 'f', decimal ? 1 : 0);
}

QString RateChart::expiredText() const
{
    return expiredLabel(m_hasInferred, m_hasTold);
}

void RateChart::showHistory(const activity::ActivityHistory &history, qint64 from, qint64 to)
{
    const PlotWindow window{from, to, plot().width()};
    ActiveLine line =
        activeLine(history.buckets(from, to, std::max(2, int(plot().width()))), window, history.firstSecond());
    m_gaps = std::move(line.gaps);
    m_shares = std::move(line.shares);
    m_rates.clear();
    m_evictions = false;
    m_hasGone = m_hasInferred = m_hasTold = false;
    QList<Mark> marks;
    for (QList<Bar> &stack : m_stacks)
        stack.clear();
    std::vector<double> heights;
    for (const auto &bucket : history.buckets(from, to, std::max(2, int(plot().width()) / kPixelsPerBar))) {
        const qint64 seconds = secondsShown(bucket, history.firstSecond(), to);
        if (seconds <= 0 || history.firstSecond() == 0)
            continue;
        const activity::ActivitySample &sum = bucket.sample;
        // Nobody was watching: no rate was nought.
        if (sum.active < 0 && sum.created + sum.expired + sum.loggedOut + sum.gone + sum.evicted == 0)
            continue;
        Rates rates{bucket.from, bucket.seconds, {}, sum.lacksShare, expiredLabel(sum.hasInferred, sum.hasTold)};
        const std::array<quint32, KindCount> counts{sum.created, sum.expired, sum.loggedOut, sum.gone, sum.evicted};
        m_evictions = m_evictions || sum.evicted > 0;
        m_hasGone = m_hasGone || sum.gone > 0;
        m_hasInferred = m_hasInferred || sum.hasInferred;
        m_hasTold = m_hasTold || sum.hasTold;
        const double left = std::max(0.0, snapped(window.x(double(bucket.from))));
        const double end = std::min(window.width, snapped(window.x(double(bucket.from + bucket.seconds))));
        // A hairline between the bars, as long as they are wide enough to be told apart.
        const double right = end < window.width && end - left > 2 ? end - 1 : end;
        double height = 0;
        for (size_t kind = 0; kind < KindCount; ++kind) {
            rates.perSecond[kind] = double(counts[kind]) / double(seconds);
            height += rates.perSecond[kind];
            m_stacks[kind].append({left, right, height});
        }
        heights.push_back(height);
        m_rates.push_back(rates);
        marks.append({(left + right) / 2, bucket.from});
    }
    setTicks(timeTicks(from, to, QDateTime::fromSecsSinceEpoch(to).offsetFromUtc(),
                       int(plot().width()) / kPixelsPerRateTick));
    m_steady.update(0, topOfBars(std::move(heights)));
    setScale(m_steady.scale());
    setMarks(std::move(marks));
}

PlotView::Card RateChart::cardAt(int index) const
{
    const Rates &rates = m_rates.at(size_t(index));
    Card card;
    card.title = spanOfTimes(rates.from, rates.seconds);
    const std::array<QString, KindCount> labels{tr("created"), rates.expired, tr("ended"), tr("gone"), tr("evicted")};
    for (int kind = 0; kind < KindCount; ++kind) {
        if ((kind != Evicted || m_evictions) && (kind != Gone || m_hasGone)) {
            card.rows.append({colour(Kind(kind)), labels[size_t(kind)],
                              tr("%1 /s", "a rate").arg(rateText(rates.perSecond[size_t(kind)]))});
        }
    }
    if (rates.lacksShare)
        card.rows.append({{}, tr("a node's share"), tr("not known")});
    return card;
}

} // namespace ui

#include "moc_ratechart.cpp"
