// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPalette>
#include <QPixmap>

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

class ThemeTest : public ::testing::TestWithParam<bool>
{
protected:
    const ui::Colours &c = ui::colours(ui::schemePalette(GetParam()));
};

TEST_P(ThemeTest, EveryTextIsReadableOnEveryGround)
{
    using C = ui::Colours;
    const Named grounds[] = {{"window", &C::window}, {"surface", &C::surface}, {"alternate", &C::alternate},
                             {"raised", &C::raised}, {"hover", &C::hover},     {"selection", &C::selection}};
    const Named texts[] = {{"text", &C::text},     {"mutedText", &C::mutedText}, {"accent", &C::accent},
                           {"good", &C::good},     {"warning", &C::warning},     {"due", &C::due},
                           {"danger", &C::danger}, {"neutral", &C::neutral},     {"selectionText", &C::selectionText}};
    for (const Named &ground : grounds) {
        for (const Named &text : texts)
            EXPECT_GE(contrast(c.*text.colour, c.*ground.colour), kTextContrast) << text.name << " on " << ground.name;
    }
}

TEST_P(ThemeTest, TextOnFilledGroundsIsReadable)
{
    EXPECT_GE(contrast(c.onAccent, c.accent), kTextContrast);
    EXPECT_GE(contrast(c.onDanger, c.danger), kTextContrast);
    EXPECT_GE(contrast(c.danger, c.dangerSoft), kTextContrast);
    EXPECT_GE(contrast(c.warning, c.warningSoft), kTextContrast);
    EXPECT_GE(contrast(c.text, c.dangerSoft), kTextContrast);
    EXPECT_GE(contrast(c.text, c.warningSoft), kTextContrast);
    EXPECT_GE(contrast(c.mutedText, c.warningSoft), kTextContrast);
}

TEST_P(ThemeTest, MarksAreSeenOnRows)
{
    for (const QColor &ground : {c.surface, c.alternate, c.selection}) {
        for (const QColor &mark : {c.accent, c.good, c.due, c.danger, c.neutral})
            EXPECT_GE(contrast(mark, ground), kMarkContrast);
    }
    EXPECT_GE(contrast(c.warningMark, c.surface), kMarkContrast);
    EXPECT_GE(contrast(c.accent, c.track), kMarkContrast);
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
    EXPECT_EQ(ui::colours(palette).dark, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Schemes, ThemeTest, ::testing::Bool(),
                         [](const auto &scheme) { return scheme.param ? std::string("Dark") : std::string("Light"); });

TEST(Theme, SwitchesTheApplicationBetweenSchemes)
{
    ui::installTheme(*qApp, ui::Scheme::Dark);
    EXPECT_TRUE(ui::colours(QApplication::palette()).dark);
    ui::setScheme(ui::Scheme::Light);
    EXPECT_FALSE(ui::colours(QApplication::palette()).dark);
    // The platform of the tests has no dark setting; what counts is that ours is not mistaken for it.
    ui::setScheme(ui::Scheme::Dark);
    ui::setScheme(ui::Scheme::System);
    EXPECT_EQ(ui::scheme(), ui::Scheme::System);
    EXPECT_FALSE(ui::colours(QApplication::palette()).dark);
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
