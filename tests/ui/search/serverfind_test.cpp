// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a user on the server from the window: where it is offered, and what is said of it.
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/support/fixture.h"
#include "tests/ui/window/livewindow.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/search/suggestionlist.h"

#include <QAction>

namespace
{

using sessions::SessionQuery;
using support::Fixture;
using support::LiveWindow;

QByteArray soughtIn(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text));
    return query ? query->soughtUser() : QByteArray("(error)");
}

class ServerFind : public LiveWindow
{
protected:
    void put(const QString &fixture) { ASSERT_EQ(watched.server.pipeline(Fixture::load(fixture).commands()), 0); }

    /// Many others, of which only the first are read.
    void stopAmongMany()
    {
        ASSERT_EQ(watched.server.integer({"EVAL",
                                          "for i = 1, 200000 do redis.call('SET', string.format('sess:%032d', i), "
                                          "'{\"cookie\":{},\"passport\":{\"user\":\"u' .. i .. '\"}}') end return 1",
                                          "0"}),
                  1);
        show();
        window->connectTo(watched.profile(), {});
        ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() > 500; }));
        watched.monitor.stopLoading();
        ASSERT_TRUE(waitFor([this] { return watched.monitor.progress().stopped; }));
    }

    QString notice() const { return notices().shown() ? notices().shown()->text : QString(); }
    QString hint() const { return notices().shown() ? notices().shown()->hint : QString(); }
    bool isTold(const QString &text)
    {
        const bool told = waitFor([&] { return notice() == text; });
        EXPECT_TRUE(told) << notice().toStdString();
        return told;
    }
};

} // namespace

TEST(SoughtUser, IsTheOneThatIsNamed)
{
    EXPECT_EQ(soughtIn("Alice"), "Alice");
    EXPECT_EQ(soughtIn("user:Alice"), "Alice");
    EXPECT_EQ(soughtIn("user:=Alice ttl<5m"), "Alice");
    EXPECT_EQ(soughtIn("user:\"Bob Smith\""), "Bob Smith");
    EXPECT_EQ(soughtIn("\"Bob Smith\""), "Bob Smith");
    EXPECT_EQ(soughtIn("user:Łukasz"), "Łukasz");
    EXPECT_EQ(soughtIn("firefox user:alice"), "alice");
    for (const char *nobody : {"", "-user:alice", "-alice", "alice bob", "alice | bob", "user:alice | user:bob",
                               "user:", "user:a user:b", "ip:10.0.", "user:=\"\"", "ttl<5m"})
        EXPECT_EQ(soughtIn(nobody), "") << nobody;
}

TEST_F(ServerFind, IsSuggestedAfterAStoppedLoad)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_NO_FATAL_FAILURE(stopAmongMany());
    search().setFocus();
    type(QStringLiteral("user:alice"));
    auto *list = window->findChild<ui::SuggestionList *>();
    ASSERT_TRUE(list && list->isVisible());
    EXPECT_EQ(list->item(list->count() - 1)->text(), QStringLiteral("Find “alice” on the Server"));
    key(Qt::Key_Up); // the last one
    key(Qt::Key_Return);
    EXPECT_TRUE(isTold(QStringLiteral("Found 2 sessions of alice through the index of Spring Session (indexed).")));
    EXPECT_TRUE(hint().isEmpty()) << hint().toStdString();
    EXPECT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_EQ(search().text(), QStringLiteral("user:alice"));
    EXPECT_TRUE(watched.monitor.progress().stopped);
}

TEST_F(ServerFind, SaysWhatToDoWhereNobodyIsFound)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_NO_FATAL_FAILURE(stopAmongMany());
    search().setFocus();
    type(QStringLiteral("user:=ALICE"));
    // The first row may stand above the fold of the page already.
    ASSERT_TRUE(waitFor([this] { return button(*window, QStringLiteral("Find “ALICE” on the Server")) != nullptr; }));
    EXPECT_TRUE(press(*window, QStringLiteral("Find “ALICE” on the Server")));
    EXPECT_TRUE(isTold(QStringLiteral("No index on this server knows ALICE.")));
    EXPECT_TRUE(hint().contains(QStringLiteral("Case counts"))) << hint().toStdString();
    // How much of the two other sessions the sample has seen is left to chance.
    EXPECT_TRUE(hint().contains(QStringLiteral("Without an index: Express"))) << hint().toStdString();
    EXPECT_TRUE(press(*window, QStringLiteral("Read Everything")));
    EXPECT_TRUE(waitFor([this] { return !watched.monitor.progress().stopped; }));
}

/// The account's id leads to sessions that are shown under its address.
TEST_F(ServerFind, BringsIntoViewWhatTheSearchWouldHide)
{
    put(QStringLiteral("better-auth"));
    ASSERT_TRUE(connectLive());
    search().setFocus();
    type(QStringLiteral("user:zns8zv5YiYI5z61tZiufJMStHzOSnuik ip:203.0.113.250"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("Found 2 sessions of zns8…uik through the index of Better Auth.")));
    EXPECT_TRUE(hint().startsWith(QStringLiteral("Their user is shown as"))) << hint().toStdString();
    EXPECT_TRUE(search().text().startsWith(QStringLiteral("user:="))) << search().text().toStdString();
    EXPECT_TRUE(waitFor([this] { return rows() == 2; }));
}

TEST_F(ServerFind, TellsOfEntriesWithoutASession)
{
    put(QStringLiteral("spring-indexed"));
    const QByteArray index = "spring:session:index:org.springframework.session.FindByIndexNameSessionRepository."
                             "PRINCIPAL_NAME_INDEX_NAME:";
    ASSERT_EQ(watched.server.integer({"SADD", index + "alice", "\"33fdd1b6-b496-4b33-9f7d-df96679d32fe\""}), 1);
    ASSERT_EQ(watched.server.integer({"SADD", index + "ghost", "\"33fdd1b6-b496-4b33-9f7d-df96679d32fe\""}), 1);
    ASSERT_TRUE(connectLive());
    search().setFocus();
    type(QStringLiteral("alice"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("Found 2 sessions of alice through the index of Spring Session (indexed).")));
    EXPECT_EQ(hint(), QStringLiteral("1 entry had no session any more."));
    search().setText(QStringLiteral("ghost"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("An index on this server knows ghost, but leads to no session.")));
}

/// The answer to what was just asked goes before what the bar had to say anyway.
TEST_F(ServerFind, AnswersBeforeOtherNotices)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_EQ(watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""}), "+OK");
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(waitFor([this] { return notice().startsWith(QStringLiteral("This Redis does not say how")); }));
    ASSERT_TRUE(waitFor([this] { return rows() > 0; }));
    search().setFocus();
    type(QStringLiteral("alice"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("Found 2 sessions of alice through the index of Spring Session (indexed).")));
}

TEST_F(ServerFind, AsksForAName)
{
    put(QStringLiteral("express"));
    ASSERT_TRUE(connectLive());
    search().setFocus();
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("To find a user on the server, name one in the search field.")));
    // Everything is read, and this application keeps no index: nothing to offer, and the truth where one insists.
    type(QStringLiteral("nobody-at-all"));
    EXPECT_TRUE(waitFor([this] { return button(*window, QStringLiteral("Clear Search")) != nullptr; }));
    EXPECT_EQ(button(*window, QStringLiteral("Find “nobody-at-all” on the Server")), nullptr);
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("No index on this server knows nobody-at-all.")));
    EXPECT_TRUE(hint().contains(QStringLiteral("Without an index: Express."))) << hint().toStdString();
    const QAction *action = menuAction(QStringLiteral("Find User on the Server"));
    ASSERT_NE(action, nullptr);
    EXPECT_TRUE(action->isEnabled());
}

TEST_F(ServerFind, TheAnswerGoesWithTheSearch)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_NO_FATAL_FAILURE(stopAmongMany());
    search().setFocus();
    type(QStringLiteral("user:nobody"));
    key(Qt::Key_Return, Qt::ControlModifier);
    const auto *list = window->findChild<ui::SuggestionList *>();
    EXPECT_FALSE(list && list->isVisible());
    EXPECT_TRUE(isTold(QStringLiteral("No index on this server knows nobody.")));
    type(QStringLiteral("x"));
    EXPECT_TRUE(waitFor([this] { return !notices().holds(QStringLiteral("find-user")); }));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(isTold(QStringLiteral("No index on this server knows nobodyx.")));
    // What it says of a reading that was left off does not hold once it goes on.
    watched.monitor.reload();
    EXPECT_TRUE(waitFor([this] { return !notices().holds(QStringLiteral("find-user")); }));
}

/// Somebody who pastes an id where a user belongs finds nobody, and the id does not stay in sight.
TEST_F(ServerFind, MasksWhatLooksLikeASessionId)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_TRUE(connectLive());
    for (const char *id : {"33fdd1b6-b496-4b33-9f7d-df96679d32fe", "0cc175b9c0f1b6a831c399e269772661",
                           "Zk3nQ0qggTrxc2k_lC-SmqrW6IHpBBQ9"}) {
        search().setText(QString::fromLatin1(id));
        search().setFocus();
        key(Qt::Key_Return, Qt::ControlModifier);
        EXPECT_TRUE(waitFor([this] { return notice().startsWith(QStringLiteral("No index on this server knows")); }));
        EXPECT_FALSE(notice().contains(QString::fromLatin1(id))) << notice().toStdString();
    }
}
