// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/payloadreader.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <optional>
#include <vector>

namespace server
{

/// Looks at keys of one node that no format in use takes, as events and passes name them: an application that comes
/// while the window is open, or a tenant, is noticed within a second or two. What by its name is no session is dropped
/// at once; of the others some of each kind of name are read, a few a second.
///
/// A few: of a cache that is written all the time two keys a second, and kMostReads of all kinds together.
/// Lives in the I/O thread.
class NameLookout final : public QObject
{
    Q_OBJECT

public:
    NameLookout(redis::Connection &connection, QObject *parent);

    /// By these the keys are told. What was learnt of kinds of names is forgotten.
    void setKnown(std::vector<formats::FormatDescription> known);
    /// Keys of these kinds (formats::generalisedName()) have been looked at by others, and were no sessions.
    void noteBarren(const std::vector<QByteArray> &kinds);
    /// Keys of these kinds may not be read, and others have counted them.
    void noteCounted(const QSet<QByteArray> &kinds);
    /// Keys that no format in use takes.
    void note(const std::vector<QByteArray> &names);
    /// The connection is gone: whoever lists the keys again names them again.
    void clear();

    /// Some of a kind that nobody has looked at wait for that.
    bool hasUnknown() const { return m_unknown > 0; }
    /// Keys that are named as only sessions are, and may not be read.
    qint64 unreadableKeys() const { return m_unreadable.size(); }

    static constexpr int kMostReads = 100; ///< at once, and a second

Q_SIGNALS:
    /// Each is read as a session by some format; the same kind of names is told again only after a while.
    void sessionsMet(const std::vector<QByteArray> &keys);
    /// There were more kinds than are remembered: some were not looked at.
    void lostCount();
    /// unreadableKeys() is another number.
    void unreadableChanged();
    /// hasUnknown() is false again; after sessionsMet().
    void lookedAtAll();

private:
    struct Kind {
        QSet<size_t> looked; ///< hashes of the names
        qint64 nextAt = 0;   ///< not before, monotonic ms
        qint64 tellAt = 0;   ///< the same of sessionsMet()
        qint64 tellsEvery = 0;
        bool isBarren = false; ///< some were read, and none was a session
        int waiting = 0;
        bool isUnknown() const { return !isBarren && tellAt == 0; }
    };

    formats::FormatDetection &detection();
    bool noteName(const QByteArray &name, qint64 now);
    void read();
    void tryUnreadable();
    void take(const std::vector<KeyReading> &readings);

    redis::Connection &m_connection;
    PayloadReader m_payloads;
    std::vector<formats::FormatDescription> m_known;
    std::optional<formats::FormatDetection> m_detection; ///< by detection(): it takes a moment
    QHash<QByteArray, Kind> m_kinds;
    QSet<QByteArray> m_others; ///< kinds and lengths of names that are no session's
    std::deque<QByteArray> m_waiting;
    QSet<QByteArray> m_unreadable;
    QSet<QByteArray> m_counted; ///< kinds
    QTimer m_timer;
    QTimer m_trying; ///< of the unreadable: permissions come back
    bool m_isReading = false;
    int m_unknown = 0;
};

} // namespace server
