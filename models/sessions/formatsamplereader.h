// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/sessions/connectionprofile.h"
#include "models/sessions/formatpreviewresult.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace sessions
{

/// Reads one key (or the first that a glob names) and has a description proposed for it: in the I/O thread, where
/// trying every codec keeps nobody from the keyboard. Delete it to cancel.
class FormatSampleReader final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const SampleReading &)>;

    FormatSampleReader(redis::Connection &connection, ConnectionProfile profile, QObject *parent);

    /// `answer` comes once.
    void readKey(quint64 request, const QByteArray &key, Handler answer);
    /// The same for some key of this kind.
    void readSome(quint64 request, const QByteArray &glob, Handler answer);

private:
    void askName(const QByteArray &glob, const QByteArray &cursor, int pages);
    void read(const QByteArray &key);
    void askPayload(const QByteArray &key, const redis::Reply &type, const redis::Reply &ttl);
    void takePayload(formats::SampleRecord sample, const redis::Reply &payload);
    void fail(const Problem &problem);

    redis::Connection &m_connection;
    ConnectionProfile m_profile;
    SampleReading m_reading;
    Handler m_answer;
};

} // namespace sessions
