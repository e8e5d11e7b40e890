// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/messages/nodeset.h"
#include "models/redis/error.h"
#include "models/server/intake/livenessjudgement.h"

#include <QByteArrayList>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace server
{

class NameList;
class SessionLoader;

/// One pass over the keys of all nodes at a time, as a load or as a sweep: numbers them, adds up their progress, and
/// knows when the next one is due. A pass is complete when every node has named every key that existed from its start
/// to its end; only then are rows gone that it did not meet. A node that cannot be reached is left out: of the others
/// the rows are known then, and its own are what they were. Where a replica fails only its node's share is read again.
/// Lives in the I/O thread.
class ScanPass final : public QObject
{
    Q_OBJECT

public:
    explicit ScanPass(QObject *parent);

    /// Nodes come in the order of their indexes, and stay. One that comes while a pass runs is in the next one.
    void addNode(SessionLoader &loader);
    /// The nodes are about to go; nothing more is said of them.
    void clear();

    /// A pass that runs is given up: it may have missed what the new one is for. Quietly: nobody waits for it, and it
    /// is told of only when it takes a while.
    /// `followsGap`: what it finds may have happened at any time. `names`, by node, are read instead of asked for: what
    /// has come between their survey and this pass is then known by its events only.
    void start(const QByteArrayList &keyPatterns, bool quietly = false, bool followsGap = false,
               const std::vector<std::shared_ptr<const NameList>> &names = {});
    /// Nobody wants to wait for the rest: no other pass is due until one is started.
    void stop();
    /// If the latest pass was stopped, the next one is too: it is not what was asked for.
    void stayStopped();
    /// What was read is by other formats than those that count now: the next pass is a load again.
    void startOver() { m_hasLoaded = m_hasLoadedAll = false; }
    /// Some changes will be known by the next pass only: it is due soon.
    void noteFellBehind() { m_fellBehind = true; }
    /// Keys move from node to node: what the pass that runs has not met may have been elsewhere each time.
    void disturb();
    /// The rows may be wrong anywhere: it is due as soon as it would not take more than its share of the time.
    void noteWanted() { m_isWanted = true; }
    /// What the names say by which the formats were chosen (LoadProgress::namesSampled), and keys that may not be read
    /// and that no pass asks for.
    void noteSample(qint64 names, qint64 unreadable);
    /// The receiver has worked a batch of this node off.
    void acknowledge(size_t node);
    /// In answer to unmetWanted(): keys of present rows that this scan has not met, and their nodes. `next`: where to
    /// go on; 0: these were the last ones.
    void takeUnmet(quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes, quint32 next);

    bool isRunning() const { return m_state != State::Idle; }
    /// Some pass was complete, but for nodes that could not be reached: all that the formats of now mean has been read
    /// once.
    bool hasLoaded() const { return m_hasLoaded; }
    bool isStopped() const { return m_progress.stopped; }
    /// The latest pass has found no session.
    bool isWithoutSessions() const { return m_progress.sessions == 0; }
    PassStanding standing() const;
    /// How often everything is read again where the rows are as fresh as this says. At most a tenth of the time.
    int secondsBetween(const messages::Liveness &liveness) const;
    bool isDue(const messages::Liveness &liveness) const;

Q_SIGNALS:
    /// `isNews`: what it finds to be new or gone has happened since the pass before, as far as can be known yet.
    void started(quint32 scan, bool isNews);
    /// Ten times a second at most, and at the start and the end: then the phase is Idle.
    void progressed(const messages::LoadProgress &progress);
    /// The account may not use a command that a pass needs. News: each pass meets the same refusal.
    void refused(const redis::Error &error);
    /// These nodes were read at replicas: what the scan has not met of their rows is to be read at the nodes themselves
    /// before it ends. Some of them, from this slot on: the others are asked for when those are read.
    void unmetWanted(quint32 scan, const messages::NodeSet &nodes, quint32 from);
    /// All of this node is read again by the pass that runs: what the scan has met of it so far does not count, and
    /// what comes from now on is met by `scan`, another one.
    void shareStarted(quint32 scan, quint8 node);
    /// This node has named every key, and nothing that came between counts. Before finished().
    void nodeRead(size_t node);
    /// `read`: the nodes of which each key has been named, all of them where it is complete.
    void finished(quint32 scan, bool complete, bool isNews, const messages::NodeSet &read);

private:
    enum class State : quint8 {
        Idle,
        Running,
        Stopping, ///< the nodes have been told to stop
    };
    /// One node's share in the pass.
    struct Share {
        enum class State : quint8 {
            None, ///< it has no part in it
            Scanning,
            Named,      ///< at a replica; what it has not met is not known yet
            Completing, ///< that is being read
            Complete,
            Broken,
            Missing, ///< it could not be reached
        };
        SessionLoader *loader;
        State state = State::None;
        messages::LoadProgress progress;
    };

    void takeProgress(size_t node, const messages::LoadProgress &progress);
    void takeRefusal(const redis::Error &error);
    void takeNamed(size_t node);
    void restart(size_t node);
    void askOn();
    void takeFinished(size_t node, quint32 scan, bool complete);
    void endIfOver();
    int atMostAShare(int seconds) const;
    void addUp();
    void noteWork();
    void end();

    std::vector<Share> m_shares; ///< by the node's index
    State m_state = State::Idle;
    quint32 m_scan = 0;
    quint32 m_latestScan = 0; ///< of a share of the pass that runs, too
    quint32 m_unmetFrom = 0;  ///< where to go on; 0: nothing is left to be asked for, or it has been
    messages::LoadProgress m_progress;
    qint64 m_startedAt = 0;
    qint64 m_toldAt = 0;
    qint64 m_endedAt = 0;
    qint64 m_workedAt = 0;                 ///< a node has told something the last time
    qint64 m_worked = 0;                   ///< ms of this pass, without those in which nothing came
    qint64 m_took = 0;                     ///< the same of the latest that ended
    std::optional<redis::Error> m_refusal; ///< as told
    bool m_isRefused = false;              ///< this pass
    bool m_hasLoaded = false;
    bool m_hasLoadedAll = false;   ///< without a node missing
    bool m_fellBehind = false;     ///< since the pass began
    bool m_isWanted = false;       ///< the same
    bool m_isQuiet = false;        ///< this pass
    bool m_isNews = false;         ///< the same
    qint64 m_unreadableBefore = 0; ///< by the pass before
    bool m_isDisturbed = false;    ///< this pass
    bool m_isBroken = false;       ///< the latest that ended
    bool m_staysStopped = false;   ///< the next one
    qint64 m_namesSampled = 0;
    qint64 m_unreadableElsewhere = 0;
};

} // namespace server
