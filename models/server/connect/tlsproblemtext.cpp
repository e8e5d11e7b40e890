// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/tlsproblemtext.h"

#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace server
{

using messages::Problem;
using messages::TlsSettings;
using redis::Error;
using redis::ErrorKind;

namespace
{

struct TlsText {
    Q_DECLARE_TR_FUNCTIONS(messages::Problem)
};

/// What a certificate, a server or OpenSSL says.
QString quoted(const QString &detail)
{
    return text::printableText(detail.toUtf8());
}

QString dateOf(const Error &error)
{
    return text::absoluteText(QDateTime::fromString(error.detail, Qt::ISODate).toMSecsSinceEpoch());
}

QString keyFileOf(const TlsSettings &tls)
{
    return tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile;
}

Problem describeCertificate(const Error &error, const messages::ConnectionProfile &profile, const QString &where)
{
    const TlsSettings &tls = profile.tls;
    switch (error.kind) {
    case ErrorKind::CertificateExpired:
        return {TlsText::tr("The certificate of %1 expired at %2.").arg(where, dateOf(error)),
                TlsText::tr("It has to be renewed on the server; if it was, check this computer’s clock.")};
    case ErrorKind::CertificateNotYetValid:
        return {TlsText::tr("The certificate of %1 is valid from %2 on, and not before.").arg(where, dateOf(error)),
                TlsText::tr("Check the clocks of this computer and of whoever made the certificate.")};
    case ErrorKind::CertificateSelfSigned:
        return {TlsText::tr("The certificate of %1 was signed by nobody but itself.").arg(where),
                TlsText::tr("Ask whoever runs the server for that certificate, and give it as the CA file.")};
    case ErrorKind::CertificateUntrusted:
        if (tls.caFile.isEmpty())
            return {TlsText::tr("The certificate of %1 was signed by “%2”, which this computer does not know.")
                        .arg(where, quoted(error.detail)),
                    TlsText::tr("Give the certificate of that authority as the CA file: the provider has it.")};
        return {TlsText::tr("The certificate of %1 was signed by “%2”, which is not in %3.")
                    .arg(where, quoted(error.detail), tls.caFile),
                TlsText::tr("Give the file of the right authority.")};
    case ErrorKind::CertificateNameMismatch: {
        // A node of a cluster is held against the name that it announces.
        const QString asked = tls.serverName.isEmpty() ? profile.host : tls.serverName;
        const QString name = error.about.isEmpty() ? asked : quoted(error.about);
        if (error.detail.isEmpty())
            return {TlsText::tr("The certificate of %1 names no host, and not %2.").arg(where, name),
                    TlsText::tr("It has to be made anew with the server’s name in it.")};
        return {TlsText::tr("The certificate of %1 is not for %2, but for %3.").arg(where, name, quoted(error.detail)),
                TlsText::tr("If that is the server you mean, reached through a tunnel or by its address, give the name "
                            "in the certificate as the server’s name.")};
    }
    default:
        return {TlsText::tr("The certificate of %1 is not accepted: %2.").arg(where, quoted(error.detail)),
                TlsText::tr("Ask whoever runs the server for another one.")};
    }
}

Problem describeFile(const Error &error, const TlsSettings &tls)
{
    const QString keyFile = keyFileOf(tls);
    const QString reason = quoted(error.detail);
    switch (error.kind) {
    case ErrorKind::CaFileUnusable:
        if (error.detail.isEmpty())
            return {TlsText::tr("There is no certificate in the CA file %1.").arg(tls.caFile),
                    TlsText::tr("Give a PEM file: “BEGIN CERTIFICATE” stands in it.")};
        return {TlsText::tr("The CA file %1 cannot be read: %2.").arg(tls.caFile, reason),
                TlsText::tr("Check its name and who may read it, then try again.")};
    case ErrorKind::ClientCertificateUnusable:
        if (error.detail.isEmpty())
            return {TlsText::tr("There is no certificate in %1.").arg(tls.certificateFile),
                    TlsText::tr("Give a PEM file: “BEGIN CERTIFICATE” stands in it.")};
        return {TlsText::tr("The client certificate %1 cannot be read: %2.").arg(tls.certificateFile, reason),
                TlsText::tr("Check its name and who may read it, then try again.")};
    case ErrorKind::ClientKeyUnusable:
        if (error.detail.isEmpty())
            return {TlsText::tr("There is no key in %1 that can be used.").arg(keyFile),
                    TlsText::tr("Give a PEM file with the RSA or EC key of the client certificate.")};
        return {TlsText::tr("The key %1 cannot be read: %2.").arg(keyFile, reason),
                TlsText::tr("Check its name and who may read it, then try again.")};
    case ErrorKind::ClientKeyLocked:
        return {TlsText::tr("The key %1 is locked by a passphrase.").arg(keyFile),
                TlsText::tr("Enter the passphrase to use it.")};
    case ErrorKind::WrongKeyPassphrase:
        return {TlsText::tr("The passphrase does not open the key %1.").arg(keyFile),
                TlsText::tr("Enter the one that it was locked with.")};
    default:
        return {TlsText::tr("The key %1 does not belong to the certificate %2.").arg(keyFile, tls.certificateFile),
                TlsText::tr("Give the two files that were made together.")};
    }
}

Problem describeRefusal(const Error &error, const TlsSettings &tls, const QString &where)
{
    const auto says = [&error](const char *words) { return error.detail.contains(QLatin1String(words)); };
    if (error.kind == ErrorKind::ClientCertificateRequired)
        return {TlsText::tr("%1 demands a client certificate.").arg(where),
                TlsText::tr("Give the certificate and its key: whoever runs the server has them made.")};
    if (says("certificate expired"))
        return {TlsText::tr("%1 does not accept the client certificate %2: it has expired.")
                    .arg(where, tls.certificateFile),
                TlsText::tr("Have it renewed; the new file is read at the next attempt.")};
    if (says("unknown ca"))
        return {
            TlsText::tr("%1 does not accept the client certificate %2: it does not know who signed it.")
                .arg(where, tls.certificateFile),
            TlsText::tr("Give one that was made for this server, with the certificates between it and its authority.")};
    return {TlsText::tr("%1 does not accept the client certificate %2.").arg(where, tls.certificateFile),
            TlsText::tr("See the server’s log for the reason.")};
}

} // namespace

Problem describeTls(const Error &error, const messages::ConnectionProfile &profile, const QString &where)
{
    const TlsSettings &tls = profile.tls;
    switch (error.kind) {
    case ErrorKind::HungUpOnLogin:
        if (!profile.usesTls())
            return {TlsText::tr("%1 closed the connection without an answer.").arg(where),
                    TlsText::tr("It may expect TLS; or what listens there is not ready yet.")};
        if (tls.certificateFile.isEmpty())
            return {TlsText::tr("%1 closed the connection after the TLS handshake.").arg(where),
                    TlsText::tr("It may demand a client certificate.")};
        return {TlsText::tr("%1 closed the connection after the TLS handshake.").arg(where),
                TlsText::tr("It may not accept the client certificate: see the server’s log.")};
    case ErrorKind::TlsExpected:
        return {TlsText::tr("%1 expects TLS.").arg(where),
                TlsText::tr("Turn TLS on for this connection: rediss:// instead of redis://.")};
    case ErrorKind::TlsNotSpoken:
        return {
            TlsText::tr("%1 does not speak TLS.").arg(where),
            TlsText::tr("Use the server’s TLS port (`tls-port` in redis.conf), or turn TLS off for this connection.")};
    case ErrorKind::TlsTimedOut:
        return {TlsText::tr("%1 takes the connection, but does not answer the TLS handshake.").arg(where),
                TlsText::tr("It may not speak TLS on this port; or it hangs, or is overloaded.")};
    case ErrorKind::TlsHungUp:
        return {TlsText::tr("%1 closed the connection during the TLS handshake.").arg(where),
                TlsText::tr("It may not speak TLS on this port, or only know other server names.")};
    case ErrorKind::TlsVersionTooOld:
        return {TlsText::tr("%1 only speaks versions of TLS that are no longer safe.").arg(where),
                TlsText::tr("TLS 1.2 or 1.3 has to be allowed there (`tls-protocols` in redis.conf).")};
    case ErrorKind::TlsHandshakeFailed:
        // Before TLS 1.3 it is all that is said of a certificate that is missing, as where no cipher is common to both.
        if (error.detail.contains(QLatin1String("alert handshake failure")))
            return {TlsText::tr("%1 refused the TLS handshake.").arg(where),
                    tls.certificateFile.isEmpty()
                        ? TlsText::tr("It may demand a client certificate: give one and its key. Else see its log.")
                        : TlsText::tr("It may not accept the client certificate: see the server’s log.")};
        return {TlsText::tr("The TLS handshake with %1 failed: %2").arg(where, quoted(error.detail)),
                TlsText::tr("See the server’s log for the cause.")};
    case ErrorKind::CertificateExpired:
    case ErrorKind::CertificateNotYetValid:
    case ErrorKind::CertificateSelfSigned:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::CertificateNameMismatch:
    case ErrorKind::CertificateRejected:
        return describeCertificate(error, profile, where);
    case ErrorKind::CaFileUnusable:
    case ErrorKind::ClientCertificateUnusable:
    case ErrorKind::ClientKeyUnusable:
    case ErrorKind::ClientKeyLocked:
    case ErrorKind::WrongKeyPassphrase:
    case ErrorKind::ClientKeyMismatch:
        return describeFile(error, tls);
    case ErrorKind::ClientCertificateRequired:
    case ErrorKind::ClientCertificateRefused:
        return describeRefusal(error, tls, where);
    default:
        return {};
    }
}

} // namespace server
