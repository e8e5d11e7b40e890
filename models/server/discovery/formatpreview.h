// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/formatpreviewresult.h"
#include "models/messages/serverclock.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/payloadreader.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <utility>
#include <vector>

namespace server
{

/// What a description that is being written would list: looks for keys of its pattern, and reads some of them.
/// Visits kMostNames names and reads kMostRows keys at most, 64 KiB of each, a few at a time. Delete it to cancel.
/// Where sessions are the fields of hashes, these are shown, of each hash those of its first page.
/// Uses SCAN, TYPE, PTTL, GETRANGE and HSCAN only, and HPTTL where a field may have an end of its own. Lives in the I/O
/// thread, for one preview.
class FormatPreview final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostNames = 20'000;
    static constexpr size_t kMostRows = 50;

    using Handler = std::function<void(const messages::FormatPreviewResult &)>;

    FormatPreview(redis::Connection &connection, messages::ConnectionProfile profile, formats::Format format,
                  const messages::ServerClock &clock, QObject *parent);

    /// `answer` comes once. The sample may be null.
    void start(quint64 request, const std::shared_ptr<const formats::SampleRecord> &sample, Handler answer);

private:
    void askNames(const QByteArray &cursor);
    void readNext();
    void take(const KeyReading &reading);
    void takeHash(const KeyReading &reading);
    void askFieldEnds(const KeyReading &hash, const std::vector<std::pair<size_t, QByteArray>> &fields);
    void takePayload(const QByteArray &key, const formats::Payload &payload, qint64 deadline);
    qint64 deadlineOf(const KeyReading &reading) const;
    void refuse(messages::FormatPreviewResult::Refusal why, QByteArrayView key);
    messages::FormatPreviewResult::Refusal whyNot(const formats::Payload &payload) const;
    void end();
    void fail(const redis::Error &error);

    redis::Connection &m_connection;
    PayloadReader m_payloads;
    messages::ConnectionProfile m_profile;
    formats::Format m_format;
    messages::ServerClock m_clock;
    QByteArrayList m_globs;
    Handler m_answer;
    messages::FormatPreviewResult m_result;
    std::vector<QByteArray> m_keys;
    size_t m_next = 0;
    int m_endsAsked = 0;
    bool m_isRead = false;
    qsizetype m_glob = 0;
};

} // namespace server
