// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sshwords.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace redis
{

namespace
{

constexpr qsizetype kLongestLine = 1000;
constexpr qsizetype kMostLines = 60;
constexpr qsizetype kMostPlaces = 1000;
constexpr QByteArrayView kDebug = "debug1: ";

QString placeOf(const QString &host, quint16 port)
{
    return host.toLower() + QLatin1Char(' ') + QString::number(port);
}

QString textOf(QByteArrayView line)
{
    return QString::fromUtf8(line);
}

/// A line that tells a reason by itself: words that it has, and what part of it is worth repeating.
struct Pattern {
    ErrorKind kind;
    const char *expression; ///< the first group is the detail
};

// The more telling first: after the reason come others that only follow from it. A jump host's own come before those of
// the ssh that waits for it.
constexpr std::array kPatterns{
    Pattern{ErrorKind::SshHostKeyChanged, "REMOTE HOST IDENTIFICATION HAS CHANGED"},
    Pattern{ErrorKind::SshFailed, "(REVOKED HOST KEY DETECTED|is marked as revoked.*)"},
    Pattern{ErrorKind::SshHostKeyUnknown, "^Host key verification failed"},
    Pattern{ErrorKind::SshHostNotFound, "^ssh: Could not resolve hostname ([^:\\s]+)"},
    Pattern{ErrorKind::SshRefused, "^ssh: connect to host (\\S+ port \\d+): Connection refused"},
    Pattern{ErrorKind::SshTimedOut, "^ssh: connect to host (\\S+ port \\d+): (?:Connection|Operation) timed out"},
    Pattern{ErrorKind::SshUnreachable, "^ssh: connect to host (\\S+ port \\d+: .+)"},
    Pattern{ErrorKind::SshTimedOut, "^Connection timed out during banner exchange"},
    Pattern{ErrorKind::SshDenied, "Permission denied \\(([^)]*)\\)"},
    Pattern{ErrorKind::SshDenied, "(Too many authentication failures)"},
};

/// What an ssh says whose connection leads over a jump host, and was not to be had there.
constexpr QByteArrayView kFailedAtJump = "Connection closed by UNKNOWN port 65535";

/// Who is meant by a reason that does not name its host by itself.
const char *namePatternOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::SshDenied:
        return "(\\S+@\\S+): Permission denied \\(";
    case ErrorKind::SshHostKeyUnknown:
        return "^No \\S+ host key is known for (\\S+) ";
    case ErrorKind::SshHostKeyChanged:
        return "^Host key for (\\S+) has changed";
    default:
        return nullptr;
    }
}

} // namespace

void SshWords::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView piece = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        // Of a line that does not end the beginning counts.
        m_begun.append(piece.first(std::min(piece.size(), kLongestLine - m_begun.size())));
        if (end < 0)
            return;
        takeLine(QByteArrayView(m_begun).trimmed());
        m_begun.clear();
    }
}

void SshWords::takeLine(QByteArrayView line)
{
    if (line.startsWith(kDebug)) {
        takeDebugLine(line.sliced(kDebug.size()));
        return;
    }
    static const QRegularExpression refused(QStringLiteral("^channel (\\d+): open failed: (.+)$"));
    if (const auto match = refused.match(textOf(line)); match.hasMatch()) {
        if (m_open.size() < kMostPlaces)
            m_open.insert(match.captured(1).toInt(), match.captured(2));
        return;
    }
    if (line.isEmpty())
        return;
    if (m_lines.size() >= kMostLines)
        m_lines.removeAt(kMostLines / 2); // the first ones tell reasons, the last ones how it ended
    m_lines.append(line.toByteArray());
}

void SshWords::takeDebugLine(QByteArrayView line)
{
    static const QRegularExpression freed(
        QStringLiteral("^channel (\\d+): free: direct-tcpip: listening port -?\\d+ for (\\S+) port (\\d+),"));
    if (m_open.isEmpty() || !line.startsWith("channel "))
        return;
    const auto match = freed.match(textOf(line));
    if (!match.hasMatch())
        return;
    const auto refused = m_open.constFind(match.captured(1).toInt());
    if (refused == m_open.constEnd())
        return;
    const QString place = placeOf(match.captured(2), match.captured(3).toUShort());
    if (m_ofPlaces.size() < kMostPlaces || m_ofPlaces.contains(place))
        m_ofPlaces.insert(place, {refused.value(), ++m_refusals});
    m_open.erase(refused);
}

std::optional<QString> SshWords::refusalOf(const QString &host, quint16 port, quint64 after) const
{
    const auto found = m_ofPlaces.constFind(placeOf(host, port));
    if (found == m_ofPlaces.constEnd() || found->number <= after)
        return std::nullopt;
    return found->reason;
}

/// Empty: it is not one that has failed, or it has not told its name.
QString SshWords::jumpHostOf(ErrorKind kind) const
{
    const char *pattern = namePatternOf(kind);
    const bool isAtJump = std::any_of(m_lines.begin(), m_lines.end(),
                                      [](const QByteArray &line) { return line.contains(kFailedAtJump); });
    if (!pattern || !isAtJump)
        return {};
    const QRegularExpression expression(QString::fromLatin1(pattern));
    for (const QByteArray &line : m_lines) {
        if (const auto match = expression.match(textOf(line)); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

Error SshWords::reason(const QString &destination) const
{
    for (const Pattern &pattern : kPatterns) {
        const QRegularExpression expression(QString::fromLatin1(pattern.expression));
        for (const QByteArray &line : m_lines) {
            const auto match = expression.match(textOf(line));
            if (!match.hasMatch())
                continue;
            const QString detail = match.captured(1);
            return {pattern.kind, detail.isEmpty() ? destination : detail, jumpHostOf(pattern.kind)};
        }
    }
    return {ErrorKind::SshFailed, m_lines.isEmpty() ? QString() : textOf(m_lines.constLast())};
}

} // namespace redis
