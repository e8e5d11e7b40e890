// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QIcon>
#include <QImage>
#include <QLineEdit>
#include <QPalette>
#include <QPixmap>
#include <QScrollBar>
#include <QStyle>

#include <gtest/gtest.h>

#include <cmath>

namespace
{

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

struct Named {
    const char *name;
    QColor ui::Colours::*colour;
};

constexpr double kTextContrast = 4.5; // WCAG 2.1 AA, 1.4.3
constexpr double kMarkContrast = 3.0; // 1.4.11

class ThemeTest : public ::testing::TestWithParam<ui::Scheme>
{
protected:
    /// Of text: a scheme that is said to be of high contrast holds what WCAG asks for its highest level (1.4.6).
    double wanted() const { return c.isHighContrast ? 7.0 : kTextContrast; }

    const ui::Colours &c = ui::colours(ui::schemePalette(GetParam()));
};

TEST_P(ThemeTest, EveryTextIsReadableOnEveryGround)
{
    using C = ui::Colours;
    const Named grounds[] = {
        {"window", &C::window},           {"surface", &C::surface},      {"alternate", &C::alternate},
        {"raised", &C::raised},           {"hover", &C::hover},          {"selection", &C::selection},
        {"warningSoft", &C::warningSoft}, {"dangerSoft", &C::dangerSoft}};
    const Named texts[] = {{"text", &C::text},     {"mutedText", &C::mutedText}, {"accent", &C::accent},
                           {"good", &C::good},     {"warning", &C::warning},     {"due", &C::due},
                           {"danger", &C::danger}, {"neutral", &C::neutral},     {"selectionText", &C::selectionText}};
    for (const Named &ground : grounds) {
        for (const Named &text : texts)
            EXPECT_GE(contrast(c.*text.colour, c.*ground.colour), wanted()) << text.name << " on " << ground.name;
    }
}

TEST_P(ThemeTest, TextOnFilledGroundsIsReadable)
{
    EXPECT_GE(contrast(c.onAccent, c.accent), wanted());
    EXPECT_GE(contrast(c.onDanger, c.danger), wanted());
}

TEST_P(ThemeTest, MarksAreSeenOnRows)
{
    using C = ui::Colours;
    // Bars stand on their tracks, too; of selected rows those have the colour of borders.
    const Named grounds[] = {{"window", &C::window}, {"surface", &C::surface},     {"alternate", &C::alternate},
                             {"hover", &C::hover},   {"selection", &C::selection}, {"raised", &C::raised}};
    const Named marks[] = {{"accent", &C::accent},  {"good", &C::good},       {"due", &C::due},
                           {"danger", &C::danger},  {"neutral", &C::neutral}, {"warningMark", &C::warningMark},
                           {"muted", &C::mutedText}};
    for (const Named &ground : grounds) {
        for (const Named &mark : marks)
            EXPECT_GE(contrast(c.*mark.colour, c.*ground.colour), kMarkContrast) << mark.name << " on " << ground.name;
    }
    for (const QColor &bar : {c.accent, c.warningMark, c.mutedText}) {
        for (const bool isSelected : {false, true})
            EXPECT_GE(contrast(bar, ui::barTrack(c, isSelected)), kMarkContrast);
    }
}

/// 1.4.11: where a field or a switch is, and which of them has the keyboard.
TEST_P(ThemeTest, FieldsAndTheFocusAreSeen)
{
    for (const QColor &ground :
         {c.window, c.surface, c.alternate, c.raised, c.hover, c.selection, c.warningSoft, c.dangerSoft}) {
        EXPECT_GE(contrast(c.accent, ground), kMarkContrast) << "the focus";
        EXPECT_GE(contrast(c.outline, ground), kMarkContrast) << "an outline";
    }
}

/// As drawn: a scroll bar's thumb is translucent.
TEST_P(ThemeTest, ScrollBarsAreSeen)
{
    ui::installTheme(*qApp, GetParam());
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 100);
    bar.resize(bar.sizeHint().width(), 200);
    QPixmap drawn(bar.size());
    drawn.fill(c.surface);
    bar.render(&drawn, {}, {}, {});
    const QImage image = drawn.toImage();
    double best = 0;
    for (int y = 0; y < image.height(); ++y)
        best = std::max(best, contrast(image.pixelColor(image.width() / 2, y), c.surface));
    EXPECT_GE(best, kMarkContrast);
}

/// A text field that is drawn shows where it ends, and that it has the keyboard.
TEST_P(ThemeTest, AFieldIsDrawnWithItsOutline)
{
    ui::installTheme(*qApp, GetParam());
    QLineEdit field;
    field.resize(120, 30);
    const auto best = [this](const QImage &image) {
        double seen = 0;
        for (int x = 0; x < 4; ++x)
            seen = std::max(seen, contrast(image.pixelColor(x, image.height() / 2), c.window));
        return seen;
    };
    EXPECT_GE(best(field.grab().toImage()), kMarkContrast);
}

TEST_P(ThemeTest, ThePaletteSaysTheSame)
{
    const QPalette palette = ui::schemePalette(GetParam());
    using P = QPalette;
    for (const auto &[text, ground] :
         {std::pair{P::WindowText, P::Window}, std::pair{P::Text, P::Base}, std::pair{P::Text, P::AlternateBase},
          std::pair{P::ButtonText, P::Button}, std::pair{P::HighlightedText, P::Highlight},
          std::pair{P::Link, P::Window}, std::pair{P::PlaceholderText, P::Base},
          std::pair{P::PlaceholderText, P::Window}, std::pair{P::ToolTipText, P::ToolTipBase}})
        EXPECT_GE(contrast(palette.color(text), palette.color(ground)), kTextContrast)
            << int(text) << " on " << int(ground);
    EXPECT_EQ(ui::colours(palette).dark, GetParam() != ui::Scheme::Light);
    EXPECT_EQ(ui::colours(palette).isHighContrast, GetParam() == ui::Scheme::HighContrast);
}

std::string nameOf(ui::Scheme scheme)
{
    return scheme == ui::Scheme::Light ? "Light" : scheme == ui::Scheme::Dark ? "Dark" : "HighContrast";
}

INSTANTIATE_TEST_SUITE_P(Schemes, ThemeTest,
                         ::testing::Values(ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::HighContrast),
                         [](const auto &scheme) { return nameOf(scheme.param); });

/// There is no setting for it, as there is nothing that moves by itself.
TEST(Theme, NothingSlidesOrFades)
{
    ui::installTheme(*qApp, ui::Scheme::Light);
    const QStyle *style = QApplication::style();
    EXPECT_EQ(style->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    EXPECT_EQ(style->styleHint(QStyle::SH_Widget_Animate), 0);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
                                      Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox})
        EXPECT_FALSE(QApplication::isEffectEnabled(effect)) << int(effect);
}

TEST(Theme, SwitchesTheApplicationBetweenSchemes)
{
    ui::installTheme(*qApp, ui::Scheme::Dark);
    EXPECT_TRUE(ui::colours(QApplication::palette()).dark);
    ui::setScheme(ui::Scheme::Light);
    EXPECT_FALSE(ui::colours(QApplication::palette()).dark);
    ui::setScheme(ui::Scheme::HighContrast);
    EXPECT_TRUE(ui::colours(QApplication::palette()).isHighContrast);
    // The platform of the tests has no dark setting; what counts is that ours is not mistaken for it.
    ui::setScheme(ui::Scheme::Dark);
    ui::setScheme(ui::Scheme::System);
    EXPECT_EQ(ui::scheme(), ui::Scheme::System);
    EXPECT_FALSE(ui::colours(QApplication::palette()).dark);
}

/// Desktops that Qt cannot ask choose these icons with their setting.
TEST(Theme, ASystemOfHighContrastIsFollowed)
{
    const QString before = QIcon::themeName();
    QIcon::setThemeName(QStringLiteral("HighContrast"));
    ui::installTheme(*qApp, ui::Scheme::System);
    EXPECT_TRUE(ui::colours(QApplication::palette()).isHighContrast);
    QIcon::setThemeName(before);
    ui::setScheme(ui::Scheme::System);
    EXPECT_FALSE(ui::colours(QApplication::palette()).isHighContrast);
}

TEST(Theme, IconsFollowTheScheme)
{
    const QIcon icon = ui::themedIcon(QStringLiteral("search"), &ui::Colours::text);
    const auto inkOf = [&icon] {
        const QImage image = icon.pixmap(QSize(32, 32)).toImage();
        QColor ink = Qt::transparent;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > ink.alpha())
                    ink = image.pixelColor(x, y);
            }
        }
        return ink;
    };
    ui::installTheme(*qApp, ui::Scheme::Light);
    EXPECT_LT(inkOf().lightness(), 100);
    EXPECT_GT(inkOf().alpha(), 200);
    ui::setScheme(ui::Scheme::Dark);
    EXPECT_GT(inkOf().lightness(), 150);
}

} // namespace
