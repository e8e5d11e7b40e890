// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn and said of a life and of the lag, without a server.
#include "ui/life/lagchart.h"
#include "ui/life/lagwords.h"
#include "ui/life/lifechart.h"
#include "ui/life/lifewords.h"
#include "ui/life/marklabels.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>

#include <QTest>

#include <gtest/gtest.h>

#include <random>
#include <set>

using activity::ExpirySettings;
using activity::LagHistory;
using activity::LifePicture;
using activity::SessionLife;
using activity::SettingHistory;
using namespace ui;
using End = SessionLife::End;

namespace
{

constexpr qint64 kStart = 1'790'000'000'000;
constexpr qint64 kSecond = 1'790'000'000;

SessionLife lifeOfThirtySeconds()
{
    SessionLife life(kStart, kStart, true);
    life.note(kStart, kStart + 30'000, 0);
    life.note(kStart + 18'000, kStart + 48'000, 1);
    return life;
}

LagHistory::Figures measured()
{
    LagHistory::Figures lag;
    lag.measured = 1204;
    lag.inferred = 3;
    lag.p50 = 3'100;
    lag.p95 = 9'600;
    lag.longest = 14'200;
    return lag;
}

/// Pixels that are about this colour.
int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += std::abs(at.red() - colour.red()) + std::abs(at.green() - colour.green()) +
                         std::abs(at.blue() - colour.blue()) <
                     24;
        }
    }
    return count;
}

} // namespace

TEST(MarkLabels, NeverStandOverEachOtherNorLeaveTheirRoom)
{
    std::mt19937 random(11);
    const QFont font;
    for (int round = 0; round < 200; ++round) {
        MarkLabels labels(10, 900, font);
        for (int i = 0; i < 8; ++i)
            labels.add({double(random() % 1000), QStringLiteral("deadline"),
                        QString(int(random() % 30), QLatin1Char('w')), Qt::black, random() % 2 == 0});
        const auto &placed = labels.placed();
        for (qsizetype one = 0; one < placed.size(); ++one) {
            EXPECT_GE(placed[one].left, 10);
            EXPECT_LE(placed[one].left + placed[one].width, 900.5);
            for (qsizetype other = 0; other < one; ++other)
                EXPECT_TRUE(placed[one].left >= placed[other].left + placed[other].width ||
                            placed[other].left >= placed[one].left + placed[one].width);
        }
    }
}

TEST(LifeChart, ItsScaleHasFewRoundSteps)
{
    for (const qint64 most :
         {1'000LL, 30'000LL, 45'000LL, 1'800'000LL, 86'400'000LL, 90 * 86'400'000LL, 400 * 86'400'000LL}) {
        const qint64 step = durationStep(most);
        EXPECT_LE((most + step - 1) / step, 4) << most;
        EXPECT_FALSE(scaleText(step).isEmpty());
    }
    EXPECT_EQ(durationStep(30'000), 10'000);
    EXPECT_EQ(scaleText(1'800'000), QStringLiteral("30 min"));
}

/// In each size, and without a word of a future where nothing was measured.
TEST(LifeChart, DrawsDueOnlyInItsColour)
{
    installTheme(*qApp, Scheme::Light);
    LifeChart chart;
    const QColor due = colours(&chart).due;
    for (const QSize size : {QSize(1232, 280), QSize(980, 200), QSize(300, 120), QSize(40, 20)}) {
        chart.resize(size);
        chart.showLife(LifePicture(), {}, {});
        EXPECT_EQ(pixelsOf(chart.grab().toImage(), due), 0) << "of nothing there is nothing to see";
        chart.showLife(LifePicture::of(lifeOfThirtySeconds(), kStart + 25'000, measured()),
                       QStringLiteral("extended 1 time"), {});
        if (size.width() > 100) {
            EXPECT_GT(pixelsOf(chart.grab().toImage(), due), 0);
        }
        SessionLife loggedOut = lifeOfThirtySeconds();
        loggedOut.end(End::LoggedOut, kStart + 25'000);
        chart.showLife(LifePicture::of(loggedOut, kStart + 60'000, measured()), {}, QStringLiteral("logged out"));
        EXPECT_EQ(pixelsOf(chart.grab().toImage(), due), 0) << "it ended before its deadline";
    }
}

TEST(LifeChart, SaysWhatIsLeftWhereThePointerIs)
{
    installTheme(*qApp, Scheme::Light);
    LifeChart chart;
    chart.resize(980, 300);
    const LifePicture picture = LifePicture::of(lifeOfThirtySeconds(), kStart + 25'000, measured());
    chart.showLife(picture, {}, {});
    chart.setSpokenFigures(QStringLiteral("all of it"));
    chart.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&chart));
    EXPECT_TRUE(chart.pointedText().isEmpty());

    // By keys, from the first instant to the last.
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Home);
    const QString first = chart.pointedText();
    EXPECT_FALSE(first.isEmpty());
    EXPECT_EQ(chart.accessibleDescription(), first);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_NE(chart.pointedText(), first);
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_EQ(chart.pointedText(), first);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_TRUE(chart.pointedText().contains(QStringLiteral("due, or reaped"))) << qPrintable(chart.pointedText());
    bool isToCome = false;
    bool isKnown = false;
    for (int step = 0; step < 100; ++step) {
        QTest::keyClick(&chart, Qt::Key_Left);
        const QString text = chart.pointedText();
        isToCome = isToCome || text.contains(QStringLiteral("left, if nobody clicks"));
        isKnown = isKnown || (text.contains(QStringLiteral("left")) && !text.contains(QStringLiteral("nobody")));
    }
    EXPECT_TRUE(isToCome && isKnown);
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_TRUE(chart.pointedText().isEmpty());
    EXPECT_EQ(chart.accessibleDescription(), QStringLiteral("all of it"));

    // By the mouse, and away with it.
    QTest::mouseMove(&chart, QPoint(500, 100));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !chart.pointedText().isEmpty(); }));
    EXPECT_EQ(chart.accessibleDescription(), QStringLiteral("all of it")) << "who hears it has not asked";
}

TEST(LifeWords, TheLargeFigureSaysWhatItIsOf)
{
    SessionLife life = lifeOfThirtySeconds();
    LifeFigure figure = figureOf(LifePicture::of(life, kStart + 29'000, measured()), life);
    EXPECT_EQ(figure.figure, QStringLiteral("0:19"));
    EXPECT_EQ(figure.first, QStringLiteral("left, until"));
    EXPECT_FALSE(figure.isDue);
    figure = figureOf(LifePicture::of(life, kStart + 52'000, measured()), life);
    EXPECT_EQ(figure.figure, QStringLiteral("0:04"));
    EXPECT_TRUE(figure.isDue);
    EXPECT_TRUE(figure.first.contains(QStringLiteral("due, not reaped")));
    life.end(End::Expired, kStart + 51'100);
    figure = figureOf(LifePicture::of(life, kStart + 99'000, measured()), life);
    EXPECT_EQ(figure.figure, QStringLiteral("3.1 s"));
    std::set<QString> ends;
    for (int end = 1; end <= int(End::Replaced); ++end)
        EXPECT_TRUE(ends.insert(endText(End(end))).second);
}

TEST(LifeWords, SaysWhenFewerExtensionsAreDrawnThanWereCounted)
{
    SessionLife life(kStart, kStart, false);
    life.note(kStart, kStart + 30'000, 5);
    life.note(kStart + 9'000, kStart + 39'000, 6);
    EXPECT_TRUE(extensionsText(life).startsWith(QStringLiteral("extended 6 time")));
    EXPECT_TRUE(extensionsText(life).endsWith(QStringLiteral(", 1 drawn")));
    EXPECT_TRUE(extensionsText(SessionLife()).isEmpty());
    activity::LifeWatch::Facts facts;
    facts.key = "session:1";
    facts.user = "42";
    facts.otherNames = "alice";
    EXPECT_TRUE(subjectText(facts).startsWith(QStringLiteral("alice")));
    EXPECT_FALSE(spokenLife(LifePicture(), SessionLife(), facts).contains(QStringLiteral("session:1")));
}

TEST(LagWords, TheFiguresSayOfHowManyEndingsTheyAre)
{
    EXPECT_EQ(lagSummary(measured()),
              QStringLiteral("Of 1,204 expired: half within 3.1 s, 95 % within 9.6 s, longest 14 s. "
                             "3 more only inferred, or without a deadline: no lag."))
        << qPrintable(lagSummary(measured()));
    EXPECT_EQ(lagSummary({}), QStringLiteral("No lag was measured in this time."));
}

TEST(LagWords, WhatIsNotToldIsNotKnown)
{
    ExpirySettings refused;
    refused.info = refused.config = ExpirySettings::Telling::Refused;
    for (const SettingSentence &sentence : {hzSentence(refused, {}), effortSentence(refused), keysSentence(refused)}) {
        EXPECT_TRUE(sentence.title.contains(QStringLiteral("not known")));
        EXPECT_TRUE(sentence.sentence.contains(QStringLiteral("may not ask")));
    }
    EXPECT_TRUE(hzSentence({}, {}).sentence.contains(QStringLiteral("No answer")));
    ExpirySettings told;
    told.hz.add(10);
    told.hz.add(100);
    EXPECT_EQ(hzSentence(told, {}).title, QStringLiteral("hz 10 to 100"));
}

TEST(LagWords, LagIsComparedBetweenTheSettingsThatWereInForce)
{
    LagHistory lags;
    SettingHistory settings;
    ExpirySettings ten, hundred;
    ten.hz.add(10);
    hundred.hz.add(100);
    for (qint64 second = kSecond; second < kSecond + 120; ++second) {
        settings.note(second, second < kSecond + 60 ? ten : hundred);
        lags.add(second, second < kSecond + 70 ? 3'100 : 400);
    }
    EXPECT_EQ(lagByHz(lags, settings, kSecond, kSecond + 120), QStringLiteral("p50 here: 3.1 s at 10, 0.4 s at 100."))
        << "what was due before the change is not counted as after it";
    EXPECT_TRUE(lagByHz({}, settings, kSecond, kSecond + 120).isEmpty());
}

TEST(LagChart, PaintsInAnySizeAndNamesWhatWasInForce)
{
    installTheme(*qApp, Scheme::Dark);
    LagHistory lags;
    SettingHistory settings;
    ExpirySettings told;
    told.hz.add(10);
    told.effort.add(4);
    for (qint64 second = kSecond - 200; second < kSecond; ++second) {
        lags.add(second, second % 7 * 900);
        settings.note(second, told);
    }
    LagChart chart;
    for (const QSize size : {QSize(760, 260), QSize(200, 100), QSize(20, 10)}) {
        chart.resize(size);
        chart.showLag(lags, settings, kSecond - kLagSeconds, kSecond);
        EXPECT_FALSE(chart.grab().isNull());
    }
    ASSERT_EQ(chart.spans().size(), 1u);
    EXPECT_EQ(LagChart::settingText(chart.spans().front()), QStringLiteral("hz 10 · effort 4"));
    EXPECT_EQ(chart.points().front().figures.measured, 0) << "before anything was measured there is no line";
    chart.resize(760, 260);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_TRUE(chart.pointedText().contains(QStringLiteral("p95"))) << qPrintable(chart.pointedText());
    EXPECT_TRUE(chart.pointedText().contains(QStringLiteral("hz 10")) ||
                chart.points().back().second >= chart.spans().back().to);
    QTest::keyClick(&chart, Qt::Key_Home);
    EXPECT_TRUE(chart.pointedText().contains(QStringLiteral("nothing was measured")))
        << qPrintable(chart.pointedText());
    chart.showLag({}, {}, kSecond - kLagSeconds, kSecond);
    EXPECT_FALSE(chart.grab().isNull());
}
