// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/barpattern.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

namespace ui
{

/// The line above a chart: its title, then the current figures, each with the swatch of its series. Where there is no
/// room for all of them what is said beside is left out, then the words behind the swatches: the tooltip says them.
/// What still does not fit is left out from the right, figure by figure.
class ChartHeading final : public QWidget
{
    Q_OBJECT

public:
    /// Theme colours by purpose, so that a heading follows a change of the palette by itself.
    enum class Tint { None, Created, Expired, Ended, Gone, Evicted, Due };

    struct Figure {
        QString text;
        Tint tint = Tint::None; ///< None: muted text without a swatch
        bool isAside = false;   ///< said of the figures; the first to give way where there is no room for all
        QString brief = {};     ///< behind the swatch where there is no room for the text; empty: the text
    };

    explicit ChartHeading(QString title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setFigures(const QList<Figure> &figures);
    QString text() const; ///< all of it, in words
    /// As it is painted, for a picture.
    void paintPicture(QPainter &painter, const QRectF &target) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    double widthOf(const Figure &figure) const;
    /// Right of the title.
    double roomForFigures() const;
    double widthOf(const QList<Figure> &figures) const;
    /// As they fit; without what is said beside, or in brief.
    QList<Figure> shownFigures() const;

    QString m_title;
    QList<Figure> m_figures;
};

/// How the bars of a series are filled, and its swatch.
BarPattern patternOf(ChartHeading::Tint tint);
/// The colour of a series as text; and, softer, as a mark: bars are large.
QColor tintColour(ChartHeading::Tint tint, const QWidget *widget);
QColor markColour(ChartHeading::Tint tint, const QWidget *widget);
/// `colour` as a bar on the surface, without being translucent: bars stand in front of one another.
QColor softened(const QColor &colour, const QWidget *widget);

} // namespace ui
