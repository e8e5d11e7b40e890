// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/iothread.h"
#include "models/monitor/lookupdesk.h"
#include "models/monitor/sessionfeed.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/monitor/watchvoice.h"
#include "tests/sessions/sessionrows.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace messages;
using namespace monitor;
using server::ServerWatch;
using testrows::kNow;

class LookupDeskTest : public testing::Test
{
protected:
    LookupDeskTest()
    {
        link.setProfile(server.profile());
        QObject::connect(&desk, &LookupDesk::requestRefused, &desk,
                         [this](const Problem &problem) { refusals.append(problem.cause); });
    }
    void connectTo()
    {
        link.open({});
        support::sayConnected(link);
        ASSERT_TRUE(QTest::qWaitFor([this] { return link.isConnected(); }));
    }
    void choose(bool complete)
    {
        formats::FormatsInUse inUse;
        inUse.set = std::make_shared<const formats::FormatSet>(
            std::vector<formats::Format>{formats::plainFormat("shop:*").value()});
        inUse.detected.complete = complete;
        inUse.detected.formats.resize(complete ? 1 : 0);
        const auto chosen = std::make_shared<const formats::FormatsInUse>(inUse);
        support::say(link, [chosen](ServerWatch &watch) { Q_EMIT watch.formatsChosen(chosen); });
        ASSERT_TRUE(QTest::qWaitFor([&] { return formatDesk.inUse() == chosen; }));
    }

    support::SilentServer server;
    IoThread thread;
    sessions::SessionStore store;
    sessions::SessionTableModel table{store};
    SessionFeed feed{store, table};
    ServerLink link{thread};
    FormatDesk formatDesk{link, store, table};
    LookupDesk desk{link, formatDesk, feed};
    QStringList refusals;
};

TEST_F(LookupDeskTest, NeedsAConnectionAndItsFormats)
{
    EXPECT_FALSE(desk.mayFindUsers());
    EXPECT_EQ(desk.findUser("alice"), 0U);
    connectTo();
    EXPECT_FALSE(desk.mayFindUsers());
    EXPECT_EQ(desk.findUser("alice"), 0U) << "what is on the server is not known yet";
    EXPECT_EQ(refusals.size(), 2);
    choose(false);
    EXPECT_TRUE(desk.mayFindUsers());
    const quint64 first = desk.findUser("alice");
    EXPECT_GT(first, 0U);
    EXPECT_GT(desk.findUser("alice"), first);
    EXPECT_EQ(refusals.size(), 2);
    link.close();
    EXPECT_FALSE(desk.mayFindUsers());
}

TEST_F(LookupDeskTest, IsNotOfferedWhereNoFrameworkKeepsAnIndex)
{
    connectTo();
    choose(true);
    EXPECT_FALSE(desk.mayFindUsers());
}

TEST_F(LookupDeskTest, TheReportComesAfterTheRowsItSpeaksOf)
{
    qsizetype there = -1;
    QObject::connect(&desk, &LookupDesk::userLookupFinished, &desk,
                     [&](const UserLookupReport &) { there = store.count(); });
    connectTo();
    feed.addBatch(
        std::make_shared<RowBatch>(testrows::toBatch({.key = "session:a", .deadline = kNow + 60'000, .at = kNow})));
    support::say(link, [](ServerWatch &watch) { Q_EMIT watch.userLookupFinished({}); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return there >= 0; }));
    EXPECT_EQ(there, 1);
}

TEST_F(LookupDeskTest, AReportOfAFormerServerIsDropped)
{
    QSignalSpy finished(&desk, &LookupDesk::userLookupFinished);
    connectTo();
    support::say(link, [](ServerWatch &watch) { Q_EMIT watch.userLookupFinished({}); });
    connectTo();
    QTest::qWait(0);
    EXPECT_EQ(finished.count(), 0);
}

} // namespace
