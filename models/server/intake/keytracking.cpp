// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/keytracking.h"

#include "models/redis/server.h"
#include "models/server/intake/scanpatterns.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace server
{

using redis::Connection;
using redis::Reply;

namespace
{

constexpr qsizetype kMostPrefixes = 32;

/// The value that follows a name in an array of both.
const Reply *valueIn(const Reply &pairs, QByteArrayView name)
{
    for (size_t i = 0; i + 1 < pairs.elements.size(); i += 2) {
        if (pairs.elements[i].bytes == name)
            return &pairs.elements[i + 1];
    }
    return nullptr;
}

QByteArrayList sortedStrings(const Reply &array)
{
    QByteArrayList strings;
    for (const Reply &element : array.elements)
        strings.append(element.bytes);
    std::sort(strings.begin(), strings.end());
    return strings;
}

} // namespace

KeyTracking::KeyTracking(redis::Node &node, QObject *parent)
    : QObject(parent)
    , m_node(node)
{
    connect(&node.commands(), &Connection::stateChanged, this, [this](Connection::State state) {
        m_hasReopened = false;
        if (isWanted() && state != Connection::State::Ready)
            drop(); // whoever sees the connection come back starts anew
    });
    redis::Subscriber &events = node.events();
    connect(&events, &redis::Subscriber::invalidationsHeard, this, [this] {
        if (isPending() || m_state == State::Refused)
            ask();
    });
    connect(&events, &redis::Subscriber::invalidationsRefused, this, [this](const redis::Error &error) {
        if (isWanted())
            refuse(error);
    });
    connect(&events, &redis::Subscriber::lost, this, [this] {
        if (!isWanted())
            return;
        const bool wasOn = isOn();
        drop();
        if (wasOn)
            Q_EMIT lost();
    });
}

void KeyTracking::start(const QByteArrayList &prefixes)
{
    QByteArrayList sorted = prefixes;
    std::sort(sorted.begin(), sorted.end());
    const bool isSame = sorted == std::exchange(m_prefixes, sorted);
    if (isSame && (isOn() || isPending()) && m_node.commands().state() == Connection::State::Ready) {
        begin();
        return;
    }
    const bool wasOn = isOn();
    drop();
    if (wasOn)
        Q_EMIT lost();
    begin();
}

/// Unless it is on, or on its way.
void KeyTracking::begin()
{
    m_node.events().setInvalidations(true);
    if (m_state == State::Waiting && m_node.events().hearsInvalidations())
        ask();
}

/// Nothing that was is worth anything.
void KeyTracking::drop()
{
    ++m_turn;
    m_isChecked = false;
    m_state = State::Waiting;
}

void KeyTracking::stop()
{
    if (m_state == State::Off)
        return;
    const bool mayBeOn = isOn() || m_state == State::Asking;
    ++m_turn;
    m_isChecked = false;
    m_state = State::Off;
    m_node.events().setInvalidations(false);
    if (mayBeOn && m_node.commands().state() == Connection::State::Ready)
        m_node.commands().send({"CLIENT", "TRACKING", "OFF"}, this, [](const redis::Result<Reply> & /* answer */) {});
}

void KeyTracking::ask()
{
    if (m_node.commands().state() != Connection::State::Ready) {
        drop(); // whoever sees it come back starts anew
        return;
    }
    ++m_turn;
    m_isChecked = false;
    m_state = State::Asking;
    m_node.commands().send({"CLIENT", "INFO"}, this, [this, turn = m_turn](const redis::Result<Reply> &info) {
        if (turn == m_turn)
            compareServers(info);
    });
}

void KeyTracking::compareServers(const redis::Result<Reply> &info)
{
    if (!info) {
        refuse(info.error());
        return;
    }
    const auto own = redis::ClientIdentity::read(info->bytes);
    const auto &events = m_node.events().identity();
    if (!events) {
        const redis::Error error = events.error();
        refuse(error);
        // It may be asked by now: but who listens cannot ask.
        if (own && error.kind == redis::ErrorKind::PermissionDenied && !std::exchange(m_hasReopened, true))
            m_node.events().reopen();
        return;
    }
    if (!own || own->serverAddress != events->serverAddress || own->id == events->id) {
        refuse({redis::ErrorKind::Unsupported, QStringLiteral("the two connections have reached different servers")});
        return;
    }
    switchOn();
}

void KeyTracking::switchOn()
{
    const QByteArray id = QByteArray::number(m_node.events().identity()->id);
    std::vector<QByteArrayView> on{"CLIENT", "TRACKING", "ON", "REDIRECT", id, "BCAST"};
    for (const QByteArray &prefix : std::as_const(m_prefixes)) {
        on.emplace_back("PREFIX");
        on.emplace_back(prefix);
    }
    redis::CommandBatch batch;
    batch.add({"CLIENT", "TRACKING", "OFF"}); // a prefix overlaps with itself, too
    batch.add(on);
    batch.add({"CLIENT", "TRACKINGINFO"});
    m_node.commands().send(batch, this, [this, turn = m_turn](const redis::Result<std::vector<Reply>> &replies) {
        if (turn == m_turn)
            take(replies);
    });
}

void KeyTracking::take(const redis::Result<std::vector<Reply>> &replies)
{
    if (!replies || replies->size() != 3) {
        refuse(replies ? redis::Error{} : replies.error());
        return;
    }
    for (const Reply &reply : {replies->at(1), replies->at(2)}) {
        if (reply.isError()) {
            refuse(reply.error());
            return;
        }
    }
    if (!isAsWanted(replies->at(2))) {
        refuse({redis::ErrorKind::Unsupported, QStringLiteral("CLIENT TRACKING is not kept")});
        return;
    }
    m_state = State::On;
    Q_EMIT switchedOn();
}

void KeyTracking::check()
{
    if (m_node.commands().state() != Connection::State::Ready)
        return;
    if (m_state == State::Refused) {
        const bool isForGood =
            m_refusal.kind == redis::ErrorKind::UnknownCommand || m_refusal.kind == redis::ErrorKind::Unsupported;
        const auto pause = redis::isTemporary(m_refusal.kind) ? std::chrono::seconds(1) : kAskAgain;
        if (isForGood || !m_refusedAt.hasExpired(std::chrono::milliseconds(pause).count()))
            return;
        m_refusedAt.start();
        if (m_node.events().hearsInvalidations())
            ask();
        else
            m_node.events().setInvalidations(true);
        return;
    }
    if (!isOn() || std::exchange(m_isChecked, true))
        return;
    m_node.commands().send({"CLIENT", "TRACKINGINFO"}, this, [this, turn = m_turn](const redis::Result<Reply> &info) {
        if (turn == m_turn)
            takeInfo(info);
    });
}

void KeyTracking::takeInfo(const redis::Result<Reply> &info)
{
    m_isChecked = false;
    if (!info && redis::isTemporary(info.error().kind))
        return; // nothing is said of it
    if (info && isAsWanted(*info))
        return;
    drop();
    Q_EMIT lost();
    if (m_state != State::Waiting)
        return;
    if (!info)
        refuse(info.error());
    else
        begin();
}

bool KeyTracking::isAsWanted(const Reply &info) const
{
    const Reply *flags = valueIn(info, "flags");
    const Reply *redirect = valueIn(info, "redirect");
    const Reply *prefixes = valueIn(info, "prefixes");
    const auto &events = m_node.events().identity();
    if (!flags || !redirect || !prefixes || !events)
        return false;
    const QByteArrayList words = sortedStrings(*flags);
    return words.contains("on") && words.contains("bcast") && !words.contains("broken_redirect") &&
           redirect->integer == events->id &&
           sortedStrings(*prefixes) == (m_prefixes.isEmpty() ? QByteArrayList{QByteArray("")} : m_prefixes);
}

void KeyTracking::refuse(const redis::Error &error)
{
    ++m_turn;
    m_isChecked = false;
    m_state = State::Refused;
    m_refusal = error;
    m_refusedAt.start();
    Q_EMIT refused(error);
}

QByteArrayList trackedPrefixes(const QByteArrayList &globs)
{
    QByteArrayList prefixes;
    for (const QByteArray &glob : globs)
        prefixes.append(literalPrefix(glob));
    std::sort(prefixes.begin(), prefixes.end());
    QByteArrayList kept;
    for (const QByteArray &prefix : std::as_const(prefixes)) {
        // Sorted: what begins with another one stands behind it, with nothing between that does not.
        if (kept.isEmpty() || !prefix.startsWith(kept.last()))
            kept.append(prefix);
    }
    if (kept.size() > kMostPrefixes || kept.contains(QByteArray("")))
        return {};
    return kept;
}

} // namespace server

#include "moc_keytracking.cpp"
