// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/serverwatch.h"

#include "models/formats/userformats.h"
#include "models/redis/server.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/serveraddressof.h"
#include "models/server/discovery/formatpreview.h"
#include "models/server/discovery/formatsampler.h"
#include "models/server/discovery/formatsamplereader.h"
#include "models/server/intake/contentreader.h"
#include "models/server/intake/livenessjudgement.h"
#include "models/server/intake/nodefollower.h"
#include "models/server/intake/scanpatterns.h"
#include "models/server/intake/sessionloader.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;
using redis::Reply;

namespace
{

constexpr auto kTick = 1s;
constexpr int kTicksBetweenClocks = 30;
constexpr qint64 kProgressIntervalMs = 100;
// How often everything is read again. Where all events arrive this only finds what nobody reports (FLUSHALL,
// a bug); without write events it is how new and changed sessions are noticed at all.
constexpr int kLiveSweep = 300;
constexpr int kExpiryOnlySweep = 15;
constexpr int kPollingSweep = 5;
// A sweep may take at most this part of the time: a large database is swept less often.
constexpr int kSweepShare = 10;
// A new application does not come often; looking for one costs a tenth of a second of the server.
constexpr qint64 kMsBetweenSamples = 60'000;
// All names, as long as the database is larger than a sample: a tenth of the time at most.
constexpr qint64 kMsBetweenSurveys = 300'000;
constexpr qint64 kSurveyShare = 10;
// How long a stop waits for the server to take the old flags back.
constexpr auto kRestoreLimit = 1s;

} // namespace

ServerWatch::ServerWatch(messages::ConnectionProfile profile, QByteArray password)
    : m_profile(std::move(profile))
    , m_password(std::move(password))
{
}

ServerWatch::~ServerWatch() = default;

void ServerWatch::start()
{
    redis::ConnectionOptions options;
    options.readOnly = m_profile.readOnly;
    m_server = new redis::Server(serverAddressOf(m_profile), {m_profile.userName, m_password}, options, this);
    connect(m_server, &redis::Server::nodesChanged, this, &ServerWatch::addNodes);
    connect(m_server, &redis::Server::openFailed, this, [this](const redis::Error &error) {
        m_openError = error;
        tell();
    });
    m_tick = new QTimer(this);
    m_tick->setInterval(kTick);
    connect(m_tick, &QTimer::timeout, this, &ServerWatch::tick);
    m_tick->start();
    tell();
    m_server->open();
    readFormats(); // while the server takes the connection
}

/// Ten milliseconds, of which the window knows nothing in this thread.
void ServerWatch::readFormats()
{
    const QString folder = formats::userFormatsFolder();
    formats::UserFormats own = formats::readUserFormats(folder);
    m_known = formats::withUserFormats(std::move(own.descriptions));
    if (!own.problems.isEmpty())
        Q_EMIT requestRefused({formats::problemsSentence(own.problems),
                               tr("Correct what is in %1 and connect again.").arg(folder), true});
}

void ServerWatch::addNodes()
{
    // Nodes keep their place; only new ones are to be followed.
    QStringList names;
    for (redis::Node *node : m_server->nodes()) {
        names.append(node->name());
        if (size_t(node->index()) < m_followers.size())
            continue;
        auto *follower = new NodeFollower(*node, m_profile, this);
        if (m_formats)
            follower->setFormats(m_formats);
        m_followers.push_back(follower);
        m_nodeProgress.emplace_back();
        connect(follower, &NodeFollower::statusChanged, this, &ServerWatch::tell);
        connect(follower, &NodeFollower::clockChanged, this, &ServerWatch::clockChanged);
        connect(follower, &NodeFollower::batchReady, this, &ServerWatch::batchReady);
        connect(follower, &NodeFollower::needsFormats, this, [this, follower] { chooseFormats(*follower); });
        connect(follower, &NodeFollower::needsPass, this, &ServerWatch::startPass);
        connect(follower, &NodeFollower::fellBehind, this, [this] { m_fellBehind = true; });
        connect(&follower->loader(), &SessionLoader::progressed, this,
                [this, follower](const messages::LoadProgress &progress) {
                    m_nodeProgress[size_t(follower->node().index())] = progress;
                    takePassProgress();
                });
        connect(&follower->loader(), &SessionLoader::refused, this, [this](const redis::Error &error) {
            // Each sweep meets the same refusal: it is news only once.
            m_passRefused = true;
            if (m_refusal == error)
                return;
            m_refusal = error;
            Q_EMIT requestRefused(describe(error, m_profile));
        });
        connect(&follower->loader(), &SessionLoader::finished, this,
                [this, follower](quint32 scan, bool complete) { takePassFinished(*follower, scan, complete); });
    }
    Q_EMIT nodesChanged(names);
}

// --- formats -----------------------------------------------------------------------------------------

/// One node speaks for all: applications spread their sessions over them by the hash of the key.
void ServerWatch::chooseFormats(NodeFollower &follower)
{
    if (m_sampler) // another node's, or this one's before a reconnect: its answer, or its failure, comes first
        return;
    m_sampledAt = messages::ServerClock::monotonicMs();
    m_sampler = new FormatSampler(follower.node().commands(), m_known, this);
    m_sampler->start([this, &follower](redis::Result<formats::DetectionResult> detected) {
        m_sampler->deleteLater();
        m_sampler.clear();
        if (!detected && m_formats) {
            startPass();
            return;
        }
        // Of a large database the sample meets what is frequent; one node of several, what is on that one.
        m_needsSurvey = detected && (!detected->complete || m_followers.size() > 1);
        // Where SCAN is refused nothing is known, and the usual ones are followed; a lost connection asks again.
        if (detected || follower.node().commands().state() == Connection::State::Ready)
            takeDetected(detected ? std::move(*detected) : formats::DetectionResult());
    });
}

void ServerWatch::takeDetected(formats::DetectionResult detected)
{
    // A sample does not take back that all names have been looked at.
    if (m_inUse && m_inUse->detected.complete && !detected.complete) {
        std::vector<formats::DetectionResult::Found> found = std::exchange(detected, m_inUse->detected).formats;
        for (formats::DetectionResult::Found &one : found) {
            const bool isKnown =
                std::any_of(detected.formats.begin(), detected.formats.end(), [&one](const auto &known) {
                    return known.description.id == one.description.id &&
                           known.description.prefix == one.description.prefix;
                });
            if (!isKnown)
                detected.formats.push_back(std::move(one));
        }
    }
    const auto chosen = m_formats
                            ? formats::extendedBy(*m_formats, std::move(detected), m_profile.unlistedFormats)
                            : std::make_shared<const formats::FormatsInUse>(formats::formatsFor(
                                  std::move(detected), m_known, m_profile.keyPatterns, m_profile.unlistedFormats));
    if (chosen)
        takeFormats(chosen);
    else
        startPass();
}

bool ServerWatch::isSurveyDue() const
{
    return m_needsSurvey && m_everLoaded && !m_survey && !m_sampler && m_formats && !m_stopping &&
           messages::ServerClock::monotonicMs() >= m_surveyDueAt;
}

/// What a sample cannot know: sessions that are few among many keys. The nodes take their turns.
void ServerWatch::survey(size_t node)
{
    if (node == 0) {
        m_surveyed = {};
        m_surveyBeganAt = messages::ServerClock::monotonicMs();
    }
    m_survey = new FormatSampler(m_followers[node]->node().commands(), m_known, this);
    m_survey->startWithAllNames([this] { return m_passesRunning == 0 && !m_lookup; },
                                [this, node](redis::Result<formats::DetectionResult> detected) {
                                    m_survey->deleteLater();
                                    m_survey.clear();
                                    if (!detected)
                                        return endSurvey(false);
                                    takeSurveyed(std::move(*detected));
                                    if (node + 1 < m_followers.size() &&
                                        m_followers[node + 1]->status().stage == NodeFollower::Stage::Following)
                                        survey(node + 1);
                                    else
                                        endSurvey(node + 1 == m_followers.size());
                                });
}

void ServerWatch::takeSurveyed(formats::DetectionResult detected)
{
    const bool isFirst = m_surveyed.sampled == 0;
    m_surveyed.complete = detected.complete && (isFirst || m_surveyed.complete);
    m_surveyed.sampled += detected.sampled;
    if (isFirst)
        m_surveyed.others = std::move(detected.others);
    m_surveyed.refused.insert(m_surveyed.refused.end(), detected.refused.begin(), detected.refused.end());
    for (formats::DetectionResult::Found &found : detected.formats) {
        const auto same =
            std::find_if(m_surveyed.formats.begin(), m_surveyed.formats.end(), [&found](const auto &known) {
                return known.description.id == found.description.id &&
                       known.description.prefix == found.description.prefix;
            });
        if (same == m_surveyed.formats.end())
            m_surveyed.formats.push_back(std::move(found));
        else
            same->keys += found.keys;
    }
}

void ServerWatch::endSurvey(bool complete)
{
    const qint64 now = messages::ServerClock::monotonicMs();
    m_surveyDueAt = now + std::max(kMsBetweenSurveys, (now - m_surveyBeganAt) * kSurveyShare);
    if (!complete || m_stopping || !m_inUse)
        return;
    if (const auto chosen = formats::extendedBy(*m_formats, m_surveyed, m_profile.unlistedFormats))
        return takeFormats(chosen);
    // Nothing that was not known; but that is known now.
    m_inUse =
        std::make_shared<const formats::FormatsInUse>(formats::FormatsInUse{m_formats, std::exchange(m_surveyed, {})});
    Q_EMIT formatsChosen(m_inUse);
    if (m_passesRunning > 0)
        return;
    m_progress.namesSampled = namesSampled();
    Q_EMIT progressChanged(m_progress);
}

/// Of the names that chose the formats; 0: that was all of them.
qint64 ServerWatch::namesSampled() const
{
    return m_inUse && !m_inUse->detected.complete ? m_inUse->detected.sampled : 0;
}

/// Keys that no pass asks for, but that look like sessions and may not be read. Those of a pass it counts itself.
qint64 ServerWatch::refusedElsewhere() const
{
    qint64 keys = 0;
    for (const auto &refused : m_inUse ? m_inUse->detected.refused : std::vector<formats::DetectionResult::Refused>()) {
        if (m_formats->match(refused.example, formats::RecordType::Unknown).format < 0)
            keys += refused.keys;
    }
    return keys;
}

void ServerWatch::takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen)
{
    m_inUse = chosen;
    m_formats = chosen->set;
    // Told before the followers begin: rows by the new formats come after it.
    Q_EMIT formatsChosen(chosen);
    m_everLoaded = m_everLoaded && !chosen->startsOver;
    for (NodeFollower *follower : m_followers)
        follower->setFormats(m_formats);
}

// --- passes ------------------------------------------------------------------------------------------

bool ServerWatch::allFollowing() const
{
    return !m_followers.empty() &&
           std::all_of(m_followers.begin(), m_followers.end(), [](const NodeFollower *follower) {
               return follower->status().stage == NodeFollower::Stage::Following;
           });
}

void ServerWatch::reload()
{
    m_stoppedByUser = false;
    // An application may have come since the connect: whoever asks for a reload may be missing it.
    if (allFollowing())
        chooseFormats(*m_followers.front());
}

void ServerWatch::startPass()
{
    if (!allFollowing() || m_stopping || !m_formats)
        return;
    // A pass that runs is given up: it may have missed what the new one is for.
    ++m_scan;
    m_passComplete = true;
    m_passRefused = false;
    m_fellBehind = false;
    m_passStartedAt = messages::ServerClock::monotonicMs();
    m_passesRunning = int(m_followers.size());
    std::fill(m_nodeProgress.begin(), m_nodeProgress.end(), messages::LoadProgress());
    m_progress = {};
    m_progress.phase =
        m_everLoaded ? messages::LoadProgress::Phase::Reconciling : messages::LoadProgress::Phase::Loading;
    m_stoppedByUser = false;
    Q_EMIT scanStarted(m_scan);
    Q_EMIT progressChanged(m_progress);
    const QByteArrayList patterns = mergedScanPatterns(m_formats->scanPatterns());
    for (NodeFollower *follower : m_followers)
        follower->loader().start(m_scan, patterns);
    tell();
    if (std::exchange(m_staysStopped, false))
        stopLoading();
}

void ServerWatch::stopLoading()
{
    m_stoppedByUser = true;
    for (NodeFollower *follower : m_followers)
        follower->loader().stop();
}

void ServerWatch::acknowledgeBatch()
{
    for (NodeFollower *follower : m_followers)
        follower->loader().acknowledge();
}

void ServerWatch::takePassProgress()
{
    if (m_passesRunning == 0)
        return;
    m_progress.fraction = 0;
    m_progress.sessions = 0;
    m_progress.expected = 0;
    m_progress.notSessions = 0;
    m_progress.unreadable = refusedElsewhere();
    for (const messages::LoadProgress &progress : m_nodeProgress) {
        m_progress.fraction += progress.fraction / double(m_nodeProgress.size());
        m_progress.sessions += progress.sessions;
        m_progress.expected += progress.expected;
        m_progress.notSessions += progress.notSessions;
        m_progress.unreadable += progress.unreadable;
    }
    // Hundreds of pages a second come, and nobody can read that; what the last one said comes with the end.
    if (messages::ServerClock::monotonicMs() - m_progressToldAt < kProgressIntervalMs)
        return;
    m_progressToldAt = messages::ServerClock::monotonicMs();
    Q_EMIT progressChanged(m_progress);
}

void ServerWatch::takePassFinished(NodeFollower &follower, quint32 scan, bool complete)
{
    if (scan != m_scan || m_passesRunning == 0)
        return;
    m_passComplete = m_passComplete && complete;
    if (complete)
        follower.closeGap();
    if (--m_passesRunning > 0)
        return;
    m_passEndedAt = messages::ServerClock::monotonicMs();
    m_passTook = m_passEndedAt - m_passStartedAt;
    m_everLoaded = m_everLoaded || m_passComplete;
    if (m_passComplete && !m_passRefused)
        m_refusal.reset();
    Q_EMIT scanFinished(m_scan, m_passComplete);
    m_progress.phase = messages::LoadProgress::Phase::Idle;
    m_progress.stopped = m_stoppedByUser && !m_passComplete;
    m_progress.partial = !m_everLoaded;
    m_progress.namesSampled = namesSampled();
    Q_EMIT progressChanged(m_progress);
    tell();
}

int ServerWatch::sweepSeconds(messages::Liveness::Mode mode) const
{
    const int least = mode == messages::Liveness::Mode::Live         ? kLiveSweep
                      : mode == messages::Liveness::Mode::ExpiryOnly ? kExpiryOnlySweep
                                                                     : kPollingSweep;
    return std::max<int>(least, int(m_passTook * kSweepShare / 1000));
}

void ServerWatch::tick()
{
    ++m_ticks;
    int events = 0;
    for (NodeFollower *follower : m_followers) {
        events += follower->takeEventCount();
        if (m_ticks % kTicksBetweenClocks == 0 && follower->status().stage == NodeFollower::Stage::Following)
            follower->synchroniseClock();
    }
    if (!allFollowing())
        return;

    Connection &connection = m_followers.front()->node().commands();
    if (m_passesRunning == 0) {
        // Not beside a pass: there the round trip would be that of our own queue.
        redis::CommandBatch batch;
        batch.add({"PING"});
        batch.add({"DBSIZE"});
        const auto sentAt = std::chrono::steady_clock::now();
        connection.send(batch, this, [this, sentAt, events](const redis::Result<std::vector<Reply>> &replies) {
            if (!replies)
                return;
            const auto took = std::chrono::steady_clock::now() - sentAt;
            const Reply &keys = replies->at(1);
            Q_EMIT vitalsMeasured(std::chrono::duration_cast<std::chrono::microseconds>(took).count(), events,
                                  keys.isInteger() && m_followers.size() == 1 ? keys.integer : -1);
        });
        // Where events were more than could be followed, the rows are not better than polled ones.
        const messages::Liveness::Mode mode = m_fellBehind ? messages::Liveness::Mode::Polling : m_liveness.mode;
        const bool due = messages::ServerClock::monotonicMs() - m_passEndedAt >= qint64(sweepSeconds(mode)) * 1000;
        const bool isOldSample = messages::ServerClock::monotonicMs() - m_sampledAt >= kMsBetweenSamples;
        if (isSurveyDue() && !m_progress.stopped)
            survey(0);
        if (due && !m_progress.stopped && (m_progress.sessions == 0 || isOldSample))
            chooseFormats(*m_followers.front()); // perhaps some have come under other names
        else if (due && !m_progress.stopped)
            startPass();
    } else {
        Q_EMIT vitalsMeasured(0, events, -1);
    }
}

void ServerWatch::check(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes)
{
    std::vector<std::vector<QByteArray>> byNode(m_followers.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        if (nodes[i] < byNode.size())
            byNode[nodes[i]].push_back(keys[i]);
    }
    for (size_t i = 0; i < byNode.size(); ++i)
        m_followers[i]->refresh(byNode[i]);
}

void ServerWatch::setVisibleKeys(const std::vector<QByteArray> &keys)
{
    // Few enough to be told to all: no node ever hears of another's keys.
    for (NodeFollower *follower : m_followers)
        follower->setVisibleKeys(keys);
}

// --- what is told ------------------------------------------------------------------------------------

void ServerWatch::tell()
{
    const messages::ConnectionStatus connection = connectionStatus();
    if (connection != m_connection) {
        m_connection = connection;
        Q_EMIT connectionChanged(connection);
    }
    messages::Liveness liveness = livenessNow();
    if (liveness.mode == m_liveness.mode)
        liveness.since = m_liveness.since;
    else
        liveness.since = QDateTime::currentDateTime();
    if (liveness != m_liveness) {
        m_liveness = liveness;
        Q_EMIT livenessChanged(liveness);
    }
}

messages::ConnectionStatus ServerWatch::connectionStatus() const
{
    messages::ConnectionStatus status;
    if (m_stopping)
        return status;
    status.phase = messages::ConnectionStatus::Phase::Connecting;
    if (m_openError) {
        status.phase = messages::ConnectionStatus::Phase::Failed;
        status.problem = describe(*m_openError, m_profile);
        return status;
    }
    if (m_followers.empty())
        return status;
    // The worst node speaks for all.
    for (const NodeFollower *follower : m_followers) {
        const NodeFollower::Status &node = follower->status();
        if (!node.error)
            continue;
        status.phase = node.failedForGood ? messages::ConnectionStatus::Phase::Failed
                                          : messages::ConnectionStatus::Phase::Retrying;
        status.problem = describe(*node.error, m_profile);
        status.retryAt = node.retryAt;
        status.needsPassword = concernsPassword(*node.error);
        return status;
    }
    const bool online = std::all_of(m_followers.begin(), m_followers.end(), [](const NodeFollower *follower) {
        return follower->status().stage != NodeFollower::Stage::Offline;
    });
    if (online)
        status.phase = messages::ConnectionStatus::Phase::Connected;
    return status;
}

messages::Liveness ServerWatch::livenessNow() const
{
    if (connectionStatus().phase != messages::ConnectionStatus::Phase::Connected) {
        messages::Liveness liveness;
        liveness.gapFrom = m_liveness.gapFrom;
        liveness.gapTo = m_liveness.gapTo;
        return liveness;
    }
    std::vector<NodeFollower::Status> nodes;
    for (const NodeFollower *follower : m_followers)
        nodes.push_back(follower->status());
    messages::Liveness liveness = judgeLiveness(nodes, m_passesRunning > 0, m_everLoaded, m_liveness, m_profile);
    if (liveness.mode != messages::Liveness::Mode::CatchingUp)
        liveness.sweepSeconds = sweepSeconds(liveness.mode);
    return liveness;
}

// --- requests ----------------------------------------------------------------------------------------

void ServerWatch::retryNow()
{
    m_openError.reset();
    for (NodeFollower *follower : m_followers) {
        Connection &commands = follower->node().commands();
        if (commands.state() == Connection::State::Waiting || commands.state() == Connection::State::Closed) {
            commands.close();
            commands.open();
        }
    }
    tell();
}

void ServerWatch::setOfferedFlags(bool restoreAtExit)
{
    for (NodeFollower *follower : m_followers) {
        const QByteArray before = follower->status().flags.value();
        const QByteArray wanted = follower->status().flags.completed();
        if (wanted.isEmpty())
            continue;
        follower->node().commands().send(
            {"CONFIG", "SET", "notify-keyspace-events", wanted}, this,
            [this, follower, before, wanted, restoreAtExit](const redis::Result<Reply> &reply) {
                if (!reply) {
                    Q_EMIT requestRefused(describe(reply.error(), m_profile));
                    return;
                }
                if (m_flagsSet.isEmpty())
                    m_flagsBefore = before;
                m_flagsSet = wanted;
                m_restoreFlags = restoreAtExit;
                Q_EMIT flagsChangedByUs(restoreAtExit);
                follower->probeAgain();
            });
    }
}

void ServerWatch::readContent(const QByteArray &key, int format)
{
    redis::Node *node = m_server ? m_server->nodeForKey(key) : nullptr;
    if (!node || !m_formats || node->commands().state() != Connection::State::Ready) {
        messages::RecordContent content;
        content.key = key;
        content.problem = {tr("There is no connection to the server."), tr("It is read when the connection is back.")};
        Q_EMIT contentRead(content);
        return;
    }
    // One for each request: it is small, and goes with its answer.
    auto *reader = new ContentReader(node->commands(), m_formats, m_profile, this);
    const messages::ServerClock clock = m_followers[size_t(node->index())]->reader().clock();
    reader->read(key, format, clock, [this, reader](messages::RecordContent content) {
        Q_EMIT contentRead(content);
        reader->deleteLater();
    });
}

Connection *ServerWatch::readyConnection() const
{
    if (m_followers.empty() || m_stopping)
        return nullptr;
    Connection &connection = m_followers.front()->node().commands();
    return connection.state() == Connection::State::Ready ? &connection : nullptr;
}

void ServerWatch::readSample(quint64 request, const QByteArray &key, bool isGlob)
{
    delete m_sampleReader;
    Connection *connection = readyConnection();
    if (!connection) {
        messages::SampleReading none;
        none.request = request;
        none.problem = {tr("There is no connection to the server."), tr("Connect, then try again.")};
        Q_EMIT sampleRead(none);
        return;
    }
    m_sampleReader = new FormatSampleReader(*connection, m_profile, this);
    const auto answer = [this](const messages::SampleReading &reading) {
        m_sampleReader->deleteLater();
        Q_EMIT sampleRead(reading);
    };
    if (isGlob)
        m_sampleReader->readSome(request, key, answer);
    else
        m_sampleReader->readKey(request, key, answer);
}

void ServerWatch::previewFormat(quint64 request, const formats::FormatDescription &description,
                                const std::shared_ptr<const formats::SampleRecord> &sample)
{
    cancelPreview();
    Connection *connection = readyConnection();
    if (!connection) {
        messages::FormatPreviewResult none;
        none.request = request;
        none.problem = {tr("There is no connection to the server."), tr("Connect, then try again.")};
        Q_EMIT formatPreviewed(none);
        return;
    }
    m_preview = new FormatPreview(*connection, m_profile, formats::Format(description),
                                  m_followers.front()->reader().clock(), this);
    m_preview->start(request, sample, [this](const messages::FormatPreviewResult &result) {
        m_preview->deleteLater();
        Q_EMIT formatPreviewed(result);
    });
}

void ServerWatch::cancelPreview()
{
    delete m_preview;
}

void ServerWatch::useFormat(const formats::FormatDescription &description)
{
    // For later samples too.
    std::erase_if(m_known, [&](const auto &other) { return other.id == description.id; });
    m_known.push_back(description);
    if (m_inUse) {
        takeFormats(formats::withFormat(*m_inUse, description, m_profile.unlistedFormats));
        countAgain();
    }
}

void ServerWatch::dropFormat(const QString &id)
{
    std::erase_if(m_known, [&id](const auto &other) { return other.id == id; });
    if (m_inUse) {
        takeFormats(formats::withoutFormat(*m_inUse, id, m_profile.unlistedFormats));
        countAgain();
    }
}

/// What was counted of each format and of other keys is from before the change. Beside m_sampler: whom that one
/// answers waits for formats.
void ServerWatch::countAgain()
{
    delete m_counter; // by the formats of before
    if (m_followers.empty() || m_followers.front()->node().commands().state() != Connection::State::Ready)
        return;
    m_counter = new FormatSampler(m_followers.front()->node().commands(), m_known, this);
    m_counter->start([this](redis::Result<formats::DetectionResult> detected) {
        m_counter->deleteLater();
        m_counter.clear();
        // Who has looked at all names knows more than a sample.
        if (!detected || !m_inUse || (m_inUse->detected.complete && !detected->complete))
            return;
        m_inUse = formats::withCounts(*m_inUse, std::move(*detected));
        m_formats = m_inUse->set;
        Q_EMIT formatsChosen(m_inUse);
    });
}

void ServerWatch::setUnlistedFormats(const QStringList &unlisted)
{
    m_profile.unlistedFormats = unlisted;
    if (m_inUse)
        takeFormats(formats::withUnlisted(*m_inUse, unlisted));
}

void ServerWatch::logOut(quint64 number, const std::vector<LogoutTarget> &targets)
{
    if (!m_server || !m_formats)
        return;
    auto *job = new LogoutJob(number, targets, *m_server, m_formats, this);
    connect(job, &LogoutJob::progressed, this, &ServerWatch::logoutProgressed);
    connect(job, &LogoutJob::ended, this, &ServerWatch::takeEnded);
    connect(job, &LogoutJob::finished, this, &ServerWatch::logoutFinished);
    m_logouts.emplace_back(job);
    job->start();
}

void ServerWatch::cancelLogout(quint64 number)
{
    std::erase_if(m_logouts, [](const QPointer<LogoutJob> &job) { return job.isNull(); });
    for (const QPointer<LogoutJob> &job : m_logouts) {
        if (job->number() == number)
            job->cancel();
    }
}

void ServerWatch::findUser(quint64 number, const QByteArray &user,
                           const std::shared_ptr<const formats::FormatsInUse> &inUse)
{
    if (m_lookup)
        m_lookup->cancel();
    if (!m_server || !m_formats || !inUse)
        return;
    UserLookup::Surroundings surroundings;
    surroundings.readerOf = [this](const redis::Node &node) -> RecordReader * {
        const auto index = size_t(node.index());
        return index < m_followers.size() ? &m_followers[index]->reader() : nullptr;
    };
    surroundings.takeRows = [this](const redis::Node &node, const messages::RowBatchPointer &rows) {
        m_followers[size_t(node.index())]->addRows(rows);
    };
    surroundings.use = [this, inUse](const formats::FormatDescription &description) {
        const std::vector<formats::Format> &all = m_formats->formats();
        if (std::any_of(all.begin(), all.end(), [&](const formats::Format &other) {
                return other.id() == description.id && other.description().prefix == description.prefix;
            }))
            return;
        formats::DetectionResult detected = inUse->detected;
        detected.formats.push_back({description, 0});
        // Its other sessions are to be read as well; but who has stopped the reading wants this user, not all.
        m_staysStopped = m_progress.stopped;
        takeDetected(std::move(detected));
    };
    m_lookup = new UserLookup(number, user, formats::planUserLookup(*m_formats, inUse->detected, m_known, user),
                              *m_server, m_profile, std::move(surroundings), this);
    connect(m_lookup, &UserLookup::progressed, this, &ServerWatch::userLookupProgressed);
    connect(m_lookup, &UserLookup::finished, this, &ServerWatch::userLookupFinished);
    connect(m_lookup, &UserLookup::finished, m_lookup, &QObject::deleteLater);
    m_lookup->start();
}

void ServerWatch::cancelFindUser(quint64 number)
{
    if (m_lookup && m_lookup->job() == number)
        m_lookup->cancel();
}

// The answer of the command is as good as an event, and comes also where events do not.
void ServerWatch::takeEnded(const std::vector<QByteArray> &keys)
{
    if (m_followers.empty())
        return;
    const auto batch = std::make_shared<messages::RowBatch>();
    for (const QByteArray &key : keys) {
        const redis::Node *node = m_server->nodeForKey(key);
        const size_t index = node ? size_t(node->index()) : 0;
        m_followers[index]->reader().noteRemoval(key);
        messages::RowBatch::Row row;
        row.key = batch->append(key);
        row.at = m_followers[index]->reader().clock().nowMs();
        row.change = messages::RowChange::LoggedOut;
        row.byEvent = true;
        row.node = quint8(index);
        batch->add(row);
    }
    Q_EMIT batchReady(batch);
}

void ServerWatch::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (m_tick)
        m_tick->stop();
    const bool canRestore = m_restoreFlags && !m_followers.empty() &&
                            m_followers.front()->node().commands().state() == Connection::State::Ready;
    if (!canRestore) {
        finishStop();
        return;
    }
    QTimer::singleShot(kRestoreLimit, this, &ServerWatch::finishStop);
    Connection &connection = m_followers.front()->node().commands();
    connection.send({"CONFIG", "GET", "notify-keyspace-events"}, this,
                    [this, &connection](const redis::Result<Reply> &reply) {
                        // Only if nobody else has changed them since.
                        const bool ours = reply && reply->elements.size() == 2 &&
                                          NotificationFlags(reply->elements[1].bytes).completed().isEmpty();
                        if (!ours) {
                            finishStop();
                            return;
                        }
                        connection.send({"CONFIG", "SET", "notify-keyspace-events", m_flagsBefore}, this,
                                        [this](const redis::Result<Reply> &) { finishStop(); });
                    });
}

void ServerWatch::finishStop()
{
    if (!m_server)
        return;
    // Whoever still waits for an answer gets an error when the connections close, and knows the followers.
    delete m_lookup;
    delete m_sampler;
    delete m_survey;
    delete m_counter;
    delete m_sampleReader;
    delete m_preview;
    for (NodeFollower *follower : m_followers)
        follower->disconnect(this);
    if (m_tick)
        m_tick->deleteLater();
    qDeleteAll(m_followers);
    m_followers.clear();
    // Not deleted here: this may be called from the handler of one of its connections.
    redis::Server *server = std::exchange(m_server, nullptr);
    server->close();
    server->deleteLater();
    Q_EMIT stopped();
}

} // namespace server
