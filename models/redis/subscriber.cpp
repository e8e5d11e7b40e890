// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/subscriber.h"

#include "models/redis/link.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

namespace redis
{

namespace
{

// https://redis.io/docs/latest/develop/reference/client-side-caching/
constexpr QByteArrayView kInvalidations = "__redis__:invalidate";

std::vector<QByteArrayView> command(QByteArrayView name, const QByteArrayList &patterns)
{
    std::vector<QByteArrayView> arguments{name};
    arguments.insert(arguments.end(), patterns.begin(), patterns.end());
    return arguments;
}

/// What is in `left` and not in `right`; both are sorted.
QByteArrayList difference(const QByteArrayList &left, const QByteArrayList &right)
{
    QByteArrayList result;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(result));
    return result;
}

/// The value of `name` in "name=value name=value".
QByteArrayView valueIn(QByteArrayView info, QByteArrayView name)
{
    for (qsizetype at = 0; at < info.size();) {
        qsizetype end = info.indexOf(' ', at);
        if (end < 0)
            end = info.size();
        const QByteArrayView pair = info.sliced(at, end - at);
        if (pair.size() > name.size() && pair.startsWith(name) && pair[name.size()] == '=')
            return pair.sliced(name.size() + 1).trimmed();
        at = end + 1;
    }
    return {};
}

} // namespace

std::optional<ClientIdentity> ClientIdentity::read(QByteArrayView info)
{
    const qint64 id = valueIn(info, "id").toByteArray().toLongLong();
    if (id <= 0)
        return std::nullopt;
    return ClientIdentity{id, valueIn(info, "laddr").toByteArray()};
}

/// Messages come whenever they like; confirmations and pongs come in the order of the requests. So there is a
/// FIFO of requests, and each reply is told apart by its first element. Everything is noted while reading, and
/// the signals follow when all that had arrived is read.
class Subscriber::Private final : public Link::Owner
{
public:
    enum class Request : quint8 { Identify, Subscribe, Unsubscribe, Listen, StopListening, Hear, StopHearing, Ping };
    struct Awaited {
        Request request;
        qsizetype replies;
    };

    Private(Subscriber *subscriber, Endpoint endpoint, Login login, int database, const ConnectionOptions &options)
        : q(subscriber)
        , link(*this, std::move(endpoint), std::move(login), database, options, subscriber)
    {
    }

    void setPatterns(QByteArrayList patterns);
    void requestDifference();
    void requestChannel();
    void requestInvalidations();
    void takeInvalidation(Reply &payload);
    void request(Request request, std::span<const QByteArrayView> arguments, qsizetype replies);
    bool take(Request request);
    bool takeError(const Reply &reply);
    void reset();

    void linkStateChanged(Connection::State state) override;
    bool linkReply(Reply &&reply) override;
    void linkDrained() override;
    void linkIdle() override;
    void linkFailed(const Error &error, std::chrono::milliseconds retryIn) override;

    Subscriber *const q;
    QByteArrayList wanted;       ///< sorted, without duplicates
    QByteArrayList requested;    ///< sorted; what this connection has asked for
    QByteArray channel;          ///< wanted
    QByteArray requestedChannel; ///< what this connection has asked for
    bool wantsInvalidations = false;
    bool requestedInvalidations = false; ///< by this connection
    std::deque<Awaited> awaited;
    Result<ClientIdentity> identity = tl::unexpected(Error{ErrorKind::Closed, {}});
    bool isSubscribed = false;
    bool isListening = false;
    bool isHearing = false;
    bool announce = false;        ///< subscribed() is to be emitted
    bool announceHearing = false; ///< the same of invalidationsHeard()
    std::optional<Error> refusal;
    std::optional<Error> hearingRefusal;
    std::optional<std::chrono::steady_clock::time_point> pingedAt; ///< a PING is on its way since
    std::chrono::microseconds roundTrip{0};                        ///< to be told; 0: nothing
    std::vector<Message> messages;
    std::vector<QByteArray> invalid;
    bool isAllInvalid = false;
    Link link; // last: nothing may reach it while the rest is being destroyed
};

void Subscriber::Private::setPatterns(QByteArrayList patterns)
{
    std::sort(patterns.begin(), patterns.end());
    patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
    wanted = std::move(patterns);
    if (link.state() == Connection::State::Ready)
        requestDifference();
}

void Subscriber::Private::requestDifference()
{
    const QByteArrayList added = difference(wanted, requested);
    const QByteArrayList removed = difference(requested, wanted);
    requested = wanted;
    // New ones first: a pattern that replaces another leaves no gap.
    if (!added.isEmpty()) {
        isSubscribed = false;
        request(Request::Subscribe, command("PSUBSCRIBE", added), added.size());
    }
    if (!removed.isEmpty())
        request(Request::Unsubscribe, command("PUNSUBSCRIBE", removed), removed.size());
    if (wanted.isEmpty())
        isSubscribed = false;
}

void Subscriber::Private::requestChannel()
{
    if (channel == requestedChannel)
        return;
    if (!requestedChannel.isEmpty())
        request(Request::StopListening, command("UNSUBSCRIBE", {requestedChannel}), 1);
    isListening = false;
    requestedChannel = channel;
    if (!channel.isEmpty())
        request(Request::Listen, command("SUBSCRIBE", {channel}), 1);
}

void Subscriber::Private::requestInvalidations()
{
    if (wantsInvalidations == requestedInvalidations)
        return;
    requestedInvalidations = wantsInvalidations;
    isHearing = false;
    if (wantsInvalidations)
        request(Request::Hear, std::array{QByteArrayView("SUBSCRIBE"), kInvalidations}, 1);
    else
        request(Request::StopHearing, std::array{QByteArrayView("UNSUBSCRIBE"), kInvalidations}, 1);
}

void Subscriber::Private::request(Request request, std::span<const QByteArrayView> arguments, qsizetype replies)
{
    CommandBatch batch;
    batch.add(arguments);
    awaited.push_back({request, replies});
    link.write(batch.wire());
}

/// One of the replies to the oldest request has come. False if that is not what was asked for.
bool Subscriber::Private::take(Request request)
{
    if (awaited.empty() || awaited.front().request != request)
        return false;
    if (--awaited.front().replies > 0)
        return true;
    awaited.pop_front();
    if (request == Request::Ping && pingedAt) {
        const auto took = std::chrono::steady_clock::now() - *std::exchange(pingedAt, {});
        roundTrip = std::chrono::ceil<std::chrono::microseconds>(took);
    }
    if (request == Request::Listen)
        isListening = !requestedChannel.isEmpty();
    if (request == Request::Hear && requestedInvalidations)
        isHearing = announceHearing = true;
    const auto isSubscribe = [](const Awaited &a) { return a.request == Request::Subscribe; };
    if (request == Request::Subscribe && !wanted.isEmpty() &&
        std::none_of(awaited.begin(), awaited.end(), isSubscribe)) {
        isSubscribed = true;
        announce = true;
    }
    if (awaited.empty())
        link.setAwaiting(false);
    return true;
}

/// An error answers a whole command, not a single pattern of it.
bool Subscriber::Private::takeError(const Reply &reply)
{
    if (awaited.empty())
        return false;
    const Request request = awaited.front().request;
    awaited.pop_front();
    if (awaited.empty())
        link.setAwaiting(false);
    if (request == Request::Ping)
        pingedAt.reset();
    if (request == Request::Subscribe) {
        refusal = reply.error();
        requested.clear(); // the same patterns may be asked for again, when the account has changed
    }
    if (request == Request::Identify)
        identity = tl::unexpected(reply.error());
    if (request == Request::Hear) {
        hearingRefusal = reply.error();
        requestedInvalidations = false;
    }
    return true;
}

/// An array of keys, or nothing. Anything else somebody has published: it is no word of the server's.
void Subscriber::Private::takeInvalidation(Reply &payload)
{
    if (payload.isNil())
        isAllInvalid = true;
    if (!payload.isArray())
        return;
    for (Reply &key : payload.elements) {
        if (key.isString())
            invalid.push_back(std::move(key.bytes));
    }
}

bool Subscriber::Private::linkReply(Reply &&reply)
{
    if (reply.isError())
        return takeError(reply);
    if (!awaited.empty() && awaited.front().request == Request::Identify) {
        if (const auto read = ClientIdentity::read(reply.bytes))
            identity = *read;
        else
            identity = tl::unexpected(Error{ErrorKind::UnknownCommand, QStringLiteral("CLIENT INFO")});
        return take(Request::Identify);
    }
    // Without any subscription PING is answered as on any connection.
    if (reply.type == Reply::Type::Status)
        return take(Request::Ping);
    std::vector<Reply> &parts = reply.elements;
    if (parts.empty())
        return false;
    const QByteArray &kind = parts.front().bytes;
    if (parts.size() == 4 && kind == "pmessage") {
        messages.push_back({std::move(parts[2].bytes), std::move(parts[3].bytes)});
        return true;
    }
    if (parts.size() == 3 && kind == "message" && parts[1].bytes == kInvalidations) {
        takeInvalidation(parts[2]);
        return true;
    }
    if (parts.size() == 3 && kind == "message") {
        messages.push_back({std::move(parts[1].bytes), std::move(parts[2].bytes)});
        return true;
    }
    if (kind == "psubscribe")
        return take(Request::Subscribe);
    if (kind == "punsubscribe")
        return take(Request::Unsubscribe);
    const bool isInvalidations = parts.size() == 3 && parts[1].bytes == kInvalidations;
    if (kind == "subscribe")
        return take(isInvalidations ? Request::Hear : Request::Listen);
    if (kind == "unsubscribe")
        return take(isInvalidations ? Request::StopHearing : Request::StopListening);
    return kind == "pong" && take(Request::Ping);
}

void Subscriber::Private::linkDrained()
{
    const QPointer<Subscriber> alive(q);
    if (refusal) {
        const Error error = *std::exchange(refusal, {});
        Q_EMIT q->refused(error);
    }
    if (alive && std::exchange(announce, false))
        Q_EMIT q->subscribed();
    if (alive && hearingRefusal) {
        const Error error = *std::exchange(hearingRefusal, {});
        Q_EMIT q->invalidationsRefused(error);
    }
    if (alive && std::exchange(announceHearing, false))
        Q_EMIT q->invalidationsHeard();
    if (alive && roundTrip.count() > 0)
        Q_EMIT q->roundTripMeasured(std::exchange(roundTrip, {}));
    if (alive && !messages.empty()) {
        std::vector<Message> received = std::exchange(messages, {});
        Q_EMIT q->messagesReceived(received);
        for (size_t i = 0; alive && i < received.size(); ++i)
            link.recycle(std::move(received[i].channel));
    }
    if (alive && !invalid.empty()) {
        std::vector<QByteArray> keys = std::exchange(invalid, {});
        Q_EMIT q->invalidated(keys);
        for (size_t i = 0; alive && i < keys.size(); ++i)
            link.recycle(std::move(keys[i]));
    }
    if (alive && std::exchange(isAllInvalid, false))
        Q_EMIT q->allInvalidated();
}

void Subscriber::Private::linkStateChanged(Connection::State state)
{
    if (state != Connection::State::Ready)
        return;
    request(Request::Identify, std::array{QByteArrayView("CLIENT"), QByteArrayView("INFO")}, 1);
    requestDifference();
    requestChannel();
    requestInvalidations();
}

void Subscriber::Private::linkIdle()
{
    static constexpr QByteArrayView kPing[] = {"PING"};
    pingedAt = std::chrono::steady_clock::now();
    request(Request::Ping, kPing, 1);
}

void Subscriber::Private::linkFailed(const Error &error, std::chrono::milliseconds retryIn)
{
    reset();
    Q_EMIT q->lost(error, retryIn);
}

void Subscriber::Private::reset()
{
    requested.clear();
    requestedChannel.clear();
    requestedInvalidations = false;
    awaited.clear();
    identity = tl::unexpected(Error{ErrorKind::Closed, {}});
    messages.clear();
    invalid.clear();
    isAllInvalid = false;
    refusal.reset();
    hearingRefusal.reset();
    isSubscribed = false;
    isListening = false;
    isHearing = false;
    announce = false;
    announceHearing = false;
    pingedAt.reset();
    roundTrip = {};
}

Subscriber::Subscriber(Endpoint endpoint, Login login, int database, const ConnectionOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(endpoint), std::move(login), database, options))
{
}

Subscriber::~Subscriber() = default;

void Subscriber::open()
{
    d->link.open();
}

void Subscriber::close()
{
    d->link.close();
    d->reset();
}

void Subscriber::moveTo(Endpoint endpoint)
{
    close();
    d->link.setEndpoint(std::move(endpoint));
}

void Subscriber::setPatterns(const QByteArrayList &patterns)
{
    d->setPatterns(patterns);
}

void Subscriber::setChannel(const QByteArray &channel)
{
    d->channel = channel;
    if (d->link.state() == Connection::State::Ready)
        d->requestChannel();
}

void Subscriber::setInvalidations(bool wanted)
{
    d->wantsInvalidations = wanted;
    if (d->link.state() == Connection::State::Ready)
        d->requestInvalidations();
}

bool Subscriber::hearsInvalidations() const
{
    return d->isHearing;
}

const Result<ClientIdentity> &Subscriber::identity() const
{
    return d->identity;
}

void Subscriber::reopen()
{
    if (d->link.state() == Connection::State::Closed)
        return;
    close();
    open();
    Q_EMIT lost({ErrorKind::Closed, {}}, std::chrono::milliseconds(1));
}

bool Subscriber::isListening() const
{
    return d->isListening;
}

Connection::State Subscriber::state() const
{
    return d->link.state();
}

void Subscriber::measureRoundTrip()
{
    if (d->link.state() == Connection::State::Ready && !d->pingedAt)
        d->linkIdle();
}

bool Subscriber::isSubscribed() const
{
    return d->isSubscribed;
}

} // namespace redis

#include "moc_subscriber.cpp"
