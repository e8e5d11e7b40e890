// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/formatpreviewresult.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/payloadreader.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <vector>

namespace server
{

/// Reads one key (or the first that a glob names) and has a description proposed for it: in the I/O thread, where
/// trying every codec keeps nobody from the keyboard. Delete it to cancel.
class FormatSampleReader final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const messages::SampleReading &)>;

    FormatSampleReader(redis::Connection &connection, messages::ConnectionProfile profile, QObject *parent);

    /// `answer` comes once.
    void readKey(quint64 request, const QByteArray &key, Handler answer);
    /// The same for the most telling of a few keys of this kind: there may be others among them.
    void readSome(quint64 request, const QByteArray &glob, Handler answer);

private:
    void askName(const QByteArray &glob, const QByteArray &cursor, int pages);
    void readNext();
    void take(KeyReading reading);
    void propose(formats::SampleRecord sample);
    void fail(const messages::Problem &problem);
    void answer(const messages::SampleReading &reading);

    redis::Connection &m_connection;
    PayloadReader m_payloads;
    messages::ConnectionProfile m_profile;
    std::vector<QByteArray> m_keys;    ///< still to be read; the last one next
    messages::SampleReading m_reading; ///< of the key that is being read
    messages::SampleReading m_best;
    Handler m_answer;
};

} // namespace server
