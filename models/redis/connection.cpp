// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/connection.h"

#include "models/redis/link.h"

#include <QPointer>
#include <QThread>

#include <deque>
#include <optional>
#include <utility>
#include <variant>

namespace redis
{

/// The FIFO of what was sent. Entries [0, m_open) have their outcome and wait to be delivered; from m_open on
/// they wait for replies, apart from refused ones in between, which keep their place too.
///
/// Handlers run in deliver() only, and it is the only one to remove entries. It is called at the end of whatever
/// settled entries: when all bytes that had arrived are read, when the connection failed, or from the event loop
/// for entries that were settled as they were sent. A handler may send, close, or delete the connection.
class Connection::Private final : public Link::Owner
{
public:
    using Receiver = std::variant<Handler, BatchHandler>;

    struct Pending {
        Receiver receiver;
        bool hasContext = false;
        QPointer<QObject> context;
        qsizetype expected = 0;
        qsizetype missing = 0;
        std::vector<Reply> replies;
        std::optional<Error> error;

        bool isSettled() const { return missing == 0; }
        void settle(const Error &why)
        {
            missing = 0;
            replies.clear();
            error = why;
        }
    };

    Private(Connection *connection, Endpoint endpoint, Login login, int database, const ConnectionOptions &options)
        : q(connection)
        , readOnly(options.readOnly)
        , link(*this, std::move(endpoint), std::move(login), database, options, connection)
    {
    }

    void enqueue(const CommandBatch &batch, QObject *context, Receiver receiver);
    void settleAll(const Error &error);
    void deliver();
    void deliverLater();
    static void answer(Pending &pending);
    void ping();

    void linkStateChanged(Connection::State state) override { Q_EMIT q->stateChanged(state); }
    bool linkReply(Reply &&reply) override;
    void linkDrained() override;
    void linkIdle() override { ping(); }
    void linkFailed(const Error &error, std::chrono::milliseconds retryIn) override;

    Connection *const q;
    const bool readOnly;
    std::deque<Pending> fifo;
    size_t open = 0;       ///< index of the first entry that may not be settled
    qsizetype awaited = 0; ///< replies still to come, over all entries
    bool delivering = false;
    bool deliveryQueued = false;
    std::optional<ErrorKind> misdirected; ///< to be said when what has come is delivered
    Link link;                            // last: nothing may reach it while the rest is being destroyed
};

void Connection::Private::enqueue(const CommandBatch &batch, QObject *context, Receiver receiver)
{
    Q_ASSERT(q->thread() == QThread::currentThread());
    Pending pending{std::move(receiver), context != nullptr, context, batch.count(), batch.count(), {}, {}};
    if (readOnly && batch.writes())
        pending.settle({ErrorKind::ReadOnlyProfile, {}});
    else if (link.state() != State::Ready)
        pending.settle(link.lastError());
    else if (!batch.isEmpty())
        link.write(batch.wire());
    awaited += pending.missing;
    fifo.push_back(std::move(pending));
    // Settled, and nothing before it to wait for.
    if (fifo.back().isSettled() && open + 1 == fifo.size())
        deliverLater();
}

bool Connection::Private::linkReply(Reply &&reply)
{
    while (open < fifo.size() && fifo[open].isSettled())
        ++open;
    if (open == fifo.size())
        return false;
    Pending &pending = fifo[open];
    if (reply.isError() && isMisdirected(reply.errorKind()))
        misdirected = reply.errorKind();
    if (pending.replies.empty())
        pending.replies.reserve(size_t(pending.expected));
    pending.replies.push_back(std::move(reply));
    --pending.missing;
    if (--awaited == 0)
        link.setAwaiting(false);
    return true;
}

void Connection::Private::linkDrained()
{
    const QPointer<Connection> alive(q);
    deliver();
    if (!alive || !misdirected)
        return;
    const ErrorKind kind = *std::exchange(misdirected, {});
    Q_EMIT q->misdirected(kind);
}

void Connection::Private::settleAll(const Error &error)
{
    for (Pending &pending : fifo) {
        if (!pending.isSettled())
            pending.settle(error);
    }
    open = fifo.size();
    awaited = 0;
}

void Connection::Private::deliver()
{
    if (delivering)
        return; // called from a handler; the loop below goes on when it returns
    delivering = true;
    const QPointer<Connection> alive(q);
    // What handlers add waits for the event loop, even if it is settled already: a handler that answers each
    // failure by sending again must not keep us here for ever.
    for (size_t left = fifo.size(); left > 0 && fifo.front().isSettled(); --left) {
        Pending pending = std::move(fifo.front());
        fifo.pop_front();
        open = open > 0 ? open - 1 : 0;
        answer(pending);
        if (!alive)
            return;
        link.recycle(std::move(pending.replies));
        // What the handler has sent goes now: the server works on it while the next handler does.
        if (left > 1)
            link.flush();
    }
    delivering = false;
    if (!fifo.empty() && fifo.front().isSettled())
        deliverLater();
}

void Connection::Private::deliverLater()
{
    if (std::exchange(deliveryQueued, true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this] {
            deliveryQueued = false;
            deliver();
        },
        Qt::QueuedConnection);
}

void Connection::Private::answer(Pending &pending)
{
    if (pending.hasContext && !pending.context)
        return;
    if (auto *batchHandler = std::get_if<BatchHandler>(&pending.receiver)) {
        Result<std::vector<Reply>> replies = tl::unexpected(pending.error.value_or(Error()));
        if (!pending.error)
            replies = std::move(pending.replies);
        (*batchHandler)(std::move(replies));
        if (replies) // NOLINT(bugprone-use-after-move): a handler takes them or leaves them
            pending.replies = std::move(*replies);
    } else if (auto *handler = std::get_if<Handler>(&pending.receiver)) {
        if (pending.error)
            (*handler)(tl::unexpected(*pending.error));
        else if (pending.replies.front().isError())
            (*handler)(tl::unexpected(pending.replies.front().error()));
        else
            (*handler)(std::move(pending.replies.front()));
    }
}

void Connection::Private::ping()
{
    if (link.state() == State::Ready)
        enqueue(CommandBatch({"PING"}), nullptr, [](const Result<Reply> &) {});
}

void Connection::Private::linkFailed(const Error &error, std::chrono::milliseconds retryIn)
{
    const QPointer<Connection> alive(q);
    settleAll(error);
    deliver();
    if (alive)
        Q_EMIT q->failed(error, retryIn);
}

Connection::Connection(Endpoint endpoint, Login login, int database, const ConnectionOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(endpoint), std::move(login), database, options))
{
}

Connection::~Connection() = default;

void Connection::open()
{
    d->link.open();
}

void Connection::close()
{
    if (d->link.state() == State::Closed)
        return;
    const QPointer<Connection> alive(this);
    d->link.close();
    d->settleAll(d->link.lastError());
    d->deliver();
    if (alive && d->link.state() == State::Closed) // a handler may have opened it again
        Q_EMIT stateChanged(State::Closed);
}

Connection::State Connection::state() const
{
    return d->link.state();
}

const Endpoint &Connection::endpoint() const
{
    return d->link.endpoint();
}

const ConnectionOptions &Connection::options() const
{
    return d->link.options();
}

std::optional<TlsPeer> Connection::tlsPeer() const
{
    return d->link.tlsPeer();
}

void Connection::moveTo(Endpoint endpoint)
{
    const QPointer<Connection> alive(this);
    close();
    if (alive && d->link.state() == State::Closed)
        d->link.setEndpoint(std::move(endpoint));
}

void Connection::send(std::initializer_list<QByteArrayView> arguments, QObject *context, Handler handler)
{
    d->enqueue(CommandBatch(arguments), context, std::move(handler));
}

void Connection::send(const CommandBatch &batch, QObject *context, BatchHandler handler)
{
    d->enqueue(batch, context, std::move(handler));
}

void Connection::flush()
{
    d->link.flush();
}

qsizetype Connection::pending() const
{
    return d->awaited;
}

} // namespace redis

#include "moc_connection.cpp"
