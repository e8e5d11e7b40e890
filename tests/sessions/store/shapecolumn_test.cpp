// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/shapecolumn.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

using sessions::RowShape;
using sessions::ShapeColumn;

namespace
{

RowShape shapeOf(quint32 number)
{
    return {.keyLength = quint16(number >> 8), .idOffset = 0, .idLength = 1, .format = quint8(number), .node = 2};
}

} // namespace

TEST(ShapeColumn, KeepsEachShapeWholly)
{
    const std::vector<RowShape> shapes = {
        {},
        {65535, 0, 0, 0, 0},
        {0, 65535, 0, 0, 0},
        {0, 0, 65535, 0, 0},
        {0, 0, 0, 255, 0},
        {0, 0, 0, 0, 255},
        {65535, 65534, 65533, 255, 254},
    };
    ShapeColumn column;
    column.reach(quint32(shapes.size()));
    for (quint32 i = 0; i < shapes.size(); ++i) {
        EXPECT_EQ(column[i], RowShape());
        column.set(i, shapes[i]);
    }
    for (quint32 i = 0; i < shapes.size(); ++i)
        EXPECT_EQ(column[i], shapes[i]);
}

/// More shapes than there are numbers, coming and going.
TEST(ShapeColumn, IsWhatAPlainColumnWouldBe)
{
    constexpr quint32 kRows = 100'000;
    ShapeColumn column;
    column.reach(kRows);
    std::vector<RowShape> expected(kRows);
    std::mt19937 random(11);
    for (const quint32 variety : {90'000U, 50U, 90'000U, 1U}) {
        for (int step = 0; step < 300'000; ++step) {
            const auto row = quint32(random() % kRows);
            const RowShape shape = random() % 4 == 0 ? RowShape() : shapeOf(quint32(random() % variety));
            column.set(row, shape);
            expected[row] = shape;
        }
        for (quint32 row = 0; row < kRows; ++row)
            ASSERT_EQ(column[row], expected[row]) << row;
    }
}

TEST(ShapeColumn, DoesNotGrowByShapesThatCameAndWent)
{
    constexpr quint32 kRows = 1000;
    ShapeColumn column;
    column.reach(kRows);
    const auto fillWith = [&column](quint32 first) {
        for (quint32 row = 0; row < kRows; ++row)
            column.set(row, shapeOf(first + row));
    };
    fillWith(0);
    const qsizetype before = column.memoryUse();
    for (quint32 generation = 1; generation < 200; ++generation) // three times as many as there are numbers
        fillWith(generation * kRows);
    EXPECT_LE(column.memoryUse(), 2 * before);
    for (quint32 row = 0; row < kRows; ++row)
        column.set(row, shapeOf(1));
    EXPECT_LE(column.memoryUse(), 2 * before);
}

TEST(ShapeColumn, TakesTwoBytesARow)
{
    constexpr quint32 kRows = 1 << 16;
    ShapeColumn column;
    column.reach(kRows);
    for (quint32 row = 0; row < kRows; ++row)
        column.set(row, {.keyLength = 40, .idOffset = 8, .idLength = 32, .format = 1, .node = quint8(row % 3)});
    EXPECT_LT(column.memoryUse(), qsizetype(kRows) * 9 / 4);
}
