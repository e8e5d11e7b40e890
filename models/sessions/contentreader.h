// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/redis/connection.h"
#include "models/sessions/connectionprofile.h"
#include "models/sessions/recordcontent.h"
#include "models/sessions/serverclock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace sessions
{

/// Reads the whole of one record for the details, within limits: type, TTL and size first, then the payload.
/// Lives in the I/O thread.
class ContentReader final : public QObject
{
    Q_OBJECT

public:
    ContentReader(redis::Connection &connection, std::shared_ptr<const formats::FormatSet> formats,
                  ConnectionProfile profile, QObject *parent);

    /// `answer` is called once, with `problem` set where the record could not be read.
    void read(const QByteArray &key, int format, const ServerClock &clock, std::function<void(RecordContent)> answer);

private:
    struct Job;
    void takeFacts(const std::shared_ptr<Job> &job, const std::vector<redis::Reply> &replies);
    void takePayload(const std::shared_ptr<Job> &job, const redis::Reply &length, const redis::Reply &payload);
    void askForCompanions(const std::shared_ptr<Job> &job, const formats::Payload &payload);
    void fail(const std::shared_ptr<Job> &job, const redis::Error &error);

    redis::Connection &m_connection;
    std::shared_ptr<const formats::FormatSet> m_formats;
    ConnectionProfile m_profile;
};

} // namespace sessions
