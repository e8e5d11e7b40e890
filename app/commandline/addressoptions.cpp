// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/addressoptions.h"

#include "app/commandline/commandlineoptions.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/formatset.h"
#include "models/monitor/profileplaces.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <utility>

namespace app
{

using messages::ConnectionProfile;
using messages::ServerKind;

namespace
{

struct AddressTexts {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

/// Wherever the program is started next.
QString absolutePath(const QString &path)
{
    return path.isEmpty() ? QString() : QDir::current().absoluteFilePath(path);
}

void take(QString &member, const QString &given)
{
    if (!given.isEmpty())
        member = given;
}

QString firstWithoutValue(const QCommandLineParser &parser, const QList<QCommandLineOption> &options)
{
    for (const QCommandLineOption &option : options) {
        if (parser.isSet(option) && parser.value(option).isEmpty())
            return AddressTexts::tr("--%1 wants a value.").arg(option.names().constLast());
    }
    return {};
}

QString readRoute(const QCommandLineParser &parser, const Options &options, AddressOptions &read)
{
    const auto replacements = monitor::placeReplacements(parser.values(options.replace).join(QLatin1Char('\n')));
    if (!replacements)
        return AddressTexts::tr("--replace: %1").arg(replacements.error());
    read.replacements = *replacements;
    read.sshDestination = parser.value(options.ssh).trimmed();
    if (QString problem = monitor::sshDestinationProblem(read.sshDestination); !problem.isEmpty())
        return AddressTexts::tr("--ssh: %1").arg(problem);
    return {};
}

} // namespace

tl::expected<AddressOptions, QString> readAddressOptions(const QCommandLineParser &parser, const Options &options)
{
    const QString lacking =
        firstWithoutValue(parser, {options.serverName, options.caFile, options.certificate, options.key,
                                   options.sentinelUser, options.replace, options.ssh});
    if (!lacking.isEmpty())
        return tl::unexpected(lacking);
    AddressOptions read;
    read.firstOfTls = firstGiven(parser, options.ofTls());
    read.firstOfRoute = firstGiven(parser, {options.replace, options.ssh});
    read.tls = parser.isSet(options.tls);
    read.isUnverified = parser.isSet(options.insecure);
    read.serverName = parser.value(options.serverName);
    read.caFile = absolutePath(parser.value(options.caFile));
    read.certificateFile = absolutePath(parser.value(options.certificate));
    read.keyFile = absolutePath(parser.value(options.key));
    read.sentinelUser = parser.value(options.sentinelUser);
    if (QString problem = readRoute(parser, options, read); !problem.isEmpty())
        return tl::unexpected(problem);
    read.readOnly = parser.isSet(options.readOnly);
    read.gentle = parser.isSet(options.gentle);
    read.prefersReplicas = parser.isSet(options.preferReplicas);
    read.keyPatterns = parser.values(options.pattern);
    for (const QString &pattern : std::as_const(read.keyPatterns)) {
        if (const auto plain = formats::plainFormat(pattern.toUtf8()); !plain)
            return tl::unexpected(AddressTexts::tr("--pattern: %1").arg(plain.error()));
    }
    read.listsLikely = parser.isSet(options.likely);
    return read;
}

QString AddressOptions::applyTo(ConnectionProfile &profile) const
{
    if (QString problem = applyTls(profile); !problem.isEmpty())
        return problem;
    if (QString problem = applyRoute(profile); !problem.isEmpty())
        return problem;
    profile.readOnly = profile.readOnly || readOnly;
    profile.gentle = profile.gentle || gentle;
    profile.prefersReplicas = profile.prefersReplicas || prefersReplicas;
    for (const QString &pattern : keyPatterns) {
        if (!profile.keyPatterns.contains(pattern))
            profile.keyPatterns.append(pattern);
    }
    if (listsLikely)
        profile.unlistedFormats = formats::withAllOfferedListed(profile.unlistedFormats);
    return {};
}

QString AddressOptions::applyTls(ConnectionProfile &profile) const
{
    if (firstOfTls.isEmpty())
        return {};
    if (profile.kind == ServerKind::UnixSocket)
        return AddressTexts::tr("%1 is not for a Unix socket.").arg(firstOfTls);
    messages::TlsSettings &settings = profile.tls;
    settings.isOn = settings.isOn || tls;
    if (!settings.isOn)
        return AddressTexts::tr("%1 wants TLS: write the address as rediss://, or add --tls.").arg(firstOfTls);
    take(settings.serverName, serverName);
    take(settings.caFile, caFile);
    // A certificate is given with its key, or holds it.
    if (!certificateFile.isEmpty())
        settings.keyFile.clear();
    take(settings.certificateFile, certificateFile);
    take(settings.keyFile, keyFile);
    settings.verifies = settings.verifies && !isUnverified;
    if (settings.certificateFile.isEmpty() && !settings.keyFile.isEmpty())
        return AddressTexts::tr("--key is of no use without its certificate: add --cert.");
    return {};
}

QString AddressOptions::applyRoute(ConnectionProfile &profile) const
{
    if (profile.kind == ServerKind::UnixSocket && !firstOfRoute.isEmpty())
        return AddressTexts::tr("%1 is not for a Unix socket: that is on this machine.").arg(firstOfRoute);
    if (profile.kind != ServerKind::Sentinel && !sentinelUser.isEmpty())
        return AddressTexts::tr("--sentinel-user wants an address with sentinels, such as "
                                "redis+sentinel://host1,host2/mymaster.");
    take(profile.sentinel.userName, sentinelUser);
    take(profile.sshDestination, sshDestination);
    if (!replacements.isEmpty())
        profile.replacements = replacements;
    return {};
}

} // namespace app
