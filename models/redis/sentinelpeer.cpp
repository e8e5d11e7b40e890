// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelpeer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace redis
{

namespace
{

using namespace std::chrono_literals;
using Kind = SentinelWord::Kind;

// A sentinel answers within milliseconds; and there are others.
constexpr std::chrono::milliseconds kSentinelLimit = 2s;
constexpr std::chrono::milliseconds kSentinelLastRetry = 5s;
constexpr QByteArrayView kSwitchChannel = "+switch-master";

bool isOfLogin(ErrorKind kind)
{
    return kind == ErrorKind::AuthenticationRequired || kind == ErrorKind::WrongPassword ||
           kind == ErrorKind::PermissionDenied;
}

} // namespace

SentinelPeer::SentinelPeer(KnownSentinel sentinel, QByteArray primaryName, const Login &login,
                           const ConnectionOptions &options, QObject *parent)
    : QObject(parent)
    , m_primaryName(std::move(primaryName))
    , m_commands(new Connection(sentinel.place, login, 0, ownOptions(options), this))
    , m_events(new Subscriber(sentinel.place, login, 0, ownOptions(options), this))
{
    m_word.sentinel = std::move(sentinel.place);
    m_word.id = std::move(sentinel.id);
    m_events->setChannel(kSwitchChannel.toByteArray());
    connect(m_commands, &Connection::stateChanged, this, &SentinelPeer::takeState);
    connect(m_commands, &Connection::failed, this, &SentinelPeer::takeFailure);
    connect(m_events, &Subscriber::messagesReceived, this, [this](const std::vector<Message> &messages) {
        const bool isOurs = std::any_of(messages.begin(), messages.end(), [this](const Message &message) {
            return isSwitchOf(message.payload, m_primaryName);
        });
        if (isOurs)
            Q_EMIT switchAnnounced();
    });
}

SentinelPeer::~SentinelPeer() = default;

ConnectionOptions SentinelPeer::ownOptions(const ConnectionOptions &options)
{
    ConnectionOptions own = options;
    own.connectTimeout = std::min(options.connectTimeout, kSentinelLimit);
    own.answerTimeout = std::min(options.answerTimeout, kSentinelLimit);
    own.lastRetry = std::min(options.lastRetry, kSentinelLastRetry);
    own.readOnly = true;
    if (!options.tls)
        return own;
    own.tls = [this, source = options.tls] {
        Result<TlsOptions> tls = source();
        if (tls && m_checksOwnName)
            tls->serverName.clear();
        return tls;
    };
    return own;
}

void SentinelPeer::open()
{
    m_commands->open();
}

void SentinelPeer::close()
{
    m_events->close();
    m_commands->close();
    m_isAsking = m_asksAgain = false;
    m_word = SentinelWord{.sentinel = m_word.sentinel, .id = m_word.id};
}

void SentinelPeer::retry()
{
    if (m_commands->state() != Connection::State::Waiting && !isClosed())
        return; // it is there, or on its way
    m_commands->close();
    m_commands->open();
}

void SentinelPeer::takeState(Connection::State state)
{
    if (state != Connection::State::Ready) {
        m_events->close();
        m_isAsking = m_asksAgain = false;
        return;
    }
    m_wantsOthers = true;
    m_events->open();
    send();
}

void SentinelPeer::takeFailure(const Error &error)
{
    if (error.kind == ErrorKind::CertificateNameMismatch) {
        m_checksOwnName = !m_checksOwnName;
        if (m_checksOwnName) { // the other one is still to be tried
            retry();
            return;
        }
    }
    setWord({.kind = isOfLogin(error.kind) ? Kind::Refused : Kind::Silent, .error = error});
}

void SentinelPeer::ask(bool withOthers)
{
    m_wantsOthers = m_wantsOthers || withOthers;
    if (m_isAsking)
        m_asksAgain = true;
    else if (isReady())
        send();
}

void SentinelPeer::askAnew()
{
    if (isClosed())
        return;
    SentinelWord word = m_word;
    word.kind = Kind::Awaited;
    retry();
    ask(); // an answer that is on its way is of before
    setWord(std::move(word));
}

void SentinelPeer::send()
{
    m_isAsking = true;
    const bool withOthers = std::exchange(m_wantsOthers, false);
    CommandBatch batch;
    batch.add({"SENTINEL", "GET-MASTER-ADDR-BY-NAME", m_primaryName});
    batch.add({"SENTINEL", "MASTER", m_primaryName});
    if (withOthers) {
        batch.add({"SENTINEL", "MYID"});
        batch.add({"SENTINEL", "SENTINELS", m_primaryName});
    }
    m_commands->send(batch, this, [this, withOthers](const Result<std::vector<Reply>> &replies) {
        if (!replies)
            return; // takeFailure() says so
        m_isAsking = false;
        if (std::exchange(m_asksAgain, false))
            send();
        else
            take(*replies, withOthers);
    });
}

void SentinelPeer::take(const std::vector<Reply> &replies, bool withOthers)
{
    SentinelWord word{.id = m_word.id};
    std::vector<KnownSentinel> others;
    if (withOthers) {
        word.id = readSentinelId(replies.at(2));
        others = readSentinels(replies.at(3), place().transport);
    }
    const Reply &told = replies.at(0);
    if (told.isError()) {
        word.error = told.error();
        const ErrorKind kind = word.error.kind;
        word.kind = isOfLogin(kind)                     ? Kind::Refused
                    : kind == ErrorKind::UnknownCommand ? Kind::NoSentinel
                                                        : Kind::Silent;
    } else if (const auto primary = readPrimaryPlace(told, place().transport); !primary) {
        word.kind = Kind::Silent;
        word.error = primary.error();
    } else if (*primary) {
        word.kind = Kind::Names;
        word.primary = **primary;
        word.epoch = readConfigEpoch(replies.at(1));
    } else {
        word.kind = Kind::NameUnknown;
        word.names = m_word.names;
    }
    if (word.kind == Kind::NameUnknown && m_word.kind != Kind::NameUnknown) {
        askNames(); // then it says so
        return;
    }
    setWord(std::move(word));
    if (!others.empty())
        Q_EMIT othersNamed(others);
}

void SentinelPeer::askNames()
{
    m_commands->send({"SENTINEL", "MASTERS"}, this, [this](const Result<Reply> &masters) {
        if (!isReady())
            return;
        SentinelWord word{.kind = Kind::NameUnknown, .id = m_word.id};
        if (masters)
            word.names = readPrimaryNames(*masters);
        setWord(std::move(word));
    });
}

void SentinelPeer::setWord(SentinelWord word)
{
    word.sentinel = m_word.sentinel;
    if (word.id.isEmpty())
        word.id = m_word.id;
    if (std::exchange(m_word, word) != word)
        Q_EMIT wordChanged();
}

} // namespace redis

#include "moc_sentinelpeer.cpp"
