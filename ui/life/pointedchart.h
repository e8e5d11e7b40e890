// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/chartcard.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace ui
{

/// A drawing over time that says what it shows where the pointer is, and by arrow keys, Home and End, as the charts of
/// the activity do; Escape puts it away.
class PointedChart : public QWidget
{
    Q_OBJECT

public:
    explicit PointedChart(QWidget *parent);

    /// What it shows in words, for those who do not see it, while nothing is pointed at by keys.
    void setSpokenFigures(const QString &figures);
    /// What is said of the time that is pointed at, in one line; empty: of none.
    QString pointedText() const;

protected:
    /// A time that there is something to say of.
    struct Stop {
        qint64 at = 0; ///< ascending
        double x = 0;  ///< in this widget
    };
    virtual QList<Stop> stops() const = 0;
    virtual ChartCard cardAt(qint64 at) const = 0;
    virtual QRectF pointedRoom() const = 0;
    /// Last of all, over what is drawn.
    void paintPointed(QPainter &painter, const QFont &font) const;
    /// What is shown is another: what is pointed at is told anew.
    void noteShown();

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    std::optional<Stop> pointed() const;
    void moveTo(qsizetype index);
    void putAway();
    void speak();

    QString m_figures;
    std::optional<double> m_pointer; ///< the mouse
    std::optional<qint64> m_key;     ///< the time that the keyboard has gone to
};

} // namespace ui
