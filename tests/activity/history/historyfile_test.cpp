// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyplace.h"
#include "models/files/ownfile.h"
#include "models/messages/connectionprofile.h"
#include "tests/activity/history/historyfolder.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QSet>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

using namespace history;
using support::entry;
using support::HistoryFolder;
using support::kDaysMs;
using support::kNow;
using support::kSecondsMs;

namespace
{

constexpr char kId[] = "3f9a77d0c2ab44eeb3dfa6c1905e7c41";

void write(HistoryStore &store, std::vector<Entry> entries)
{
    Batch batch;
    batch.entries = std::move(entries);
    const auto done = store.write(batch);
    ASSERT_TRUE(done) << done.error().words.toStdString();
}

/// As many as need a segment or more, of users who are different.
std::vector<Entry> many(int count, qint64 at, const QByteArray &name)
{
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i)
        entries.push_back(entry(EntryKind::Expired, name + QByteArray::number(i) + "0123456789abcdef",
                                name + QByteArray::number(i % 1000), at + i));
    return entries;
}

TEST(HistoryFile, IsTheOwnersAlone)
{
    HistoryFolder folder;
    QFile wide(folder.file());
    ASSERT_TRUE(wide.open(QIODevice::WriteOnly));
    wide.setPermissions(QFile::Permissions(0x6644));
    wide.close();
    const auto store = folder.store();
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow)});
    const auto owners = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    const QFileInfoList files = QDir(folder.folder()).entryInfoList(QDir::Files | QDir::Hidden);
    EXPECT_EQ(files.size(), 3); // and what SQLite keeps beside it
    for (const QFileInfo &file : files)
        EXPECT_EQ(file.permissions(), owners) << file.fileName().toStdString();
}

TEST(HistoryFile, ToBeMadeItsOwnersAloneEndsNoLocks)
{
    HistoryFolder folder;
    ASSERT_TRUE(files::makeOwnFile(folder.file()));
    const QByteArray name = QFile::encodeName(folder.file());
    const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC);
    ASSERT_GE(file, 0);
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    ASSERT_EQ(::fcntl(file, F_SETLK, &lock), 0);
    ASSERT_TRUE(files::makeOwnFile(folder.file()));
    // A lock of an open file is another one's, even in the same process.
    const int other = ::open(name.constData(), O_RDWR | O_CLOEXEC);
    EXPECT_EQ(::fcntl(other, F_OFD_GETLK, &lock), 0);
    EXPECT_EQ(lock.l_type, F_WRLCK);
    ::close(other);
    ::close(file);
}

TEST(HistoryFile, IsNoLinkToAnother)
{
    HistoryFolder folder;
    QFile other(folder.file() + QStringLiteral(".other"));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly));
    const QFile::Permissions before = other.permissions();
    for (const QString &target : {other.fileName(), folder.file() + QStringLiteral(".missing")}) {
        ASSERT_TRUE(QFile::link(target, folder.file()));
        const auto opened = HistoryStore::open(folder.file(), folder.key(), {});
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, Failure::Kind::Refused);
        ASSERT_TRUE(QFile::remove(folder.file()));
    }
    EXPECT_EQ(QFileInfo(other.fileName()).permissions(), before);
    EXPECT_FALSE(QFile::exists(folder.file() + QStringLiteral(".missing")));
}

TEST(HistoryFile, HoldsNoSessionId)
{
    HistoryFolder folder;
    const auto store = folder.store();
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow)});
    const QByteArray bytes = folder.bytes();
    EXPECT_TRUE(bytes.contains("alice"));
    EXPECT_FALSE(bytes.contains(kId));
    EXPECT_FALSE(bytes.contains(QByteArray(kId).mid(4, 20)));
    // But whoever has it finds the session.
    ASSERT_EQ(folder.ask(QString::fromLatin1(kId)).lives.size(), 1U);
    EXPECT_EQ(folder.ask(QString::fromLatin1(kId)).lives[0].user, "alice");
    EXPECT_TRUE(folder.ask(QStringLiteral("3f9a77d0c2ab44eeb3dfa6c1905e7c42")).lives.empty());
}

TEST(HistoryFile, DigestsDependOnTheKey)
{
    const HistoryKey one(QByteArray(32, 'a'));
    const HistoryKey other(QByteArray(32, 'b'));
    EXPECT_EQ(one.digestOf("abc"), one.digestOf("abc"));
    EXPECT_NE(one.digestOf("abc"), other.digestOf("abc"));
    EXPECT_NE(one.digestOf("abc"), one.digestOf("abd"));
    // RFC 4231, test case 2.
    EXPECT_EQ(HistoryKey("Jefe").digestOf("what do ya want for nothing?"), qint64(0x5bdcc146bf60754eULL));
}

TEST(HistoryFile, TheKeyIsMadeOnce)
{
    QTemporaryDir folder;
    const auto made = HistoryKey::ofFolder(folder.path());
    const auto read = HistoryKey::ofFolder(folder.path());
    ASSERT_TRUE(made && read);
    EXPECT_EQ(made->digestOf("abc"), read->digestOf("abc"));
    EXPECT_NE(made->digestOf("abc"), HistoryKey({}).digestOf("abc"));
    EXPECT_EQ(QFileInfo(folder.filePath(QStringLiteral("key"))).permissions(),
              QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
}

TEST(HistoryFile, IsKeptForSoManyDays)
{
    HistoryFolder folder;
    Limits limits;
    limits.days = 10;
    {
        const auto store = folder.store(limits);
        write(*store, many(100, kNow - 12 * kDaysMs, "old"));
        write(*store, many(100, kNow - 9 * kDaysMs, "young"));
    }
    const auto store = folder.store(limits); // looks at once
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow)});
    EXPECT_EQ(folder.ask(QStringLiteral("old7")).lives.size(), 0U);
    EXPECT_GT(folder.ask(QStringLiteral("young7")).lives.size(), 0U);
    EXPECT_EQ(folder.ask(QStringLiteral("alice")).lives.size(), 1U);
    // Nor are the names of those who had them.
    (void)store->forgetUser("nobody"); // empties the journal
    EXPECT_FALSE(folder.bytes().contains("old7"));
    EXPECT_TRUE(folder.bytes().contains("young7"));
}

TEST(HistoryFile, WhatComesAfterTheLastEntryHasGoneIsFound)
{
    HistoryFolder folder;
    write(*folder.store(), many(int(kSegment) + 100, kNow, "user"));
    ASSERT_FALSE(folder.ask(QStringLiteral("user7")).lives.empty());
    Batch later;
    later.spans = {{Watch::Live, kNow + 100 * kDaysMs, kNow + 100 * kDaysMs}};
    const auto store = folder.store(); // looks at once
    ASSERT_TRUE(store->write(later));
    ASSERT_TRUE(folder.ask({}).lives.empty());
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow + 100 * kDaysMs)});
    for (const QString &text : {QStringLiteral("user:=alice"), QString::fromLatin1(kId), QString()})
        EXPECT_EQ(folder.ask(text).lives.size(), 1U) << text.toStdString();
    // Nor is it otherwise where all was forgotten, and another segment has become full since.
    ASSERT_TRUE(store->forgetAll());
    write(*store, {entry(EntryKind::Expired, kId, "bob", kNow + 100 * kDaysMs)});
    EXPECT_EQ(folder.ask(QStringLiteral("user:=bob")).lives.size(), 1U);
    write(*store, many(int(kSegment), kNow + 100 * kDaysMs, "user"));
    EXPECT_EQ(folder.ask(QStringLiteral("user:=bob")).lives.size(), 1U);
    EXPECT_FALSE(folder.ask(QStringLiteral("user:=user7")).lives.empty());
}

TEST(HistoryFile, IsNotLargerThanItMayBe)
{
    HistoryFolder folder;
    Limits limits;
    limits.megabytes = 16;
    const auto store = folder.store(limits);
    for (int i = 0; i < 20; ++i)
        write(*store, many(10'000, kNow + i * 10'000, "user" + QByteArray::number(i) + "-"));
    EXPECT_LT(QFileInfo(folder.file()).size(), 24 * 1024 * 1024); // and what has come since it was looked last
    EXPECT_TRUE(folder.ask(QStringLiteral("user0-7")).lives.empty());
    EXPECT_FALSE(folder.ask(QStringLiteral("user19-7")).lives.empty());
    // One that is not even a segment large is limited, too.
    HistoryFolder small;
    limits.megabytes = 2;
    const auto little = small.store(limits);
    for (int i = 0; i < 6; ++i)
        write(*little, many(9'000, kNow + i * 10'000, "user" + QByteArray::number(i) + "-"));
    EXPECT_LT(QFileInfo(small.file()).size(), 6 * 1024 * 1024);
    EXPECT_FALSE(small.ask(QStringLiteral("user5-7")).lives.empty());
}

TEST(HistoryFile, NorAreTheTextsThatNoEntryUses)
{
    HistoryFolder folder;
    Limits limits;
    limits.megabytes = 8;
    const auto store = folder.store(limits);
    const auto other = folder.store(limits);
    constexpr int kAtOnce = 9'000; // more than come between two looks
    constexpr int kTimes = 5;
    QRandomGenerator random(1);
    for (int i = 0; i < kTimes; ++i) {
        std::vector<Entry> entries = many(kAtOnce, kNow + i * kAtOnce, "user" + QByteArray::number(i) + "-");
        for (Entry &each : entries) {
            QByteArray noise(480, 'x');
            for (char &byte : noise)
                byte = char('a' + random.bounded(26));
            each.agent = noise;
        }
        entries.back().agent = "Agent";
        write(*store, std::move(entries));
        EXPECT_GT(folder.ask({}, 5'000).lives.size(), 1'000U) << i;
        write(*other, {entry(EntryKind::Expired, kId, "alice", kNow + i * kAtOnce)});
    }
    const auto database = HistoryDatabase::open(folder.file(), HistoryDatabase::Access::Write);
    ASSERT_TRUE(database);
    const auto used = (*database)->number(QStringLiteral(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(),"
        " pragma_page_size()"));
    ASSERT_TRUE(used);
    EXPECT_LE(*used, 8 * 1024 * 1024 + 100'000); // and alice
    // Neither writer has kept numbers of texts that are gone.
    const Answer newest = folder.ask(QStringLiteral("user:=user4-999"));
    ASSERT_FALSE(newest.lives.empty());
    EXPECT_EQ(newest.lives[0].agent, "Agent");
    const Answer alice = folder.ask(QStringLiteral("user:=alice"));
    ASSERT_FALSE(alice.lives.empty());
    EXPECT_EQ(alice.lives[0].address, "10.0.0.7");
}

TEST(HistoryFile, WithTheLastEntryGoAllTexts)
{
    HistoryFolder folder;
    write(*folder.store(), {entry(EntryKind::Expired, kId, "alice", kNow)});
    Batch later;
    later.spans = {{Watch::Live, kNow + 100 * kDaysMs, kNow + 100 * kDaysMs}};
    const auto store = folder.store();
    ASSERT_TRUE(store->write(later));
    (void)store->forgetUser("nobody"); // empties the journal
    EXPECT_FALSE(folder.bytes().contains("alice"));
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow + 100 * kDaysMs)});
    EXPECT_EQ(folder.ask(QStringLiteral("user:=alice")).lives.size(), 1U);
}

TEST(HistoryFile, MinutesBecomeHours)
{
    HistoryFolder folder;
    const auto store = folder.store();
    Batch batch;
    for (int i = 0; i < 90; ++i) {
        Activity minute;
        minute.at = kNow + i * 60 * kSecondsMs;
        minute.sessions = 100 + i;
        minute.created = 2;
        minute.expired = 1;
        minute.lagMs = 10 + i;
        batch.minutes.push_back(minute);
    }
    ASSERT_TRUE(store->write(batch));
    batch.minutes.resize(1);
    batch.minutes[0].created = 1; // another window has begun in that minute
    batch.minutes[0].evicted = 4;
    ASSERT_TRUE(store->write(batch));
    const auto reader = folder.reader();
    const auto minutes = reader->activity(HistoryReader::Step::Minute, kNow, kNow + kDaysMs);
    ASSERT_TRUE(minutes);
    ASSERT_EQ(minutes->size(), 90U);
    EXPECT_EQ(minutes->at(0).created, 2);
    EXPECT_EQ(minutes->at(0).evicted, 4);
    EXPECT_EQ(minutes->at(89).sessions, 189);
    const auto hours = reader->activity(HistoryReader::Step::Hour, kNow, kNow + kDaysMs);
    ASSERT_TRUE(hours);
    ASSERT_EQ(hours->size(), 2U);
    EXPECT_EQ(hours->at(0).created, 120);
    EXPECT_EQ(hours->at(0).evicted, 4);
    EXPECT_EQ(hours->at(0).lagMs, 69);
    EXPECT_EQ(hours->at(1).expired, 30);

    // Of the minutes only the last thirty days are kept.
    batch = {};
    batch.spans = {{Watch::Live, kNow + 40 * kDaysMs, kNow + 40 * kDaysMs}};
    ASSERT_TRUE(folder.store()->write(batch));
    EXPECT_TRUE(reader->activity(HistoryReader::Step::Minute, kNow, kNow + kDaysMs)->empty());
    EXPECT_EQ(reader->activity(HistoryReader::Step::Hour, kNow, kNow + kDaysMs)->size(), 2U);
}

TEST(HistoryFile, AUserIsForgotten)
{
    HistoryFolder folder;
    const auto store = folder.store();
    std::vector<Entry> entries = many(int(kSegment) + 100, kNow, "user"); // a full segment, and a beginning
    Entry mail = entry(EntryKind::Expired, "f00dfeedf00dfeedf00dfeedf00dfeed", "42", kNow);
    mail.otherNames = "zelda\nzelda@example.org";
    mail.address = "192.0.2.99";
    mail.agent = "ZeldaBrowser/7";
    entries[10] = mail;
    entries.push_back(mail);
    Entry out = mail;
    out.kind = EntryKind::LoggedOut;
    out.by = QStringLiteral("root");
    out.why = QStringLiteral("zelda asked for it");
    entries.push_back(out);
    Entry shared = entry(EntryKind::Expired, kId, "zeldas-friend", kNow);
    shared.agent = mail.agent;
    entries.push_back(shared);
    write(*store, std::move(entries));
    ASSERT_GT(folder.ask(QStringLiteral("user:=zelda")).lives.size(), 0U);
    const auto count = store->forgetUser("zelda@example.org");
    ASSERT_TRUE(count) << count.error().words.toStdString();
    EXPECT_EQ(*count, 3);
    EXPECT_TRUE(folder.ask(QStringLiteral("user:=zelda")).lives.empty());
    EXPECT_TRUE(folder.ask(QStringLiteral("f00dfeedf00dfeedf00dfeedf00dfeed")).lives.empty());
    const QByteArray bytes = folder.bytes();
    EXPECT_FALSE(bytes.contains("zelda@example.org"));
    EXPECT_FALSE(bytes.contains("zelda asked"));
    EXPECT_FALSE(bytes.contains("192.0.2.99"));
    // Nobody else is.
    EXPECT_TRUE(bytes.contains("zeldas-friend"));
    EXPECT_EQ(folder.ask(QStringLiteral("user:=zeldas-friend")).lives.size(), 1U);
    EXPECT_EQ(folder.ask(QStringLiteral("user:=zeldas-friend")).lives.at(0).agent, mail.agent);
    EXPECT_GT(folder.ask(QStringLiteral("user:=user11")).lives.size(), 0U);
    // And is known again when she comes back.
    write(*store, {mail});
    ASSERT_EQ(folder.ask(QStringLiteral("user:=zelda")).lives.size(), 1U);
    EXPECT_EQ(folder.ask(QStringLiteral("user:=zelda")).lives[0].address, "192.0.2.99");
}

TEST(HistoryFile, NobodyIsCalledNothing)
{
    HistoryFolder folder;
    const auto store = folder.store();
    Entry named = entry(EntryKind::Expired, "named-0123456789abcdef", {}, kNow);
    named.otherNames = "carol";
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow), named,
                   entry(EntryKind::Expired, "nobody-0123456789abcdef", {}, kNow)});
    const auto count = store->forgetUser("");
    ASSERT_TRUE(count);
    EXPECT_EQ(*count, 0);
    EXPECT_EQ(folder.ask({}).lives.size(), 3U);
}

TEST(HistoryFile, ANameWithALineBreakOrANulIsOneName)
{
    HistoryFolder folder;
    const auto store = folder.store();
    const QByteArray broken = "mal\nalice";
    const QByteArray cut("mal\0bob", 7);
    Entry two = entry(EntryKind::Expired, "two-0123456789abcdef", cut, kNow);
    two.otherNames = QByteArray("zed\0y\ndora", 10);
    write(*store, {entry(EntryKind::Expired, kId, broken, kNow), two,
                   entry(EntryKind::Expired, "jörg-0123456789abcdef", "J\nÖRG", kNow)});
    EXPECT_TRUE(folder.ask(QStringLiteral("user:=alice")).lives.empty());
    EXPECT_TRUE(folder.ask(QStringLiteral("user:=mal")).lives.empty());
    ASSERT_EQ(folder.ask(QStringLiteral("user:alice")).lives.size(), 1U);
    EXPECT_TRUE(folder.ask(QStringLiteral("user:alice")).lives[0].otherNames.isEmpty());
    // What stands behind a NUL is found as well, and so are other names.
    for (const char *text :
         {"user:bob", "user:=dora", "dora", "user:=\"mal\nalice\"", "user:\"l\nal\"", "user:\"j\nö\""})
        EXPECT_EQ(folder.ask(QString::fromUtf8(text)).lives.size(), 1U) << text;
    EXPECT_EQ(folder.ask(QStringLiteral("user:=\"%1\"").arg(QString::fromUtf8(cut))).lives.size(), 1U);
    for (const QByteArray &name : {QByteArray("alice"), QByteArray("mal"), QByteArray("bob")})
        EXPECT_EQ(store->forgetUser(name).value_or(-1), 0) << name.toStdString();
    EXPECT_EQ(store->forgetUser(broken).value_or(-1), 1);
    EXPECT_EQ(store->forgetUser(cut).value_or(-1), 1);
    EXPECT_EQ(folder.ask({}).lives.size(), 1U);
    EXPECT_FALSE(folder.bytes().contains("alice"));
}

TEST(HistoryFile, EverythingIsForgotten)
{
    HistoryFolder folder;
    const auto store = folder.store();
    const auto other = folder.store();
    write(*store, many(int(kSegment) + 100, kNow, "user"));
    write(*other, {entry(EntryKind::Expired, kId, "alice", kNow)});
    ASSERT_TRUE(store->forgetAll());
    EXPECT_TRUE(folder.ask({}).lives.empty());
    EXPECT_FALSE(folder.bytes().contains("alice"));
    EXPECT_FALSE(folder.bytes().contains("user7"));
    EXPECT_LT(QFileInfo(folder.file()).size(), 200'000);
    // What the other writer remembers of texts counts no more.
    write(*other, {entry(EntryKind::Expired, kId, "alice", kNow)});
    write(*store, {entry(EntryKind::Expired, kId, "bob", kNow + 60 * kSecondsMs)});
    ASSERT_EQ(folder.ask({}).lives.size(), 2U);
    EXPECT_EQ(folder.ask({}).lives[0].user, "bob");
    EXPECT_EQ(folder.ask({}).lives[1].user, "alice");
}

TEST(HistoryFile, TwoWritersKeepEachOthersEntries)
{
    HistoryFolder folder;
    const auto one = folder.store();
    const auto other = folder.store();
    for (int i = 0; i < 20; ++i) {
        write(*one, many(4'000, kNow + i * 4'000, "one" + QByteArray::number(i) + "-"));
        write(*other, many(4'000, kNow + i * 4'000, "other" + QByteArray::number(i) + "-"));
    }
    for (const char *name : {"one0-7", "other0-7", "one9-999", "other19-999"})
        EXPECT_EQ(folder.ask(QStringLiteral("user:=") + QLatin1String(name)).lives.size(), 4U) << name;
}

TEST(HistoryFile, AFullDiskIsNoBrokenFile)
{
    HistoryFolder folder;
    const auto store = folder.store();
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow)});
    ASSERT_TRUE(store->limitPages(10));
    Batch batch;
    batch.entries = many(5'000, kNow, "user");
    const auto done = store->write(batch);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Failure::Kind::Full);
    EXPECT_EQ(folder.ask({}).lives.size(), 1U); // nothing of it
    ASSERT_TRUE(store->limitPages(10'000));
    ASSERT_TRUE(store->write(batch));
    EXPECT_EQ(folder.ask(QStringLiteral("user:=user7")).lives.size(), 5U);
}

TEST(HistoryFile, WhereThereIsNoRoomForTheIndexTheBatchIsInAllTheSame)
{
    HistoryFolder folder;
    const auto store = folder.store();
    write(*store, many(int(kSegment) - 10, kNow, "user"));
    EXPECT_FALSE(store->upkeepFailure());
    ASSERT_TRUE(store->limitPages(40)); // enough for a hundred entries
    write(*store, many(100, kNow + kSegment, "late"));
    ASSERT_TRUE(store->upkeepFailure());
    EXPECT_EQ(store->upkeepFailure()->kind, Failure::Kind::Full);
    const auto database = HistoryDatabase::open(folder.file(), HistoryDatabase::Access::Write);
    ASSERT_TRUE(database);
    const QString indexed = QStringLiteral("SELECT value FROM state WHERE name='indexed'");
    EXPECT_EQ((*database)->number(QStringLiteral("SELECT count(*) FROM entry")).value_or(-1), kSegment + 90);
    EXPECT_EQ((*database)->number(indexed).value_or(-1), 0);
    EXPECT_EQ(folder.ask(QStringLiteral("user:=late7")).lives.size(), 1U);
    ASSERT_TRUE(store->limitPages(100'000));
    write(*store, {entry(EntryKind::Expired, kId, "alice", kNow + kSegment)});
    EXPECT_FALSE(store->upkeepFailure());
    EXPECT_EQ((*database)->number(indexed).value_or(-1), 1);
    EXPECT_EQ(folder.ask(QStringLiteral("user:=late7")).lives.size(), 1U);
}

TEST(HistoryFile, WhatIsNoHistoryIsSaidToBeBroken)
{
    HistoryFolder folder;
    QFile file(folder.file());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();
    const auto opened = HistoryStore::open(folder.file(), folder.key(), {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Failure::Kind::Broken);
    const auto read = HistoryReader::open(folder.file(), folder.key());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, Failure::Kind::Broken);
}

TEST(HistoryFile, ANewerOneIsLeftAlone)
{
    HistoryFolder folder;
    {
        const auto database = HistoryDatabase::open(folder.file(), HistoryDatabase::Access::Write);
        ASSERT_TRUE(database);
        ASSERT_TRUE((*database)->run(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion + 1)));
    }
    const auto opened = HistoryStore::open(folder.file(), folder.key(), {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Failure::Kind::Newer);
}

TEST(HistoryFile, ReadingMakesNoHistory)
{
    HistoryFolder folder;
    const auto read = HistoryReader::open(folder.file(), folder.key());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, Failure::Kind::Missing);
    EXPECT_FALSE(QFile::exists(folder.file()));
}

TEST(HistoryPlace, OneServerHasOneFile)
{
    messages::ConnectionProfile profile;
    const QString local = fileNameFor(profile);
    EXPECT_TRUE(local.startsWith(QLatin1String("localhost_6379_0-"))) << local.toStdString();
    profile.host = QStringLiteral("LocalHost");
    profile.userName = QStringLiteral("admin");
    profile.name = QStringLiteral("Shop");
    EXPECT_EQ(fileNameFor(profile), local);
    for (const auto &change : std::vector<std::function<void(messages::ConnectionProfile &)>>{
             [](auto &other) { other.database = 1; },
             [](auto &other) { other.port = 6380; },
             [](auto &other) { other.host = QStringLiteral("example.org"); },
             [](auto &other) { other.sshDestination = QStringLiteral("bastion"); },
             [](auto &other) {
                 other.kind = messages::ServerKind::UnixSocket;
                 other.socketPath = QStringLiteral("/run/redis.sock");
             },
         }) {
        messages::ConnectionProfile other = profile;
        change(other);
        EXPECT_NE(fileNameFor(other), local);
        EXPECT_FALSE(fileNameFor(other).contains(QLatin1Char('/')));
    }
    // The same private address is another server behind each gate.
    messages::ConnectionProfile inner = profile;
    inner.host = QStringLiteral("10.0.0.5");
    messages::ConnectionProfile socket = profile;
    socket.kind = messages::ServerKind::UnixSocket;
    socket.socketPath = QStringLiteral("/run/redis.sock");
    messages::ConnectionProfile watched = profile;
    watched.kind = messages::ServerKind::Sentinel;
    watched.sentinel = {QStringLiteral("mymaster"), {QStringLiteral("10.0.0.6:26379")}, {}};
    for (messages::ConnectionProfile each : {profile, inner, socket, watched}) {
        QSet<QString> names;
        for (const char *gate : {"", "east", "west"}) {
            each.sshDestination = QLatin1String(gate);
            names.insert(fileNameFor(each));
        }
        EXPECT_EQ(names.size(), 3) << each.host.toStdString();
    }
}

} // namespace
