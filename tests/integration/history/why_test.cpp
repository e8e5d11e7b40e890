// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/integration/history/recordedserver.h"

#include <QJsonDocument>
#include <QJsonObject>

using support::ProgramRun;
using support::RecordedServer;
using support::sessionId;

namespace
{

/// Runs `sessionscope why` on what a window has written, which is over.
class Why : public testing::Test
{
protected:
    QList<QJsonObject> ask(const QString &url, const QString &filter)
    {
        EXPECT_EQ(program.run({QStringLiteral("why"), url, QStringLiteral("--filter"), filter,
                               QStringLiteral("--format"), QStringLiteral("json")}),
                  0)
            << program.errors.toStdString();
        QList<QJsonObject> objects;
        for (const QByteArray &line : program.output.split('\n')) {
            if (!line.isEmpty())
                objects += QJsonDocument::fromJson(line).object();
        }
        return objects;
    }

    ProgramRun program;
};

TEST_F(Why, TellsWhyAliceWasLoggedOut)
{
    RecordedServer watched;
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.setJson(sessionId(1), "alice", 1'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 2; }));
    ASSERT_TRUE(watched.waitForEnd("alice"));
    // The window is closed for a while.
    watched.recorder.reset();
    watched.monitor.disconnectFromServer();
    const qint64 left = QDateTime::currentMSecsSinceEpoch();
    ASSERT_TRUE(watched.waitFor([&] { return QDateTime::currentMSecsSinceEpoch() > left + 1'500; }));
    watched.startRecording();
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    monitor::LogoutRequest request;
    request.reason = QStringLiteral("stolen laptop");
    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(2))}, request);
    ASSERT_TRUE(watched.waitForEnd("bob"));
    const QString url = watched.server.url();
    watched.recorder.reset();
    watched.monitor.disconnectFromServer();
    watched.server.kill(); // nobody is asked
    program.environment.insert(QStringLiteral("XDG_DATA_HOME"), watched.dataHome());

    const QList<QJsonObject> alice = ask(url, QStringLiteral("alice"));
    ASSERT_EQ(alice.size(), 1);
    EXPECT_EQ(alice[0].value(QStringLiteral("kind")).toString(), QStringLiteral("session"));
    EXPECT_EQ(alice[0].value(QStringLiteral("user")).toString(), QStringLiteral("alice"));
    EXPECT_EQ(alice[0].value(QStringLiteral("how")).toString(), QStringLiteral("expired"));
    EXPECT_GE(alice[0].value(QStringLiteral("lag_ms")).toInt(-1), 0);
    EXPECT_FALSE(program.output.contains(sessionId(1)));

    const QList<QJsonObject> bob = ask(url, QString::fromLatin1(sessionId(2))); // by the whole id
    ASSERT_EQ(bob.size(), 2);
    EXPECT_EQ(bob[0].value(QStringLiteral("how")).toString(), QStringLiteral("logged-out"));
    EXPECT_EQ(bob[0].value(QStringLiteral("reason")).toString(), request.reason);
    // He was there while nobody looked; alice was not any more.
    EXPECT_EQ(bob[1].value(QStringLiteral("kind")).toString(), QStringLiteral("gap"));
    EXPECT_EQ(bob[1].value(QStringLiteral("gap")).toString(), QStringLiteral("not-watched"));
    EXPECT_TRUE(bob[1].value(QStringLiteral("until")).isString());
    EXPECT_FALSE(program.output.contains(sessionId(2)));

    // By how, and by when.
    const auto users = [&](const char *filter) {
        QStringList names;
        for (const QJsonObject &object : ask(url, QString::fromLatin1(filter))) {
            if (object.value(QStringLiteral("kind")).toString() == QLatin1String("session"))
                names += object.value(QStringLiteral("user")).toString();
        }
        return names;
    };
    EXPECT_EQ(users("ended:expired"), QStringList{QStringLiteral("alice")});
    EXPECT_EQ(users("ended:logged-out ended<1h"), QStringList{QStringLiteral("bob")});
    EXPECT_EQ(users("ended:evicted"), QStringList());
    EXPECT_EQ(users("ended>1h"), QStringList());
    EXPECT_EQ(program.run({QStringLiteral("why"), url, QStringLiteral("--filter"), QStringLiteral("ended:logged")}), 2);
    EXPECT_TRUE(program.errors.contains("logged-out")) << program.errors.toStdString();

    EXPECT_EQ(program.run({QStringLiteral("why"), url}), 0);
    EXPECT_TRUE(program.output.contains("WHAT HAPPENED"));
    EXPECT_TRUE(program.output.contains("with this program: stolen laptop")) << program.output.toStdString();
    EXPECT_TRUE(program.output.contains("not watched from ")) << program.output.toStdString();
    EXPECT_TRUE(program.errors.contains("The history begins at"));

    EXPECT_EQ(program.run({QStringLiteral("why"), url, QStringLiteral("--filter"), QStringLiteral("carol")}), 0);
    EXPECT_TRUE(program.errors.contains("no such session")) << program.errors.toStdString();
}

TEST_F(Why, SaysThatThereIsNoHistoryAndMakesNone)
{
    EXPECT_EQ(program.run({QStringLiteral("why"), QStringLiteral("redis://127.0.0.1:1"), QStringLiteral("--filter"),
                           QStringLiteral("alice")}),
              1);
    EXPECT_TRUE(program.output.isEmpty());
    EXPECT_TRUE(program.errors.contains("There is no history of 127.0.0.1:1 yet.")) << program.errors.toStdString();
    EXPECT_FALSE(QFile::exists(program.folder.filePath(QStringLiteral("Sessionscope"))));
}

TEST_F(Why, RefusesWhatItDoesNotUnderstand)
{
    EXPECT_EQ(program.run({QStringLiteral("why"), QStringLiteral("--format"), QStringLiteral("csv")}), 2);
    EXPECT_EQ(program.run({QStringLiteral("why"), QStringLiteral("--reveal-ids")}), 2);
    EXPECT_TRUE(program.errors.contains("does not belong to")) << program.errors.toStdString();
}

} // namespace
