// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk says of a history that it has open already, without a server.
#include "models/activity/history/endedquestion.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/activity/history/historyfolder.h"

#include <QTest>

using namespace history;
using support::entry;
using support::kNow;

namespace
{

TEST(OpenHistory, KnowsFormatsThatCameAfterItWasOpened)
{
    const QTemporaryDir place;
    monitor::SessionMonitor monitor;
    HistoryRecorder recorder(monitor, {}, {});
    HistoryDesk desk(monitor, recorder, place.path());
    messages::ConnectionProfile nowhere;
    nowhere.port = 1;
    monitor.connectTo(nowhere, {});
    const QString file = desk.file();
    ASSERT_FALSE(file.isEmpty());
    const auto key = HistoryKey::ofFolder(place.path());
    ASSERT_TRUE(key);
    const auto store = HistoryStore::open(file, *key, {});
    ASSERT_TRUE(store);

    QObject asker;
    const auto endedOf = [&](const char *text) {
        EndedQuestion asked;
        asked.text = QString::fromLatin1(text);
        asked.now = kNow;
        qint64 lives = -2;
        desk.ask<EndedAnswer>(
            &asker, [asked](const HistoryReader &reader) { return endedSessions(reader, asked); },
            [&lives](const tl::expected<EndedAnswer, Failure> &answer) { lives = answer ? answer->lives : -1; });
        EXPECT_TRUE(QTest::qWaitFor([&lives] { return lives != -2; }, 60'000));
        return lives;
    };
    EXPECT_EQ(endedOf("alice"), 0);
    Batch batch;
    batch.entries = {entry(EntryKind::Expired, "id-1", "alice", kNow - 1000),
                     entry(EntryKind::Expired, "id-2", "bob", kNow - 500)};
    batch.entries[1].format = "Django";
    ASSERT_TRUE((*store)->write(batch));
    EXPECT_EQ(endedOf("format:Django"), 1);
    EXPECT_EQ(endedOf("format:Textbook"), 1);
}

} // namespace
