// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/server/intake/records/recordreader.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

namespace server
{

/// Keys of one node that were found gone by reading them. The event that says how usually comes a moment later, on the
/// other connection; so they are asked for once more after a while, as they may be back by then. A key that is gone
/// without a word is worse than one lost event: whatever removed it may have removed others.
/// Lives in the I/O thread.
class AbsentKeys final : public QObject
{
    Q_OBJECT

public:
    AbsentKeys(redis::Connection &connection, RecordReader &reader, QObject *parent);

    void add(const std::vector<QByteArray> &keys);
    /// These are about to be looked for.
    void beginLook(const std::vector<QByteArray> &keys);
    /// These of them are not there: those of which no event has told meanwhile, now waiting as by add().
    std::vector<QByteArray> endLook(const std::vector<QByteArray> &absent);
    /// These are past their deadline and about to be read: a replica says nothing when such a key goes.
    void expect(const std::vector<QByteArray> &keys);
    /// An event has said how this one went.
    void noteRemoval(QByteArrayView key);
    /// All that wait, and what is on its way: another pass reads them.
    void clear();

Q_SIGNALS:
    /// Some are there again.
    void rowsRead(const messages::RowBatchPointer &rows);
    void gone(const std::vector<QByteArray> &keys);
    /// Some of those just told should not have gone without an event.
    void goneWithoutAWord();
    /// It could not be found out: nobody knows what has become of them.
    void unanswered(const redis::Error &error);

private:
    void confirm();
    void take(const redis::Result<RecordReader::Answer> &answer);
    bool isExpected(const QByteArray &key) const { return m_expected.contains(key) || m_expectedBefore.contains(key); }

    redis::Connection &m_connection;
    RecordReader &m_reader;
    QTimer m_timer;
    QSet<QByteArray> m_lookedFor;
    QSet<QByteArray> m_waiting;
    QSet<QByteArray> m_confirming;
    QSet<QByteArray> m_expected;
    QSet<QByteArray> m_expectedBefore;
    QElapsedTimer m_expectedSince;
};

} // namespace server
