// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilecolours.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kIconSide = 16;
constexpr qreal kIconScale = 2; // crisp where the screen has twice the pixels

struct ColourTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::ProfileColours)
};

} // namespace

QList<ProfileColour> profileColours()
{
    return {
        {QStringLiteral("#e35651"), ColourTexts::tr("red")},    {QStringLiteral("#d7640b"), ColourTexts::tr("orange")},
        {QStringLiteral("#a68004"), ColourTexts::tr("amber")},  {QStringLiteral("#26984c"), ColourTexts::tr("green")},
        {QStringLiteral("#169498"), ColourTexts::tr("teal")},   {QStringLiteral("#4185e4"), ColourTexts::tr("blue")},
        {QStringLiteral("#9d6de0"), ColourTexts::tr("violet")}, {QStringLiteral("#da52a1"), ColourTexts::tr("pink")}};
}

QColor profileColour(const QString &value)
{
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (value.size() != 7 || !value.startsWith(QLatin1Char('#')) ||
        !std::all_of(value.begin() + 1, value.end(), isDigit))
        return {};
    return QColor(value);
}

QString profileColourName(const QString &value)
{
    for (const ProfileColour &colour : profileColours()) {
        if (colour.value.compare(value, Qt::CaseInsensitive) == 0)
            return colour.name;
    }
    return profileColour(value).isValid() ? value : QString();
}

void drawColourMark(QPainter *painter, const QRectF &place, const QColor &colour)
{
    if (!colour.isValid())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal radius = std::min(place.width(), place.height()) / 2;
    painter->drawRoundedRect(place, radius, radius);
    painter->restore();
}

QIcon colourMarkIcon(const QColor &colour)
{
    if (!colour.isValid())
        return {};
    QPixmap pixmap(QSize(kIconSide, kIconSide) * kIconScale);
    pixmap.setDevicePixelRatio(kIconScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawColourMark(&painter, QRectF(6, 1, 4, 14), colour);
    return QIcon(pixmap);
}

QIcon iconWithMark(const QIcon &icon, const QColor &colour)
{
    if (!colour.isValid() || icon.isNull())
        return {};
    QIcon marked;
    for (const int side : {16, 32, 48, 128}) {
        QPixmap pixmap = icon.pixmap(QSize(side, side), 1.0);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal spot = pixmap.width() * 0.5;
        painter.setPen(QPen(Qt::white, spot * 0.12));
        painter.setBrush(colour);
        painter.drawEllipse(QRectF(pixmap.width() - spot, pixmap.height() - spot, spot * 0.92, spot * 0.92));
        painter.end();
        marked.addPixmap(pixmap);
    }
    return marked;
}

} // namespace ui
