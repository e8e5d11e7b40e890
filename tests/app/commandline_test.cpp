// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/commandline/password.h"
#include "models/monitor/profileurl.h"

#include <gtest/gtest.h>

using app::CommandLine;
using app::ListFormat;
using namespace std::chrono_literals;

namespace
{

tl::expected<CommandLine, QString> parse(const QString &words)
{
    return app::parseCommandLine(QStringList{QStringLiteral("sessionscope")} +
                                 words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

TEST(CommandLine, WithoutArgumentsIsTheWindow)
{
    const auto line = parse({});
    ASSERT_TRUE(line);
    EXPECT_EQ(line->action, CommandLine::Action::Window);
    EXPECT_FALSE(line->profile);
    EXPECT_FALSE(line->demo);
    EXPECT_TRUE(line->screenshotFile.isEmpty());
}

TEST(CommandLine, AddressWithItsOptions)
{
    const auto line = parse(QStringLiteral(
        "--read-only --gentle --prefer-replicas --pattern myapp:s:* --pattern x:* redis://bob@db.example:7000/3"));
    ASSERT_TRUE(line) << line.error().toStdString();
    ASSERT_TRUE(line->profile);
    EXPECT_EQ(line->profile->host, QStringLiteral("db.example"));
    EXPECT_EQ(line->profile->port, 7000);
    EXPECT_EQ(line->profile->userName, QStringLiteral("bob"));
    EXPECT_EQ(line->profile->database, 3);
    EXPECT_TRUE(line->profile->readOnly);
    EXPECT_TRUE(line->profile->gentle);
    EXPECT_TRUE(line->profile->prefersReplicas);
    EXPECT_EQ(line->profile->keyPatterns, (QStringList{QStringLiteral("myapp:s:*"), QStringLiteral("x:*")}));
    EXPECT_FALSE(line->passwordOnCommandLine);
}

TEST(CommandLine, TlsAsRedisCliNamesIt)
{
    const auto line = parse(QStringLiteral("rediss://db.example --sni other --cacert /ca.pem --cert client.pem --key "
                                           "/client.key --insecure"));
    ASSERT_TRUE(line) << line.error().toStdString();
    const messages::TlsSettings &tls = line->profile->tls;
    EXPECT_TRUE(tls.isOn);
    EXPECT_FALSE(tls.verifies);
    EXPECT_EQ(tls.serverName, QStringLiteral("other"));
    EXPECT_EQ(tls.caFile, QStringLiteral("/ca.pem"));
    EXPECT_TRUE(tls.certificateFile.startsWith(QLatin1Char('/'))) << "wherever the program is started next";
    EXPECT_EQ(tls.keyFile, QStringLiteral("/client.key"));
    EXPECT_EQ(monitor::urlOfProfile(*line->profile), QStringLiteral("rediss://db.example:6379/0"));
    const auto local = parse(QStringLiteral("list --tls --tls-ca /ca.pem --tls-name a"));
    ASSERT_TRUE(local) << local.error().toStdString();
    EXPECT_TRUE(local->profile->usesTls());
    EXPECT_TRUE(local->profile->tls.verifies);
    EXPECT_TRUE(parse(QStringLiteral("--tls redis://bob@db.example"))->profile->usesTls());
    EXPECT_EQ(monitor::urlOfProfile(*parse(QStringLiteral("rediss://bob@db.example"))->profile),
              QStringLiteral("rediss://bob@db.example:6379/0"));
    EXPECT_FALSE(parse(QStringLiteral("redis://db.example"))->profile->usesTls());
}

TEST(CommandLine, WhatFleetsNeedIsSaidByOptions)
{
    const auto line =
        parse(QStringLiteral("redis+sentinel://bob@s1,s2:5000/mymaster/3 --sentinel-user watcher --replace "
                             "10.0.0.1:7000=127.0.0.1:17000 --replace 10.0.0.2=gate --ssh me@bastion"));
    ASSERT_TRUE(line) << line.error().toStdString();
    const messages::ConnectionProfile &profile = *line->profile;
    EXPECT_EQ(profile.kind, messages::ServerKind::Sentinel);
    EXPECT_EQ(profile.sentinel.places, (QStringList{QStringLiteral("s1:26379"), QStringLiteral("s2:5000")}));
    EXPECT_EQ(profile.sentinel.userName, QStringLiteral("watcher"));
    ASSERT_EQ(profile.replacements.size(), 2);
    EXPECT_EQ(profile.replacements.at(0).announced, QStringLiteral("10.0.0.1:7000"));
    EXPECT_EQ(profile.replacements.at(1).reached, QStringLiteral("gate"));
    EXPECT_EQ(profile.sshDestination, QStringLiteral("me@bastion"));
    EXPECT_EQ(parse(QStringLiteral("list --ssh bastion"))->profile->sshDestination, QStringLiteral("bastion"))
        << "the local server of that host";
}

TEST(CommandLine, WhatDoesNotFitTheAddressIsRefusedWithTheReason)
{
    for (const char *option : {"--ssh bastion", "--replace a:1=b:1"}) {
        for (const char *command : {"", "list ", "logout --filter a --reason b "}) {
            const auto line = parse(QLatin1String(command) + QLatin1String("unix:///r.sock ") + QLatin1String(option));
            ASSERT_FALSE(line) << option;
            EXPECT_TRUE(line.error().contains(QStringLiteral("Unix socket"))) << line.error().toStdString();
            EXPECT_TRUE(line.error().contains(QLatin1String(option).left(5))) << line.error().toStdString();
        }
    }
    EXPECT_TRUE(
        parse(QStringLiteral("list localhost --sentinel-user a")).error().contains(QStringLiteral("redis+sentinel")));
    EXPECT_TRUE(parse(QStringLiteral("list localhost --ssh -oProxyCommand=x"))
                    .error()
                    .contains(QStringLiteral("option of ssh")));
}

TEST(CommandLine, ASavedConnectionIsFoundByItsName)
{
    QList<messages::ConnectionProfile> saved(4);
    saved[0].id = QStringLiteral("id-0");
    saved[0].name = QStringLiteral("shop");
    saved[0].keyPatterns = QStringList{QStringLiteral("mine:*")};
    saved[1].id = QStringLiteral("id-1");
    saved[1].name = QStringLiteral("Bank of Sessions");
    saved[1].kind = messages::ServerKind::UnixSocket;
    saved[1].socketPath = QStringLiteral("/r.sock");
    saved[2].id = QStringLiteral("id-2");
    saved[2].name = saved[3].name = QStringLiteral("twice");
    saved[3].id = QStringLiteral("id-3");
    saved[3].host = QStringLiteral("other");
    const auto with = [&saved](const QString &words) {
        const auto line = parse(words);
        EXPECT_TRUE(line) << line.error().toStdString();
        return app::withSavedConnection(*line, saved);
    };
    const auto shop = with(QStringLiteral("list --connection SHOP --pattern x:* --read-only --tls --cacert /ca.pem"));
    ASSERT_TRUE(shop) << shop.error().toStdString();
    EXPECT_EQ(shop->profile->id, saved[0].id);
    EXPECT_EQ(shop->profile->keyPatterns, (QStringList{QStringLiteral("mine:*"), QStringLiteral("x:*")}));
    EXPECT_TRUE(shop->profile->readOnly);
    EXPECT_TRUE(shop->profile->usesTls());
    EXPECT_EQ(shop->profile->tls.caFile, QStringLiteral("/ca.pem"));
    EXPECT_EQ(with(QStringLiteral("--connection id-3"))->profile->host, QStringLiteral("other"));

    const auto error = [&with](const char *name) {
        const auto line = with(QLatin1String("list --connection ") + QLatin1String(name));
        EXPECT_FALSE(line) << name;
        return line ? QString() : line.error();
    };
    const QString twice = error("twice");
    EXPECT_TRUE(twice.contains(QStringLiteral("id-2")) && twice.contains(QStringLiteral("id-3")))
        << twice.toStdString();
    EXPECT_TRUE(error("shpo").contains(QStringLiteral("Do you mean “shop”?"))) << error("shpo").toStdString();
    EXPECT_TRUE(error("bank").contains(QStringLiteral("“Bank of Sessions”"))) << error("bank").toStdString();
    EXPECT_TRUE(error("zzzzzzzz").contains(QStringLiteral("Saved are “shop”"))) << error("zzzzzzzz").toStdString();
    const auto socket = app::withSavedConnection(
        *app::parseCommandLine({QStringLiteral("sessionscope"), QStringLiteral("list"), QStringLiteral("--ssh"),
                                QStringLiteral("b"), QStringLiteral("--connection"), saved[1].name}),
        saved);
    ASSERT_FALSE(socket);
    EXPECT_TRUE(socket.error().contains(QStringLiteral("Unix socket")));
    EXPECT_TRUE(app::withSavedConnection(*parse(QStringLiteral("list --connection x")), {})
                    .error()
                    .contains(QStringLiteral("no saved connection yet")));
}

TEST(CommandLine, PasswordLeavesTheProfile)
{
    const auto line = parse(QStringLiteral("redis://bob:s3cret@localhost"));
    ASSERT_TRUE(line);
    EXPECT_EQ(line->password, "s3cret");
    EXPECT_TRUE(line->passwordOnCommandLine);
    EXPECT_FALSE(monitor::urlOfProfile(*line->profile).contains(QStringLiteral("s3cret")));
}

TEST(CommandLine, Screenshot)
{
    const auto line = parse(QStringLiteral("--demo --screenshot out.png --after 2.5 --size 1280x800 --scheme dark "
                                           "--demo-seed 7"));
    ASSERT_TRUE(line) << line.error().toStdString();
    EXPECT_TRUE(line->demo);
    EXPECT_EQ(line->demoKind, app::DemoKind::Single);
    EXPECT_EQ(parse(QStringLiteral("--demo=cluster"))->demoKind, app::DemoKind::Cluster);
    EXPECT_EQ(parse(QStringLiteral("--scheme=high-contrast"))->scheme, ui::Scheme::HighContrast);
    EXPECT_EQ(parse(QStringLiteral("--scheme dark --demo=sentinel"))->demoKind, app::DemoKind::Sentinel);
    EXPECT_EQ(line->screenshotFile, QStringLiteral("out.png"));
    EXPECT_EQ(line->screenshotAfter, 2500ms);
    EXPECT_EQ(line->windowSize, QSize(1280, 800));
    EXPECT_EQ(line->scheme, ui::Scheme::Dark);
    EXPECT_EQ(line->demoSeed, 7u);
    EXPECT_TRUE(line->demoStory.isEmpty());
    const auto story = parse(QStringLiteral("--demo=story:lag --screenshot lag.png"));
    ASSERT_TRUE(story);
    EXPECT_TRUE(story->demo);
    EXPECT_EQ(story->demoKind, app::DemoKind::Single);
    EXPECT_EQ(story->demoStory, QStringLiteral("lag"));
    const auto unknown = parse(QStringLiteral("--demo=story:nonsense"));
    ASSERT_FALSE(unknown);
    for (const char *name : {"nonsense", "sliding", "due", "lag", "eviction", "restart"})
        EXPECT_TRUE(unknown.error().contains(QString::fromLatin1(name))) << name;
    EXPECT_FALSE(line->present);
    EXPECT_TRUE(parse(QStringLiteral("--demo --present"))->present);
}

TEST(CommandLine, List)
{
    const auto line =
        parse(QStringLiteral("list unix:///tmp/r.sock?db=2 --filter user:alice --format csv --reveal-ids --unsorted"));
    ASSERT_TRUE(line) << line.error().toStdString();
    EXPECT_EQ(line->action, CommandLine::Action::List);
    ASSERT_TRUE(line->profile);
    EXPECT_EQ(line->profile->socketPath, QStringLiteral("/tmp/r.sock"));
    EXPECT_EQ(line->profile->database, 2);
    EXPECT_EQ(line->filter, QStringLiteral("user:alice"));
    EXPECT_EQ(line->listFormat, ListFormat::Csv);
    EXPECT_TRUE(line->revealIds);
    EXPECT_TRUE(line->unsorted);
    EXPECT_FALSE(parse(QStringLiteral("list"))->unsorted);
}

TEST(CommandLine, Logout)
{
    const auto line = app::parseCommandLine(
        {QStringLiteral("sessionscope"), QStringLiteral("logout"), QStringLiteral("unix:///tmp/r.sock"),
         QStringLiteral("--filter"), QStringLiteral(" -is:ended "), QStringLiteral("--reason"),
         QStringLiteral(" a stolen\nlaptop "), QStringLiteral("--in"), QStringLiteral("90"), QStringLiteral("--yes"),
         QStringLiteral("--dry-run"), QStringLiteral("--format"), QStringLiteral("json")});
    ASSERT_TRUE(line) << line.error().toStdString();
    EXPECT_EQ(line->action, CommandLine::Action::LogOut);
    EXPECT_EQ(line->profile->socketPath, QStringLiteral("/tmp/r.sock"));
    EXPECT_EQ(line->filter, QStringLiteral("-is:ended"));
    EXPECT_EQ(line->reason, QStringLiteral("a stolen laptop"));
    EXPECT_EQ(line->in, 90s);
    EXPECT_TRUE(line->isConfirmed && line->dryRun);
    EXPECT_EQ(line->listFormat, ListFormat::Json);
    const auto plain = parse(QStringLiteral("logout --filter alice --reason x"));
    ASSERT_TRUE(plain);
    EXPECT_FALSE(plain->isConfirmed || plain->dryRun || plain->in);
}

TEST(CommandLine, Why)
{
    const auto line = parse(QStringLiteral("why --filter alice --format json redis://db.example"));
    ASSERT_TRUE(line) << line.error().toStdString();
    EXPECT_EQ(line->action, CommandLine::Action::Why);
    EXPECT_EQ(line->filter, QStringLiteral("alice"));
    EXPECT_EQ(line->listFormat, ListFormat::Json);
    EXPECT_EQ(line->profile->host, QStringLiteral("db.example"));
    EXPECT_EQ(parse(QStringLiteral("why"))->profile->host, QStringLiteral("127.0.0.1"));
    for (const char *wrong :
         {"why --format csv", "why --reveal-ids", "why --reason x", "why --demo", "why --filter a --filter b"})
        EXPECT_FALSE(parse(QString::fromLatin1(wrong))) << wrong;
}

TEST(CommandLine, Forget)
{
    const auto user = parse(QStringLiteral("forget redis://db.example --user alice"));
    ASSERT_TRUE(user) << user.error().toStdString();
    EXPECT_EQ(user->action, CommandLine::Action::Forget);
    EXPECT_EQ(user->userToForget, QStringLiteral("alice"));
    EXPECT_FALSE(user->forgetsAll || user->isConfirmed);
    const auto all = parse(QStringLiteral("forget --all --yes"));
    ASSERT_TRUE(all) << all.error().toStdString();
    EXPECT_TRUE(all->forgetsAll && all->isConfirmed);
    for (const char *wrong :
         {"forget", "forget --all --user alice", "forget --user=", "forget --all --filter a", "forget --all --dry-run",
          "why --all", "list --user alice", "watch --all", "logout --filter a --reason b --all", "--all"})
        EXPECT_FALSE(parse(QString::fromLatin1(wrong))) << wrong;
}

TEST(CommandLine, AMistypedCommandIsToldFromASecondAddress)
{
    EXPECT_TRUE(
        parse(QStringLiteral("logot redis://localhost")).error().contains(QStringLiteral("“logot” is no command")));
    EXPECT_TRUE(parse(QStringLiteral("redis://a redis://b")).error().contains(QStringLiteral("One address at a time")));
    EXPECT_TRUE(parse(QStringLiteral("list a:1 b:2")).error().contains(QStringLiteral("One address at a time")));
    EXPECT_EQ(parse(QStringLiteral("list localhost:17321/3"))->profile->database, 3);
    EXPECT_TRUE(parse(QStringLiteral("list --pattern [ localhost")).error().contains(QStringLiteral("without a “]”")));
}

TEST(CommandLine, HelpAndVersionWinOverTheRest)
{
    EXPECT_EQ(parse(QStringLiteral("--help --size nonsense"))->action, CommandLine::Action::ShowHelp);
    EXPECT_EQ(parse(QStringLiteral("--version"))->action, CommandLine::Action::ShowVersion);
    const QString help = app::commandLineHelp();
    for (const char *word :
         {"--demo", "--screenshot", "--filter", "--reveal-ids", "--unsorted", "REDISCLI_AUTH", "list", "logout",
          "watch", "--reason", "--dry-run", "--in", "--yes", "--connection", "--sentinel-user", "--replace", "--ssh",
          "SESSIONSCOPE_SENTINEL_PASSWORD", "redis+sentinel://"})
        EXPECT_TRUE(help.contains(QString::fromLatin1(word))) << word;
    EXPECT_TRUE(help.contains(QStringLiteral("[list | watch | logout | why | forget] [URL]"))) << help.toStdString();
    EXPECT_FALSE(help.contains(QStringLiteral("--demo-seed")));
}

class WrongUsage : public ::testing::TestWithParam<const char *>
{
};

TEST_P(WrongUsage, IsASentence)
{
    const auto line = parse(QString::fromUtf8(GetParam()));
    ASSERT_FALSE(line) << GetParam();
    EXPECT_GT(line.error().size(), 10);
    EXPECT_FALSE(line.error().contains(QStringLiteral("s3cret"))) << line.error().toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUsage,
    ::testing::Values("--nonsense", "--size 10x10", "--size 1280", "--size 1280x99999", "--size axb --demo",
                      "--scheme pink", "--after 3", "--screenshot a.png --after soon", "--screenshot a.png --after -1",
                      "--screenshot a.png --after nan", "--demo-seed x", "--demo localhost", "--demo=", "--demo=fleet",
                      "--demo=story", "--demo=story:", "list --demo=cluster", "--filter alice", "--unsorted",
                      "--unsorted redis://localhost", "--pattern= localhost", "--reveal-ids", "--format json localhost",
                      "list --demo", "list --screenshot a.png", "list --present", "list --format xml", "list --yes",
                      "list --filter a --filter b", "logout --filter a --filter b --reason x", "list --reason x",
                      "watch --format table", "watch --yes", "watch --demo", "watch --filter a --filter b",
                      "--dry-run localhost", "logout", "logout --filter alice", "logout --reason x",
                      "logout --filter alice --reason x --in soon", "logout --filter alice --reason x --in 1.5",
                      "logout --filter alice --reason x --in 99999999", "logout --filter alice --reason x --format csv",
                      "logout --filter alice --reason x --unsorted", "logout --filter alice --reason x --reveal-ids",
                      "logout --filter alice --reason x --demo", "localhost otherhost", "list localhost otherhost",
                      "--cacert /ca.pem localhost", "--insecure redis://localhost", "--tls", "--tls unix:///r.sock",
                      "--key /k.pem rediss://localhost", "--connection", "--connection=", "--connection a localhost",
                      "--connection a --demo", "--ssh b", "--ssh= localhost", "--replace a:1 localhost",
                      "list --replace a:1=b", "list --replace a:1=b:x", "--sentinel-user a",
                      "--sentinel-user a localhost", "list unix:///r.sock?bd=1", "--demo --ssh b",
                      "--cacert= rediss://localhost", "list --sni a", "--read-only", "ftp://s3cret@localhost",
                      "redis://bob:s3cret@localhost:notaport", "redis://bob:s3cret@localhost:99999", "--screenshot"));

TEST(CommandLine, PasswordsAreWipedFromTheArguments)
{
    char program[] = "sessionscope";
    char url[] = "redis://bob:s3cret@localhost:6379/0";
    char colonInPassword[] = "redis://:s3:c@ret@localhost";
    char query[] = "unix:///r.sock?password=s3cret&db=1";
    char harmless[] = "redis://bob@localhost:6379";
    char *arguments[] = {program, url, colonInPassword, query, harmless};
    app::wipePasswords(5, arguments);
    EXPECT_STREQ(url, "redis://bob:******@localhost:6379/0");
    EXPECT_STREQ(colonInPassword, "redis://:********@localhost");
    EXPECT_STREQ(query, "unix:///r.sock?password=******&db=1");
    EXPECT_STREQ(harmless, "redis://bob@localhost:6379");
}

} // namespace
