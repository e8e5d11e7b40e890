// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The series of the charts as those see them who see fewer colours.
#include "ui/activity/charts/chartheading.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace
{

using Tint = ui::ChartHeading::Tint;
using Linear = std::array<double, 3>;
using Matrix = std::array<Linear, 3>;

struct Sight {
    const char *name;
    Matrix matrix;
};

/// Of linear RGB, at a severity of 1.0. Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, “A
/// Physiologically-based Model for Simulation of Color Vision Deficiency”, IEEE Transactions on Visualization and
/// Computer Graphics 15 (6), 2009.
const std::array<Sight, 3> kSights{{
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

/// CIE76: 2.3 is just to be noticed; this is plain at a glance, also between bars that do not touch.
constexpr double kPlain = 15;

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Linear linearOf(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

Linear seenBy(const Matrix &matrix, const Linear &colour)
{
    Linear seen{};
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column)
            seen[row] += matrix[row][column] * colour[column];
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    return seen;
}

/// CIE L*a*b*, D65.
Linear labOf(const Linear &c)
{
    const auto root = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = root((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    const double y = root(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = root((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Linear &a, const Linear &b)
{
    const Linear one = labOf(a);
    const Linear other = labOf(b);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/// Without colour: what of a bar is filled.
QImage shapeOf(ui::BarPattern pattern)
{
    QImage image(24, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ui::fillPattern(painter, {QRectF(image.rect())}, pattern, Qt::black, Qt::white);
    return image;
}

/// Of those that stand in one chart: of sessions that come and go, by what happened to them; and that are to end.
const QList<QList<Tint>> kTogether{{Tint::Created, Tint::Expired, Tint::Ended, Tint::Gone, Tint::Evicted},
                                   {Tint::Expired, Tint::Due}};

class SeriesColours : public ::testing::TestWithParam<ui::Scheme>
{
protected:
    void SetUp() override { ui::installTheme(*qApp, GetParam()); }

    QWidget widget;
};

TEST_P(SeriesColours, AreToldApartByColourOrByPattern)
{
    for (const QList<Tint> &together : kTogether) {
        for (const Tint one : together) {
            for (const Tint other : together) {
                if (one >= other)
                    continue;
                const bool sameShape = shapeOf(ui::patternOf(one)) == shapeOf(ui::patternOf(other));
                for (const Sight &sight : kSights) {
                    const double apart = distance(seenBy(sight.matrix, linearOf(ui::markColour(one, &widget))),
                                                  seenBy(sight.matrix, linearOf(ui::markColour(other, &widget))));
                    EXPECT_TRUE(!sameShape || apart >= kPlain)
                        << int(one) << " and " << int(other) << " by " << sight.name << ": " << apart;
                }
            }
        }
    }
}

/// The two that matter most differ in both.
TEST_P(SeriesColours, CreatedAndEndedDifferInPattern)
{
    EXPECT_NE(shapeOf(ui::patternOf(Tint::Created)), shapeOf(ui::patternOf(Tint::Ended)));
    EXPECT_NE(shapeOf(ui::patternOf(Tint::Created)), shapeOf(ui::patternOf(Tint::Expired)));
    EXPECT_NE(shapeOf(ui::patternOf(Tint::Expired)), shapeOf(ui::patternOf(Tint::Ended)));
}

INSTANTIATE_TEST_SUITE_P(Schemes, SeriesColours,
                         ::testing::Values(ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::HighContrast));

/// The simulation itself: greys stay grey, and red and green come together where they are known to.
TEST(Sights, AreThoseOfTheModel)
{
    for (const Sight &sight : kSights) {
        const Linear grey = seenBy(sight.matrix, {0.5, 0.5, 0.5});
        EXPECT_LT(distance(grey, {0.5, 0.5, 0.5}), 1) << sight.name;
    }
    const Linear red = linearOf(QColor(0xb9, 0x32, 0x32));
    const Linear olive = linearOf(QColor(0x60, 0x60, 0x28));
    EXPECT_LT(distance(seenBy(kSights[1].matrix, red), seenBy(kSights[1].matrix, olive)), distance(red, olive) / 2);
}

} // namespace
