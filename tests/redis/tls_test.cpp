// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/subscriber.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/redisserver.h"
#include "tests/support/testauthority.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

// Real servers with real certificates, good and bad ones.

using namespace redis;
using namespace std::chrono_literals;
using State = Connection::State;
using support::FakeRedis;
using support::RedisServer;
using support::TestAuthority;

namespace
{

using Wanted = TestAuthority::Wanted;
using Pair = TestAuthority::Pair;

constexpr auto kPassphrase = "s3same open";

TestAuthority &authority()
{
    return TestAuthority::shared();
}

TestAuthority &stranger()
{
    static TestAuthority other(QStringLiteral("Somebody Else"));
    return other;
}

RedisServer::Tls serving(const Pair &pair, bool demandsClientCertificate = false)
{
    return {pair.certificate, pair.key, authority().certificate(), demandsClientCertificate};
}

Wanted expired()
{
    Wanted wanted;
    wanted.from = QDateTime::currentDateTimeUtc().addDays(-10);
    wanted.until = QDateTime::currentDateTimeUtc().addDays(-3);
    return wanted;
}

Wanted named(const QString &name)
{
    Wanted wanted;
    wanted.name = name;
    wanted.alternatives = {QStringLiteral("DNS:") + name};
    return wanted;
}

TlsOptions trusting()
{
    TlsOptions tls;
    tls.authorities = TestAuthority::bytes(authority().certificate());
    return tls;
}

TlsOptions showing(const QString &certificate, const QString &key, const QByteArray &passphrase = {})
{
    TlsOptions tls = trusting();
    tls.certificate = TestAuthority::bytes(certificate);
    tls.key = TestAuthority::bytes(key);
    tls.keyPassphrase = passphrase;
    return tls;
}

Endpoint tls(quint16 port)
{
    Endpoint endpoint = tcp(port);
    endpoint.transport = Transport::Tls;
    return endpoint;
}

ConnectionOptions by(const TlsOptions &tls)
{
    ConnectionOptions options = quick();
    options.tls = [tls] { return tls; };
    return options;
}

struct Outcome {
    std::optional<Error> error; ///< none: connected
    bool isFinal = false;
    ErrorKind kind() const { return error ? error->kind : ErrorKind::Closed; }
};

/// What comes first: a failure, or the connection.
Outcome resultOf(const Endpoint &endpoint, const ConnectionOptions &options)
{
    Connection connection(endpoint, {}, 0, options);
    Failures failures(connection);
    connection.open();
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return connection.state() == State::Ready || !failures.errors.empty(); }, kWaitMs));
    if (failures.errors.empty())
        return {};
    return {failures.errors.front(), failures.retries.front() == 0ms};
}

Outcome resultOf(const RedisServer &server, const TlsOptions &options)
{
    EXPECT_TRUE(server.isRunning());
    return resultOf(tls(server.tlsPort()), by(options));
}

} // namespace

TEST(Tls, ConnectsToAServerOfItsAuthority)
{
    const RedisServer server(serving(authority().issue()));
    ASSERT_TRUE(server.isRunning());
    Connection connection(tls(server.tlsPort()), {}, 0, by(trusting()));
    EXPECT_FALSE(connection.tlsPeer());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(ask(connection, {"ECHO", "hello"})->bytes, "hello");
    const auto peer = connection.tlsPeer();
    ASSERT_TRUE(peer);
    EXPECT_EQ(peer->protocol, QStringLiteral("TLS 1.3"));
    EXPECT_TRUE(peer->cipher.startsWith(QStringLiteral("TLS_"))) << qPrintable(peer->cipher);
    EXPECT_EQ(peer->subject, QStringLiteral("localhost"));
    EXPECT_EQ(peer->issuer, QStringLiteral("Sessionscope Test CA"));
    EXPECT_GT(peer->validUntil, QDateTime::currentDateTimeUtc().addDays(59));
    EXPECT_TRUE(peer->isVerified);
    connection.close();
    EXPECT_FALSE(connection.tlsPeer());
}

TEST(Tls, SubscribesToo)
{
    RedisServer server(serving(authority().issue()));
    Subscriber subscriber(tls(server.tlsPort()), {}, 0, by(trusting()));
    QByteArrayList messages;
    QObject::connect(&subscriber, &Subscriber::messagesReceived, &subscriber,
                     [&](const std::vector<Message> &received) {
                         for (const Message &message : received)
                             messages.append(message.payload);
                     });
    subscriber.setPatterns({"news:*"});
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return subscriber.isSubscribed(); }, kWaitMs));
    for (int i = 0; i < 1000; ++i)
        server.command({"PUBLISH", "news:a", QByteArray::number(i)});
    EXPECT_TRUE(QTest::qWaitFor([&] { return messages.size() == 1000; }, kWaitMs)) << messages.size();
    EXPECT_EQ(messages.constLast(), "999");
}

TEST(Tls, SaysWhatIsWrongWithACertificate)
{
    Wanted later;
    later.from = QDateTime::currentDateTimeUtc().addDays(3);
    Wanted alone;
    alone.isSelfSigned = true;
    const struct {
        const char *what;
        Pair pair;
        ErrorKind kind;
        QString detail;
    } rows[] = {
        {"expired", authority().issue(expired()), ErrorKind::CertificateExpired,
         expired().until.toString(QStringLiteral("yyyy-MM-dd"))},
        {"not yet valid", authority().issue(later), ErrorKind::CertificateNotYetValid,
         later.from.toString(QStringLiteral("yyyy-MM-dd"))},
        {"self-signed", authority().issue(alone), ErrorKind::CertificateSelfSigned, QStringLiteral("localhost")},
        {"of another authority", stranger().issue(), ErrorKind::CertificateUntrusted, QStringLiteral("Somebody Else")},
        {"of another authority, and expired", stranger().issue(expired()), ErrorKind::CertificateUntrusted, {}},
        {"for another host", authority().issue(named(QStringLiteral("redis.example.com"))),
         ErrorKind::CertificateNameMismatch, QStringLiteral("redis.example.com")},
    };
    for (const auto &row : rows) {
        const RedisServer server(serving(row.pair));
        const Outcome outcome = resultOf(server, trusting());
        EXPECT_EQ(outcome.kind(), row.kind) << row.what;
        EXPECT_FALSE(outcome.isFinal) << row.what << ": the server may get a better one";
        EXPECT_TRUE(outcome.error && outcome.error->detail.contains(row.detail))
            << row.what << ": " << qPrintable(outcome.error.value_or(Error()).detail);
        TlsOptions any;
        any.verifies = false;
        Connection connection(tls(server.tlsPort()), {}, 0, by(any));
        connection.open();
        ASSERT_TRUE(reaches(connection, State::Ready)) << row.what << ", and not verified";
        EXPECT_FALSE(connection.tlsPeer()->isVerified);
    }
}

TEST(Tls, TrustsTheSystemsAuthoritiesUnlessToldOtherwise)
{
    const RedisServer server(serving(authority().issue()));
    EXPECT_EQ(resultOf(server, {}).kind(), ErrorKind::CertificateUntrusted);
    EXPECT_EQ(resultOf(tls(server.tlsPort()), quick()).kind(), ErrorKind::CertificateUntrusted) << "by default too";
}

TEST(Tls, ChecksAndAsksForTheNameThatIsGiven)
{
    const RedisServer server(serving(authority().issue(named(QStringLiteral("redis.example.com")))));
    TlsOptions options = trusting();
    options.serverName = QStringLiteral("redis.example.com");
    EXPECT_FALSE(resultOf(server, options).error);
    options.serverName = QStringLiteral("other.example.com");
    EXPECT_EQ(resultOf(server, options).kind(), ErrorKind::CertificateNameMismatch);

    // What is asked for goes over the wire in clear.
    for (const bool verifies : {true, false}) {
        QTcpServer peer;
        ASSERT_TRUE(peer.listen(QHostAddress::LocalHost));
        options.verifies = verifies;
        Connection connection(tls(peer.serverPort()), {}, 0, by(options));
        connection.open();
        ASSERT_TRUE(QTest::qWaitFor([&] { return peer.hasPendingConnections(); }, kWaitMs));
        QTcpSocket *socket = peer.nextPendingConnection();
        EXPECT_TRUE(QTest::qWaitFor([&] { return socket->peek(4096).contains("other.example.com"); }, kWaitMs));
    }
}

TEST(Tls, DemandsOfAClientCertificateAreToldInBothVersions)
{
    const Pair good = authority().issue(named(QStringLiteral("client")));
    const Pair foreign = stranger().issue(named(QStringLiteral("client")));
    const Pair old = authority().issue(expired());
    for (const char *protocol : {"TLSv1.2", "TLSv1.3"}) {
        const RedisServer server(serving(authority().issue(), true),
                                 {QStringLiteral("--tls-protocols"), QString::fromLatin1(protocol)});
        const Outcome none = resultOf(server, trusting());
        const QString said = none.error.value_or(Error()).detail;
        const bool isNew = QByteArray(protocol) == "TLSv1.3";
        EXPECT_EQ(none.kind(), isNew ? ErrorKind::ClientCertificateRequired : ErrorKind::TlsHandshakeFailed)
            << protocol << qPrintable(said);
        EXPECT_TRUE(isNew || said.contains(QStringLiteral("alert handshake failure"))) << "no more is said";
        EXPECT_EQ(none.isFinal, isNew);
        EXPECT_FALSE(resultOf(server, showing(good.certificate, good.key)).error) << protocol;
        const Outcome refused = resultOf(server, showing(foreign.certificate, foreign.key));
        EXPECT_EQ(refused.kind(), ErrorKind::ClientCertificateRefused) << protocol;
        EXPECT_TRUE(refused.error && refused.error->detail.contains(QStringLiteral("unknown ca")));
        EXPECT_FALSE(refused.isFinal) << "the file may be replaced";
        const Outcome late = resultOf(server, showing(old.certificate, old.key));
        EXPECT_EQ(late.kind(), ErrorKind::ClientCertificateRefused) << protocol;
        EXPECT_TRUE(late.error && late.error->detail.contains(QStringLiteral("certificate expired")));
    }
}

TEST(Tls, OpensLockedKeysOfAnyKind)
{
    Wanted rsa = named(QStringLiteral("client"));
    rsa.hasRsaKey = true;
    const RedisServer server(serving(authority().issue(rsa), true), {});
    TlsOptions options;
    for (const Pair &pair : {authority().issue(named(QStringLiteral("client"))), authority().issue(rsa)}) {
        const QString key = authority().locked(pair.key, kPassphrase);
        options = showing(pair.certificate, key, kPassphrase);
        options.verifies = false;
        EXPECT_FALSE(resultOf(server, options).error);
        options.keyPassphrase.clear();
        EXPECT_EQ(resultOf(server, options).kind(), ErrorKind::ClientKeyLocked);
        options.keyPassphrase = "open s3same";
        const Outcome wrong = resultOf(server, options);
        EXPECT_EQ(wrong.kind(), ErrorKind::WrongKeyPassphrase);
        EXPECT_TRUE(wrong.isFinal);
        EXPECT_FALSE(wrong.error->detail.contains(QStringLiteral("s3same")));
        options = showing(pair.certificate, pair.key, "not needed");
        options.verifies = false;
        EXPECT_FALSE(resultOf(server, options).error);
    }
}

TEST(Tls, FilesThatAreNoneAreFinal)
{
    const Pair good = authority().issue();
    const Pair other = authority().issue();
    const RedisServer server(serving(good));
    const auto kindOf = [&server](const TlsOptions &options) {
        const Outcome outcome = resultOf(server, options);
        EXPECT_TRUE(outcome.isFinal);
        return outcome.kind();
    };
    TlsOptions options = trusting();
    options.authorities = "no certificate";
    EXPECT_EQ(kindOf(options), ErrorKind::CaFileUnusable);
    options = showing(good.certificate, good.key);
    options.certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    EXPECT_EQ(kindOf(options), ErrorKind::ClientCertificateUnusable);
    options = showing(good.certificate, good.key);
    options.key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    EXPECT_EQ(kindOf(options), ErrorKind::ClientKeyUnusable);
    options.key.clear();
    EXPECT_EQ(kindOf(options), ErrorKind::ClientKeyUnusable);
    EXPECT_EQ(kindOf(showing(good.certificate, other.key)), ErrorKind::ClientKeyMismatch);

    ConnectionOptions unreadable = quick();
    unreadable.tls = []() -> Result<TlsOptions> {
        return tl::unexpected(Error{ErrorKind::CaFileUnusable, QStringLiteral("no such file")});
    };
    const Outcome outcome = resultOf(tls(server.tlsPort()), unreadable);
    EXPECT_EQ(outcome.kind(), ErrorKind::CaFileUnusable);
    EXPECT_TRUE(outcome.isFinal);
}

/// All connections live in one thread, and OpenSSL keeps its errors for a thread.
TEST(Tls, WhatIsWrongWithOneConnectionEndsNoOther)
{
    const Pair good = authority().issue();
    const RedisServer server(serving(good));
    const RedisServer strange(serving(stranger().issue()));
    const RedisServer demanding(serving(good, true));
    Connection bystander(tls(server.tlsPort()), {}, 0, by(trusting()));
    Failures failures(bystander);
    bystander.open();
    ASSERT_TRUE(reaches(bystander, State::Ready));
    const auto isUndisturbed = [&](const char *by) {
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(ask(bystander, {"ECHO", "here"}).value_or(Reply()).bytes, "here") << by;
        EXPECT_TRUE(failures.errors.empty()) << by;
    };
    EXPECT_FALSE(resultOf(demanding, showing(good.certificate, good.key)).error);
    isUndisturbed("an EC key");
    const QString locked = authority().locked(good.key, kPassphrase);
    EXPECT_TRUE(resultOf(demanding, showing(good.certificate, locked, "wrong")).error);
    isUndisturbed("a wrong passphrase");
    TlsOptions garbage = showing(good.certificate, good.key);
    garbage.key = garbage.certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    EXPECT_TRUE(resultOf(demanding, garbage).error);
    isUndisturbed("garbage");
    EXPECT_TRUE(resultOf(demanding, showing(good.certificate, authority().issue().key)).error);
    isUndisturbed("a key of another certificate");
    EXPECT_TRUE(resultOf(strange, trusting()).error);
    isUndisturbed("a certificate that is not trusted");
    EXPECT_TRUE(resultOf(demanding, trusting()).error);
    isUndisturbed("a refusal");
}

TEST(Tls, TellsAServerWithoutTls)
{
    const RedisServer plain;
    ConnectionOptions options = by(trusting());
    options.connectTimeout = 300ms; // it waits for more
    const Outcome real = resultOf(tls(plain.port()), options);
    EXPECT_EQ(real.kind(), ErrorKind::TlsNotSpoken) << qPrintable(real.error.value_or(Error()).detail);
    EXPECT_TRUE(real.isFinal);

    QTcpServer web;
    ASSERT_TRUE(web.listen(QHostAddress::LocalHost));
    QObject::connect(&web, &QTcpServer::newConnection, &web,
                     [&] { web.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    EXPECT_EQ(resultOf(tls(web.serverPort()), by(trusting())).kind(), ErrorKind::TlsNotSpoken);
}

TEST(Tls, TellsAServerThatExpectsTls)
{
    const RedisServer server(serving(authority().issue()));
    const Outcome outcome = resultOf(tcp(server.tlsPort()), quick());
    EXPECT_TRUE(outcome.kind() == ErrorKind::TlsExpected || outcome.kind() == ErrorKind::HungUpOnLogin)
        << int(outcome.kind());

    QTcpServer peer;
    ASSERT_TRUE(peer.listen(QHostAddress::LocalHost));
    QObject::connect(&peer, &QTcpServer::newConnection, &peer, [&] {
        QTcpSocket *socket = peer.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::close);
    });
    const Outcome closed = resultOf(tcp(peer.serverPort()), quick());
    EXPECT_EQ(closed.kind(), ErrorKind::HungUpOnLogin);
    EXPECT_FALSE(closed.isFinal);
    EXPECT_EQ(resultOf(tls(peer.serverPort()), by(trusting())).kind(), ErrorKind::TlsHungUp);
}

TEST(Tls, GivesUpOnAHandshakeThatIsNotAnswered)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    ConnectionOptions options = by(trusting());
    options.connectTimeout = 200ms;
    EXPECT_EQ(resultOf(tls(silent.serverPort()), options).kind(), ErrorKind::TlsTimedOut);
}

TEST(Tls, DoesNotSpeakVersionsThatAreNotSafe)
{
    const RedisServer server(serving(authority().issue()),
                             {QStringLiteral("--tls-protocols"), QStringLiteral("TLSv1.1"),
                              QStringLiteral("--tls-ciphers"), QStringLiteral("DEFAULT:@SECLEVEL=0")});
    const Outcome outcome = resultOf(server, trusting());
    EXPECT_EQ(outcome.kind(), ErrorKind::TlsVersionTooOld) << qPrintable(outcome.error.value_or(Error()).detail);
}

TEST(Tls, CarriesMuchBothWays)
{
    constexpr int kCount = 60;
    constexpr qsizetype kSize = 512 * 1024;
    const RedisServer server(serving(authority().issue()));
    Connection connection(tls(server.tlsPort()), {}, 0, by(trusting()));
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    QByteArray value(kSize, Qt::Uninitialized);
    for (qsizetype i = 0; i < kSize; ++i)
        value[i] = char(i * 131 + i / 251);
    CommandBatch write;
    CommandBatch read;
    for (int i = 0; i < kCount; ++i) {
        const QByteArray key = QByteArray::number(i);
        write.add({"SET", key, key + value});
        read.add({"GET", key});
    }
    std::optional<size_t> good;
    connection.send(write, nullptr, [](const Result<std::vector<Reply>> &replies) { EXPECT_TRUE(replies); });
    connection.send(read, nullptr, [&](Result<std::vector<Reply>> replies) {
        ASSERT_TRUE(replies);
        good = 0;
        for (size_t i = 0; i < replies->size(); ++i)
            *good += replies->at(i).bytes == QByteArray::number(int(i)) + value;
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return good.has_value(); }, kWaitMs));
    EXPECT_EQ(*good, size_t(kCount));
}

TEST(Tls, ComesBackWithTheFilesOfByThen)
{
    RedisServer server(serving(authority().issue()));
    TlsOptions present = trusting();
    ConnectionOptions options = quick();
    options.tls = [&present] { return present; };
    Connection connection(tls(server.tlsPort()), {}, 0, options);
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    present.authorities = TestAuthority::bytes(stranger().certificate());
    server.kill();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::ConnectionLost);
    ASSERT_TRUE(server.start());
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return failures.errors.back().kind == ErrorKind::CertificateUntrusted; }, kWaitMs));
    // In the middle of being replaced.
    present.authorities = "-----BEGIN CERT";
    ASSERT_TRUE(QTest::qWaitFor([&] { return failures.errors.back().kind == ErrorKind::CaFileUnusable; }, kWaitMs));
    EXPECT_GT(failures.retries.back().count(), 0);
    EXPECT_NE(connection.state(), State::Closed);
    present = trusting();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(ask(connection, {"ECHO", "again"})->bytes, "again");
}

TEST(Tls, PingsAQuietConnection)
{
    RedisServer server(serving(authority().issue()));
    ConnectionOptions options = by(trusting());
    options.idlePing = 30ms;
    options.answerTimeout = 1000ms;
    Connection connection(tls(server.tlsPort()), {}, 0, options);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    server.command({"CONFIG", "RESETSTAT"});
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return server.string({"INFO", "commandstats"}).contains("cmdstat_ping");
        },
        kWaitMs));
    EXPECT_EQ(connection.state(), State::Ready);
    // One that hangs is noticed.
    Failures failures(connection);
    server.suspend();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !failures.errors.empty(); }, kWaitMs));
    server.resume();
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::TimedOut);
}
