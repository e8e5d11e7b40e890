// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/sshproblemtext.h"

#include "models/text/printabletext.h"

#include <QCoreApplication>

namespace server
{

using messages::Problem;
using redis::ErrorKind;

namespace
{

struct SshText {
    Q_DECLARE_TR_FUNCTIONS(messages::Problem)
};

constexpr qsizetype kLongest = 200;

/// What ssh says, and through it the far side.
QString excerpt(const QString &words)
{
    const QString shown = text::printableText(words.toUtf8());
    return shown.size() <= kLongest ? shown : shown.first(kLongest) + QChar(0x2026);
}

/// Where a question of ssh can be answered.
QString tryInTerminal(const QString &destination)
{
    return SshText::tr("Try “ssh %1” in a terminal.").arg(destination);
}

/// Of what is said of `who`; one that nobody has asked for by its name needs a word.
QString atJumpHost(const QString &cause, const redis::Error &error, const QString &destination)
{
    return error.about.isEmpty()
               ? cause
               : cause + QLatin1Char(' ') + SshText::tr("That is a jump host on the way to %1.").arg(destination);
}

} // namespace

Problem describeSsh(const redis::Error &error, const messages::ConnectionProfile &profile)
{
    const QString destination = excerpt(profile.sshDestination);
    const QString detail = excerpt(error.detail);
    const QString who = error.about.isEmpty() ? destination : excerpt(error.about);
    switch (error.kind) {
    case ErrorKind::SshNotInstalled:
        return {SshText::tr("SSH is not installed: there is no program named “ssh”."),
                SshText::tr("Install the OpenSSH client (the package is openssh-client or openssh), or connect without "
                            "SSH.")};
    case ErrorKind::SshDestinationInvalid:
        return {SshText::tr("“%1” is no destination for SSH.").arg(destination),
                SshText::tr("Write user@host, or a Host of your SSH configuration.")};
    case ErrorKind::SshToSocket:
        return {SshText::tr("A Unix socket of %1 cannot be reached through SSH by this program.").arg(destination),
                SshText::tr("Use the host and the port on which Redis listens there.")};
    case ErrorKind::SshHostNotFound:
        return {SshText::tr("SSH found no host named %1.").arg(detail),
                SshText::tr("Check the spelling, and that this computer is on the right network or VPN.")};
    case ErrorKind::SshRefused:
        return {SshText::tr("No SSH server answers at %1.").arg(detail),
                SshText::tr("Check that it is running there; another port belongs into your SSH configuration.")};
    case ErrorKind::SshUnreachable:
        return {SshText::tr("SSH cannot reach its host: %1.").arg(detail),
                SshText::tr("Check the network, the VPN and the firewall.")};
    case ErrorKind::SshTimedOut:
        return {SshText::tr("%1 does not answer to SSH.").arg(detail),
                SshText::tr("The host may hang, or a firewall drops the packets.")};
    case ErrorKind::SshDenied:
        return {atJumpHost(SshText::tr("%1 refused the SSH login (%2).").arg(who, detail), error, destination),
                SshText::tr("No question can be answered here: add the key to the agent with ssh-add.") +
                    QLatin1Char(' ') + tryInTerminal(destination)};
    case ErrorKind::SshHostKeyUnknown:
        return {atJumpHost(SshText::tr("The SSH host key of %1 is not known to this computer.").arg(who), error,
                           destination),
                SshText::tr("Connect once by “ssh %1” in a terminal, and compare the fingerprint before you accept it.")
                    .arg(destination)};
    case ErrorKind::SshHostKeyChanged:
        return {atJumpHost(
                    SshText::tr("The SSH host key of %1 is not the one that is known: somebody may stand in between.")
                        .arg(who),
                    error, destination),
                SshText::tr("Ask whoever runs the host. Where it was set up anew, remove the old key with "
                            "“ssh-keygen -R”.")};
    case ErrorKind::SshForwardingForbidden:
        return {SshText::tr("%1 does not allow SSH to forward a connection to %2.").arg(destination, detail),
                SshText::tr("AllowTcpForwarding and PermitOpen in its sshd_config decide about that.")};
    case ErrorKind::SshCannotReach:
        return {SshText::tr("%1 cannot reach %2.").arg(destination, detail),
                SshText::tr("The address is looked up and connected to from there: check that Redis listens on it.")};
    case ErrorKind::SshEnded:
        return {SshText::tr("The SSH connection to %1 has ended.").arg(destination),
                detail.isEmpty() ? SshText::tr("It is made anew.")
                                 : SshText::tr("It is made anew. The last words were: %1").arg(detail)};
    default:
        return {detail.isEmpty() ? SshText::tr("SSH could not connect to %1.").arg(destination)
                                 : SshText::tr("SSH could not connect to %1: %2").arg(destination, detail),
                tryInTerminal(destination)};
    }
}

} // namespace server
