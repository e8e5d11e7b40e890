// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/laghistory.h"
#include "models/activity/settinghistory.h"
#include "ui/life/pointedchart.h"

#include <vector>

namespace ui
{

/// How far back the lag is looked at.
inline constexpr qint64 kLagSeconds = 300;

/// Expiry lag over time: half within, 95 of a hundred within, and the longest; below, the settings that were in force.
/// Each point is of the seconds before it; where nothing expired there is none, and no line. Sizes go by the font.
class LagChart final : public PointedChart
{
    Q_OBJECT

public:
    static constexpr qint64 kStepSeconds = 5;
    static constexpr qint64 kWindowSeconds = 10;

    explicit LagChart(QWidget *parent = nullptr);

    /// Of the seconds in [from, to).
    void showLag(const activity::LagHistory &lags, const activity::SettingHistory &settings, qint64 from, qint64 to);
    /// What a piece of the band below says: "hz 10", "hz 10 · effort 4"; of several nodes "hz 10–100".
    static QString settingText(const activity::SettingHistory::Span &span);
    const std::vector<activity::LagHistory::Point> &points() const { return m_points; }
    const std::vector<activity::SettingHistory::Span> &spans() const { return m_spans; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    QList<Stop> stops() const override;
    ChartCard cardAt(qint64 second) const override;
    QRectF pointedRoom() const override;

private:
    struct Room; ///< where things are in this size
    struct Curve {
        qint64 activity::LagHistory::Figures::*value;
        Qt::PenStyle style;
        double width; ///< of a line's height
        bool isLoud;
    };

    void paintScale(QPainter &painter, const Room &room) const;
    void paintCurve(QPainter &painter, const Room &room, const Curve &curve, const QColor &colour) const;
    void paintNames(QPainter &painter, const Room &room) const;
    void paintBand(QPainter &painter, const Room &room) const;
    void paintTimes(QPainter &painter, const Room &room) const;
    qint64 latest(qint64 activity::LagHistory::Figures::*value) const;

    std::vector<activity::LagHistory::Point> m_points;
    std::vector<activity::SettingHistory::Span> m_spans;
    qint64 m_from = 0;
    qint64 m_to = 0;
    qint64 m_most = 0; ///< ms
};

} // namespace ui
