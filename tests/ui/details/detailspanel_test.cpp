// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspanel.h"

#include "models/monitor/sessionmonitor.h"
#include "tests/support/redisserver.h"
#include "ui/details/datapage.h"
#include "ui/details/sessionview.h"
#include "ui/details/valuemodel.h"
#include "ui/details/valueview.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

const QByteArray kKey = "sess:3f9a77b290aa4c41b7aa0fe2ab01ac41";
const QByteArray kOther = "sess:88ab77b290aa4c41b7aa0fe2ab01ac42";

class DetailsPanelTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.isRunning());
        server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
        server.command({"SET", kKey, R"({"cookie":{},"user":"alice","cart":{"n":1}})", "EX", "600"});
        server.command({"SET", kOther, R"({"cookie":{},"user":"alice"})", "EX", "600"});
        messages::ConnectionProfile profile;
        profile.port = server.port();
        panel.resize(340, 600);
        panel.show();
        monitor.connectTo(profile, {});
        ASSERT_TRUE(QTest::qWaitFor([this] { return monitor.store().count() == 2; }, 60'000));
    }

    bool shows(const QString &text)
    {
        const auto all = panel.findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    ui::ValueModel &values() { return panel.findChild<ui::DataPage *>()->view().values(); }

    support::RedisServer server;
    monitor::SessionMonitor monitor;
    ui::DetailsPanel panel{monitor};
};

TEST_F(DetailsPanelTest, ReadsFollowsAndOutlivesASession)
{
    // The server's events may come before the monitor is Live: what is changed below waits for that.
    ASSERT_TRUE(QTest::qWaitFor([this] { return monitor.liveness().mode == messages::Liveness::Mode::Live; }, 60'000));
    panel.showSession(monitor.store().find(kKey));
    EXPECT_TRUE(shows(QStringLiteral("alice")));
    EXPECT_FALSE(shows(QString::fromLatin1(kKey)));
    ASSERT_TRUE(QTest::qWaitFor([this] { return values().rowCount() == 3; }, 60'000));

    server.command({"SET", kKey, R"({"cookie":{},"user":"alice","cart":{"n":1},"more":2})", "EX", "900"});
    EXPECT_TRUE(QTest::qWaitFor([this] { return values().rowCount() == 4; }, 60'000));

    server.command({"DEL", kKey});
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows(QStringLiteral("logged out")); }, 60'000));
    EXPECT_TRUE(QTest::qWaitFor([this] { return monitor.store().find(kKey) == sessions::kNoSlot; }, 60'000));
    EXPECT_TRUE(shows(QStringLiteral("logged out"))) << "how it ended is still told";
    EXPECT_TRUE(shows(QStringLiteral("alice"))) << "what was last known stays";
    EXPECT_EQ(values().rowCount(), 4);
}

TEST_F(DetailsPanelTest, ALateAnswerIsNotShownForAnotherSelection)
{
    panel.showSession(monitor.store().find(kKey));
    panel.showSession(monitor.store().find(kOther));
    ASSERT_TRUE(QTest::qWaitFor([this] { return values().rowCount() > 0; }, 60'000));
    EXPECT_EQ(values().rowCount(), 2);
}

TEST_F(DetailsPanelTest, TellsOfTheUsersOtherSessionsAndOfTheDeadline)
{
    ASSERT_TRUE(QTest::qWaitFor([this] { return monitor.liveness().mode == messages::Liveness::Mode::Live; }, 60'000));
    panel.showSession(monitor.store().find(kKey));
    panel.findChild<ui::SessionView *>()->setPage(ui::SessionView::Related);
    EXPECT_TRUE(shows(QStringLiteral("Other sessions of this user: 1")));
    auto *list = panel.findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 1);
    EXPECT_FALSE(list->item(0)->text().contains(QString::fromLatin1(kOther.mid(5)))) << "its id is masked";
    QSignalSpy requested(&panel, &ui::DetailsPanel::sessionRequested);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    ASSERT_GE(requested.count(), 1);
    EXPECT_EQ(requested.front().front().value<sessions::Slot>(), monitor.store().find(kOther));

    server.command({"EXPIRE", kKey, "4200"});
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows(QStringLiteral("extended by ")); }, 60'000));
    EXPECT_TRUE(shows(QStringLiteral("while watched"))) << "nobody knows what was before";
    server.command({"DEL", kOther});
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows(QStringLiteral("No other session")); }, 60'000));
}

TEST_F(DetailsPanelTest, CountsASelectionAndForgetsWhatItShowed)
{
    panel.showSession(monitor.store().find(kKey));
    ASSERT_TRUE(QTest::qWaitFor([this] { return values().rowCount() == 3; }, 60'000));
    panel.showSeveral({monitor.store().find(kKey), monitor.store().find(kOther)});
    EXPECT_TRUE(shows(QStringLiteral("2 sessions selected")));
    EXPECT_TRUE(shows(QStringLiteral("All of one user.")));
    EXPECT_EQ(values().rowCount(), 0);
    panel.clear();
    EXPECT_TRUE(shows(QStringLiteral("No session selected")));
}

} // namespace
