// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/sessionfields.h"
#include "models/formats/fields/timestamp.h"

#include <QDateTime>
#include <QTimeZone>

#include <gtest/gtest.h>

using formats::durationFromText;
using formats::kUnknownTime;
using formats::timeFromText;
using formats::TimeUnit;

TEST(Timestamp, TellsNumbersBySize)
{
    EXPECT_EQ(timeFromText("1795344117", TimeUnit::Automatic), 1795344117000);
    EXPECT_EQ(timeFromText("1795344117.123", TimeUnit::Automatic), 1795344117123);
    EXPECT_EQ(timeFromText("1795344117123", TimeUnit::Automatic), 1795344117123);
    EXPECT_EQ(timeFromText("1795344117123456", TimeUnit::Automatic), 1795344117123);
    EXPECT_EQ(timeFromText("1795344117123456789", TimeUnit::Automatic), 1795344117123);
    EXPECT_EQ(timeFromText("1.795344117e9", TimeUnit::Automatic), 1795344117000);
    EXPECT_EQ(timeFromText("99999999999", TimeUnit::Automatic), 99999999999000);
    EXPECT_EQ(timeFromText("100000000000", TimeUnit::Automatic), 100000000000);
    EXPECT_EQ(timeFromText(" 1795344117 ", TimeUnit::Automatic), 1795344117000);
}

TEST(Timestamp, KeepsToTheUnitThatIsSaid)
{
    EXPECT_EQ(timeFromText("1795344117", TimeUnit::Seconds), 1795344117000);
    EXPECT_EQ(timeFromText("1795344117", TimeUnit::Milliseconds), 1795344117);
    EXPECT_EQ(timeFromText("1795344117", TimeUnit::Iso8601), kUnknownTime);
    EXPECT_EQ(timeFromText("2026-11-22T10:49:20Z", TimeUnit::Seconds), kUnknownTime);
}

TEST(Timestamp, ReadsIso8601)
{
    const qint64 expected = 1795344560000; // 2026-11-22T10:49:20Z
    for (const char *text :
         {"2026-11-22T10:49:20Z", "2026-11-22T10:49:20.000Z", "2026-11-22 10:49:20", "2026-11-22t10:49:20z",
          "2026-11-22T12:49:20+02:00", "2026-11-22T12:49:20+0200", "2026-11-22T12:49:20+02",
          "2026-11-22T05:19:20-05:30", "2026-11-22 10:49:20.000000 +00:00", "2026-11-22 10:49:20 Z"})
        EXPECT_EQ(timeFromText(text, TimeUnit::Automatic), expected) << text;
    EXPECT_EQ(timeFromText("2026-11-22T10:49:20.928Z", TimeUnit::Iso8601), expected + 928);
    EXPECT_EQ(timeFromText("2026-11-22T10:49:20.9287654321Z", TimeUnit::Iso8601), expected + 928);
    EXPECT_EQ(timeFromText("2026-11-22T10:49:20,9", TimeUnit::Iso8601), expected + 900);
    EXPECT_EQ(timeFromText("2026-11-22T10:49Z", TimeUnit::Iso8601), expected - 20000);
    EXPECT_EQ(timeFromText("2026-11-22", TimeUnit::Iso8601), 1795305600000);
}

TEST(Timestamp, ReadsWhatOldDotNetWrites)
{
    for (const TimeUnit unit : {TimeUnit::Automatic, TimeUnit::Iso8601, TimeUnit::Milliseconds, TimeUnit::Ticks}) {
        EXPECT_EQ(timeFromText("/Date(1795872486000)/", unit), 1795872486000);
        EXPECT_EQ(timeFromText(" /Date(1795872486123+0200)/", unit), 1795872486123);
        EXPECT_EQ(timeFromText("/Date(1795872486000-0700)/", unit), 1795872486000);
    }
    for (const char *text : {"/Date()/", "/Date(-62135596800000)/", "/Date(1795872486000", "/Date(12:30)/",
                             "/Date(+0200)/", "Date(1795872486000)", "/", "/Date(1795872486000+02000)/"})
        EXPECT_EQ(timeFromText(text, TimeUnit::Automatic), kUnknownTime) << text;
}

TEST(Timestamp, AgreesWithQtOnEveryDay)
{
    const QDate first(1970, 1, 2);
    for (QDate day = first; day.year() < 2110; day = day.addDays(1)) {
        const QByteArray text = day.toString(Qt::ISODate).toLatin1() + "T06:07:08Z";
        ASSERT_EQ(timeFromText(text, TimeUnit::Iso8601), QDateTime(day, QTime(6, 7, 8), Qt::UTC).toMSecsSinceEpoch())
            << text.constData();
    }
}

TEST(Timestamp, ReadsTheDayOfTheYear)
{
    EXPECT_EQ(timeFromText("[2026,332,13,35,19,0,0,0,0]", TimeUnit::Automatic), 1795872919000);
    EXPECT_EQ(timeFromText("[2026, 332, 13, 35, 19]", TimeUnit::Automatic), 1795872919000);
    EXPECT_EQ(timeFromText("[2026,332,14,35,19,250000000,1,0,0]", TimeUnit::Automatic), 1795872919250);
    for (const char *wrong :
         {"[", "[]", "[2026]", "[2026,367,0,0,0]", "[2025,366,0,0,0]", "[2026,1,24,0,0]", "[1,2,3,4,5",
          "[2026,332,13,35,19,0,0,0,0,0]", "[2026,332,13,35,x]", "[2026,332,13,35,19]]"})
        EXPECT_EQ(timeFromText(wrong, TimeUnit::Automatic), 0) << wrong;
}

TEST(Timestamp, RefusesTheRest)
{
    for (const char *text : {"",
                             " ",
                             "yesterday",
                             "0",
                             "-1",
                             "nan",
                             "inf",
                             "1e400",
                             "0x10",
                             "12 34",
                             "1,795",
                             "true",
                             "null",
                             "2026-13-01T00:00:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-11-22T25:00:00Z",
                             "2026-11-22T10:60:00Z",
                             "2026-11-22T10:49:20.Z",
                             "2026-11-22T10:49:20X",
                             "2026-11-22T",
                             "2026-11-2",
                             "0000-01-01T00:00:00Z",
                             "1969-12-31T23:59:59Z",
                             "1e30",
                             "Sun Nov 22 2026"})
        EXPECT_EQ(timeFromText(text, TimeUnit::Automatic), kUnknownTime) << text;
}

TEST(Timestamp, ReadsDurations)
{
    EXPECT_EQ(durationFromText("7200000", TimeUnit::Milliseconds), 7200000);
    EXPECT_EQ(durationFromText("3600", TimeUnit::Seconds), 3600000);
    EXPECT_EQ(durationFromText("0", TimeUnit::Seconds), 0);
    EXPECT_EQ(durationFromText("-5", TimeUnit::Seconds), 0);
    EXPECT_EQ(durationFromText("soon", TimeUnit::Seconds), 0);
    EXPECT_EQ(durationFromText("1e300", TimeUnit::Seconds), 0);
}
