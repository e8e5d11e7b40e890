// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ui
{

namespace
{

/// The icons are drawn in black strokes; black is replaced by the wanted colour before rendering.
QByteArray svgIn(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#000000", colour.name(QColor::HexRgb).toLatin1());
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, QColor Colours::*colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QPixmap image = render((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        painter->drawPixmap(rect, image);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return render(size, mode, state);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_colour); }
    QString key() const override { return QStringLiteral("sessionscope-themed"); }
    bool isNull() override { return false; }

private:
    QPixmap render(const QSize &size, QIcon::Mode mode, QIcon::State) const
    {
        QColor colour = colours(QGuiApplication::palette()).*m_colour;
        const QString cacheKey = QStringLiteral("icon/%1/%2/%3x%4/%5")
                                     .arg(m_name, colour.name())
                                     .arg(size.width())
                                     .arg(size.height())
                                     .arg(static_cast<int>(mode));
        QPixmap image;
        if (QPixmapCache::find(cacheKey, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setOpacity(mode == QIcon::Disabled ? 0.45 : 1.0);
        QSvgRenderer renderer(svgIn(m_name, colour));
        if (renderer.isValid())
            renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(cacheKey, image);
        return image;
    }

    QString m_name;
    QColor Colours::*m_colour;
};

} // namespace

QIcon themedIcon(const QString &name, QColor Colours::*colour)
{
    return QIcon(new ThemedIconEngine(name, colour));
}

} // namespace ui
