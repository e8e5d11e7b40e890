// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventmatch.h"

#include "tests/activity/events/someevents.h"

using activity::LoggedEvent;
using events::EventMatch;
using support::eventOf;
using support::Kind;
using support::kStart;
using support::parsed;

namespace
{

const QStringList kFormats{QStringLiteral("Django"), QStringLiteral("Laravel")};
const QStringList kNodes{QStringLiteral("shop-1:6379"), QStringLiteral("shop-2:6379")};

bool isMatch(const QString &text, const LoggedEvent &event)
{
    const sessions::SessionQuery query = parsed(text, kFormats, kNodes);
    return EventMatch(query, kStart + 1000).matches(event);
}

} // namespace

TEST(EventMatch, FindsByWhateverIsKept)
{
    LoggedEvent event = eventOf(Kind::Expired, 1, "6351", kStart);
    event.otherNames = "alice\nAlice@Example.org";
    event.format = 1;
    event.node = 1;
    event.created = kStart - 60'000;
    for (const char *text : {"", "alice", "user:=6351", "user:=alice", "ip:192.0.", "192.0.2.1", "device:firefox",
                             "linux", "format:laravel", "node:shop-2", "created>-2h", "is:ended", "ended:expired",
                             "alice -bob", "bob | alice", "-is:live", "id:3f9", "-is:anonymous"})
        EXPECT_TRUE(isMatch(QString::fromUtf8(text), event)) << text;
    for (const char *text :
         {"bob", "user:=Alice", "ip:10.", "device:iphone", "format:django", "node:shop-1", "created<2026-01-01",
          "is:live", "ended:evicted", "is:anonymous", "alice ip:10.", "-alice", "id:abc"})
        EXPECT_FALSE(isMatch(QString::fromUtf8(text), event)) << text;
}

TEST(EventMatch, FindsAnIdByAllOfItItsMaskOrItsBeginning)
{
    const LoggedEvent event = eventOf(Kind::Created, 7, "alice", kStart);
    const QString id = QStringLiteral("3f9a00c0ffee00c0ffee000000000007");
    for (const QString &text : {id, QStringLiteral("id:") + id, QStringLiteral("id:=") + id,
                                QStringLiteral("id:=sess:") + id, event.maskedId, QStringLiteral("id:3f9a")})
        EXPECT_TRUE(isMatch(text, event)) << qPrintable(text);
    EXPECT_FALSE(isMatch(QStringLiteral("id:=") + id.left(20), event));
}

TEST(EventMatch, ANoteIsFoundByItsWords)
{
    LoggedEvent note;
    note.at = kStart;
    note.words = QStringLiteral("Connection lost: alice was here");
    EXPECT_TRUE(isMatch(QStringLiteral("lost"), note));
    EXPECT_TRUE(isMatch(QStringLiteral("-user:bob"), note));
    EXPECT_FALSE(isMatch(QStringLiteral("user:alice"), note));
    EXPECT_FALSE(isMatch(QStringLiteral("is:anonymous"), note));
}

TEST(EventMatch, SaysWhatCannotBeAsked)
{
    for (const char *text : {"ttl<5m", "idle>1h", "is:due", "key:sess:", "alice ttl>1d"})
        EXPECT_FALSE(EventMatch::objection(parsed(QString::fromUtf8(text))).isEmpty()) << text;
    for (const char *text : {"", "alice", "is:ended", "created>-2h", "id:abc"})
        EXPECT_TRUE(EventMatch::objection(parsed(QString::fromUtf8(text))).isEmpty()) << text;
}
