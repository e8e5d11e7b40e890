// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyforgetting.h"
#include "tests/app/programrun.h"
#include "tests/integration/history/recordedserver.h"

#include <QDir>

using support::ProgramRun;
using support::RecordedServer;
using support::sessionId;

namespace
{

/// Runs `sessionscope forget` on what a window has written.
class Forget : public testing::Test
{
protected:
    /// Of alice and bob something has been written down.
    void watchSome()
    {
        ASSERT_TRUE(watched.load());
        ASSERT_TRUE(watched.waitUntilLive());
        for (const auto &[number, user] : {std::pair(1, "alice"), std::pair(2, "bob")}) {
            watched.setJson(sessionId(number), user, 600'000);
            ASSERT_TRUE(watched.waitFor(
                [&, key = "session:" + sessionId(number)] { return watched.slotOf(key) != sessions::kNoSlot; }));
            watched.server.command({"DEL", "session:" + sessionId(number)});
            ASSERT_TRUE(watched.waitForEnd(user));
        }
        url = watched.server.url();
        program.environment.insert(QStringLiteral("XDG_DATA_HOME"), watched.dataHome());
    }
    /// Nobody writes any more.
    void stopRecording()
    {
        watched.recorder.reset();
        watched.monitor.disconnectFromServer();
    }
    int run(const QStringList &arguments)
    {
        return program.run(QStringList{QStringLiteral("forget"), url} + arguments);
    }
    bool isInFiles(const QByteArray &text)
    {
        for (const QString &name : QDir(watched.folder()).entryList(QDir::Files | QDir::Hidden)) {
            QFile file(QDir(watched.folder()).filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

    RecordedServer watched;
    ProgramRun program;
    QString url;
};

TEST_F(Forget, OneUserAndNobodyElse)
{
    watchSome();
    stopRecording();
    ASSERT_TRUE(isInFiles("alice"));
    EXPECT_EQ(run({QStringLiteral("--user"), QStringLiteral("Alice"), QStringLiteral("--yes")}), 0);
    EXPECT_TRUE(program.output.contains("0 entr")) << program.output.toStdString() << "another name";
    EXPECT_EQ(run({QStringLiteral("--user"), QStringLiteral("alice"), QStringLiteral("--yes")}), 0)
        << program.errors.toStdString();
    EXPECT_TRUE(program.output.contains("2 entr")) << program.output.toStdString();
    EXPECT_FALSE(isInFiles("alice"));
    EXPECT_EQ(watched.ask(QStringLiteral("bob")).lives.size(), 1U);
}

TEST_F(Forget, AlsoWhileAWindowWrites)
{
    watchSome();
    EXPECT_EQ(run({QStringLiteral("--all"), QStringLiteral("--yes")}), 0) << program.errors.toStdString();
    EXPECT_TRUE(program.output.contains("4 entr")) << program.output.toStdString();
    EXPECT_TRUE(watched.ask(QString()).lives.empty());
    watched.setJson(sessionId(3), "carol", 1'000);
    ASSERT_TRUE(watched.waitForEnd("carol")) << "who writes goes on";
    EXPECT_TRUE(watched.problems.isEmpty());
}

TEST_F(Forget, NotUnasked)
{
    watchSome();
    stopRecording();
    EXPECT_EQ(run({QStringLiteral("--all")}), 2) << "there is no terminal to ask at";
    EXPECT_TRUE(program.errors.contains("--yes"));
    EXPECT_EQ(watched.ask(QString()).lives.size(), 2U);
}

TEST_F(Forget, MakesNoHistory)
{
    program.environment.insert(QStringLiteral("XDG_DATA_HOME"), watched.dataHome());
    url = watched.server.url();
    EXPECT_EQ(run({QStringLiteral("--all"), QStringLiteral("--yes")}), 0);
    EXPECT_TRUE(program.errors.contains("no history")) << program.errors.toStdString();
    EXPECT_FALSE(QFileInfo::exists(watched.folder()));
}

TEST_F(Forget, ByTheWindowsOwnWriterOrOneOfItsOwn)
{
    watchSome();
    history::HistoryForgetting forgetting;
    qint64 entries = -1;
    QObject::connect(&forgetting, &history::HistoryForgetting::forgotten, &forgetting,
                     [&entries](qint64 count) { entries = count; });
    forgetting.forgetUser(watched.file(), &watched.recorder->writer(), "alice");
    EXPECT_TRUE(forgetting.isBusy());
    ASSERT_TRUE(watched.waitFor([&] { return entries >= 0; }));
    EXPECT_EQ(entries, 2);
    EXPECT_FALSE(forgetting.isBusy());
    const QString file = watched.file();
    stopRecording();
    entries = -1;
    forgetting.forgetAll(file, nullptr);
    ASSERT_TRUE(watched.waitFor([&] { return entries >= 0; }));
    EXPECT_EQ(entries, 2);
    EXPECT_FALSE(isInFiles("bob"));
}

} // namespace
