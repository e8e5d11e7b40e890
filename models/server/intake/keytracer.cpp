// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/keytracer.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/redis/server.h"
#include "models/server/intake/livenessjudgement.h"
#include "models/server/intake/nodefollower.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

using messages::RowChange;
using messages::ServerClock;

// A redirection that is new is followed at once; one that leads in a circle, until who holds the slot is agreed upon.
constexpr int kHopsAtOnce = 3;
constexpr qint64 kBetweenHopsMs = 100;
constexpr int kMostHops = 60;
// More are not sought one by one.
constexpr qsizetype kMostTraces = 50'000;
constexpr size_t kReadTogether = 500;

} // namespace

KeyTracer::KeyTracer(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyTracer::send);
}

KeyTracer::~KeyTracer() = default;

void KeyTracer::addNode(NodeFollower &follower)
{
    m_followers.push_back(&follower);
    m_isAsked.push_back(false);
    connect(&follower, &NodeFollower::keysSought, this, &KeyTracer::take);
    connect(&follower, &NodeFollower::statusChanged, this, [this, &follower] { keepThoseOf(&follower); });
}

void KeyTracer::clear()
{
    for (NodeFollower *follower : std::exchange(m_followers, {}))
        follower->disconnect(this);
    m_isAsked.clear();
    m_traces.clear();
    m_leftBehind.clear();
    m_timer.stop();
}

void KeyTracer::take(const std::vector<SoughtKey> &keys)
{
    if (m_traces.size() + qsizetype(keys.size()) > kMostTraces) {
        m_traces.clear();
        Q_EMIT lost();
        return;
    }
    const qint64 now = ServerClock::monotonicMs();
    bool isLost = false;
    for (const SoughtKey &sought : keys) {
        Trace &trace = m_traces[sought.key];
        // An end that was announced is one if nobody has the key, however many nodes were asked.
        if (sought.ifGone != RowChange::Vanished && trace.ifGone != RowChange::LoggedOut)
            trace.ifGone = sought.ifGone;
        trace.byEvent = trace.byEvent || sought.byEvent;
        trace.to = sought.to;
        trace.isOnItsWay = false;
        if (!putOff(trace, now)) {
            m_traces.remove(sought.key);
            isLost = true;
        }
    }
    schedule();
    if (isLost)
        Q_EMIT lost();
}

/// False: often enough.
bool KeyTracer::putOff(Trace &trace, qint64 now)
{
    ++trace.hops;
    trace.notBefore = trace.hops > kHopsAtOnce ? now + kBetweenHopsMs : now;
    return trace.hops <= kMostHops;
}

/// `after`: what was due by then waits for an answer.
void KeyTracer::schedule(qint64 after)
{
    qint64 next = -1;
    for (const Trace &trace : std::as_const(m_traces)) {
        if (!trace.isOnItsWay && trace.notBefore > after && (next < 0 || trace.notBefore < next))
            next = trace.notBefore;
    }
    if (next >= 0)
        m_timer.start(int(std::max<qint64>(0, next - ServerClock::monotonicMs())));
}

/// Its answers are not waited for, be they asked for already: it may be long.
void KeyTracer::keepThoseOf(NodeFollower *silent)
{
    if (m_traces.isEmpty() || !doesNotAnswer(silent->status()))
        return;
    std::vector<QByteArray> keys;
    for (auto each = m_traces.begin(); each != m_traces.end(); ++each) {
        if (each->keptBy == silent || followerFor(each.key(), *each) != silent)
            continue;
        each->keptBy = silent;
        keys.push_back(each.key());
    }
    silent->keepRows(keys);
}

/// Whether it answers or not. Null: nobody is known.
NodeFollower *KeyTracer::followerFor(const QByteArray &key, const Trace &trace) const
{
    redis::Node *node = trace.to ? m_server->nodeAt(trace.to->target) : nullptr;
    if (!node)
        node = m_server->nodeForKey(formats::keyOfRecord(key));
    return node && size_t(node->index()) < m_followers.size() ? m_followers[size_t(node->index())] : nullptr;
}

void KeyTracer::send()
{
    for (NodeFollower *follower : m_followers)
        keepThoseOf(follower);
    const qint64 now = ServerClock::monotonicMs();
    std::vector<Question> questions;
    bool isLost = false;
    for (auto each = m_traces.begin(); each != m_traces.end();) {
        Trace &trace = each.value();
        if (trace.isOnItsWay || trace.notBefore > now) {
            ++each;
            continue;
        }
        NodeFollower *follower = followerFor(each.key(), trace);
        if (!follower || follower->node().commands().state() != redis::Connection::State::Ready) {
            // Its owner is not known, or does not answer for now: what it holds is read when it does, and its row says
            // so until then.
            const bool goesOn = putOff(trace, now + kBetweenHopsMs);
            isLost = isLost || (!goesOn && (!follower || trace.keptBy != follower));
            each = goesOn ? std::next(each) : m_traces.erase(each);
            continue;
        }
        const bool asking = trace.to && trace.to->isAsk;
        auto question = std::find_if(questions.begin(), questions.end(),
                                     [&](const Question &other) { return other.follower == follower; });
        if (question == questions.end() && !m_isAsked[size_t(follower->node().index())])
            question = questions.insert(questions.end(), {follower, asking, trace.byEvent, {}});
        const bool fits = question != questions.end() && question->asking == asking &&
                          question->byEvent == trace.byEvent && question->keys.size() < kReadTogether;
        if (fits) {
            question->keys.push_back(each.key());
            trace.isOnItsWay = true;
        }
        ++each;
    }
    for (const Question &question : questions) {
        const auto handler = [this, follower = question.follower,
                              keys = question.keys](const redis::Result<RecordReader::Answer> &answer) {
            takeAnswer(follower, keys, answer);
        };
        m_isAsked[size_t(question.follower->node().index())] = true;
        RecordReader &reader = question.follower->reader();
        if (question.asking)
            reader.readMoving(question.keys, question.byEvent, handler);
        else
            reader.read(question.keys, question.byEvent, handler);
    }
    schedule(now);
    if (isLost)
        Q_EMIT lost();
}

/// What was met on one node, not announced, and is another's without any doubt: whether that one has a key of this name
/// or not. Of a slot that moves it would say where else to ask.
void KeyTracer::noteLeftBehind(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        const auto trace = m_traces.constFind(key);
        const bool isOver = trace != m_traces.cend() && trace->isOnItsWay; // else it is redirected
        if (!isOver || trace->byEvent || !trace->to || trace->to->isAsk)
            m_leftBehind.remove(key);
        else if (m_leftBehind.size() < kMostTraces)
            m_leftBehind.insert(key);
    }
}

void KeyTracer::takeAnswer(NodeFollower *follower, const std::vector<QByteArray> &keys,
                           const redis::Result<RecordReader::Answer> &answer)
{
    if (m_followers.empty())
        return; // over
    m_isAsked[size_t(follower->node().index())] = false;
    const qint64 now = ServerClock::monotonicMs();
    std::vector<SoughtKey> ended;
    std::vector<QByteArray> vanished;
    for (const QByteArray &key : answer ? answer->absent : std::vector<QByteArray>()) {
        const auto trace = m_traces.constFind(key);
        if (trace != m_traces.cend() && trace->ifGone != RowChange::Vanished)
            ended.push_back({key, trace->ifGone});
        else
            vanished.push_back(key);
    }
    if (answer)
        noteLeftBehind(keys);
    bool isLost = false;
    for (const QByteArray &key : keys) {
        const auto trace = m_traces.find(key);
        if (trace == m_traces.end() || !trace->isOnItsWay)
            continue; // it goes on: redirected
        bool isDone = answer.has_value();
        if (!isDone) {
            trace->isOnItsWay = false;
            trace->to.reset();
            const bool isRefused = answer.error().kind == redis::ErrorKind::PermissionDenied;
            isDone = isRefused || !putOff(*trace, now + kBetweenHopsMs);
            isLost = isLost || isDone;
        }
        if (isDone)
            m_traces.erase(trace);
    }
    if (answer)
        follower->takeTraced(*answer, ended, vanished);
    schedule();
    if (isLost)
        Q_EMIT lost();
}

} // namespace server

#include "moc_keytracer.cpp"
