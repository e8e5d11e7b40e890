// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/lifepicture.h"
#include "ui/life/pointedchart.h"

#include <QString>

namespace ui
{

/// A session's life as a line: the time that is left falls, and jumps up with each extension. What is to come, if
/// nobody clicks, is dashed; what is not known, or not yet, hatched. All sizes go by the widget's font.
class LifeChart final : public PointedChart
{
    Q_OBJECT

public:
    explicit LifeChart(QWidget *parent = nullptr);

    /// `extended`: what stands below the arrows; `end`: how it ended.
    void showLife(const activity::LifePicture &picture, const QString &extended, const QString &end);
    const activity::LifePicture &picture() const { return m_picture; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    QList<Stop> stops() const override;
    ChartCard cardAt(qint64 at) const override;
    QRectF pointedRoom() const override;

private:
    struct Place; ///< where things are in this size

    void paintGrid(QPainter &painter, const Place &place) const;
    void paintGaps(QPainter &painter, const Place &place) const;
    void paintLine(QPainter &painter, const Place &place) const;
    void paintFuture(QPainter &painter, const Place &place) const;
    void paintDue(QPainter &painter, const Place &place) const;
    void paintNow(QPainter &painter, const Place &place) const;
    void paintMarks(QPainter &painter, const Place &place) const;

    activity::LifePicture m_picture;
    QString m_extended;
    QString m_end;
};

/// Round steps of time for an axis up to `most` ms, at most four of them; 0 is the first line, and the last one is at
/// or above `most`.
qint64 durationStep(qint64 most);

} // namespace ui
