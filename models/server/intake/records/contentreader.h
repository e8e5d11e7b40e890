// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/recordcontent.h"
#include "models/messages/serverclock.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/payloadreader.h"

#include <QObject>

#include <functional>
#include <memory>

namespace server
{

/// Reads the whole of one record for the details, within limits: what it holds, its TTL and its sizes; then whether
/// the keys are there that belong to it.
/// Lives in the I/O thread.
class ContentReader final : public QObject
{
    Q_OBJECT

public:
    ContentReader(redis::Connection &connection, std::shared_ptr<const formats::FormatSet> formats,
                  messages::ConnectionProfile profile, QObject *parent);

    /// `answer` is called once, with `problem` set where the record could not be read.
    void read(const QByteArray &key, int format, const messages::ServerClock &clock,
              std::function<void(messages::RecordContent)> answer);

private:
    struct Job;
    void take(const std::shared_ptr<Job> &job, KeyReading reading);
    void readField(const std::shared_ptr<Job> &job, const formats::FieldAddress &field);
    void takeFieldFacts(const std::shared_ptr<Job> &job, const QByteArrayList &field,
                        const std::vector<redis::Reply> &facts);
    void takeField(const std::shared_ptr<Job> &job, const redis::Reply &value);
    void takePayload(const std::shared_ptr<Job> &job, KeyReading reading);
    void askForCompanions(const std::shared_ptr<Job> &job);
    void fail(const std::shared_ptr<Job> &job, const redis::Error &error);

    redis::Connection &m_connection;
    PayloadReader m_payloads;
    std::shared_ptr<const formats::FormatSet> m_formats;
    messages::ConnectionProfile m_profile;
};

} // namespace server
