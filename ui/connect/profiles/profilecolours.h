// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QString>

class QPainter;
class QRectF;

namespace ui
{

/// A colour that a connection can be marked with.
struct ProfileColour {
    QString value; ///< `#rrggbb`, as profiles keep it
    QString name;  ///< for people
};

/// What is offered. Each can be told from the ground (3:1) in the light and in the dark scheme.
QList<ProfileColour> profileColours();
/// What a profile keeps, as a colour; invalid for nothing, and for what is none.
QColor profileColour(const QString &value);
/// "red"; of one that is not offered what it is made of. Empty for none.
QString profileColourName(const QString &value);

/// The mark of a connection: a bar with round ends. Nothing of an invalid colour.
void drawColourMark(QPainter *painter, const QRectF &place, const QColor &colour);
/// The same for a menu; null for an invalid colour.
QIcon colourMarkIcon(const QColor &colour);
/// The window's icon with a spot of this colour in it; null, and so the application's own, for an invalid colour.
QIcon iconWithMark(const QIcon &icon, const QColor &colour);

} // namespace ui
