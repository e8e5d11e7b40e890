// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/chartactivity.h"
#include "ui/activity/charts/plotview.h"

#include <optional>
#include <vector>

namespace ui
{

/// A plot whose horizontal axis is time that has passed. What of it is not known is hatched, with words where there is
/// room; restarts are dotted lines; and a part of it can be selected, by dragging, or by keys: Shift and the arrows
/// from where the marker is, Enter takes it, Escape leaves it.
class TimePlot : public PlotView
{
    Q_OBJECT

public:
    /// Epoch seconds.
    struct Span {
        qint64 from = 0;
        qint64 until = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };

    explicit TimePlot(QWidget *parent = nullptr);

    /// By the user. It can be from the beginning on.
    void setSelectable(bool isSelectable) { m_isSelectable = isSelectable; }
    /// What was selected, here or in another chart of the same time.
    void setSelection(const std::optional<Span> &selection);
    const ChartActivity &activity() const { return m_activity; }
    /// Said of a chart: `figures`, and what of the time shown is not known.
    void speakFigures(const QString &figures);

Q_SIGNALS:
    void selectionMade(qint64 fromMs, qint64 untilMs);
    void selectionCleared();

protected:
    /// One that the marker can go to.
    struct Step {
        qint64 from = 0; ///< epoch seconds
        qint64 until = 0;
        double x = 0; ///< in the plot
    };
    /// What is to be drawn, before setSteps(). `window`: where that is in the plot.
    void setActivity(ChartActivity activity, const PlotWindow &window);
    /// In order; the marker goes to these, and to the times of which nothing is known.
    void setSteps(std::vector<Step> steps);
    /// Of the marker; -1: there is none, or it is at a time of which nothing is known.
    int markedStep() const;
    virtual Card stepCard(int step) const = 0;
    /// Hatches, restarts and selection, over what was drawn. And in words, where there is room.
    void paintTimes(QPainter &painter) const;
    /// So much higher than the figures the scale is to be, for what is said above them; 0: nothing is.
    double roomForWords(double low, double high) const;
    /// Of times of which nothing is known, for numbers().
    void addUnknown(ChartNumbers &numbers) const;
    /// What the numbers of a time say of it.
    QByteArray noteOf(qint64 fromMs, qint64 untilMs) const;

    Card cardAt(int index) const final;
    QRectF axisLabel() const override;
    bool takesKey(const QKeyEvent &event) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// Of a mark: a step, or a band.
    struct Place {
        Span span;
        int step = -1; ///< -1: it is a band
        int band = -1;
    };
    enum class Drag : quint8 {
        None,
        Begun, ///< pressed, and not moved far enough to mean it
        Moving,
    };

    double xOf(qint64 ms) const;
    qint64 secondAt(double x) const;
    bool isAtHandle(double x, qint64 &otherEnd) const;
    Span spanOf(qint64 one, qint64 other) const;
    void extend(int index);
    void dropPending();
    void take(const Span &span);
    QList<ActiveLine::Gap> pixelsOf(bool isLacking) const;
    void paintRestarts(QPainter &painter, QList<QRectF> &taken) const;
    void paintWords(QPainter &painter, QList<QRectF> &taken) const;
    bool paintWord(QPainter &painter, QList<QRectF> &taken, const QString &words, double left, double right) const;
    void paintBeginning(QPainter &painter) const;
    void paintSelection(QPainter &painter, const Span &span) const;
    std::optional<Span> shownSelection() const;
    QRectF selectionLabel(const Span &span) const;
    QString selectionWords(const Span &span) const;

    ChartActivity m_activity;
    PlotWindow m_window;
    std::vector<Place> m_places; ///< of the marks
    std::optional<Span> m_selection;
    std::optional<Span> m_pending;   ///< being dragged, or chosen by keys
    std::optional<Span> m_keyAnchor; ///< where the keys began
    bool m_isSelectable = true;
    Drag m_drag = Drag::None;
    double m_pressedAt = 0;
    qint64 m_dragAnchor = 0;
};

} // namespace ui
