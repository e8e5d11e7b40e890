// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

class QFont;
class QPainter;

namespace ui
{

/// Labels of two lines below an axis, none over another: each stands below its mark, or beside that, or is left out;
/// who comes first has the place.
class MarkLabels
{
public:
    struct Label {
        double x = 0; ///< of the mark
        QString title;
        QString detail;
        QColor colour; ///< of the title
        bool startsAtMark = false;
    };
    /// Between `left` and `right`.
    MarkLabels(double left, double right, const QFont &font);

    /// False: there is no room for it.
    bool add(const Label &label);
    void paint(QPainter &painter, double top, const QColor &detailColour) const;
    struct Placed {
        Label label;
        double left = 0;
        double width = 0;
        int align = 0; ///< Qt::Alignment
    };
    const QList<Placed> &placed() const { return m_placed; }

private:
    bool isFree(double left, double width) const;

    double m_left;
    double m_right;
    const QFont &m_font;
    QList<Placed> m_placed;
};

} // namespace ui
