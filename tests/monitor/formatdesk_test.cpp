// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/iothread.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/monitor/watchvoice.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace monitor;
using formats::FormatsInUse;
using server::ServerWatch;

std::shared_ptr<const FormatsInUse> twoPlainFormats()
{
    const std::vector<formats::Format> all{formats::plainFormat("shop:*").value(),
                                           formats::plainFormat("app:*").value()};
    FormatsInUse inUse;
    inUse.set = std::make_shared<const formats::FormatSet>(all);
    inUse.detected.sampled = 12;
    return std::make_shared<const FormatsInUse>(inUse);
}

class FormatDeskTest : public testing::Test
{
protected:
    FormatDeskTest() { link.setProfile(server.profile()); }
    void choose(const std::shared_ptr<const FormatsInUse> &chosen)
    {
        support::say(link, [chosen](ServerWatch &watch) { Q_EMIT watch.formatsChosen(chosen); });
    }

    support::SilentServer server;
    IoThread thread;
    sessions::SessionStore store;
    sessions::SessionTableModel table{store};
    ServerLink link{thread};
    FormatDesk desk{link, store, table};
};

TEST_F(FormatDeskTest, KnowsNothingBeforeTheServerWasLookedAt)
{
    EXPECT_EQ(desk.formatSet(), nullptr);
    EXPECT_TRUE(desk.formatTitles().isEmpty());
    EXPECT_EQ(desk.detected().sampled, 0);
    EXPECT_TRUE(desk.caveats(0).isEmpty());
    EXPECT_TRUE(desk.caveats(-1).isEmpty());
}

TEST_F(FormatDeskTest, TellsFormatsApartFromMereCounts)
{
    QSignalSpy formats(&desk, &FormatDesk::formatsChanged);
    QSignalSpy detection(&desk, &FormatDesk::detectionChanged);
    link.open({});
    const auto chosen = twoPlainFormats();
    choose(chosen);
    ASSERT_TRUE(QTest::qWaitFor([&] { return formats.count() == 1; }));
    EXPECT_EQ(desk.formatTitles().size(), 2);
    EXPECT_EQ(desk.formatSet(), chosen->set);

    FormatsInUse counted = *chosen;
    counted.detected.sampled = 99;
    choose(std::make_shared<const FormatsInUse>(counted));
    ASSERT_TRUE(QTest::qWaitFor([&] { return detection.count() == 1; }));
    EXPECT_EQ(formats.count(), 1);
    EXPECT_EQ(desk.detected().sampled, 99);

    counted.startsOver = true;
    choose(std::make_shared<const FormatsInUse>(counted));
    EXPECT_TRUE(QTest::qWaitFor([&] { return formats.count() == 2; })) << "its rows come again";

    desk.forget();
    EXPECT_EQ(formats.count(), 3);
    EXPECT_EQ(desk.formatSet(), nullptr);
    EXPECT_TRUE(desk.formatTitles().isEmpty());
}

TEST_F(FormatDeskTest, NumbersItsRequestsAcrossServers)
{
    const quint64 first = desk.readSample("shop:1", false);
    link.open({});
    const quint64 second = desk.previewFormat({});
    link.open({});
    const quint64 third = desk.readSample("shop:*", true);
    EXPECT_GT(first, 0U);
    EXPECT_GT(second, first);
    EXPECT_GT(third, second);
}

TEST_F(FormatDeskTest, ARequestWithoutAConnectionIsAnswered)
{
    QSignalSpy read(&desk, &FormatDesk::sampleRead);
    link.open({});
    const quint64 request = desk.readSample("shop:1", false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.count() == 1; }));
    const auto reading = read.first().first().value<messages::SampleReading>();
    EXPECT_EQ(reading.request, request);
    EXPECT_FALSE(reading.problem.isEmpty());
}

TEST_F(FormatDeskTest, KeepsInTheProfileWhatIsNotListed)
{
    desk.setUnlistedFormats({QStringLiteral("django")});
    EXPECT_EQ(link.profile().unlistedFormats, QStringList{QStringLiteral("django")});
    EXPECT_EQ(desk.profile().port, server.profile().port);
}

} // namespace
