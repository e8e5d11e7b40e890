// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "app/demo/demousers.h"
#include "app/demo/laboratory.h"
#include "models/activity/activityrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/demo/demopanel.h"
#include "ui/demo/laboratorypanel.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <optional>

namespace support
{

/// A demo of one server with its laboratory, as the program puts it together, without a window; and a socket of the
/// test's own, by which it asks that server itself.
class DemoLab
{
public:
    static constexpr int kLimitMs = 120'000;

    DemoLab()
    {
        QSignalSpy ready(&server, &app::DemoServer::ready);
        server.start();
        EXPECT_TRUE(ready.wait(kLimitMs));
        redis::ServerAddress address;
        address.seeds.front().transport = redis::Transport::Unix;
        address.seeds.front().path = server.socketPath();
        users.emplace(address, redis::Login{}, 1);
        QSignalSpy started(&*users, &app::DemoUsers::started);
        users->start();
        EXPECT_TRUE(started.wait(kLimitMs));
        lab = std::make_unique<app::Laboratory>(server, *users, monitor, bar, panel);
        QObject::connect(lab.get(), &app::Laboratory::said, [this](const QString &sentence) { said = sentence; });
        messages::ConnectionProfile profile;
        profile.kind = messages::ServerKind::UnixSocket;
        profile.socketPath = server.socketPath();
        monitor.connectTo(profile, {});
        EXPECT_TRUE(QTest::qWaitFor([this] { return recorder.knowsPresent() && lab->hz() > 0; }, kLimitMs));
    }
    ~DemoLab() { lab.reset(); }
    Q_DISABLE_COPY_MOVE(DemoLab)

    bool waitForAnswers()
    {
        return QTest::qWaitFor([this] { return lab->isAnswered(); }, kLimitMs);
    }
    /// The answer to an inline command. RESP as it stands.
    QByteArray ask(const QByteArray &command) const
    {
        QLocalSocket socket;
        socket.connectToServer(server.socketPath());
        if (!socket.waitForConnected(kLimitMs))
            return {};
        socket.write(command + "\r\n");
        QByteArray answer;
        while (!answer.endsWith("\r\n") && socket.waitForReadyRead(kLimitMs))
            answer += socket.readAll();
        return answer;
    }
    /// The value behind a name in CONFIG GET.
    QByteArray setting(const QByteArray &name) const
    {
        return ask("CONFIG GET " + name).split('\n').value(4).trimmed();
    }
    qint64 keys(const QByteArray &pattern) const
    {
        return ask("EVAL \"return #redis.call('KEYS','" + pattern + "')\" 0").mid(1).trimmed().toLongLong();
    }
    /// Those of all people; one key with a session's prefix is none.
    qint64 sessions() const { return keys("sess*") - (ask("EXISTS session:next").startsWith(":1") ? 1 : 0); }
    qint64 due() const { return monitor.store().deadlines().dueAt(monitor.clock().nowMs()); }

    app::DemoServer server;
    std::optional<app::DemoUsers> users;
    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder{monitor};
    ui::DemoPanel bar;
    ui::LaboratoryPanel panel;
    std::unique_ptr<app::Laboratory> lab;
    QString said; ///< last
};

} // namespace support
