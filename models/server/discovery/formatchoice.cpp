// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatchoice.h"

#include "models/formats/detection/ownformats.h"
#include "models/formats/userformats.h"
#include "models/messages/serverclock.h"
#include "models/redis/server.h"
#include "models/server/discovery/formatsampler.h"
#include "models/server/discovery/formatsurvey.h"
#include "models/server/intake/namelist.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using formats::DetectionResult;
using formats::FormatsInUse;
using messages::ServerClock;
using redis::Connection;

namespace
{

constexpr std::chrono::seconds kAskAgain{1};
constexpr qint64 kMsBetweenSamples = 60'000;
// All names, as long as the database is larger than a sample: a tenth of the time at most.
constexpr qint64 kMsBetweenSurveys = 300'000;
constexpr qint64 kSurveyShare = 10;
// Of a database that a sample sees as a whole: some 50 ms of the server.
constexpr qint64 kMsBetweenCounts = 30'000;
// SCAN walks over all keys anyway; a name costs some 40 bytes on the way.
constexpr qint64 kFewNames = 20'000;
constexpr qint64 kShareOfOthers = 4;
// Between a survey and the pass that goes by its names, a node only subscribes.
constexpr qint64 kNamesHoldMs = 2000;

/// And not what was asked.
bool concernsConnection(redis::ErrorKind kind)
{
    using Kind = redis::ErrorKind;
    switch (kind) {
    case Kind::PermissionDenied:
    case Kind::UnknownCommand:
    case Kind::WrongType:
    case Kind::ReadOnlyProfile:
    case Kind::ServerError:
        return false;
    default:
        return true;
    }
}

} // namespace

FormatChoice::FormatChoice(QStringList keyPatterns, QStringList unlisted, QObject *parent)
    : QObject(parent)
    , m_keyPatterns(std::move(keyPatterns))
    , m_unlisted(std::move(unlisted))
{
}

FormatChoice::~FormatChoice() = default;

std::vector<messages::Problem> FormatChoice::readKnown()
{
    const QString folder = formats::userFormatsFolder();
    formats::UserFormats own = formats::readUserFormats(folder);
    m_known = formats::withUserFormats(std::move(own.descriptions));
    std::vector<messages::Problem> problems;
    const QString nextStep = tr("Correct what is in %1 and connect again.").arg(folder);
    // A window names them in a list; who reads lines is told each.
    for (qsizetype i = 0; m_surveysFirst && i < own.problems.size(); ++i)
        problems.push_back({tr("A format of yours cannot be used. %1").arg(own.problems[i]), nextStep, true});
    if (!m_surveysFirst && !own.problems.isEmpty())
        problems.push_back({formats::problemsSentence(own), nextStep, true});
    return problems;
}

void FormatChoice::addNode(redis::Node &node)
{
    m_nodes.push_back(&node);
    // The last one that the first choice has waited for, perhaps.
    connect(&node.commands(), &Connection::failed, this, [this] {
        if (m_surveysFirst && !m_inUse)
            chooseByAllNames();
    });
}

void FormatChoice::clear()
{
    delete m_sampler;
    delete m_survey;
    delete m_count;
    m_looks.clear();
    m_nodes.clear();
}

std::vector<std::shared_ptr<const NameList>> FormatChoice::takeNames()
{
    std::vector<std::shared_ptr<const NameList>> names;
    const bool isRecent = ServerClock::monotonicMs() - m_namesAt < kNamesHoldMs;
    for (std::shared_ptr<NameList> &list : m_names)
        names.push_back(isRecent && m_inUse && m_inUse->detected.complete && list->isWhole() ? std::move(list)
                                                                                             : nullptr);
    m_names.clear();
    return names;
}

qint64 FormatChoice::namesSampled() const
{
    return m_inUse && !m_inUse->detected.complete ? m_inUse->detected.sampled : 0;
}

qint64 FormatChoice::unreadableKeys() const
{
    qint64 keys = 0;
    for (const auto &refused : m_inUse ? m_inUse->detected.refused : std::vector<DetectionResult::Refused>()) {
        if (m_inUse->set->match(refused.example, formats::RecordType::Unknown).format < 0)
            keys += refused.keys;
    }
    return keys;
}

bool FormatChoice::isSampleOld() const
{
    return ServerClock::monotonicMs() - m_sampledAt >= kMsBetweenSamples;
}

// --- the sample ------------------------------------------------------------------------------------------------------

void FormatChoice::choose(redis::Node &node)
{
    if (m_sampler) // another node's, or this one's before a reconnect: its answer, or its failure, comes first
        return;
    if (m_surveysFirst && !m_inUse)
        return chooseByAllNames();
    m_sampledAt = ServerClock::monotonicMs();
    m_sampler = new FormatSampler(node.commands(), m_known, this);
    m_sampler->start([this, &node](redis::Result<DetectionResult> detected) { takeSample(node, std::move(detected)); });
}

void FormatChoice::takeSample(redis::Node &node, redis::Result<DetectionResult> detected)
{
    m_sampler->deleteLater();
    m_sampler.clear();
    // What the server does not read for the moment is no reason to know nothing of it.
    if (!detected && redis::isTemporary(detected.error().kind)) {
        QTimer::singleShot(kAskAgain, this, [this, node = QPointer(&node)] {
            if (node && node->commands().state() == Connection::State::Ready)
                choose(*node);
        });
        return;
    }
    if (!detected && m_inUse) {
        Q_EMIT passWanted();
        return lookNext();
    }
    // Of a large database the sample meets what is frequent; one node of several, what is on that one.
    if (detected)
        detected->complete = detected->complete && isOnlyNode();
    m_needsSurvey = m_needsSurvey || (detected && !detected->complete);
    // Where SCAN is refused nothing is known, and the usual ones are followed; a lost connection asks again.
    if (detected || node.commands().state() == Connection::State::Ready)
        takeDetected(detected ? std::move(*detected) : DetectionResult());
    lookNext();
}

void FormatChoice::takeDetected(DetectionResult detected)
{
    if (m_inUse) {
        if (!extendBy(std::move(detected)))
            Q_EMIT passWanted();
        return;
    }
    m_countedAt = ServerClock::monotonicMs(); // that was a count
    use(std::make_shared<const FormatsInUse>(
        formats::formatsFor(std::move(detected), m_known, m_keyPatterns, m_unlisted)));
}

/// False: there are no others than before. What was counted is told all the same.
bool FormatChoice::extendBy(DetectionResult detected)
{
    // A sample does not take back that all names have been looked at.
    if (m_inUse->detected.complete && !detected.complete) {
        std::vector<DetectionResult::Found> found = std::exchange(detected, m_inUse->detected).formats;
        detected.add(std::move(found));
    }
    m_countedAt = ServerClock::monotonicMs();
    const auto chosen = formats::extendedBy(*m_inUse->set, detected, m_unlisted);
    if (chosen)
        use(chosen);
    else
        tellCounts(formats::withCounts(*m_inUse, std::move(detected)));
    return chosen != nullptr;
}

void FormatChoice::lookAt(redis::Node &node, const std::vector<QByteArray> &keys)
{
    if (!m_inUse)
        return; // all is looked at
    m_looks.emplace_back(&node, keys);
    lookNext();
}

bool FormatChoice::isLooking() const
{
    return m_sampler || !m_looks.empty();
}

void FormatChoice::lookNext()
{
    if (m_sampler || m_looks.empty())
        return;
    const auto [node, keys] = std::move(m_looks.front());
    m_looks.pop_front();
    m_sampler = new FormatSampler(node->commands(), m_known, this);
    m_sampler->startWith(keys, [this](redis::Result<DetectionResult> detected) { takeLook(std::move(detected)); });
}

void FormatChoice::takeLook(redis::Result<DetectionResult> detected)
{
    m_sampler->deleteLater();
    m_sampler.clear();
    if (detected) {
        detected->complete = detected->complete && isOnlyNode();
        m_needsSurvey = m_needsSurvey || !detected->complete;
        extendBy(std::move(*detected));
    }
    lookNext();
}

void FormatChoice::countAgainIfDue()
{
    const qint64 now = ServerClock::monotonicMs();
    if (!m_inUse || !m_inUse->detected.complete || m_inUse->detected.sampled > kFewNames || m_sampler || m_survey ||
        m_count || (m_countedAt != 0 && now - m_countedAt < kMsBetweenCounts))
        return;
    m_countedAt = now;
    countAgain();
}

bool FormatChoice::areMostNamesSessions() const
{
    if (!m_inUse)
        return false;
    if (m_inUse->detected.sampled <= kFewNames && m_inUse->detected.complete)
        return true;
    qint64 sessions = 0;
    for (const DetectionResult::Found &found : m_inUse->detected.formats)
        sessions += found.keys;
    return sessions > 0 && m_inUse->detected.sampled / kShareOfOthers <= sessions;
}

void FormatChoice::addFound(const formats::FormatDescription &description)
{
    if (!m_inUse)
        return;
    const std::vector<formats::Format> &all = m_inUse->set->formats();
    const bool isInUse = std::any_of(all.begin(), all.end(), [&description](const formats::Format &format) {
        return formats::includes(format.description(), description);
    });
    if (isInUse)
        return;
    DetectionResult detected = m_inUse->detected;
    detected.add({description, 0});
    takeDetected(std::move(detected));
}

/// Each node asks when it is ready, or is missing: the last one begins.
void FormatChoice::chooseByAllNames()
{
    if (m_survey || !isNoneOnItsWay())
        return;
    m_sampledAt = ServerClock::monotonicMs();
    m_survey = new FormatSurvey(m_nodes, m_known, this);
    const auto pace = m_isGentle ? FormatSampler::Pace::Gentle : FormatSampler::Pace::AtOnce;
    m_survey->startKeepingNames(
        pace, [this](redis::Result<DetectionResult> detected) { takeFirstSurvey(std::move(detected)); });
}

void FormatChoice::takeFirstSurvey(redis::Result<DetectionResult> detected)
{
    m_names = m_survey->takeNames();
    m_namesAt = ServerClock::monotonicMs();
    m_survey->deleteLater();
    m_survey.clear();
    // A lost connection asks again when it is ready, which it may be by now; who reads nothing for the moment is asked
    // a little later. By the usual formats, rare ones would seem not to be there.
    if (!detected && (redis::isTemporary(detected.error().kind) || concernsConnection(detected.error().kind))) {
        QTimer::singleShot(kAskAgain, this, [this] {
            if (!m_inUse)
                chooseByAllNames();
        });
        return;
    }
    m_needsSurvey = m_needsSurvey || (detected && !detected->complete);
    // Where SCAN is refused nothing is known, and the usual ones are followed.
    takeDetected(detected ? std::move(*detected) : DetectionResult());
}

bool FormatChoice::areNodesReady() const
{
    return !m_nodes.empty() && std::all_of(m_nodes.begin(), m_nodes.end(), [](redis::Node *node) {
        return node->isRetired() || node->commands().state() == Connection::State::Ready;
    });
}

/// Some are ready, and no other one is going to be as far as is known.
bool FormatChoice::isNoneOnItsWay() const
{
    const auto isReady = [](redis::Node *node) {
        return !node->isRetired() && node->commands().state() == Connection::State::Ready;
    };
    return std::any_of(m_nodes.begin(), m_nodes.end(), isReady) &&
           std::all_of(m_nodes.begin(), m_nodes.end(), [&isReady](redis::Node *node) {
               return node->isRetired() || node->isMissing() || isReady(node);
           });
}

bool FormatChoice::isOnlyNode() const
{
    return std::count_if(m_nodes.begin(), m_nodes.end(), [](redis::Node *node) { return !node->isRetired(); }) == 1;
}

// --- the survey ------------------------------------------------------------------------------------------------------

void FormatChoice::surveyIfDue(bool areUnknown, bool mayCome, std::function<bool()> mayGoOn)
{
    const qint64 now = ServerClock::monotonicMs();
    const bool isDue = areUnknown ? now >= m_surveyAgainAt : (m_needsSurvey || mayCome) && now >= m_surveyDueAt;
    if (!isDue || m_survey || m_sampler || !m_inUse)
        return;
    m_surveyBeganAt = now;
    m_survey = new FormatSurvey(m_nodes, m_known, this);
    m_survey->startWithAllNames(FormatSampler::Pace::Gentle, std::move(mayGoOn),
                                [this](redis::Result<DetectionResult> detected) { takeSurvey(std::move(detected)); });
}

void FormatChoice::takeSurvey(redis::Result<DetectionResult> detected)
{
    m_survey->deleteLater();
    m_survey.clear();
    const qint64 now = ServerClock::monotonicMs();
    m_surveyAgainAt = now + (now - m_surveyBeganAt) * kSurveyShare;
    m_surveyDueAt = std::max(now + kMsBetweenSurveys, m_surveyAgainAt);
    if (!detected)
        return;
    m_countedAt = now;
    const bool isComplete = detected->complete;
    if (const auto chosen = formats::extendedBy(*m_inUse->set, *detected, m_unlisted))
        use(chosen);
    else // nothing that was not known; but that is known now
        tellCounts(std::make_shared<const FormatsInUse>(FormatsInUse{m_inUse->set, std::move(*detected)}));
    // Those that were too many to be told apart are not looked at by the next survey either.
    m_needsSurvey = m_needsSurvey && !isComplete;
    if (isComplete)
        Q_EMIT namesSurveyed(m_surveyBeganAt);
}

// --- the user's own --------------------------------------------------------------------------------------------------

void FormatChoice::useFormat(const formats::FormatDescription &description)
{
    // For later samples too.
    std::erase_if(m_known, [&](const auto &other) { return other.id == description.id; });
    m_known.push_back(description);
    m_known.back().isOwn = true;
    m_toldOwn.removeAll(description.id);
    if (!m_inUse)
        return;
    use(formats::withFormat(*m_inUse, m_known.back(), m_unlisted));
    countAgain();
}

void FormatChoice::dropFormat(const QString &id)
{
    std::erase_if(m_known, [&id](const auto &other) { return other.id == id; });
    if (!m_inUse)
        return;
    use(formats::withoutFormat(*m_inUse, id, m_unlisted));
    countAgain();
}

void FormatChoice::setUnlisted(const QStringList &unlisted)
{
    m_unlisted = unlisted;
    if (m_inUse)
        use(formats::withUnlisted(*m_inUse, unlisted));
}

/// What was counted of each format and of other keys is from before the change. Beside m_sampler: whom that one
/// answers waits for formats.
void FormatChoice::countAgain()
{
    delete m_count; // by the formats of before
    if (!areNodesReady())
        return;
    m_count = new FormatSurvey(m_nodes, m_known, this);
    m_count->start([this](redis::Result<DetectionResult> detected) { takeCount(std::move(detected)); });
}

void FormatChoice::takeCount(redis::Result<DetectionResult> detected)
{
    m_count->deleteLater();
    m_count.clear();
    // Who has looked at all names knows more than a sample.
    if (detected && (detected->complete || !m_inUse->detected.complete))
        tellCounts(formats::withCounts(*m_inUse, std::move(*detected)));
}

// --- what is told ----------------------------------------------------------------------------------------------------

void FormatChoice::use(const std::shared_ptr<const FormatsInUse> &chosen)
{
    m_inUse = chosen;
    Q_EMIT formatsChosen(chosen);
    tellOfOwn();
}

void FormatChoice::tellCounts(const std::shared_ptr<const FormatsInUse> &counted)
{
    m_inUse = counted;
    Q_EMIT namesCounted(counted);
    tellOfOwn();
}

/// Once of each: the user has described it for a purpose, and nothing else would say that it finds nothing.
void FormatChoice::tellOfOwn()
{
    for (const DetectionResult::Own &own : m_inUse->detected.own) {
        const QString cause = formats::findsNothing(own) ? formats::ownFormatCause(own) : formats::ownFormatRemark(own);
        if (cause.isEmpty() || m_toldOwn.contains(own.id))
            continue;
        m_toldOwn.append(own.id);
        Q_EMIT noticed({cause, formats::ownFormatNextStep(), true});
    }
}

} // namespace server

#include "moc_formatchoice.cpp"
