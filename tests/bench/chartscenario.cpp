// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One update of the charts, with a full day of history: figures handed over and everything painted.
#include "models/activity/activityhistory.h"
#include "tests/bench/bench.h"
#include "ui/activity/activitycharts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>

#include <array>

namespace bench
{

using activity::ActivityHistory;

namespace
{

constexpr QSize kSize(1280, 190); // as in the main window
constexpr int kUpdates = 30;

ActivityHistory fullHistory(qint64 lastSecond)
{
    ActivityHistory history;
    quint32 noise = 1;
    for (qint64 second = lastSecond - ActivityHistory::kSeconds + 1; second <= lastSecond; ++second) {
        noise = noise * 1'664'525 + 1'013'904'223;
        const quint32 high = noise >> 16;
        history.add(second, {-1, high % 400, high % 350, high % 90, high % 3});
        history.setActive(second, 1'000'000 + high % 20'000);
    }
    return history;
}

ui::Forecast forecast(qint64 step)
{
    ui::Forecast result;
    result.stepSeconds = step;
    for (int i = 0; i < ui::ActivityCharts::kForecastSteps; ++i)
        result.endings.push_back(1000 + (i * 7919) % 9000);
    result.due = 17;
    return result;
}

double updateOnce(ui::ActivityCharts &charts, const ActivityHistory &history, qint64 second)
{
    QElapsedTimer elapsed;
    elapsed.start();
    charts.showActivity(history, second, forecast(charts.forecastStep()));
    charts.repaint();
    // What the scenes of the charts have asked for on top.
    QCoreApplication::sendPostedEvents();
    return double(elapsed.nsecsElapsed()) / 1e6;
}

} // namespace

void measureCharts(Bench &bench)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    ActivityHistory history = fullHistory(now);
    ui::ActivityCharts charts;
    charts.resize(kSize);
    charts.show();
    runFor(100);
    constexpr std::array kNames{"1 min", "5 min", "1 h", "24 h", "7 d", "30 d"};
    qint64 second = now;
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        for (int range = 0; range < ui::kActivityRangeCount; ++range) {
            charts.setRange(ui::ActivityRange(range));
            updateOnce(charts, history, second); // a new range lays everything out anew, once
            std::vector<double> took;
            for (int update = 0; update < kUpdates; ++update) {
                ++second;
                history.add(second, {-1, quint32(second % 400), 300, 50, 0});
                history.setActive(second, 1'000'000 + second % 977 * 20);
                took.push_back(updateOnce(charts, history, second));
            }
            bench.table().add(
                {QStringLiteral("chart update, all three, %1, p95").arg(QLatin1String(kNames[size_t(range)])),
                 QStringLiteral("ms"), Judged::AtMost, 5, Stands::Median},
                percentile(took, 0.95));
        }
    }
}

} // namespace bench
