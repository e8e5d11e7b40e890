// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demomember.h"
#include "models/messages/connectionprofile.h"
#include "models/redis/reply.h"
#include "models/redis/serveraddress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace app
{

/// Several private servers that belong together, in one folder that goes with the program: starts them, makes a fleet
/// of them, and lets one fail when it is asked to.
///
/// One that is killed stays away until another has taken its place, and for some seconds more, so that both can be
/// seen; then it comes back as a replica. So it does when somebody else has killed it.
///
///     Forming ──> Whole ──kill──> TakingOver ──> Away ──> Joining ──> Whole
///
/// What goes on is told in words by newsChanged().
class DemoFleet : public QObject
{
    Q_OBJECT

public:
    ~DemoFleet() override;

    /// ready() or failed() follows.
    void start();
    QString folder() const { return m_folder ? m_folder->path() : QString(); }
    /// Of all servers and sentinels.
    const QByteArray &password() const { return m_password; }
    /// Completes the profile by how the window finds the fleet.
    virtual void describe(messages::ConnectionProfile &profile) const = 0;
    /// Where it is written to, as of now; writersMoved() tells when that has changed.
    virtual redis::ServerAddress writersAddress() const = 0;

    /// Nothing happens while the fleet is busy.
    void killPrimary();
    virtual void moveSlots() {}
    bool isBusy() const { return m_phase != Phase::Whole; }

Q_SIGNALS:
    void ready();
    /// It could not be started: a sentence with what to do.
    void failed(const QString &sentence);
    void newsChanged(const QString &sentence);
    void busyChanged(bool isBusy);
    void writersMoved();

protected:
    explicit DemoFleet(QObject *parent);

    using Members = std::vector<DemoMember *>;
    using Replies = std::vector<redis::Reply>;

    /// Makes the members, and starts them. Empty, or why that was not possible.
    virtual QString startMembers() = 0;
    /// The next step to a whole fleet; true: it is. Asked again and again.
    virtual bool formFurther() = 0;
    /// A primary whose replica could take over; null: there is none. `found` is called once, perhaps from inside.
    virtual void findPrimary(std::function<void(DemoMember *)> found) = 0;
    /// Who holds now what this one held, or is its primary; null: nobody yet. Perhaps never answered.
    virtual void findHeir(DemoMember &killed, std::function<void(DemoMember *)> found) = 0;
    /// For the command line of one that comes back as this one's replica.
    virtual std::vector<QByteArray> argumentsOfReplica(const DemoMember &primary) const = 0;
    /// What it is, when nothing else is to be told.
    virtual QString introduction() const = 0;
    virtual bool isSentinel(const DemoMember &) const { return false; }
    virtual void tookOver(DemoMember &) {}

    DemoMember &add(DemoMember::Role role);
    const std::vector<std::unique_ptr<DemoMember>> &members() const { return m_members; }
    DemoMember *memberAt(quint16 port) const;
    /// One that is up, and none of these.
    DemoMember *anyUp(const Members &but = {}) const;
    /// One command to each, whose replies come together; `answered` is not called where a connection fails.
    void ask(const Members &asked, const QByteArrayList &command, std::function<void(const Replies &)> answered);
    bool isAsking() const { return m_asking > 0; }
    /// Something else goes on: beginTask() to endTask() it is busy.
    void beginTask();
    void endTask(const QString &news);

private:
    enum class Phase : quint8 { Forming, Whole, Task, TakingOver, Away, Joining };

    void tick();
    void enter(Phase phase);
    void lookForFallen();
    void takeHeir(DemoMember *heir);
    void bringBack();
    void lookWhetherBack();
    void fail(const QString &sentence);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_password;
    std::vector<std::unique_ptr<DemoMember>> m_members;
    QTimer m_ticks;
    QElapsedTimer m_since; ///< the phase
    Phase m_phase = Phase::Forming;
    int m_asking = 0;
    DemoMember *m_killed = nullptr;
    DemoMember *m_heir = nullptr;
};

} // namespace app
