// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One sign means one thing, in the list of events as in the history, and hatches lean one way.
#include "models/activity/history/historyentry.h"
#include "models/messages/sessionevent.h"
#include "ui/events/eventdelegate.h"
#include "ui/history/endmark.h"
#include "ui/theme/hatching.h"
#include "ui/theme/sign.h"

#include <QApplication>
#include <QPainter>

#include <gtest/gtest.h>

using messages::SessionEvent;
using ui::Sign;

namespace
{

QImage drawn(Sign sign)
{
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ui::drawSign(&painter, {8, 8}, sign, ui::colours(QApplication::palette()), Qt::black);
    return image;
}

} // namespace

TEST(EventSigns, AreThoseOfTheHistory)
{
    constexpr std::pair<history::EntryKind, SessionEvent::Kind> kEnds[] = {
        {history::EntryKind::Expired, SessionEvent::Kind::Expired},
        {history::EntryKind::Deleted, SessionEvent::Kind::LoggedOut},
        {history::EntryKind::LoggedOut, SessionEvent::Kind::EndedHere},
        {history::EntryKind::Evicted, SessionEvent::Kind::Evicted},
        {history::EntryKind::EndedEarly, SessionEvent::Kind::Ended},
        {history::EntryKind::Vanished, SessionEvent::Kind::Vanished},
    };
    for (const auto &[stored, live] : kEnds)
        EXPECT_EQ(ui::signOf(ui::markOf(int(stored))), ui::EventDelegate::signOf(int(live))) << int(stored);
    EXPECT_EQ(ui::EventDelegate::signOf(-1), Sign::Note);
    EXPECT_NE(ui::signOf(history::TimelineLine::Mark::Deadline),
              ui::EventDelegate::signOf(int(SessionEvent::Kind::Expired)));
}

TEST(EventSigns, DifferInTheirShapes)
{
    for (int one = 0; one <= int(Sign::Note); ++one) {
        for (int other = one + 1; other <= int(Sign::Note); ++other) {
            const bool isAlike = Sign(one) == Sign::EndedHere && Sign(other) == Sign::EndedElsewhere;
            EXPECT_EQ(drawn(Sign(one)) == drawn(Sign(other)), isAlike) << one << " and " << other;
        }
    }
}

TEST(EventSigns, HatchesStayInsideAndLean)
{
    for (const ui::Hatch lean : {ui::Hatch::Unknown, ui::Hatch::Partly}) {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ui::hatch(painter, QRectF(10, 10, 20, 20), Qt::black, 20, lean);
        painter.end();
        int inside = 0;
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) {
                if (image.pixelColor(x, y) == Qt::white)
                    continue;
                ++inside;
                EXPECT_TRUE(x >= 9 && x <= 30 && y >= 9 && y <= 30) << x << ' ' << y;
                const int along = lean == ui::Hatch::Unknown ? x + y : x - y + 40;
                const int off = along % 20;
                EXPECT_TRUE(off <= 3 || off >= 17) << x << ' ' << y;
            }
        }
        EXPECT_GT(inside, 10);
    }
}
