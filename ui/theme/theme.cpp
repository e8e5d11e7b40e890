// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QPointer>
#include <QStyleHints>
#include <QVariant>

namespace ui
{

namespace
{

constexpr char kRoleProperty[] = "buttonRole";

/// Applies the scheme, and follows the platform's own light or dark setting when it changes.
class SchemeFollower final : public QObject
{
public:
    explicit SchemeFollower(QApplication &application)
        : QObject(&application)
    {
        application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { apply(); });
#endif
    }

    Scheme scheme() const
    {
        return m_scheme;
    }

    void setScheme(Scheme scheme)
    {
        m_scheme = scheme;
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // The platform tells every window; the application's own answer is enough once.
        if (event->type() == QEvent::ThemeChange && !m_applying && m_scheme == Scheme::System)
            QMetaObject::invokeMethod(
                this, [this] { apply(); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        if (m_applying)
            return;
        m_applying = true;
        const bool dark = m_scheme == Scheme::Dark || (m_scheme == Scheme::System && systemIsDark());
        const QPalette wanted = schemePalette(dark);
        if (QApplication::palette() != wanted)
            QApplication::setPalette(wanted);
        m_applying = false;
    }

    static bool systemIsDark()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
            return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
        // An empty palette puts the platform's back in force; there is no other public way to read it.
        QApplication::setPalette(QPalette());
        return QApplication::palette().color(QPalette::Window).lightness() < 128;
    }

    Scheme m_scheme = Scheme::System;
    bool m_applying = false;
};

QPointer<SchemeFollower> &follower()
{
    static QPointer<SchemeFollower> instance;
    return instance;
}

} // namespace

void installTheme(QApplication &application, Scheme scheme)
{
    if (!follower()) {
        QApplication::setStyle(new Style);
        follower() = new SchemeFollower(application);
    }
    setScheme(scheme);
}

void setScheme(Scheme scheme)
{
    if (follower())
        follower()->setScheme(scheme);
}

Scheme scheme()
{
    return follower() ? follower()->scheme() : Scheme::System;
}

void setButtonRole(QAbstractButton *button, ButtonRole role)
{
    button->setProperty(kRoleProperty, static_cast<int>(role));
    button->update();
}

ButtonRole buttonRole(const QWidget *widget)
{
    return widget ? static_cast<ButtonRole>(widget->property(kRoleProperty).toInt()) : ButtonRole::Quiet;
}

QFont monospaceFont(const QFont &beside)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // Fixed fonts run larger than text of the same size: a little smaller sits better beside it.
    if (beside.pointSizeF() > 0)
        font.setPointSizeF(beside.pointSizeF() * 0.94);
    else
        font.setPixelSize(qMax(1, qRound(beside.pixelSize() * 0.94)));
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont tabularFont(const QFont &base)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QFont font = base;
    font.setFeature("tnum", 1);
    return font;
#else
    return base;
#endif
}

} // namespace ui
