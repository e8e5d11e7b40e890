// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Describing a format while connected: the sample, the preview, and the sessions at once; and leaving some out.
#include "models/formats/detection/formatsinuse.h"
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace formats;
using namespace messages;
using namespace monitor;
using support::sessionId;
using support::WatchedServer;
using PreviewRefusal = FormatPreviewResult::Refusal;

namespace
{

QByteArray ownKey(int number)
{
    return "myapp:s:" + sessionId(number);
}

class Formats : public ::testing::Test
{
protected:
    Formats()
    {
        QObject::connect(&watched.monitor.formats(), &FormatDesk::sampleRead, &watched.monitor,
                         [this](const SampleReading &answer) { reading = answer; });
        QObject::connect(&watched.monitor.formats(), &FormatDesk::formatPreviewed, &watched.monitor,
                         [this](const FormatPreviewResult &answer) { preview = answer; });
    }

    void setOwn(int number, const QByteArray &user)
    {
        watched.server.command(
            {"SET", ownKey(number), "{\"login\":\"" + user + "\",\"ip\":\"10.0.0.1\"}", "PX", "600000"});
    }

    bool readSample(const QByteArray &key, bool isGlob)
    {
        const quint64 request = watched.monitor.formats().readSample(key, isGlob);
        return watched.waitFor([&] { return reading.request == request; });
    }

    bool runPreview(const formats::FormatDescription &description)
    {
        const quint64 request = watched.monitor.formats().previewFormat(description);
        return watched.waitFor([&] { return preview.request == request; });
    }

    formats::FormatDescription described(const QString &title) const
    {
        formats::FormatDraft draft = reading.proposal->draft;
        draft.title = title;
        return *draft.description();
    }

    WatchedServer watched;
    SampleReading reading;
    FormatPreviewResult preview;
};

} // namespace

TEST_F(Formats, AreDescribedFromASampleAndUsedAtOnce)
{
    watched.setJson(sessionId(900), "zoe", 600'000);
    for (int i = 1; i <= 60; ++i)
        setOwn(i, "user" + QByteArray::number(i));
    watched.server.command({"SET", ownKey(77), "not json", "PX", "600000"});
    watched.server.command({"RPUSH", ownKey(78), "a"});
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 1);
    ASSERT_FALSE(watched.monitor.formats().detected().others.empty());

    ASSERT_TRUE(readSample(watched.monitor.formats().detected().others.front().pattern, true));
    ASSERT_TRUE(reading.problem.isEmpty());
    ASSERT_TRUE(readSample(ownKey(1), false));
    ASSERT_TRUE(reading.proposal);
    EXPECT_TRUE(reading.hasTtl);
    EXPECT_EQ(reading.proposal->draft.path(formats::FormatDraft::Attribute::User), QStringLiteral("login"));

    ASSERT_TRUE(runPreview(described(QStringLiteral("My app"))));
    EXPECT_TRUE(preview.problem.isEmpty());
    EXPECT_EQ(preview.rows.size(), 50u);
    for (const FormatPreviewResult::Row &row : preview.rows) {
        EXPECT_FALSE(row.maskedId.contains(QString::fromLatin1(sessionId(1))));
        EXPECT_TRUE(row.refusal != PreviewRefusal::None || row.user.startsWith("user"));
    }

    watched.monitor.formats().useFormat(described(QStringLiteral("My app")));
    ASSERT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 61; }));
    EXPECT_TRUE(watched.monitor.formats().formatTitles().contains(QStringLiteral("My app")));
    setOwn(61, "late");
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 62; })) << "by events, too";

    watched.monitor.formats().dropFormat(QStringLiteral("my-app"));
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 1; }));
}

TEST_F(Formats, SayWhatAPreviewRefuses)
{
    setOwn(1, "ann");
    watched.server.command({"SET", ownKey(2), "not json"});
    watched.server.command({"SET", ownKey(3), "[1]"});
    watched.server.command({"RPUSH", ownKey(4), "a"});
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(readSample(ownKey(1), false));
    ASSERT_TRUE(runPreview(described(QStringLiteral("My app"))));
    EXPECT_TRUE(preview.complete);
    EXPECT_EQ(preview.rows.size(), 4u);
    EXPECT_EQ(preview.refused[size_t(PreviewRefusal::Undecodable)], 1);
    EXPECT_EQ(preview.refused[size_t(PreviewRefusal::NotASession)], 1);
    EXPECT_EQ(preview.refused[size_t(PreviewRefusal::WrongType)], 1);
    ASSERT_TRUE(readSample(ownKey(4), false));
    EXPECT_FALSE(reading.problem.isEmpty()) << "a list";
    ASSERT_TRUE(readSample("nobody", false));
    EXPECT_FALSE(reading.problem.isEmpty());
}

TEST_F(Formats, ThatAreNotWantedAreNotListed)
{
    for (int i = 1; i <= 5; ++i)
        watched.setJson(sessionId(i), "zoe", 600'000);
    const QByteArray express = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";
    for (int i = 11; i <= 13; ++i)
        watched.server.command({"SET", "sess:" + sessionId(i), express, "PX", "600000"});
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 8);
    QString listName;
    for (const auto &found : watched.monitor.formats().detected().formats) {
        if (found.description.id == QStringLiteral("connect-redis"))
            listName = formatListName(found.description);
    }
    ASSERT_EQ(listName, QStringLiteral("connect-redis sess:"));
    watched.monitor.formats().setUnlistedFormats({listName});
    ASSERT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 5; }));
    const int events = int(watched.events.size());
    watched.server.command({"SET", "sess:" + sessionId(14), express, "PX", "600000"});
    watched.setJson(sessionId(6), "yan", 600'000);
    ASSERT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 6; }));
    EXPECT_EQ(watched.events.size(), events + 1);
    watched.monitor.formats().setUnlistedFormats({});
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 10; }));
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0) << "nobody has gone";
}

TEST_F(Formats, SayThatTheAccountMayNotLook)
{
    watched.setJson(sessionId(1), "zoe", 600'000);
    setOwn(1, "ann");
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(readSample(ownKey(1), false));
    const formats::FormatDescription description = described(QStringLiteral("My app"));
    watched.server.command({"ACL", "SETUSER", "default", "-scan"});
    ASSERT_TRUE(runPreview(description));
    EXPECT_FALSE(preview.problem.isEmpty());
    watched.server.command({"ACL", "SETUSER", "default", "+scan", "-getrange"});
    ASSERT_TRUE(readSample(ownKey(1), false));
    EXPECT_FALSE(reading.problem.isEmpty());
    ASSERT_TRUE(runPreview(description));
    EXPECT_EQ(preview.refused[size_t(PreviewRefusal::Unreadable)], 1);
    watched.server.command({"ACL", "SETUSER", "default", "+getrange"});
}

TEST_F(Formats, AreDescribedByAnAccountWithoutType)
{
    setOwn(1, "ann");
    watched.server.command({"HSET", ownKey(2), "login", "bob"});
    watched.server.command({"RPUSH", ownKey(3), "a"});
    watched.server.command({"ACL", "SETUSER", "default", "-type"});
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(readSample(ownKey(2), false));
    EXPECT_TRUE(reading.problem.isEmpty()) << reading.problem.cause.toStdString();
    ASSERT_TRUE(reading.proposal);
    ASSERT_TRUE(runPreview(described(QStringLiteral("My app"))));
    EXPECT_TRUE(preview.problem.isEmpty());
    EXPECT_EQ(preview.refused[size_t(PreviewRefusal::Unreadable)], 0);
    watched.server.command({"ACL", "SETUSER", "default", "+type"});
}

TEST_F(Formats, ThatAreRareAreFoundBesideALargeDatabase)
{
    // Of many keys of one application the sample most probably meets none of another's few.
    ASSERT_FALSE(watched.server
                     .command({"EVAL",
                               "for i = 1, 60000 do redis.call('SET', string.format('session:%032x', i), "
                               "'{\"user\":\"u' .. i .. '\"}', 'PX', 600000) end return 1",
                               "0"})
                     .isEmpty());
    const QByteArray express = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";
    ASSERT_TRUE(watched.load());
    EXPECT_GT(watched.monitor.progress().namesSampled, 0) << "not all names were looked at";
    // They come before the survey, and are met by no sample.
    for (int i = 1; i <= 3; ++i)
        watched.server.command({"SET", "sess:" + sessionId(i), express, "PX", "600000"});
    ASSERT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 60'003; }));
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 0) << "they were found";
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.formats().detected().complete; }));
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.progress().namesSampled == 0; }));
}

TEST_F(Formats, AreFoundByAnAccountWithoutType)
{
    const QByteArray express = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";
    watched.server.command({"SET", "shop:s:" + sessionId(1), express, "PX", "600000"});
    watched.server.command({"HSET", "my:session:" + sessionId(2), "user_id", "5"});
    watched.server.command({"RPUSH", "my:queue:" + sessionId(3), "a"});
    watched.server.command({"ACL", "SETUSER", "default", "-type"});
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.store().count(), 2);
}

TEST_F(Formats, ThatMayNotBeReadAreCounted)
{
    watched.setJson(sessionId(1), "zoe", 600'000);
    for (int i = 1; i <= 4; ++i)
        watched.server.command({"SET", "sess:" + sessionId(i), R"({"cookie":{"path":"/"}})"});
    watched.server.command({"SET", "cache:" + sessionId(9), "x"});
    watched.server.command({"ACL", "SETUSER", "default", "resetkeys", "~session:*"});
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.store().count(), 1);
    EXPECT_EQ(watched.monitor.progress().unreadable, 4) << "the cache's key is nobody's session";
}

/// Each tenant has a prefix of its own: none is left out, and one that comes later is there at once.
TEST_F(Formats, OfManyTenantsAreOne)
{
    const QByteArray express = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";
    const auto tenant = [](int number) {
        return "t" + QByteArray::number(number * 7919, 16).replace('0', 'x') + "-co:sess:";
    };
    for (int i = 1; i <= 60; ++i) {
        watched.server.command({"SET", tenant(i) + sessionId(i), express, "PX", "600000"});
        watched.server.command({"SET", tenant(i) + sessionId(i + 100), express, "PX", "600000"});
        watched.server.command({"SET", tenant(i).replace(":sess:", ":settings"), "x"});
    }
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.store().count(), 120);
    EXPECT_EQ(watched.monitor.progress().namesSampled, 0);
    watched.server.command({"SET", tenant(1000) + sessionId(1000), express, "PX", "600000"});
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 121; })) << "by its event";
}

/// What is offered is what is there: not what was there once.
TEST_F(Formats, ThatAreOnlyLikelyAreOfferedAsLongAsTheyAreThere)
{
    const auto come = [this] {
        for (int i = 1; i <= 5; ++i) {
            watched.server.command({"SET", "9b2f0d1e-0a4b-4c1d-8e2f-00000000000" + QByteArray::number(i),
                                    R"({"username":"alice"})", "PX", "600000"});
        }
    };
    const auto isOffered = [this](qint64 keys) {
        return watched.waitFor(
            [this, keys] {
                const auto inUse = watched.monitor.formats().inUse();
                return inUse && offeredKeys(*inUse) == keys;
            },
            8000);
    };
    watched.setJson(sessionId(1), "zoe", 600'000);
    come();
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(isOffered(5));
    watched.server.command({"FLUSHALL"});
    EXPECT_TRUE(isOffered(0));
    come();
    watched.monitor.reload();
    EXPECT_TRUE(isOffered(5)) << "they have come back";
    watched.server.command({"SWAPDB", "0", "1"});
    EXPECT_TRUE(isOffered(0));
    watched.server.command({"SWAPDB", "0", "1"});
    EXPECT_TRUE(isOffered(5));
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(ConnectionStatus::Phase::Retrying));
    ASSERT_TRUE(watched.server.start());
    EXPECT_TRUE(isOffered(0));
}

TEST_F(Formats, ThatAreOnlyLikelyAreListedOnceSomebodySaysSo)
{
    watched.setJson(sessionId(1), "zoe", 600'000);
    for (int i = 1; i <= 5; ++i) {
        watched.server.command({"SET", "9b2f0d1e-0a4b-4c1d-8e2f-00000000000" + QByteArray::number(i),
                                R"({"username":"alice"})", "PX", "600000"});
    }
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.store().count(), 1);
    const auto inUse = watched.monitor.formats().inUse();
    ASSERT_TRUE(inUse);
    EXPECT_EQ(offeredKeys(*inUse), 5);
    watched.monitor.formats().setUnlistedFormats(withOfferedListed({}, *inUse));
    ASSERT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 6; }));
    EXPECT_EQ(offeredKeys(*watched.monitor.formats().inUse()), 0);
    watched.server.command({"SET", "9b2f0d1e-0a4b-4c1d-8e2f-000000000009", R"({"username":"late"})", "PX", "600000"});
    EXPECT_TRUE(watched.waitFor([this] { return watched.monitor.store().count() == 7; })) << "by its event";
}
