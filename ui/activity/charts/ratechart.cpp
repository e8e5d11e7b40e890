// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/ratechart.h"

#include "models/text/numbertext.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/activity/charts/timewords.h"
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
    : TimePlot(parent)
    , m_steady(kRateIntervals)
{
    setAccessibleName(tr("Created, expired and ended sessions per second"));
}

ChartHeading::Tint RateChart::tintOf(Kind kind)
{
    constexpr std::array kTints{ChartHeading::Tint::Created, ChartHeading::Tint::Expired, ChartHeading::Tint::Ended,
                                ChartHeading::Tint::Gone, ChartHeading::Tint::Evicted};
    return kTints[size_t(kind)];
}

QColor RateChart::colour(Kind kind) const
{
    return markColour(tintOf(kind), this);
}

void RateChart::paintOver(QPainter &painter) const
{
    for (int kind = Created; kind < KindCount; ++kind)
        paintBars(painter, m_stacks[size_t(kind)], colour(Kind(kind)), patternOf(tintOf(Kind(kind))));
    paintCuts(painter, m_stacks[Evicted]); // as high as all of them
    paintShares(painter, m_shares);
    paintTimes(painter);
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

int RateChart::mostBars() const
{
    return std::max(2, int(plot().width()) / kPixelsPerBar);
}

void RateChart::showHistory(const activity::ActivityHistory &history, const history::PastActivity *past, qint64 from,
                            qint64 to)
{
    const PlotWindow window{from, to, plot().width()};
    // What is not known, as fine as it can be seen.
    setActivity(chartActivity(history, past, from, to, std::max(2, int(plot().width()))), window);
    m_shares = activeLine(activity().buckets, window, activity().since).shares;
    m_rates.clear();
    m_evictions = false;
    m_hasGone = m_hasInferred = m_hasTold = false;
    std::vector<Step> steps;
    for (QList<Bar> &stack : m_stacks)
        stack.clear();
    std::vector<double> heights;
    for (const auto &bucket : chartActivity(history, past, from, to, mostBars()).buckets) {
        const qint64 seconds = bucket.counted;
        if (seconds <= 0)
            continue;
        const activity::ActivitySample &sum = bucket.sample;
        // Nobody was watching: no rate was nought.
        if (sum.active < 0 && sum.created + sum.expired + sum.loggedOut + sum.gone + sum.evicted == 0)
            continue;
        Rates rates;
        rates.from = bucket.from;
        rates.seconds = bucket.seconds;
        rates.counts = {sum.created, sum.expired, sum.loggedOut, sum.gone, sum.evicted};
        rates.lacksShare = sum.lacksShare;
        rates.expired = expiredLabel(sum.hasInferred, sum.hasTold);
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
            rates.perSecond[kind] = double(rates.counts[kind]) / double(seconds);
            m_stacks[kind].append({left, right, height + rates.perSecond[kind], height});
            height += rates.perSecond[kind];
        }
        heights.push_back(height);
        m_rates.push_back(rates);
        steps.push_back({bucket.from, bucket.from + bucket.seconds, (left + right) / 2});
    }
    setTicks(timeTicks(from, to, QDateTime::fromSecsSinceEpoch(to).offsetFromUtc(),
                       int(plot().width()) / kPixelsPerRateTick));
    const double top = topOfBars(std::move(heights));
    m_steady.update(0, top + roomForWords(0, top));
    setScale(m_steady.scale());
    setSteps(std::move(steps));
}

ChartNumbers RateChart::numbers() const
{
    ChartNumbers numbers;
    numbers.columns = {"created", "expired", "logged_out", "gone", "evicted"};
    for (const Rates &rates : m_rates) {
        const qint64 at = rates.from * 1000;
        numbers.rows.push_back(
            {at,
             rates.seconds,
             {rates.counts.cbegin(), rates.counts.cend()},
             rates.lacksShare ? QByteArray("node-not-answering") : noteOf(at, at + rates.seconds * 1000)});
    }
    addUnknown(numbers);
    return numbers;
}

PlotView::Card RateChart::stepCard(int step) const
{
    const Rates &rates = m_rates.at(size_t(step));
    Card card;
    card.title = spanOfTimes(rates.from, rates.seconds, showsDays(activity()));
    const std::array<QString, KindCount> labels{tr("created"), rates.expired, tr("ended"), tr("gone"), tr("evicted")};
    for (int kind = 0; kind < KindCount; ++kind) {
        if ((kind != Evicted || m_evictions) && (kind != Gone || m_hasGone)) {
            card.rows.append({colour(Kind(kind)), labels[size_t(kind)],
                              tr("%1 /s", "a rate").arg(rateText(rates.perSecond[size_t(kind)])),
                              patternOf(tintOf(Kind(kind)))});
        }
    }
    if (rates.lacksShare)
        card.rows.append({{}, tr("a node’s share"), tr("not known"), {}});
    return card;
}

} // namespace ui

#include "moc_ratechart.cpp"
