// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style.h"
#include "ui/theme/tipvoice.h"
#include "ui/theme/viewfocus.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIcon>
#include <QPalette>
#include <QPointer>
#include <QStyleHints>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#endif
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
        const QPalette wanted = schemePalette(m_scheme == Scheme::System ? systemScheme() : m_scheme);
        if (QApplication::palette() != wanted)
            QApplication::setPalette(wanted);
        m_applying = false;
    }

    static Scheme systemScheme()
    {
        if (wantsHighContrast())
            return Scheme::HighContrast;
        return systemIsDark() ? Scheme::Dark : Scheme::Light;
    }

    /// Where Qt cannot be asked: the desktops that have such a setting choose icons of this name with it.
    static bool wantsHighContrast()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
        if (QGuiApplication::styleHints()->accessibility()->contrastPreference() ==
            Qt::ContrastPreference::HighContrast)
            return true;
#endif
        return QIcon::themeName().startsWith(QLatin1String("HighContrast"), Qt::CaseInsensitive);
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

/// Nothing slides, fades or scrolls by itself, whatever the system prefers: there is no setting to miss.
void stayStill()
{
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
                                      Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox})
        QApplication::setEffectEnabled(effect, false);
}

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
        stayStill();
        follower() = new SchemeFollower(application);
        new TipVoice(&application);
        new ViewFocus(&application);
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
