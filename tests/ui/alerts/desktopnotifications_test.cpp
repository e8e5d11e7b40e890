// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// On a private dbus-daemon, with a service of the test's own.
#include "ui/alerts/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using ui::DesktopNotifications;
using Presence = DesktopNotifications::Presence;

namespace
{

constexpr int kLimitMs = 60'000;
const auto kService = QStringLiteral("org.freedesktop.Notifications");

/// What a desktop shows notifications with.
class FakeService final : public QDBusVirtualObject
{
public:
    FakeService(const QString &address, const QStringList &capabilities)
        : m_name(QStringLiteral("fake service ") + address)
        , m_capabilities(capabilities)
    {
        QDBusConnection bus = QDBusConnection::connectToBus(address, m_name);
        bus.registerVirtualObject(QStringLiteral("/org/freedesktop/Notifications"), this);
        isRegistered = bus.registerService(kService);
    }
    ~FakeService() override { QDBusConnection::disconnectFromBus(m_name); }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() == QLatin1String("GetCapabilities"))
            return connection.send(message.createReply(m_capabilities));
        if (message.member() != QLatin1String("Notify"))
            return false;
        signature = message.signature();
        notifications += message.arguments();
        if (isRefusing)
            return connection.send(message.createErrorReply(QStringLiteral("org.x.No"), QStringLiteral("not now")));
        return connection.send(message.createReply(QVariant::fromValue(uint(40 + notifications.size()))));
    }

    bool isRegistered = false;
    bool isRefusing = false;
    QString signature;
    QList<QVariantList> notifications;

private:
    QString m_name;
    QStringList m_capabilities;
};

class Notifications : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            GTEST_SKIP() << "there is no dbus-daemon";
        const QString file = folder.filePath(QStringLiteral("bus.conf"));
        QFile configuration(file);
        ASSERT_TRUE(configuration.open(QFile::WriteOnly));
        configuration.write(
            QStringLiteral("<busconfig><type>session</type><listen>unix:path=%1</listen><auth>EXTERNAL</auth>"
                           "<policy context=\"default\"><allow user=\"*\"/><allow send_destination=\"*\" "
                           "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>")
                .arg(folder.filePath(QStringLiteral("bus")))
                .toUtf8());
        configuration.close();
        process.start(daemon, {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                               QStringLiteral("--config-file=") + file});
        ASSERT_TRUE(QTest::qWaitFor([this] { return process.canReadLine() || process.state() == QProcess::NotRunning; },
                                    kLimitMs));
        address = QString::fromLocal8Bit(process.readLine()).trimmed();
        ASSERT_FALSE(address.isEmpty()) << process.readAllStandardError().constData();
    }
    void TearDown() override
    {
        process.kill();
        process.waitForFinished(kLimitMs);
    }
    static bool becomes(const DesktopNotifications &notifications, Presence presence)
    {
        return QTest::qWaitFor([&] { return notifications.presence() == presence; }, kLimitMs);
    }

    QTemporaryDir folder;
    QProcess process;
    QString address;
};

} // namespace

TEST_F(Notifications, AreShownAsPlainTextAndReplaceWhatIsOver)
{
    FakeService service(address, {QStringLiteral("body"), QStringLiteral("body-markup")});
    ASSERT_TRUE(service.isRegistered);
    DesktopNotifications notifications(address);
    QSignalSpy shown(&notifications, &DesktopNotifications::shown);
    EXPECT_EQ(notifications.presence(), Presence::Unknown);
    notifications.show(QStringLiteral("count"), QStringLiteral("Shop"), QStringLiteral("User <b>bob</b> & co"), true);
    ASSERT_TRUE(shown.wait(kLimitMs)) << "what was asked for before anything was known is shown then";
    EXPECT_EQ(notifications.presence(), Presence::There);
    EXPECT_EQ(service.signature, QStringLiteral("susssasa{sv}i"));
    const QVariantList first = service.notifications.constFirst();
    EXPECT_EQ(first.at(0).toString(), QStringLiteral("Sessionscope"));
    EXPECT_EQ(first.at(1).toUInt(), 0u);
    EXPECT_EQ(first.at(3).toString(), QStringLiteral("Shop"));
    EXPECT_EQ(first.at(4).toString(), QStringLiteral("User &lt;b&gt;bob&lt;/b&gt; &amp; co"));
    notifications.show(QStringLiteral("count"), QStringLiteral("Shop"), QStringLiteral("over"), false);
    ASSERT_TRUE(shown.wait(kLimitMs));
    EXPECT_EQ(service.notifications.constLast().at(1).toUInt(), 41u) << "in the place of the first";
    notifications.show(QStringLiteral("other"), QStringLiteral("Shop"), QStringLiteral("x"), false);
    ASSERT_TRUE(shown.wait(kLimitMs));
    EXPECT_EQ(service.notifications.constLast().at(1).toUInt(), 0u);
}

TEST_F(Notifications, AServiceThatComesAndGoesIsNoticed)
{
    DesktopNotifications notifications(address);
    QSignalSpy failed(&notifications, &DesktopNotifications::failed);
    notifications.ask();
    ASSERT_TRUE(becomes(notifications, Presence::Missing));
    EXPECT_FALSE(notifications.obstacle().isEmpty());
    notifications.show(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), false);
    EXPECT_EQ(failed.count(), 1);
    auto service = std::make_unique<FakeService>(address, QStringList{QStringLiteral("body")});
    ASSERT_TRUE(becomes(notifications, Presence::There));
    EXPECT_TRUE(notifications.obstacle().isEmpty());
    service->isRefusing = true;
    notifications.show(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("1 < 2"), false);
    ASSERT_TRUE(failed.wait(kLimitMs));
    EXPECT_TRUE(failed.constLast().constFirst().toString().contains(QStringLiteral("not now")));
    EXPECT_EQ(service->notifications.constLast().at(4).toString(), QStringLiteral("1 < 2")) << "takes no markup";
    service.reset();
    EXPECT_TRUE(becomes(notifications, Presence::Missing));
}

TEST(NoNotifications, WithoutABusThereIsNone)
{
    DesktopNotifications notifications(QStringLiteral("unix:path=/nowhere/at/all"));
    notifications.ask();
    EXPECT_TRUE(QTest::qWaitFor([&] { return notifications.presence() == Presence::Missing; }, kLimitMs));
    EXPECT_FALSE(notifications.obstacle().isEmpty());
}
