// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditentry.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>

#include <tl/expected.hpp>

#include <functional>

namespace formats
{
class FormatSet;
} // namespace formats
namespace redis
{
class Server;
} // namespace redis

namespace server
{

/// The log that a team shares: a stream on the watched server, which gets an entry for each thing that the audit log of
/// this machine is told. An entry's fields are for people who read the stream (`event`, `job`, `by`, `host`, `action`,
/// `reason`, `sessions`, `outcomes`, …), and `json` has the audit log's line, of as many sessions as have room: masked
/// ids and digests, never a key. Lives in the I/O thread.
class AuditStream final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostLineBytes = 64 * 1024; ///< of `json`
    static constexpr int kMostEntries = 10'000;            ///< about: older ones are dropped

    using Done = std::function<void(const tl::expected<void, messages::Problem> &written)>;

    /// An empty key: there is none, and all that is told counts as written.
    explicit AuditStream(QByteArray key, QObject *parent = nullptr);

    bool isUsed() const { return !m_key.isEmpty(); }

    /// Before the first command is sent; where it fails, none should be. `done` is called once, at once where there is
    /// nothing to send. `formats`: whose sessions are listed.
    void begin(redis::Server *server, const formats::FormatSet &formats, const audit::Intent &intent, const Done &done);
    /// `of` is what was begun; its sessions are not asked about. A null server is one that has been left.
    void end(redis::Server *server, const audit::Intent &of, const audit::Outcome &outcome, const Done &done);
    void cameBack(redis::Server *server, const audit::Intent &of, const audit::CameBack &cameBack, const Done &done);

private:
    void append(redis::Server *server, const QByteArrayList &fields, const Done &done, bool again = true);
    messages::Problem problemOf(const redis::Error &error) const;
    messages::Problem problem(const QString &why, const QString &nextStep) const;
    QString name() const;

    const QByteArray m_key;
};

} // namespace server
