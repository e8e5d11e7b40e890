// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/timeplot.h"

#include <array>

namespace ui
{

/// What came and went, a second: stacked bars of created, expired, ended, vanished and evicted sessions, always in this
/// order from below, each with a pattern of its own.
class RateChart final : public TimePlot
{
    Q_OBJECT

public:
    enum Kind { Created, Expired, Ended, Gone, Evicted, KindCount };

    explicit RateChart(QWidget *parent = nullptr);

    /// Shows [from, to), epoch seconds; `past`: what the disk has of it, null: nothing.
    void showHistory(const activity::ActivityHistory &history, const history::PastActivity *past, qint64 from,
                     qint64 to);
    /// So many bars it draws at most.
    int mostBars() const;
    ChartNumbers numbers() const override;
    void forgetScale() { m_steady.reset(); }
    /// Whether any session was evicted in the time shown.
    bool hasEvictions() const { return m_evictions; }
    /// Whether any was found gone in the time shown.
    bool hasGone() const { return m_hasGone; }
    /// Whether what one of the nodes holds was not followed in some of the time shown.
    bool lacksShares() const { return !m_shares.isEmpty(); }

    /// The expired of the time shown: "expired", or what of them is inferred.
    QString expiredText() const;
    /// "3.5" below ten, "1,204" above.
    static QString rateText(double rate);

protected:
    Card stepCard(int step) const override;
    void paintOver(QPainter &painter) const override;

private:
    struct Rates {
        qint64 from = 0;
        qint64 seconds = 0;
        std::array<double, KindCount> perSecond{};
        std::array<quint32, KindCount> counts{};
        bool lacksShare = false;
        QString expired; ///< what those are called
    };

    static ChartHeading::Tint tintOf(Kind kind);
    QColor colour(Kind kind) const;

    SteadyScale m_steady;
    std::vector<Rates> m_rates;                 ///< the bars, and what their marks stand for
    std::array<QList<Bar>, KindCount> m_stacks; ///< each as high as everything up to its kind, from what is below it
    QList<ActiveLine::Gap> m_shares;
    bool m_evictions = false;
    bool m_hasGone = false;
    bool m_hasInferred = false;
    bool m_hasTold = false;
};

} // namespace ui
