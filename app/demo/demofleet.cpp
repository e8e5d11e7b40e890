// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demofleet.h"

#include "app/demo/demofolder.h"
#include "app/demo/leashedprocess.h"

#include <QRandomGenerator>
#include <QTcpServer>

#include <algorithm>
#include <array>
#include <utility>

namespace app
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kLookEvery = 150ms;
constexpr qint64 kFormLimitMs = 30'000;
constexpr qint64 kTakeOverLimitMs = 30'000;
constexpr qint64 kAwayMs = 5000; // long enough to see who has taken its place
constexpr qint64 kJoinLimitMs = 30'000;
// Below those that the system gives to outgoing connections, also with what a cluster adds for its bus.
constexpr int kFirstPort = 10'000;
constexpr int kLastPort = 19'999;
constexpr int kBusDistance = 10'000;

bool isFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

quint16 freePort()
{
    for (int attempt = 0; attempt < 200; ++attempt) {
        const auto port = quint16(QRandomGenerator::global()->bounded(kFirstPort, kLastPort + 1));
        if (isFree(port) && isFree(quint16(port + kBusDistance)))
            return port;
    }
    return 0;
}

QByteArray makePassword()
{
    std::array<quint32, 6> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return QByteArray(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random)).toHex();
}

} // namespace

DemoFleet::DemoFleet(QObject *parent)
    : QObject(parent)
    , m_password(makePassword())
{
    m_ticks.setInterval(kLookEvery);
    connect(&m_ticks, &QTimer::timeout, this, &DemoFleet::tick);
}

DemoFleet::~DemoFleet() = default;

void DemoFleet::start()
{
    if (LeashedProcess::serverProgram().isEmpty())
        return fail(LeashedProcess::missingServer());
    m_folder = makeDemoFolder();
    if (!m_folder)
        return fail(noDemoFolder());
    if (const QString problem = startMembers(); !problem.isEmpty())
        return fail(tr("The demo’s servers could not be started: %1").arg(problem));
    m_folder->setAutoRemove(false); // the watching shells' from now on
    m_since.start();
    m_ticks.start();
}

void DemoFleet::fail(const QString &sentence)
{
    m_ticks.stop();
    // Queued: start() may be what found it, and its caller has not connected everything yet.
    QMetaObject::invokeMethod(
        this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
}

// --- members ---------------------------------------------------------------------------------------------------------

DemoMember &DemoFleet::add(DemoMember::Role role)
{
    quint16 port = freePort();
    while (memberAt(port) || memberAt(quint16(port + kBusDistance)))
        port = freePort();
    m_members.push_back(std::make_unique<DemoMember>(role, folder(), port, m_password, nullptr));
    return *m_members.back();
}

DemoMember *DemoFleet::memberAt(quint16 port) const
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [port](const auto &member) { return member->port() == port; });
    return found == m_members.end() ? nullptr : found->get();
}

DemoMember *DemoFleet::anyUp(const Members &but) const
{
    const auto found = std::find_if(m_members.begin(), m_members.end(), [&but](const auto &member) {
        return member->isUp() && std::find(but.begin(), but.end(), member.get()) == but.end();
    });
    return found == m_members.end() ? nullptr : found->get();
}

void DemoFleet::ask(const Members &asked, const QByteArrayList &command, std::function<void(const Replies &)> answered)
{
    struct Round {
        Replies replies;
        size_t missing;
        bool isComplete = true;
        std::function<void(const Replies &)> answered;
    };
    const auto round = std::make_shared<Round>(Round{Replies(asked.size()), asked.size(), true, std::move(answered)});
    ++m_asking;
    redis::CommandBatch batch;
    batch.add(command);
    for (size_t i = 0; i < asked.size(); ++i) {
        const auto take = [this, round, i](redis::Result<std::vector<redis::Reply>> &&replies) {
            if (replies)
                round->replies[i] = replies->front();
            round->isComplete = round->isComplete && replies;
            if (--round->missing > 0)
                return;
            --m_asking;
            if (round->isComplete)
                round->answered(round->replies);
        };
        asked[i]->commands().send(batch, this, take);
    }
}

// --- what goes on ----------------------------------------------------------------------------------------------------

void DemoFleet::enter(Phase phase)
{
    const bool wasBusy = isBusy();
    m_phase = phase;
    m_since.start();
    if (isBusy() != wasBusy)
        Q_EMIT busyChanged(isBusy());
}

void DemoFleet::beginTask()
{
    enter(Phase::Task);
}

void DemoFleet::endTask(const QString &news)
{
    enter(Phase::Whole);
    Q_EMIT newsChanged(news);
}

void DemoFleet::tick()
{
    if (isAsking())
        return;
    switch (m_phase) {
    case Phase::Forming:
        if (formFurther()) {
            enter(Phase::Whole);
            Q_EMIT newsChanged(introduction());
            Q_EMIT ready();
        } else if (m_since.hasExpired(kFormLimitMs)) {
            const auto down =
                std::find_if(m_members.begin(), m_members.end(), [](const auto &each) { return !each->isUp(); });
            fail(down == m_members.end()
                     ? tr("The demo’s servers did not come together. Start the demo again.")
                     : tr("redis-server could not start: %1").arg(QString::fromLocal8Bit((*down)->lastLine())));
        }
        return;
    case Phase::Whole:
        lookForFallen();
        return;
    case Phase::Task:
        return;
    case Phase::TakingOver:
        if (m_since.hasExpired(kTakeOverLimitMs)) {
            Q_EMIT newsChanged(tr("Nobody has taken the place of %1; it is started again.").arg(m_killed->name()));
            m_heir = nullptr;
            bringBack();
        } else {
            findHeir(*m_killed, [this](DemoMember *heir) { takeHeir(heir); });
        }
        return;
    case Phase::Away:
        if (m_since.hasExpired(kAwayMs))
            bringBack();
        return;
    case Phase::Joining:
        lookWhetherBack();
        return;
    }
}

/// Somebody else may have ended one: by hand, to see what happens.
void DemoFleet::lookForFallen()
{
    const auto fallen =
        std::find_if(m_members.begin(), m_members.end(), [](const auto &each) { return each->hasEnded(); });
    if (fallen == m_members.end())
        return;
    m_killed = fallen->get();
    m_heir = nullptr;
    m_killed->kill(); // what is left of it
    Q_EMIT newsChanged(tr("%1 has ended; it is started again in a few seconds.").arg(m_killed->name()));
    enter(isSentinel(*m_killed) ? Phase::Away : Phase::TakingOver);
}

void DemoFleet::killPrimary()
{
    if (isBusy())
        return;
    findPrimary([this](DemoMember *primary) {
        if (isBusy())
            return;
        if (!primary) {
            Q_EMIT newsChanged(tr("No primary has a replica that could take its place now."));
            return;
        }
        m_killed = primary;
        m_heir = nullptr;
        m_killed->kill();
        Q_EMIT newsChanged(
            tr("%1, a primary, was killed. Its replica takes its place as soon as the others agree that it "
               "is gone.")
                .arg(m_killed->name()));
        enter(Phase::TakingOver);
    });
}

void DemoFleet::takeHeir(DemoMember *heir)
{
    if (!heir || m_phase != Phase::TakingOver)
        return;
    m_heir = heir;
    tookOver(*heir);
    Q_EMIT newsChanged(tr("%1 is the primary now. %2 comes back in a few seconds, as its replica.")
                           .arg(heir->name(), m_killed->name()));
    enter(Phase::Away);
}

void DemoFleet::bringBack()
{
    const QString problem = m_killed->startAgain(m_heir ? argumentsOfReplica(*m_heir) : std::vector<QByteArray>());
    if (problem.isEmpty())
        enter(Phase::Joining);
    else
        endTask(tr("%1 could not be started again: %2").arg(m_killed->name(), problem));
}

void DemoFleet::lookWhetherBack()
{
    if (m_since.hasExpired(kJoinLimitMs)) {
        endTask(tr("%1 has not come back: %2").arg(m_killed->name(), QString::fromLocal8Bit(m_killed->lastLine())));
        return;
    }
    if (!m_killed->isUp())
        return;
    if (isSentinel(*m_killed))
        return endTask(tr("%1 is back.").arg(m_killed->name()));
    ask({m_killed}, {"INFO", "replication"}, [this](const Replies &replies) {
        if (m_phase == Phase::Joining && replies.front().bytes.contains("master_link_status:up"))
            endTask(tr("%1 is back, as a replica.").arg(m_killed->name()));
        else if (m_phase == Phase::Joining && !m_heir && replies.front().bytes.contains("role:master"))
            endTask(tr("%1 is back.").arg(m_killed->name()));
    });
}

} // namespace app

#include "moc_demofleet.cpp"
