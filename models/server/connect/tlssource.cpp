// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/tlssource.h"

#include "models/files/regularfile.h"
#include "models/text/printabletext.h"

namespace server
{

using messages::TlsFacts;
using messages::TlsSettings;
using redis::ErrorKind;

namespace
{

constexpr qint64 kLargestPem = 4 * 1024 * 1024; // a system's whole list of authorities is a quarter of a megabyte

redis::Result<QByteArray> readPem(const QString &path, ErrorKind kind)
{
    auto content = files::readFile(path, kLargestPem);
    if (!content)
        return tl::unexpected(redis::Error{kind, content.error().reason});
    return std::move(*content);
}

redis::Result<redis::TlsOptions> readOptions(const TlsSettings &settings, const QByteArray &keyPassphrase)
{
    redis::TlsOptions options;
    options.verifies = settings.verifies;
    options.serverName = settings.serverName;
    options.keyPassphrase = keyPassphrase;
    if (!settings.caFile.isEmpty()) {
        auto authorities = readPem(settings.caFile, ErrorKind::CaFileUnusable);
        if (!authorities)
            return tl::unexpected(authorities.error());
        options.authorities = std::move(*authorities);
    }
    if (settings.certificateFile.isEmpty())
        return options;
    auto certificate = readPem(settings.certificateFile, ErrorKind::ClientCertificateUnusable);
    if (!certificate)
        return tl::unexpected(certificate.error());
    options.certificate = std::move(*certificate);
    options.key = options.certificate;
    if (!settings.keyFile.isEmpty()) {
        auto key = readPem(settings.keyFile, ErrorKind::ClientKeyUnusable);
        if (!key)
            return tl::unexpected(key.error());
        options.key = std::move(*key);
    }
    return options;
}

QString safe(const QString &text)
{
    return text::printableText(text.toUtf8());
}

} // namespace

redis::TlsSource tlsSourceOf(const messages::ConnectionProfile &profile, const QByteArray &keyPassphrase)
{
    if (!profile.usesTls())
        return {};
    return [settings = profile.tls, keyPassphrase] { return readOptions(settings, keyPassphrase); };
}

std::optional<TlsFacts> tlsFactsOf(const redis::Connection &connection)
{
    const std::optional<redis::TlsPeer> peer = connection.tlsPeer();
    if (!peer)
        return std::nullopt;
    const bool isOutdated = peer->validUntil.isValid() && peer->validUntil <= QDateTime::currentDateTimeUtc();
    return TlsFacts{peer->protocol,   safe(peer->cipher), safe(peer->subject), safe(peer->issuer),
                    peer->validUntil, peer->isVerified,   isOutdated};
}

} // namespace server
