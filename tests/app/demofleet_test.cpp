// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo.h"
#include "app/demo/demosentinels.h"
#include "app/demo/demousers.h"
#include "models/activity/activityrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/app/demofolder.h"
#include "tests/app/programrun.h"
#include "tests/redis/peers.h"
#include "ui/demo/demopanel.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

// Real fleets, as the demo makes them.

using app::Demo;
using app::DemoFleet;
using app::DemoKind;
using app::DemoSentinels;
using app::DemoUsers;
using redis::ask;
using redis::Connection;
using support::demoFolderIn;
using support::isClearOfDemos;
using support::isGone;
using support::ProgramRun;

namespace
{

constexpr int kFleetLimitMs = 180'000;

bool waitForFleet(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, kFleetLimitMs);
}

/// Looks at the servers of a demo by connections of its own: which there are, and their password, it has from the
/// folder of the demo.
class FleetEye
{
public:
    explicit FleetEye(const QString &folder)
    {
        for (const QString &port : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(folder + QLatin1Char('/') + port + QStringLiteral("/redis.conf"));
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            QByteArray password;
            for (const QByteArray &line : file.readAll().split('\n')) {
                if (line.startsWith("requirepass "))
                    password = line.mid(12).trimmed();
            }
            password = password.replace('"', "");
            EXPECT_GE(password.size(), 32);
            m_connections.push_back(std::make_unique<Connection>(redis::tcp(port.toUShort()),
                                                                 redis::Login{{}, password}, 0, redis::quick()));
            m_connections.back()->open();
        }
    }

    size_t count() const { return m_connections.size(); }
    std::vector<pid_t> processes() { return numbersOf("process_id:"); }
    /// Waits until so many servers say that they are primaries, and as many replicas that they are linked to one: its
    /// own connections come back a while after the servers do.
    bool sees(int primaries, int replicas)
    {
        return waitForFleet(
            [&] { return countOf("role:master") == primaries && countOf("master_link_status:up") == replicas; });
    }
    /// The sessions on all primaries.
    QSet<QByteArray> sessions()
    {
        QSet<QByteArray> keys;
        for (const auto &each : m_connections) {
            if (!info(*each).contains("role:master"))
                continue;
            const auto reply = ask(*each, {"KEYS", "sess*"});
            for (const redis::Reply &key : reply ? reply->elements : std::vector<redis::Reply>())
                keys.insert(key.bytes);
        }
        keys.remove("session:next");
        return keys;
    }
    /// Primary by primary: how many slots it has.
    QList<int> slotCounts()
    {
        QList<int> counts;
        const auto reply = ask(*m_connections.front(), {"CLUSTER", "NODES"});
        for (const QByteArray &line : reply ? reply->bytes.split('\n') : QByteArrayList()) {
            int count = 0;
            for (const QByteArray &range : line.simplified().split(' ').mid(8)) {
                const QByteArrayList ends = range.split('-');
                count += range.startsWith('[') ? 0 : ends.last().toInt() - ends.first().toInt() + 1;
            }
            if (count > 0)
                counts.append(count);
        }
        std::sort(counts.begin(), counts.end());
        return counts;
    }

private:
    /// Servers that say so.
    int countOf(const QByteArray &told)
    {
        return int(std::count_if(m_connections.begin(), m_connections.end(),
                                 [&](const auto &each) { return info(*each).contains(told); }));
    }
    /// Empty: it does not answer.
    QByteArray info(Connection &connection)
    {
        if (connection.state() != Connection::State::Ready)
            return {};
        const auto reply = ask(connection, {"INFO"});
        return reply ? reply->bytes : QByteArray();
    }
    std::vector<pid_t> numbersOf(const QByteArray &name)
    {
        std::vector<pid_t> numbers;
        for (const auto &each : m_connections) {
            if (!redis::reaches(*each, Connection::State::Ready))
                continue;
            const QByteArray text = info(*each);
            const qsizetype at = text.indexOf(name) + name.size();
            numbers.push_back(pid_t(text.mid(at, text.indexOf('\r', at) - at).toInt()));
        }
        return numbers;
    }

    std::vector<std::unique_ptr<Connection>> m_connections;
};

/// The demo with its panel, in a folder of the test's.
class FleetDemo
{
public:
    explicit FleetDemo(DemoKind kind)
        : m_place(qgetenv("TMPDIR"))
        , recorder(monitor)
    {
        qputenv("TMPDIR", QFile::encodeName(folder.path()));
        panel.show();
        demo = std::make_unique<Demo>(kind, monitor, recorder, panel, messages::ConnectionProfile(), 7);
        QObject::connect(demo.get(), &Demo::failed, &panel,
                         [](const QString &why) { ADD_FAILURE() << why.toStdString(); });
        demo->start();
    }
    ~FleetDemo()
    {
        demo.reset();
        if (m_place.isNull())
            qunsetenv("TMPDIR");
        else
            qputenv("TMPDIR", m_place);
    }

    QString fleetFolder() const { return demoFolderIn(folder.path()); }
    bool isLive() const { return monitor.liveness().mode == messages::Liveness::Mode::Live; }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : panel.findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    QString news() const
    {
        for (const QLabel *each : panel.findChildren<QLabel *>()) {
            if (each->accessibleName() == QStringLiteral("What goes on in the fleet"))
                return each->text();
        }
        return {};
    }
    void click(const QString &text) const { QTest::mouseClick(button(text), Qt::LeftButton); }
    QSet<QByteArray> shown()
    {
        sessions::SessionTableModel &table = monitor.table();
        table.commit();
        QSet<QByteArray> keys;
        for (int row = 0; row < table.rowCount(); ++row) {
            const sessions::Slot slot = table.slotAt(row);
            if (monitor.store().state(slot) == messages::RowChange::Present)
                keys.insert(monitor.store().key(slot).toByteArray());
        }
        return keys;
    }
    /// With nobody at work.
    bool tableIsFleet(FleetEye &eye)
    {
        if (QPushButton *pause = button(QStringLiteral("Pause users")))
            QTest::mouseClick(pause, Qt::LeftButton);
        return waitForFleet([&] {
            const QSet<QByteArray> keys = eye.sessions();
            return isLive() && !keys.isEmpty() && shown() == keys;
        });
    }

private:
    QByteArray m_place;

public:
    QTemporaryDir folder;
    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder;
    ui::DemoPanel panel;
    std::unique_ptr<Demo> demo;
};

} // namespace

TEST(DemoCluster, IsWatchedWhilePrimariesAreKilledAndSlotsMove)
{
    FleetDemo demo(DemoKind::Cluster);
    ASSERT_TRUE(waitForFleet([&] { return demo.isLive() && demo.shown().size() > 250; }));
    EXPECT_EQ(demo.monitor.nodeNames().size(), 3);
    FleetEye eye(demo.fleetFolder());
    ASSERT_EQ(eye.count(), 6U);
    const std::vector<pid_t> before = eye.processes();
    EXPECT_TRUE(eye.sees(3, 3));
    EXPECT_EQ(eye.slotCounts(), (QList<int>{5461, 5461, 5462}));

    demo.click(QStringLiteral("Move slots"));
    ASSERT_TRUE(waitForFleet([&] { return demo.news().contains(QStringLiteral("have moved from")); }));
    EXPECT_FALSE(demo.button(QStringLiteral("Kill a primary"))->isEnabled());
    ASSERT_TRUE(waitForFleet([&] { return demo.button(QStringLiteral("Kill a primary"))->isEnabled(); }));
    EXPECT_TRUE(demo.news().startsWith(QStringLiteral("300 slot"))) << demo.news().toStdString();
    EXPECT_TRUE(waitForFleet([&] { return eye.slotCounts() == (QList<int>{5162, 5461, 5761}); }));
    EXPECT_TRUE(demo.tableIsFleet(eye));
    demo.click(QStringLiteral("Resume users"));

    demo.click(QStringLiteral("Kill a primary"));
    ASSERT_TRUE(waitForFleet([&] { return demo.news().contains(QStringLiteral("was killed")); }));
    EXPECT_FALSE(demo.button(QStringLiteral("Kill a primary"))->isEnabled());
    ASSERT_TRUE(waitForFleet([&] { return demo.news().contains(QStringLiteral("is the primary now")); }));
    ASSERT_TRUE(waitForFleet([&] { return demo.button(QStringLiteral("Kill a primary"))->isEnabled(); }));
    EXPECT_TRUE(demo.news().endsWith(QStringLiteral("is back, as a replica."))) << demo.news().toStdString();
    EXPECT_TRUE(eye.sees(3, 3));
    EXPECT_TRUE(demo.tableIsFleet(eye));
    const std::vector<pid_t> after = eye.processes();
    EXPECT_EQ(std::count_if(before.begin(), before.end(), isGone), 1);

    // By hand, and not by the button: it comes back as well.
    demo.click(QStringLiteral("Resume users"));
    ::kill(after.front(), SIGKILL);
    ASSERT_TRUE(waitForFleet([&] { return demo.news().contains(QStringLiteral("has ended")); }));
    ASSERT_TRUE(waitForFleet([&] { return demo.button(QStringLiteral("Kill a primary"))->isEnabled(); }));
    EXPECT_TRUE(demo.tableIsFleet(eye));

    const std::vector<pid_t> last = eye.processes();
    ASSERT_EQ(last.size(), 6U);
    const QString folder = demo.fleetFolder();
    demo.demo.reset();
    EXPECT_TRUE(
        waitForFleet([&] { return std::all_of(last.begin(), last.end(), isGone) && !QFileInfo::exists(folder); }));
}

TEST(DemoSentinels, FollowAPrimaryThatIsKilled)
{
    DemoSentinels fleet;
    QSignalSpy ready(&fleet, &DemoFleet::ready);
    QSignalSpy failed(&fleet, &DemoFleet::failed);
    QSignalSpy moved(&fleet, &DemoFleet::writersMoved);
    QSignalSpy news(&fleet, &DemoFleet::newsChanged);
    fleet.start();
    ASSERT_TRUE(ready.wait(kFleetLimitMs)) << (failed.isEmpty() ? "" : failed.at(0).at(0).toString().toStdString());
    messages::ConnectionProfile profile;
    fleet.describe(profile);
    EXPECT_EQ(profile.kind, messages::ServerKind::Sentinel);
    EXPECT_EQ(profile.sentinel.places.size(), 3);
    FleetEye eye(fleet.folder());
    ASSERT_EQ(eye.count(), 6U);
    const std::vector<pid_t> processes = eye.processes();
    ASSERT_EQ(processes.size(), 6U);
    EXPECT_TRUE(eye.sees(1, 2));

    DemoUsers users(fleet.writersAddress(), {{}, fleet.password()}, 1);
    QObject::connect(&fleet, &DemoFleet::writersMoved, &users, [&] { users.moveTo(fleet.writersAddress()); });
    QSignalSpy started(&users, &DemoUsers::started);
    users.start();
    ASSERT_TRUE(started.wait(kFleetLimitMs));
    EXPECT_GE(eye.sessions().size(), 250);

    const redis::ServerAddress before = fleet.writersAddress();
    fleet.killPrimary();
    EXPECT_TRUE(fleet.isBusy());
    ASSERT_TRUE(moved.wait(kFleetLimitMs));
    EXPECT_NE(fleet.writersAddress(), before);
    const qsizetype sessions = eye.sessions().size();
    users.addWave(500);
    EXPECT_TRUE(waitForFleet([&] { return eye.sessions().size() > sessions + 400; })) << "they write to the new one";
    ASSERT_TRUE(waitForFleet([&] { return !fleet.isBusy(); }));
    EXPECT_TRUE(news.last().at(0).toString().endsWith(QStringLiteral("is back, as a replica.")))
        << news.last().at(0).toString().toStdString();
    EXPECT_TRUE(eye.sees(1, 2));
}

TEST(DemoSentinels, AreWatchedWhileThePrimaryIsKilled)
{
    FleetDemo demo(DemoKind::Sentinel);
    ASSERT_TRUE(waitForFleet([&] { return demo.isLive() && demo.shown().size() > 250; }))
        << demo.monitor.connectionStatus().problem.cause.toStdString();
    FleetEye eye(demo.fleetFolder());
    ASSERT_EQ(eye.count(), 6U);
    EXPECT_TRUE(demo.tableIsFleet(eye));
    demo.click(QStringLiteral("Resume users"));
    EXPECT_FALSE(demo.button(QStringLiteral("Move slots")));
    demo.click(QStringLiteral("Kill the primary"));
    ASSERT_TRUE(waitForFleet([&] { return demo.news().contains(QStringLiteral("is the primary now")); }));
    ASSERT_TRUE(waitForFleet([&] { return demo.button(QStringLiteral("Kill the primary"))->isEnabled(); }));
    EXPECT_TRUE(demo.news().endsWith(QStringLiteral("is back, as a replica."))) << demo.news().toStdString();
    EXPECT_TRUE(demo.tableIsFleet(eye));
}

TEST(DemoFleet, RefusesWhoHasNoPassword)
{
    DemoSentinels fleet;
    QSignalSpy ready(&fleet, &DemoFleet::ready);
    fleet.start();
    ASSERT_TRUE(ready.wait(kFleetLimitMs));
    for (const QString &port : QDir(fleet.folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        Connection stranger(redis::tcp(port.toUShort()), {}, 0, redis::quick());
        redis::Failures failures(stranger);
        stranger.open();
        EXPECT_EQ(failures.final(stranger), redis::ErrorKind::AuthenticationRequired);
        const QString file = fleet.folder() + QLatin1Char('/') + port + QStringLiteral("/redis.conf");
        EXPECT_EQ(QFileInfo(fleet.folder()).permissions() & 0x0077, QFileDevice::Permissions{});
        EXPECT_TRUE(QFileInfo::exists(file));
    }
}

class DemoFleetEndedBy : public testing::TestWithParam<std::tuple<int, const char *>>
{
};

TEST_P(DemoFleetEndedBy, TakesServersAndFolderAlong)
{
    const auto [signal, option] = GetParam();
    ProgramRun program;
    program.start({QString::fromLatin1(option), QStringLiteral("--screenshot"),
                   program.folder.filePath(QStringLiteral("never.png")), QStringLiteral("--after"),
                   QStringLiteral("600")});
    ASSERT_TRUE(program.process.waitForStarted(kFleetLimitMs));
    ASSERT_TRUE(waitForFleet([&] {
        const QString folder = demoFolderIn(program.folder.path());
        if (folder.isEmpty())
            return false;
        const QStringList all = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        const QStringList members = all.filter(QRegularExpression(QStringLiteral("^\\d+$")));
        // A folder is there a moment before what is in it.
        return members.size() == 6 && std::all_of(members.begin(), members.end(), [&folder](const QString &member) {
                   return QFileInfo(folder + QLatin1Char('/') + member + QStringLiteral("/redis.conf")).size() > 0;
               });
    }));
    std::vector<pid_t> servers;
    {
        FleetEye eye(demoFolderIn(program.folder.path()));
        servers = eye.processes();
    }
    ASSERT_EQ(servers.size(), 6U);
    ASSERT_EQ(::kill(pid_t(program.process.processId()), signal), 0);
    ASSERT_TRUE(program.process.waitForFinished(kFleetLimitMs));
    EXPECT_TRUE(waitForFleet(
        [&] { return std::all_of(servers.begin(), servers.end(), isGone) && isClearOfDemos(program.folder.path()); }));
}

// At SIGKILL, no destructor runs.
INSTANTIATE_TEST_SUITE_P(Signals, DemoFleetEndedBy,
                         testing::Values(std::make_tuple(SIGKILL, "--demo=cluster"),
                                         std::make_tuple(SIGTERM, "--demo=cluster"),
                                         std::make_tuple(SIGKILL, "--demo=sentinel")));

TEST(DemoFleet, WithoutRedisFailsInASentence)
{
    ProgramRun program;
    program.environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
    EXPECT_EQ(program.run({QStringLiteral("--demo=cluster"), QStringLiteral("--screenshot"),
                           program.folder.filePath(QStringLiteral("never.png"))}),
              1);
    EXPECT_TRUE(program.errors.contains("apt install redis-server")) << program.errors.constData();
    EXPECT_EQ(program.run({QStringLiteral("--demo=fleet")}), 2);
    EXPECT_TRUE(program.errors.contains("--demo=cluster, --demo=sentinel or --demo=story:NAME"))
        << program.errors.constData();
}
