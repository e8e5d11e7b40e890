// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "models/redis/reply.h"
#include "models/server/logout/keptkey.h"

#include <QByteArrayList>
#include <QList>

#include <optional>
#include <vector>

namespace server
{

/// How one ended session is brought back, or what one had left behind and has been removed: then no key is a record,
/// and its outcome is never InPart. Pure: asks, then says what to send by the answers, then what came of it. Nothing
/// that was written since is written over.
class Restoration
{
public:
    explicit Restoration(const KeptSession &session)
        : m_session(session)
    {
    }

    /// The keys to be watched, and the questions about all that are to be changed: of a key one, or two.
    QByteArrayList keys() const;
    QList<QByteArrayList> questions() const;
    /// What to send, by the answers to them; `nowMs` by the server's clock. Nothing, where there is an outcome already.
    QList<QByteArrayList> commands(const redis::Reply *answers, qint64 nowMs);
    /// By the answers to these.
    void take(const redis::Reply *results);
    void settle(messages::UndoOutcome::Kind kind, const QString &words = {});

    const std::optional<messages::UndoOutcome> &outcome() const { return m_outcome; }
    const KeptSession &session() const { return m_session; }
    /// Its commands depend on what others of its user leave: it is brought back in a transaction of its own.
    bool standsAlone() const;

private:
    void restoreRecord(const KeptKey &key, const redis::Reply *answers, qint64 nowMs);
    void restoreField(const KeptKey &key, const redis::Reply *answers, qint64 nowMs);
    void restoreBeside(const KeptKey &key, const redis::Reply &answer, qint64 nowMs);
    void restoreTtl(const KeptKey &key, const redis::Reply &answer, qint64 nowMs);
    void restoreFields(const KeptKey &key, const redis::Reply &answer);
    void restoreElement(const KeptKey &key, const redis::Reply &answer);
    void send(const QByteArrayList &command, bool decides = false);
    void leave();
    bool isTrace() const;

    const KeptSession &m_session;
    QList<QByteArrayList> m_commands;
    std::vector<bool> m_decides; ///< by command: where it fails, nothing has come back
    QStringList m_left;          ///< what does not come back, a sentence each
    std::optional<messages::UndoOutcome> m_outcome;
};

} // namespace server
