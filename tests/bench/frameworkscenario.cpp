// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The load of what other frameworks write: the record of a fixture, under many ids.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/loadfloor.h"
#include "tests/bench/respclient.h"
#include "tests/support/fixture.h"
#include "tests/support/redisserver.h"

#include <algorithm>

namespace bench
{

namespace
{

constexpr double kShare = 0.3; ///< of the sessions of the other measurements

struct Framework {
    const char *name;
    const char *fixture;
    const char *pattern; ///< of its keys
    LoadFloor::Read read;
};

constexpr Framework kFrameworks[] = {
    {"PHP (phpredis)", "phpredis-php", "PHPREDIS_SESSION:*", LoadFloor::Read::Get},
    {"pickle (Django)", "django-redis-pickle", ":1:django.contrib.sessions.cache*", LoadFloor::Read::Get},
    {"Java (Spring Session)", "spring-simple", "spring:session:sessions:*", LoadFloor::Read::HashFields},
};

/// The id of the record's key with other digits in the same places.
QByteArray renumbered(QByteArray key, qsizetype idLength, int number)
{
    const QByteArray digits = QByteArray::number(number).rightJustified(8, '0');
    return key.replace(key.size() - idLength, digits.size(), digits);
}

bool fill(quint16 port, const Framework &framework, int sessions)
{
    const support::Fixture fixture = support::Fixture::load(QString::fromLatin1(framework.fixture));
    const support::ExpectedSession &model = fixture.expected.constFirst(); // alice, of the usual size
    const auto record = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                     [&model](const support::FixtureKey &key) { return key.key == model.key; });
    QByteArrayList fields;
    for (const auto &[name, value] : record->fields)
        fields << name << value;
    RespClient client(port);
    for (int number = 0; number < sessions;) {
        WireBuffer wire;
        for (int i = 0; i < 1000 && number < sessions; ++i, ++number) {
            const QByteArray key = renumbered(model.key, model.id.size(), number);
            if (fields.isEmpty()) {
                wire.add({"SET", key, record->value, "EX", "7200"});
                continue;
            }
            std::vector<QByteArrayView> command{"HSET", key};
            command.insert(command.end(), fields.begin(), fields.end());
            wire.add(command);
            wire.add({"EXPIRE", key, "7200"});
        }
        if (client.run(wire) < 0)
            return false;
    }
    return true;
}

bool loadOnce(Bench &bench, const Framework &framework, quint16 port, int sessions)
{
    const QString what = QStringLiteral("load of %1 sessions, %2").arg(sessions).arg(QLatin1String(framework.name));
    const LoadFloor floor = measureLoadFloor(port, framework.pattern, framework.read);
    BenchWindow window;
    QElapsedTimer elapsed;
    elapsed.start();
    window.connectTo(port);
    const bool loaded =
        floor.keys >= sessions && waitUntil([&] { return window.isLoaded(sessions); }) && window.waitForPaint();
    const double took = double(elapsed.nsecsElapsed()) / 1e6;
    const sessions::SessionStore &store = window.monitor().store();
    qint64 named = 0;
    store.forEach([&](sessions::Slot slot) { named += store.user(slot).isEmpty() ? 0 : 1; });
    if (!loaded || named != sessions) {
        bench.table().fail(what, QStringLiteral("not all are there with their users"));
        return false;
    }
    bench.table().add({what, QStringLiteral("ms")}, took, double(floor.milliseconds));
    return true;
}

} // namespace

void measureFrameworks(Bench &bench)
{
    bench.closeWindow();
    const int sessions = int(bench.options().sessions * kShare);
    for (const Framework &framework : kFrameworks) {
        support::RedisServer server(support::RedisServer::Listen::Tcp,
                                    {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
        if (!fill(server.port(), framework, sessions)) {
            bench.table().fail(QString::fromLatin1(framework.name), QStringLiteral("the server could not be filled"));
            continue;
        }
        for (int i = 0; i < bench.options().repetitions; ++i) {
            if (!loadOnce(bench, framework, server.port(), sessions))
                break;
        }
    }
}

} // namespace bench
