// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <optional>

namespace redis
{

/// What an OpenSSH client has written, line by line, at LogLevel=DEBUG1. Each line is kept for as long as it may say
/// why something failed; what is kept is bounded. Some of the words are the far side's own (its banner): nothing is to
/// be done because of them, they only choose a sentence.
///
/// That a connection could not be forwarded is told by two lines, and only the second names its place:
///
///     channel 3: open failed: connect failed: Connection refused
///     debug1: channel 3: free: direct-tcpip: listening port 0 for 10.0.0.5 port 6379, connect from …, nchannels 4
///
/// (channels.c: channel_input_open_failure, channel_free, port_open_helper; the same since 6.7.)
class SshWords
{
public:
    /// In pieces of any size.
    void take(QByteArrayView bytes);

    /// Why ssh has ended, by all that it said. `destination` is whom it was to reach.
    Error reason(const QString &destination) const;

    /// How many connections were refused so far.
    quint64 refusals() const { return m_refusals; }
    /// What was said to the latest connection to this place that was refused after so many; nothing: none was.
    std::optional<QString> refusalOf(const QString &host, quint16 port, quint64 after) const;

private:
    QString jumpHostOf(ErrorKind kind) const;

    struct Refusal {
        QString reason;
        quint64 number = 0;
    };

    void takeLine(QByteArrayView line);
    void takeDebugLine(QByteArrayView line);

    QByteArray m_begun;                 ///< the line that is not complete yet
    QByteArrayList m_lines;             ///< without those of debugging
    QHash<int, QString> m_open;         ///< by channel: refused, and its place is not known yet
    QHash<QString, Refusal> m_ofPlaces; ///< by "host port"
    quint64 m_refusals = 0;
};

} // namespace redis
