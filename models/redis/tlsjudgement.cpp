// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/tlsjudgement.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QThread>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <utility>

namespace redis
{

namespace
{

constexpr qsizetype kLongestCertified = 200; // characters; what a certificate says of itself does not fill the window
constexpr qsizetype kMostHosts = 8;

using Alert = QSsl::AlertType;

QString shortened(const QString &text)
{
    return text.size() <= kLongestCertified ? text : text.left(kLongestCertified) + QChar(0x2026);
}

/// The hosts that it is for; of very many, some.
QStringList namesOf(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (const QString &name : alternatives) {
        if (names.size() == kMostHosts)
            break;
        names.append(shortened(name));
    }
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName).mid(0, 1);
    names.sort();
    if (alternatives.size() > kMostHosts)
        names.append(QString(QChar(0x2026)));
    return names;
}

QString subjectOf(const QSslCertificate &certificate)
{
    const QStringList common = certificate.subjectInfo(QSslCertificate::CommonName);
    return common.isEmpty() ? namesOf(certificate).value(0) : shortened(common.constFirst());
}

QString issuerOf(const QSslCertificate &certificate)
{
    const QStringList common = certificate.issuerInfo(QSslCertificate::CommonName);
    const QStringList organization = certificate.issuerInfo(QSslCertificate::Organization);
    return shortened(common.isEmpty() ? organization.value(0) : common.constFirst());
}

bool isEncryptedKey(const QByteArray &pem)
{
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

/// Its kind does not stand in every file, so each is tried. Never without a passphrase, even an empty one: OpenSSL
/// would ask for it on the terminal.
Result<QSslKey> readKey(const QByteArray &pem, const QByteArray &passphrase)
{
    const bool isLocked = isEncryptedKey(pem);
    if (isLocked && passphrase.isEmpty())
        return tl::unexpected(Error{ErrorKind::ClientKeyLocked, {}});
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, isLocked ? passphrase : QByteArrayLiteral(""));
        if (!key.isNull())
            return key;
    }
    return tl::unexpected(Error{isLocked ? ErrorKind::WrongKeyPassphrase : ErrorKind::ClientKeyUnusable, {}});
}

/// First what says that nobody vouches for the certificate: only of one that is vouched for, the rest means something.
constexpr std::array kByWeight{QSslError::SelfSignedCertificate,
                               QSslError::SelfSignedCertificateInChain,
                               QSslError::UnableToGetLocalIssuerCertificate,
                               QSslError::UnableToGetIssuerCertificate,
                               QSslError::UnableToVerifyFirstCertificate,
                               QSslError::CertificateUntrusted,
                               QSslError::CertificateExpired,
                               QSslError::CertificateNotYetValid,
                               QSslError::HostNameMismatch};

size_t weightOf(const QSslError &error)
{
    const auto *const found = std::find(kByWeight.begin(), kByWeight.end(), error.error());
    return size_t(found - kByWeight.begin());
}

QString dateText(const QDateTime &date)
{
    return date.toUTC().toString(Qt::ISODate);
}

bool saysAny(const QString &words, std::initializer_list<const char *> parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [&words](const char *part) { return words.contains(QLatin1String(part), Qt::CaseInsensitive); });
}

Error judgeAlert(Alert alert, const TlsBreak &broken)
{
    const ErrorKind ofCertificate =
        broken.hasClientCertificate ? ErrorKind::ClientCertificateRefused : ErrorKind::ClientCertificateRequired;
    switch (alert) {
    case Alert::CertificateRequired:
        return {ErrorKind::ClientCertificateRequired, broken.words};
    case Alert::NoCertificate:
    case Alert::BadCertificate:
    case Alert::UnsupportedCertificate:
    case Alert::CertificateRevoked:
    case Alert::CertificateExpired:
    case Alert::CertificateUnknown:
    case Alert::UnknownCa:
    case Alert::AccessDenied:
    case Alert::DecryptError:
        return {ofCertificate, broken.words};
    case Alert::ProtocolVersion:
        return {ErrorKind::TlsVersionTooOld, broken.words};
    default:
        return {broken.isEncrypted ? ErrorKind::ConnectionLost : ErrorKind::TlsHandshakeFailed, broken.words};
    }
}

Result<QSslConfiguration> configurationOf(const TlsOptions &options)
{
    if (!QSslSocket::supportsSsl())
        return tl::unexpected(Error{ErrorKind::Unsupported, QStringLiteral("TLS")});
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(options.verifies ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (options.authorities) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(*options.authorities, QSsl::Pem);
        if (authorities.isEmpty())
            return tl::unexpected(Error{ErrorKind::CaFileUnusable, {}});
        configuration.setCaCertificates(authorities);
    }
    if (options.certificate.isEmpty())
        return configuration;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(options.certificate, QSsl::Pem);
    if (chain.isEmpty())
        return tl::unexpected(Error{ErrorKind::ClientCertificateUnusable, {}});
    const Result<QSslKey> key = readKey(options.key, options.keyPassphrase);
    if (!key)
        return tl::unexpected(key.error());
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    return configuration;
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options)
{
    // OpenSSL keeps what went wrong for each thread, and Qt does not ask what by: a key that was tried as one of
    // another kind would end whichever connection reads next. So files are taken apart in a thread that goes with its
    // errors.
    std::optional<Result<QSslConfiguration>> configuration;
    const std::unique_ptr<QThread> reader(
        QThread::create([&configuration, &options] { configuration = configurationOf(options); }));
    reader->start();
    reader->wait(); // for as long as the reading takes here as well
    return std::move(*configuration);
}

Error reasonForDistrust(const QList<QSslError> &errors)
{
    if (errors.isEmpty())
        return {ErrorKind::CertificateRejected, {}};
    const QSslError &error = *std::min_element(
        errors.begin(), errors.end(), [](const QSslError &a, const QSslError &b) { return weightOf(a) < weightOf(b); });
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return {ErrorKind::CertificateSelfSigned, subjectOf(certificate)};
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return {ErrorKind::CertificateUntrusted, issuerOf(certificate)};
    case QSslError::CertificateExpired:
        return {ErrorKind::CertificateExpired, dateText(certificate.expiryDate())};
    case QSslError::CertificateNotYetValid:
        return {ErrorKind::CertificateNotYetValid, dateText(certificate.effectiveDate())};
    case QSslError::HostNameMismatch:
        return {ErrorKind::CertificateNameMismatch, namesOf(certificate).join(QStringLiteral(", "))};
    default:
        return {ErrorKind::CertificateRejected, error.errorString()};
    }
}

TlsPeer tlsPeerOf(const QSslSocket &socket, bool isVerified)
{
    const QSslCertificate certificate = socket.peerCertificate();
    TlsPeer peer;
    peer.protocol = socket.sessionProtocol() == QSsl::TlsV1_3 ? QStringLiteral("TLS 1.3") : QStringLiteral("TLS 1.2");
    peer.cipher = socket.sessionCipher().name();
    peer.subject = subjectOf(certificate);
    peer.issuer = issuerOf(certificate);
    peer.validUntil = certificate.expiryDate();
    peer.isVerified = isVerified;
    return peer;
}

Error judgeTlsBreak(const TlsBreak &broken)
{
    if (broken.alert && *broken.alert != int(Alert::CloseNotify) && *broken.alert != int(Alert::UserCancelled))
        return judgeAlert(Alert(*broken.alert), broken);
    if (broken.isHangUp)
        return {broken.isEncrypted ? ErrorKind::ConnectionLost : ErrorKind::TlsHungUp, broken.words};
    if (broken.isEncrypted)
        return {ErrorKind::ConnectionLost, broken.words};
    if (saysAny(broken.words, {"key values mismatch", "key type mismatch"}))
        return {ErrorKind::ClientKeyMismatch, broken.words};
    if (saysAny(broken.words, {"wrong version number", "http request", "packet length too long"}))
        return {ErrorKind::TlsNotSpoken, broken.words};
    if (saysAny(broken.words, {"unsupported protocol", "protocol version"}))
        return {ErrorKind::TlsVersionTooOld, broken.words};
    return {ErrorKind::TlsHandshakeFailed, broken.words};
}

} // namespace redis
