// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/serverwatch.h"

#include "models/redis/server.h"
#include "models/server/cleanup/staleindexes.h"
#include "models/server/connect/connectionoptionsof.h"
#include "models/server/connect/eventflags.h"
#include "models/server/connect/flagsrestorer.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/replacementcheck.h"
#include "models/server/connect/serveraddressof.h"
#include "models/server/discovery/draftreader.h"
#include "models/server/discovery/formatchoice.h"
#include "models/server/discovery/namelookouts.h"
#include "models/server/discovery/userlookups.h"
#include "models/server/fleet/fleetwatch.h"
#include "models/server/intake/records/contentreader.h"
#include "models/server/intake/followers.h"
#include "models/server/intake/scanpass.h"
#include "models/server/intake/serverstatus.h"
#include "models/server/intake/sessionloader.h"
#include "models/server/intake/vitalsmeter.h"
#include "models/server/logout/logoutjobs.h"
#include "models/server/logout/logoutpermissions.h"

#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;

namespace
{

constexpr auto kTick = 1s;
constexpr int kTicksBetweenClocks = 30;

} // namespace

ServerWatch::ServerWatch(messages::ConnectionProfile profile, messages::Credentials credentials)
    : m_profile(std::move(profile))
    , m_credentials(std::move(credentials))
    , m_followers(new Followers(this))
    , m_pass(new ScanPass(this))
    , m_status(new ServerStatus(m_profile, *m_pass, this))
    , m_choice(new FormatChoice(m_profile.keyPatterns, m_profile.unlistedFormats, this))
    , m_lookouts(new NameLookouts(*m_choice, this))
    , m_drafts(new DraftReader(m_profile, this))
    , m_lookups(new UserLookups(m_profile, *m_choice, this))
    , m_logouts(new LogoutJobs(this, audit::AuditLog(), m_profile))
    , m_permissions(new LogoutPermissions(m_profile, m_credentials, this))
    , m_staleIndexes(new StaleIndexes(
          [this] {
              return StaleIndexes::Watched{m_server, m_choice->formats(), m_choice->formatsInUse(), m_profile,
                                           &m_logouts->turns()};
          },
          this))
    , m_vitals(new VitalsMeter(this))
    , m_fleet(new FleetWatch(m_profile, *m_pass, this))
{
    if (m_profile.surveysFirst)
        m_choice->setSurveysFirst(m_profile.gentle);
    connect(m_choice, &FormatChoice::formatsChosen, this, &ServerWatch::takeFormats);
    connect(m_choice, &FormatChoice::namesCounted, this, &ServerWatch::takeCounts);
    connect(m_choice, &FormatChoice::noticed, this, &ServerWatch::requestRefused);
    connect(m_choice, &FormatChoice::passWanted, this, &ServerWatch::startPass);
    connect(m_pass, &ScanPass::started, this, &ServerWatch::takePassStart);
    connect(m_pass, &ScanPass::progressed, this, &ServerWatch::takeProgress);
    connect(m_pass, &ScanPass::refused, this,
            [this](const redis::Error &error) { Q_EMIT requestRefused(describe(error, m_profile)); });
    connect(m_pass, &ScanPass::nodeRead, m_lookouts, &NameLookouts::noteNodeRead);
    connect(m_lookouts, &NameLookouts::unreadableChanged, this, &ServerWatch::noteSample);
    connect(m_pass, &ScanPass::unmetWanted, this, &ServerWatch::unmetWanted);
    connect(m_pass, &ScanPass::shareStarted, this, &ServerWatch::shareStarted);
    connect(m_pass, &ScanPass::finished, this, &ServerWatch::scanFinished);
    connect(m_status, &ServerStatus::connectionChanged, this, &ServerWatch::connectionChanged);
    connect(m_status, &ServerStatus::livenessChanged, this, &ServerWatch::livenessChanged);
    connect(m_fleet, &FleetWatch::changed, this, &ServerWatch::fleetChanged);
    connect(m_drafts, &DraftReader::sampleRead, this, &ServerWatch::sampleRead);
    connect(m_drafts, &DraftReader::formatPreviewed, this, &ServerWatch::formatPreviewed);
    connect(m_lookups, &UserLookups::formatFound, this, &ServerWatch::takeFound);
    connect(m_lookups, &UserLookups::progressed, this, &ServerWatch::userLookupProgressed);
    connect(m_lookups, &UserLookups::finished, this, &ServerWatch::userLookupFinished);
    connect(m_logouts, &LogoutJobs::progressed, this, &ServerWatch::logoutProgressed);
    // The answer of the command is as good as an event, and comes also where events do not.
    connect(m_logouts, &LogoutJobs::ended, m_followers, &Followers::noteLogout);
    connect(m_logouts, &LogoutJobs::finished, this, &ServerWatch::logoutFinished);
    connect(m_logouts, &LogoutJobs::checked, this, &ServerWatch::logoutChecked);
    connect(m_logouts, &LogoutJobs::undoProgressed, this, &ServerWatch::undoProgressed);
    connect(m_logouts, &LogoutJobs::changed, m_followers,
            [this](const std::vector<QByteArray> &keys) { m_followers->refresh(keys); });
    connect(m_followers, &Followers::keysLost, this, [this] { takeStray(false); });
    connect(m_logouts, &LogoutJobs::undone, this, &ServerWatch::undoFinished);
    connect(m_logouts, &LogoutJobs::finished, m_permissions, &LogoutPermissions::takeReport);
    connect(m_staleIndexes, &StaleIndexes::progressed, this, &ServerWatch::staleProgressed);
    connect(m_staleIndexes, &StaleIndexes::found, this, &ServerWatch::staleFound);
    connect(m_staleIndexes, &StaleIndexes::cleanUpProgressed, this, &ServerWatch::cleanUpProgressed);
    connect(m_staleIndexes, &StaleIndexes::finished, this, &ServerWatch::cleanUpFinished);
    connect(m_permissions, &LogoutPermissions::changed, this, &ServerWatch::logoutabilityChanged);
    connect(m_permissions, &LogoutPermissions::changed, m_followers, &Followers::forgetRefusals);
    connect(m_vitals, &VitalsMeter::measured, this,
            [this](qint64 roundTrip, qint64 keys) { Q_EMIT vitalsMeasured(roundTrip, m_events, keys); });
}

ServerWatch::~ServerWatch() = default;

void ServerWatch::start()
{
    m_server = new redis::Server(serverAddressOf(m_profile), {m_profile.userName, m_credentials.password},
                                 connectionOptionsOf(m_profile, m_credentials, this), this);
    m_server->setSentinelLogin({m_profile.sentinel.userName, m_credentials.sentinelPassword});
    m_followers->setServer(*m_server);
    m_fleet->setServer(*m_server);
    connect(m_server, &redis::Server::nodesChanged, this, &ServerWatch::addNodes);
    connect(m_server, &redis::Server::openFailed, m_status, &ServerStatus::setOpenError);
    connect(m_server, &redis::Server::sentinelsChanged, m_status,
            [this, server = m_server] { m_status->setSentinels(*server->sentinels()); });
    m_tick = new QTimer(this);
    m_tick->setInterval(kTick);
    connect(m_tick, &QTimer::timeout, this, &ServerWatch::tick);
    m_tick->start();
    m_status->update();
    // One that was written by hand: better no word is lost of it than that the nodes are sought where they are not.
    if (const auto problem = problemOf(m_profile.replacements))
        Q_EMIT requestRefused(*problem);
    m_server->open();
    // While the server takes the connection: ten milliseconds, of which the window knows nothing in this thread.
    for (const messages::Problem &problem : m_choice->readKnown())
        Q_EMIT requestRefused(problem);
    m_lookouts->takeKnown();
}

void ServerWatch::addNodes()
{
    // Nodes keep their place; only new ones are to be followed.
    QStringList names;
    messages::NodeSet retired;
    for (redis::Node *node : m_server->nodes()) {
        names.append(node->name());
        retired.set(size_t(node->index()), node->isRetired());
        if (size_t(node->index()) >= m_followers->count())
            follow(*node);
        // Also where it was followed before that was known.
        if (node->isOfCluster())
            (*(m_followers->begin() + node->index()))->reader().setOfCluster();
    }
    using Finding = redis::Server::Finding;
    const std::optional<Finding> lapse = m_server->lapse();
    const Finding latest = lapse.value_or(m_server->finding());
    m_status->setCluster({lapse ? latest != Finding::Unreadable : latest == Finding::Hidden,
                          latest == Finding::Unreadable, lapse.has_value(), m_server->uncoveredSlots()});
    if (m_server->finding() == Finding::Cluster)
        m_pass->disturb(); // other slots are others' now
    // Their rows are others' by then, and some may have come to an end on the way that nobody has heard of.
    if ((retired & ~std::exchange(m_retired, retired)).any())
        m_pass->noteWanted();
    Q_EMIT nodesChanged(names);
}

void ServerWatch::follow(redis::Node &node)
{
    auto *follower = new NodeFollower(node, m_profile, this);
    if (m_profile.prefersReplicas)
        follower->readAtReplicas(*m_server);
    follower->setOthers([this](QByteArrayView key) -> redis::Node * {
        const bool isKnown = m_server && m_server->finding() == redis::Server::Finding::Cluster;
        NodeFollower *other = isKnown ? m_followers->of(key) : nullptr;
        // The rows of those that are well do not wait for one that answers nothing.
        return other && !other->status().silentSince.isValid() ? &other->node() : nullptr;
    });
    follower->loader().setLeftBehind(
        [this](const RedirectedKey &key) { return !key.to.isAsk && m_followers->isLeftBehind(key.key); });
    if (const auto formats = m_choice->formats())
        follower->setFormats(formats);
    m_followers->add(*follower);
    m_status->addNode(*follower);
    m_pass->addNode(follower->loader());
    m_choice->addNode(node);
    m_lookouts->addNode(*follower);
    m_drafts->addNode(*follower);
    m_lookups->addNode(*follower);
    m_vitals->addNode(node);
    m_fleet->addNode(*follower);
    m_permissions->addNode(node);
    connect(follower, &NodeFollower::clockChanged, this, &ServerWatch::clockChanged);
    connect(follower, &NodeFollower::batchReady, this, &ServerWatch::batchReady);
    connect(follower, &NodeFollower::needsFormats, m_choice, [this, &node] { m_choice->choose(node); });
    connect(follower, &NodeFollower::needsPass, this, [this] {
        if (m_pass->hasLoaded())
            m_choice->countSoon();
        startPass();
    });
    const auto tell = [this](const auto &refusal) { Q_EMIT requestRefused(describe(refusal, m_profile)); };
    connect(follower, &NodeFollower::replicaRefused, this, tell);
    connect(follower, &NodeFollower::wentAstray, this, &ServerWatch::takeStray);
    connect(follower, &NodeFollower::restarted, this, &ServerWatch::serverRestarted);
    connect(follower, &NodeFollower::emptied, this, &ServerWatch::databaseEmptied);
    connect(follower, &NodeFollower::fellBehind, m_pass, &ScanPass::noteFellBehind);
    connect(&follower->eventFlags(), &EventFlags::changed, this, &ServerWatch::flagsChangedByUs);
    connect(&follower->eventFlags(), &EventFlags::inherited, this, [this] { Q_EMIT flagsChangedByUs(true); });
    connect(&follower->eventFlags(), &EventFlags::refused, this, tell);
}

// --- formats and passes ----------------------------------------------------------------------------------------------

void ServerWatch::takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen)
{
    // Told before the followers begin: rows by the new formats come after it.
    Q_EMIT formatsChosen(chosen);
    if (chosen->startsOver) {
        m_pass->startOver();
        m_followers->forgetReadings();
    }
    m_lookouts->takeChoice();
    m_permissions->setFormats(chosen);
    noteSample();
    m_followers->setFormats(chosen->set);
}

void ServerWatch::takeCounts(const std::shared_ptr<const formats::FormatsInUse> &counted)
{
    Q_EMIT formatsChosen(counted);
    m_lookouts->takeCounts();
    m_permissions->setFormats(counted);
    noteSample();
}

/// What no pass counts.
void ServerWatch::noteSample()
{
    m_pass->noteSample(m_choice->namesSampled(), m_lookouts->unreadableKeys());
}

/// By a lookup. Its other sessions are to be read as well; but who has stopped the reading wants that user, not all.
void ServerWatch::takeFound(const formats::FormatDescription &description)
{
    m_pass->stayStopped();
    m_choice->addFound(description);
}

void ServerWatch::reload()
{
    // An application may have come since the connect: whoever asks for a reload may be missing it.
    if (NodeFollower *any = m_status->allFollowing() ? m_followers->anyFollowing() : nullptr)
        m_choice->choose(any->node());
    // By this program itself, too; and who has been given a permission asks for it so.
    m_permissions->askAgain();
}

/// Whatever is wrong with the rows is known to be: it need not be read at once more often than a sweep may be.
void ServerWatch::takeStray(bool otherData)
{
    m_pass->noteWanted();
    m_mayBeOtherData = m_mayBeOtherData || otherData;
    startPassIfDue();
}

void ServerWatch::startPassIfDue()
{
    if (!m_status->allFollowing() || !m_pass->isDue(m_status->liveness()))
        return;
    if (std::exchange(m_mayBeOtherData, false) || m_pass->isWithoutSessions() || m_choice->isSampleOld())
        reload(); // perhaps some have come under other names
    else
        readAll(true);
}

void ServerWatch::takePassStart(quint32 scan, bool isNews)
{
    m_followers->notePassStart();
    noteSample();
    Q_EMIT scanStarted(scan, isNews);
}

void ServerWatch::startPass()
{
    readAll(false);
}

void ServerWatch::readAll(bool quietly)
{
    const auto formats = m_choice->formats();
    if (!m_status->allFollowing() || m_stopping || !formats)
        return;
    const bool followsGap =
        m_followers->isAny([](const NodeFollower::Status &node) { return node.isUnread || node.gapFrom.isValid(); });
    const bool namesAll = m_choice->areMostNamesSessions();
    m_lookouts->notePassStart(namesAll);
    m_pass->start(namesAll ? QByteArrayList{QByteArrayLiteral("*")} : formats->scanPatterns(), quietly, followsGap,
                  m_choice->takeNames());
    m_status->update();
}

void ServerWatch::stopLoading()
{
    m_pass->stop();
}

void ServerWatch::acknowledgeBatch(quint8 node)
{
    m_pass->acknowledge(node);
}

void ServerWatch::takeUnmet(quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes,
                            quint32 next)
{
    m_pass->takeUnmet(scan, keys, nodes, next);
}

void ServerWatch::takeProgress(const messages::LoadProgress &progress)
{
    Q_EMIT progressChanged(progress);
    if (progress.phase == messages::LoadProgress::Phase::Idle)
        m_status->update();
}

void ServerWatch::tick()
{
    ++m_ticks;
    m_events = m_followers->takeEventCount();
    if (m_ticks % kTicksBetweenClocks == 0)
        m_followers->synchroniseClocks();
    m_status->update(); // what rests on evidence ages
    if (!m_status->allFollowing())
        return;
    if (m_pass->isRunning()) {
        // Beside a pass the round trip would be that of our own queue.
        Q_EMIT vitalsMeasured(0, m_events, -1);
        return;
    }
    if (m_vitals->isAwaited()) // since a second
        Q_EMIT vitalsMeasured(-1, m_events, -1);
    m_vitals->measure();
    if (m_pass->hasLoaded() && !m_pass->isStopped()) {
        const bool areUnknown = m_followers->isAny(
            [](const NodeFollower::Status &node) { return node.hearsAllNames && !node.areNamesKnown; });
        const bool mayCome = m_followers->isAny([](const NodeFollower::Status &node) { return !node.hearsAllNames; });
        m_choice->surveyIfDue(areUnknown, mayCome && !m_choice->areMostNamesSessions(),
                              [this] { return !m_pass->isRunning() && !m_lookups->isRunning(); });
        m_choice->countAgainIfDue();
    }
    startPassIfDue();
}

void ServerWatch::check(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes)
{
    m_followers->refresh(keys, nodes);
}

void ServerWatch::verify(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes)
{
    m_followers->verify(keys, nodes);
}

void ServerWatch::setVisibleKeys(const std::vector<QByteArray> &keys)
{
    m_followers->setVisibleKeys(keys);
}

// --- requests ----------------------------------------------------------------------------------------

void ServerWatch::retryNow()
{
    m_followers->retryNow();
    if (m_server)
        m_server->retrySentinels();
    m_fleet->retryNow();
    m_status->setOpenError({});
}

void ServerWatch::setOfferedFlags(bool restoreAtExit)
{
    m_followers->completeFlags(restoreAtExit);
}

void ServerWatch::readContent(const QByteArray &key, int format)
{
    NodeFollower *follower = m_followers->of(key);
    const auto formats = m_choice->formats();
    if (!follower || !formats || follower->node().commands().state() != Connection::State::Ready) {
        messages::RecordContent content;
        content.key = key;
        content.problem = {tr("There is no connection to the server."), tr("It is read when the connection is back.")};
        Q_EMIT contentRead(content);
        return;
    }
    // One for each request: it is small, and goes with its answer.
    auto *reader = new ContentReader(follower->node().commands(), formats, m_profile, this);
    reader->read(key, format, follower->reader().clock(), [this, reader](const messages::RecordContent &content) {
        Q_EMIT contentRead(content);
        reader->deleteLater();
    });
}

void ServerWatch::readSample(quint64 request, const QByteArray &key, bool isGlob)
{
    if (isGlob)
        m_drafts->readSome(request, key);
    else
        m_drafts->readKey(request, key, m_followers->of(key));
}

void ServerWatch::previewFormat(quint64 request, const formats::FormatDescription &description,
                                const std::shared_ptr<const formats::SampleRecord> &sample)
{
    m_drafts->preview(request, description, sample);
}

void ServerWatch::cancelPreview()
{
    m_drafts->cancelPreview();
}

void ServerWatch::useFormat(const formats::FormatDescription &description)
{
    m_choice->useFormat(description);
    m_lookouts->takeKnown();
}

void ServerWatch::dropFormat(const QString &id)
{
    m_choice->dropFormat(id);
    m_lookouts->takeKnown();
}

void ServerWatch::setUnlistedFormats(const QStringList &unlisted)
{
    m_choice->setUnlisted(unlisted);
}

void ServerWatch::logOut(quint64 job, const messages::LogoutOrder &order)
{
    if (m_server && m_choice->formats())
        m_logouts->start(job, order, *m_server, m_choice->formats());
}

void ServerWatch::findUser(quint64 job, const QByteArray &user,
                           const std::shared_ptr<const formats::FormatsInUse> &inUse)
{
    if (m_server && inUse)
        m_lookups->start(job, user, inUse->detected, *m_server);
}

void ServerWatch::cancelFindUser(quint64 job)
{
    m_lookups->cancel(job);
}

// --- the end ---------------------------------------------------------------------------------------------------------

void ServerWatch::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_status->setClosing();
    if (m_tick)
        m_tick->stop();
    std::vector<EventFlags *> flags;
    for (NodeFollower *follower : *m_followers)
        flags.push_back(&follower->eventFlags());
    auto *restorer = new FlagsRestorer(this);
    connect(restorer, &FlagsRestorer::finished, this, &ServerWatch::finishStop);
    if (!restorer->start(flags))
        finishStop();
}

void ServerWatch::finishStop()
{
    if (!m_server)
        return;
    // Whoever still waits for an answer gets an error when the connections close, and knows the followers.
    m_logouts->forget();
    m_staleIndexes->forget();
    m_lookups->clear();
    m_lookouts->clear();
    m_choice->clear();
    m_drafts->clear();
    m_vitals->clear();
    m_fleet->clear();
    m_permissions->clear();
    m_pass->clear();
    m_status->clear();
    if (m_tick)
        m_tick->deleteLater();
    m_followers->clear(*this);
    // Not deleted here: this may be called from the handler of one of its connections.
    redis::Server *server = std::exchange(m_server, nullptr);
    server->close();
    server->deleteLater();
    Q_EMIT stopped();
}

} // namespace server

#include "moc_serverwatch.cpp"
