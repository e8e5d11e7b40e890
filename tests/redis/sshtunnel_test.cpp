// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"
#include "models/redis/sshtunnel.h"
#include "models/redis/subscriber.h"
#include "models/text/secretvariables.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/rediscluster.h"
#include "tests/support/redisserver.h"
#include "tests/support/sshserver.h"
#include "tests/support/testauthority.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <iterator>

// A real ssh to a private sshd. What is "over there" are other ports of this computer.

using namespace redis;
using namespace std::chrono_literals;
using State = Connection::State;
using support::FakeRedis;
using support::RedisCluster;
using support::RedisServer;
using support::SshServer;
using support::TestAuthority;

namespace
{

SshTunnel::Limits quickLimits()
{
    SshTunnel::Limits limits;
    limits.firstPause = 20ms;
    limits.lastPause = 100ms;
    limits.connect = 2s;
    return limits;
}

ConnectionOptions through(SshTunnel &tunnel)
{
    ConnectionOptions options = quick();
    options.tunnel = &tunnel;
    return options;
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool isGone(pid_t process)
{
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

/// The test's own server, for the program that it starts, and kills.
constexpr const char *kPortVariable = "SESSIONSCOPE_TEST_PORT";

class SshTunnelTest : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!ssh.problem().isEmpty())
            GTEST_SKIP() << ssh.problem().toStdString();
        ASSERT_TRUE(place.isValid());
        QFile::setPermissions(place.path(),
                              QFileDevice::Permissions(0x7055)); // the sshd of the program below enters it
        for (size_t i = 0; i < std::size(kPlaces); ++i) {
            placesBefore.at(i) = qgetenv(kPlaces[i]);
            qputenv(kPlaces[i], QFile::encodeName(place.path()));
        }
    }
    void TearDown() override
    {
        for (size_t i = 0; i < std::size(kPlaces) && place.path() == qEnvironmentVariable(kPlaces[i]); ++i)
            placesBefore.at(i).isNull() ? qunsetenv(kPlaces[i]) : qputenv(kPlaces[i], placesBefore.at(i));
    }

    /// Nobody else's are there.
    QStringList folders() const
    {
        return QDir(place.path()).entryList({QStringLiteral("sessionscope-ssh-*")}, QDir::Dirs);
    }

    /// What a connection there fails with, and that it is not tried again where that would be in vain.
    Error failure(const Endpoint &endpoint, const QString &destination = QStringLiteral("gate"))
    {
        SshTunnel tunnel(destination, quickLimits());
        Connection connection(endpoint, {}, 0, through(tunnel));
        Failures failures(connection);
        connection.open();
        if (!failures.arrive())
            return {};
        EXPECT_EQ(failures.retries.front() == 0ms, isForGood(failures.errors.front().kind));
        return failures.errors.front();
    }

    static constexpr const char *kPlaces[] = {"XDG_RUNTIME_DIR", "TMPDIR"};
    QTemporaryDir place{QDir::tempPath() + QStringLiteral("/sst-XXXXXX")}; // short: names of sockets are
    std::array<QByteArray, std::size(kPlaces)> placesBefore;
    SshServer ssh;
};

} // namespace

TEST_F(SshTunnelTest, LeadsCommandsAndEvents)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
    SshTunnel tunnel(ssh.destination());
    Connection commands(tcp(server.port()), {}, 0, through(tunnel));
    Subscriber events(tcp(server.port()), {}, 0, through(tunnel));
    size_t heard = 0;
    bool isSubscribed = false;
    QObject::connect(&events, &Subscriber::messagesReceived, &events,
                     [&](const std::vector<Message> &messages) { heard += messages.size(); });
    QObject::connect(&events, &Subscriber::subscribed, &events, [&] { isSubscribed = true; });
    events.setPatterns({"__keyspace@0__:large"});
    events.open();
    commands.open();
    ASSERT_TRUE(reaches(commands, State::Ready));
    ASSERT_TRUE(QTest::qWaitFor([&] { return isSubscribed; }, kWaitMs));
    EXPECT_EQ(SshServer::clients(::getpid()).size(), 1U) << "one ssh for all";
    const QByteArray large(3'000'000, 'x');
    EXPECT_TRUE(ask(commands, {"SET", "large", large}));
    EXPECT_EQ(ask(commands, {"GET", "large"})->bytes, large);
    EXPECT_TRUE(QTest::qWaitFor([&] { return heard == 1; }, kWaitMs));

    // What happens over there is noticed at once, as without.
    Failures failures(commands);
    server.kill();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::ConnectionLost);
    ASSERT_TRUE(failures.arrive(2));
    EXPECT_EQ(failures.errors.at(1).kind, ErrorKind::SshCannotReach);
    ASSERT_TRUE(server.start());
    EXPECT_TRUE(reaches(commands, State::Ready));
}

TEST_F(SshTunnelTest, ComesAndGoesWithItsOwner)
{
    RedisServer server;
    std::vector<pid_t> clients;
    {
        SshTunnel tunnel(ssh.destination());
        EXPECT_TRUE(SshServer::clients(::getpid()).empty()) << "not before it is needed";
        Connection connection(tcp(server.port()), {}, 0, through(tunnel));
        connection.open();
        ASSERT_TRUE(reaches(connection, State::Ready));
        clients = SshServer::clients(::getpid());
        ASSERT_EQ(clients.size(), 1U);
        EXPECT_EQ(folders().size(), 1);
    }
    EXPECT_TRUE(isGone(clients.front()));
    EXPECT_EQ(folders().size(), 0);
}

TEST_F(SshTunnelTest, IsToldNoSecretOfTheEnvironment)
{
    RedisServer server;
    for (const char *name : text::kSecretVariables)
        qputenv(name, "corr3ct-horse");
    SshTunnel tunnel(ssh.destination());
    Connection connection(tcp(server.port()), {}, 0, through(tunnel));
    connection.open();
    const bool isReady = reaches(connection, State::Ready);
    for (const char *name : text::kSecretVariables)
        qunsetenv(name);
    ASSERT_TRUE(isReady);
    const std::vector<pid_t> clients = SshServer::clients(::getpid());
    ASSERT_EQ(clients.size(), 1U);
    QFile file(QStringLiteral("/proc/%1/environ").arg(clients.front()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray environment = file.readAll();
    EXPECT_TRUE(environment.contains("PATH="));
    EXPECT_FALSE(environment.contains("corr3ct-horse"));
}

TEST_F(SshTunnelTest, NothingGoesPastOneThatIsNoMore)
{
    FakeRedis peer;
    auto tunnel = std::make_unique<SshTunnel>(ssh.destination());
    Connection connection(tcp(peer.port()), {}, 0, through(*tunnel));
    tunnel.reset();
    Failures failures(connection);
    connection.open();
    EXPECT_EQ(failures.final(connection), ErrorKind::Closed);
    EXPECT_EQ(peer.connections(), 0);
}

TEST_F(SshTunnelTest, VerifiesTheServerAtItsEnd)
{
    TestAuthority &authority = TestAuthority::shared();
    TestAuthority::Wanted wanted;
    wanted.name = QStringLiteral("cache.internal");
    wanted.alternatives = {QStringLiteral("DNS:cache.internal")};
    const auto pair = authority.issue(wanted);
    RedisServer server(RedisServer::Tls{pair.certificate, pair.key, authority.certificate()});
    SshTunnel tunnel(ssh.destination());
    Endpoint endpoint = tcp(server.tlsPort());
    endpoint.transport = Transport::Tls;
    endpoint.host = QStringLiteral("localhost");
    TlsOptions tls;
    tls.authorities = TestAuthority::bytes(authority.certificate());
    {
        ConnectionOptions options = through(tunnel);
        options.tls = [tls] { return tls; };
        Connection connection(endpoint, {}, 0, options);
        Failures failures(connection);
        connection.open();
        ASSERT_TRUE(failures.arrive());
        EXPECT_EQ(failures.errors.front(), (Error{ErrorKind::CertificateNameMismatch, QStringLiteral("cache.internal"),
                                                  QStringLiteral("localhost")}));
    }
    tls.serverName = QStringLiteral("cache.internal");
    ConnectionOptions options = through(tunnel);
    options.tls = [tls] { return tls; };
    Connection connection(endpoint, {}, 0, options);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_TRUE(connection.tlsPeer()->isVerified);
    EXPECT_EQ(connection.tlsPeer()->subject, QStringLiteral("cache.internal"));
    const QByteArray large(2'000'000, 'x');
    EXPECT_TRUE(ask(connection, {"SET", "large", large}));
    EXPECT_EQ(ask(connection, {"GET", "large"})->bytes, large);

    // A server without: it is asked through the tunnel, too.
    endpoint.port = server.port();
    options.connectTimeout = 500ms;
    Connection mistaken(endpoint, {}, 0, options);
    Failures failures(mistaken);
    mistaken.open();
    EXPECT_EQ(failures.final(mistaken), ErrorKind::TlsNotSpoken);
}

TEST_F(SshTunnelTest, TellsThePlaceThatCannotBeReachedFromThere)
{
    const Endpoint closed = tcp(closedPort());
    EXPECT_EQ(failure(closed),
              (Error{ErrorKind::SshCannotReach, closed.toString() + QStringLiteral(": Connection refused")}));
    Endpoint unknown;
    unknown.host = QStringLiteral("no-such-host.invalid");
    const Error error = failure(unknown);
    EXPECT_EQ(error.kind, ErrorKind::SshCannotReach);
    EXPECT_TRUE(error.detail.startsWith(QStringLiteral("no-such-host.invalid:6379: "))) << error.detail.toStdString();

    // Several at once: each is told its own.
    RedisServer server;
    SshTunnel tunnel(ssh.destination(), quickLimits());
    Connection good(tcp(server.port()), {}, 0, through(tunnel));
    std::vector<std::unique_ptr<Connection>> bad;
    std::vector<std::unique_ptr<Failures>> failures;
    for (int i = 0; i < 4; ++i) {
        Endpoint endpoint = i % 2 == 0 ? tcp(closedPort()) : unknown;
        bad.push_back(std::make_unique<Connection>(endpoint, Login{}, 0, through(tunnel)));
        failures.push_back(std::make_unique<Failures>(*bad.back()));
        bad.back()->open();
    }
    good.open();
    EXPECT_TRUE(reaches(good, State::Ready));
    for (size_t i = 0; i < bad.size(); ++i) {
        ASSERT_TRUE(failures[i]->arrive(3));
        for (const Error &told : failures[i]->errors) {
            EXPECT_EQ(told.kind, ErrorKind::SshCannotReach);
            EXPECT_TRUE(told.detail.startsWith(bad[i]->endpoint().toString())) << told.detail.toStdString();
            EXPECT_EQ(told.detail.endsWith(QStringLiteral("refused")), i % 2 == 0) << told.detail.toStdString();
        }
    }
    EXPECT_EQ(good.state(), State::Ready);
}

TEST_F(SshTunnelTest, APeerThatHangsUpIsNotTakenForOneThatCannotBeReached)
{
    QTcpServer rude;
    QObject::connect(&rude, &QTcpServer::newConnection, &rude, [&rude] { rude.nextPendingConnection()->close(); });
    rude.listen(QHostAddress::LocalHost);
    EXPECT_EQ(failure(tcp(rude.serverPort())).kind, ErrorKind::HungUpOnLogin);
}

TEST_F(SshTunnelTest, TellsWhyItCannotLogIn)
{
    const Endpoint any = tcp(closedPort());
    ssh.forgetHostKey();
    EXPECT_EQ(failure(any).kind, ErrorKind::SshHostKeyUnknown);
    ssh.changeHostKey();
    EXPECT_EQ(failure(any).kind, ErrorKind::SshHostKeyChanged);
    ssh.configureClient("HostName no-such-host.invalid");
    EXPECT_EQ(failure(any), (Error{ErrorKind::SshHostNotFound, QStringLiteral("no-such-host.invalid")}));
    ssh.configureClient("NoSuchOption yes");
    EXPECT_EQ(failure(any).kind, ErrorKind::SshFailed);
    const quint16 closed = closedPort();
    ssh.configureClient("Port " + QByteArray::number(closed));
    EXPECT_EQ(failure(any), (Error{ErrorKind::SshRefused, QStringLiteral("127.0.0.1 port %1").arg(closed)}));
    QTcpServer silent;
    silent.listen(QHostAddress::LocalHost);
    ssh.configureClient("Port " + QByteArray::number(silent.serverPort()));
    EXPECT_EQ(failure(any).kind, ErrorKind::SshTimedOut);
}

TEST_F(SshTunnelTest, TellsThatItWasDenied)
{
    ssh.forgetClientKey();
    EXPECT_EQ(failure(tcp(closedPort())), (Error{ErrorKind::SshDenied, QStringLiteral("publickey")}));
}

TEST_F(SshTunnelTest, StartsNothingForWhatCannotBe)
{
    const Endpoint any = tcp(closedPort());
    for (const char *destination : {"-oProxyCommand=true", "alice@-oX", "ssh://-oX", "two words", "line\nbreak",
                                    "gate\n", "gate;true", "$(true)"})
        EXPECT_EQ(failure(any, QString::fromLatin1(destination)).kind, ErrorKind::SshDestinationInvalid) << destination;
    EXPECT_EQ(failure(local(QStringLiteral("/run/redis.sock"))).kind, ErrorKind::SshToSocket);
    Endpoint odd = any;
    for (const char *host : {"/etc/passwd", "a]:1", "-x", "a b", ""}) {
        odd.host = QString::fromLatin1(host);
        EXPECT_EQ(failure(odd).kind, ErrorKind::HostNotFound) << host;
    }
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    EXPECT_EQ(failure(any).kind, ErrorKind::SshNotInstalled);
    qputenv("PATH", path);
}

TEST(SshTunnel, TellsThatForwardingIsForbidden)
{
    SshServer ssh("AllowTcpForwarding no");
    if (!ssh.problem().isEmpty())
        GTEST_SKIP() << ssh.problem().toStdString();
    RedisServer server;
    SshTunnel tunnel(ssh.destination(), quickLimits());
    Connection connection(tcp(server.port()), {}, 0, through(tunnel));
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors.front(), (Error{ErrorKind::SshForwardingForbidden, tcp(server.port()).toString()}));
}

TEST_F(SshTunnelTest, ComesBackAfterItsEnd)
{
    RedisServer server;
    SshTunnel tunnel(ssh.destination(), quickLimits());
    Connection connection(tcp(server.port()), {}, 0, through(tunnel));
    Connection other(tcp(server.port()), {}, 0, through(tunnel));
    Failures failures(connection);
    connection.open();
    other.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    ASSERT_TRUE(reaches(other, State::Ready));

    for (const pid_t client : SshServer::clients(::getpid()))
        ::kill(client, SIGKILL);
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::SshEnded);
    ASSERT_TRUE(reaches(connection, State::Ready));
    ASSERT_TRUE(reaches(other, State::Ready));
    EXPECT_EQ(SshServer::clients(::getpid()).size(), 1U);

    const size_t before = failures.errors.size();
    ssh.stop();
    ASSERT_TRUE(failures.arrive(before + 3));
    // Which of the two is noticed first is for the system to say.
    const ErrorKind first = failures.errors.at(before).kind;
    EXPECT_TRUE(first == ErrorKind::SshEnded || first == ErrorKind::ConnectionLost) << int(first);
    EXPECT_EQ(failures.errors.back().kind, ErrorKind::SshRefused);
    EXPECT_NE(failures.retries.back(), 0ms);
    ASSERT_TRUE(ssh.start());
    EXPECT_TRUE(reaches(connection, State::Ready));
    EXPECT_TRUE(reaches(other, State::Ready));
}

TEST_F(SshTunnelTest, TriesNoMoreOftenThanOneConnectionWould)
{
    ssh.stop();
    SshTunnel::Limits limits = quickLimits();
    limits.firstPause = limits.lastPause = 10s;
    SshTunnel tunnel(ssh.destination(), limits);
    QTcpServer door; // counts who comes
    int came = 0;
    QObject::connect(&door, &QTcpServer::newConnection, &door, [&] {
        ++came;
        door.nextPendingConnection()->close();
    });
    ASSERT_TRUE(door.listen(QHostAddress::LocalHost));
    ssh.configureClient("Port " + QByteArray::number(door.serverPort()));
    std::vector<std::unique_ptr<Connection>> connections;
    std::vector<std::unique_ptr<Failures>> failures;
    for (int i = 0; i < 6; ++i) {
        connections.push_back(std::make_unique<Connection>(tcp(7000), Login{}, 0, through(tunnel)));
        failures.push_back(std::make_unique<Failures>(*connections.back()));
        connections.back()->open();
    }
    for (const auto &each : failures)
        ASSERT_TRUE(each->arrive(5));
    EXPECT_EQ(came, 1);
}

TEST_F(SshTunnelTest, LeadsToAllNodesOfACluster)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    SshTunnel tunnel(ssh.destination());
    ServerAddress address;
    address.seeds = {tcp(cluster.at(0).port())};
    Server server(address, {}, through(tunnel));
    server.open();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return server.nodes().size() == 3 &&
                   std::all_of(server.nodes().begin(), server.nodes().end(),
                               [](Node *node) { return node->commands().state() == State::Ready; });
        },
        kWaitMs));
    EXPECT_EQ(SshServer::clients(::getpid()).size(), 1U);
    for (Node *node : server.nodes())
        EXPECT_TRUE(ask(node->commands(), {"PING"}));
}

TEST_F(SshTunnelTest, AsksForAFewPlacesAtATime)
{
    constexpr int kAsked = 12;
    constexpr qsizetype kMostAtOnce = 1 + 4; // ssh itself, and what asks it
    SshTunnel tunnel(ssh.destination(), quickLimits());
    int led = 0;
    qsizetype most = 0;
    const auto running = [&] {
        const QList<QProcess *> processes = tunnel.findChildren<QProcess *>();
        return std::count_if(processes.begin(), processes.end(),
                             [](const QProcess *process) { return process->state() != QProcess::NotRunning; });
    };
    for (int i = 0; i < kAsked; ++i) {
        tunnel.lead(tcp(quint16(7000 + i)), &tunnel, [&](const Result<QString> &path) {
            led += path ? 1 : 0;
            most = std::max(most, qsizetype(running()));
        });
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return led == kAsked; }, kWaitMs));
    EXPECT_LE(most, kMostAtOnce);
    EXPECT_GT(most, 1);
}

// Not a test by itself: what the next one starts, and kills.
TEST_F(SshTunnelTest, DISABLED_IsHeldUntilTheProgramIsKilled)
{
    SshTunnel tunnel(ssh.destination());
    Connection connection(tcp(quint16(qEnvironmentVariableIntValue(kPortVariable))), {}, 0, through(tunnel));
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    std::printf("ready\n");
    std::fflush(stdout);
    EXPECT_FALSE(QTest::qWaitFor([] { return false; }, 60'000));
}

TEST_F(SshTunnelTest, GoesWhenTheProgramIsKilled)
{
    RedisServer server; // of its own it would leave behind
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kPortVariable), QString::number(server.port()));
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--gtest_also_run_disabled_tests"),
                   QStringLiteral("--gtest_filter=SshTunnelTest.DISABLED_IsHeldUntilTheProgramIsKilled")});
    QByteArray said;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            said += program.readAllStandardOutput();
            return said.contains("ready\n");
        },
        kWaitMs));
    const std::vector<pid_t> clients = SshServer::clients(pid_t(program.processId()));
    ASSERT_EQ(clients.size(), 1U);
    program.kill();
    ASSERT_TRUE(program.waitForFinished());
    EXPECT_TRUE(QTest::qWaitFor([&] { return isGone(clients.front()); }, kWaitMs));
}
