// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/barpattern.h"
#include "ui/activity/charts/chartcard.h"
#include "ui/activity/charts/chartnumbers.h"
#include "ui/activity/charts/chartpoints.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/activity/charts/valuescale.h"

#include "ui/theme/theme.h"

#include <QChartView>
#include <QColor>
#include <QList>
#include <QString>

#include <optional>

class QKeyEvent;
class QLineSeries;
class QValueAxis;

namespace ui
{

/// One chart of the activity panel. Qt Charts draws lines; grid, labels, bars, areas, marker and the card
/// beside the marker are painted here. Its axes cost more than everything else together, its tooltips know
/// no keyboard, its bar series keep a graphics item for every bar; and bars as one outline are slow, as Qt's
/// rasteriser walks through all edges of a scan line for each of them (7 ms for 60 stacked bars; as
/// rectangles 0.1 ms). The same goes for an area below a line that goes up and down with each point: 35 ms.
///
/// The horizontal axis counts device-independent pixels of the plot, so that subclasses can put bars on
/// whole device pixels, and the range changes only when the window does.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    explicit PlotView(QWidget *parent = nullptr);

    /// Instead of the series: why there is nothing to see. Empty: the series.
    void setMessage(const QString &message);
    QString message() const { return m_message; }
    /// The current figures in words, for those who do not see the chart.
    void setSpokenFigures(const QString &figures);
    int markerIndex() const { return m_marker; }
    /// The whole pane is its: Escape is for getting out of it.
    void setEnlarged(bool isEnlarged);
    /// What is drawn, for a picture or a drawing of lines.
    void paintPicture(QPainter &painter, const QRectF &target);
    /// What is drawn, as numbers.
    virtual ChartNumbers numbers() const = 0;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The room for the plot has changed: whoever feeds this chart feeds it again.
    void plotResized();
    /// Or back, where it is.
    void enlargeRequested();
    void copyRequested();
    void pictureRequested();
    void numbersRequested();
    /// At this place of the screen.
    void menuRequested(const QPoint &at);

protected:
    struct Mark {
        double x = 0;               ///< in the plot
        qint64 key = 0;             ///< what it stands for, ascending: the marker stays with it as the chart moves on
        double left = 0, right = 0; ///< it stands for all that is between; the same: for nothing but itself
        bool isAcross(double at) const { return left < right && left <= at && at < right; }
    };
    struct Bar {
        double left = 0, right = 0; ///< in the plot, snapped
        double value = 0;           ///< clipped at the top of the scale
        double base = 0;            ///< from here up to the value
    };
    using Card = ChartCard;

    static constexpr int kTickGap = kGrid;

    virtual Card cardAt(int index) const = 0;
    /// Something else stands below the axis there, and labels give way; empty: nothing.
    virtual QRectF axisLabel() const { return {}; }
    /// Below the grid and the series, in the view's coordinates.
    virtual void paintUnder(QPainter &painter) const;
    /// Over the series and below the marker, in the view's coordinates.
    virtual void paintOver(QPainter &painter) const = 0;
    /// Gives the series, where there are any, the colours of the palette.
    virtual void applyColours();

    QRectF plot() const { return m_plot; }
    /// The nearest whole device pixel.
    double snapped(double x) const;
    void paintBars(QPainter &painter, const QList<Bar> &bars, const QColor &colour,
                   BarPattern pattern = BarPattern::Solid) const;
    /// Hatched, over everything: nobody was watching.
    void paintGaps(QPainter &painter, const QList<ActiveLine::Gap> &gaps) const;
    /// Hatched the other way, and what is below can be seen: it lacks what one of the nodes holds.
    void paintShares(QPainter &painter, const QList<ActiveLine::Gap> &shares) const;
    /// On bars that are higher than the scale, the sign for what goes on above, and how high it goes.
    void paintCuts(QPainter &painter, const QList<Bar> &bars) const;
    double mapY(double value) const;

    /// On both axes.
    QLineSeries *addLine();
    /// The ground below a line, by pixel columns; to be drawn below that line, which hides the steps.
    /// `points` by their x, in pixels of the plot and values. `colour` should be opaque: Qt 6 spreads a
    /// translucent fill higher than 96 lines over its thread pool, and each column would wait for a thread.
    void paintArea(QPainter &painter, const QList<QPointF> &points, const QColor &colour) const;
    void setScale(const ValueScale &scale);
    void setTicks(std::vector<TimeTick> ticks);
    void setMarks(QList<Mark> marks);
    const QList<Mark> &marks() const { return m_marks; }

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

    /// Which the window's menus would take otherwise.
    virtual bool takesKey(const QKeyEvent &event) const;
    void moveMarker(int index);
    void clearMarker();
    void speak();
    QFont smallFont() const;
    bool isPicture() const { return m_isPicture; }
    bool isEnlarged() const { return m_isEnlarged; }

private:
    void layOut();
    double gutterWidth() const;
    int nearestMark(double x) const;
    void placeMarker();
    QRectF bandOf(const ActiveLine::Gap &gap) const;
    void paintTicks(QPainter &painter) const;
    void paintMarker(QPainter &painter) const;

    QValueAxis *m_horizontal;
    QValueAxis *m_vertical;
    QRectF m_plot;
    ValueScale m_scale;
    std::vector<TimeTick> m_ticks;
    QList<Mark> m_marks;
    QString m_message;
    QString m_figures;
    std::optional<double> m_pointer; ///< the mouse, in the plot
    std::optional<qint64> m_key;     ///< the mark that the keyboard has gone to
    int m_marker = -1;
    bool m_isPicture = false;
    bool m_isEnlarged = false;
};

} // namespace ui
