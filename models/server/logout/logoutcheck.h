// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/redis/server.h"
#include "models/server/intake/records/recordreader.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace server
{

/// Looks at sessions again, one and five seconds after they were ended: those that are there again have come back, and
/// of those whose end is not known it is known then. While a connection is lost it waits for it. Deletes itself after
/// the last look. Lives in the I/O thread.
class LogoutCheck final : public QObject
{
    Q_OBJECT

public:
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;

    struct Question {
        messages::LogoutTarget target;
        bool isKnownEnded = true; ///< else nobody knows whether it has been
        bool recordStays = false; ///< by the format's plan: its session has ended when nobody is in it any more
    };

    LogoutCheck(quint64 job, std::vector<Question> questions, NodeOf nodeOf,
                std::shared_ptr<const formats::FormatSet> formats, QObject *parent);
    ~LogoutCheck() override;

    /// Those that come back as the same user's are told of by againWanted() too, and it is looked every second until
    /// none has come back for ten.
    void setUntilQuiet() { m_untilQuiet = true; }
    void start();
    /// Of others who want a word in it: these have been ended again.
    void noteEndedAgain(const std::vector<QByteArray> &keys);
    /// No more looks; what is known is known.
    void stop();
    quint64 job() const { return m_check.job; }

Q_SIGNALS:
    void checked(const messages::LogoutCheck &check);
    void againWanted(const std::vector<messages::LogoutTarget> &targets);

private:
    struct NodePart;
    void look();
    void readNext();
    void takeRead(const std::vector<size_t> &asked, const redis::Result<RecordReader::Answer> &answer);
    void takeRow(Question &question, const messages::RowBatch &rows, const messages::RowBatch::Row &row);
    void finishLook();
    void giveUp(const redis::Error &error);
    bool wait();
    qint64 sinceStart() const;

    std::vector<Question> m_questions;
    NodeOf m_nodeOf;
    std::shared_ptr<const formats::FormatSet> m_formats;
    std::map<redis::Node *, std::unique_ptr<NodePart>> m_parts;
    messages::LogoutCheck m_check;
    std::vector<messages::LogoutTarget> m_again;
    QSet<QByteArray> m_toldReturned;
    QTimer m_timer;
    qint64 m_startedAt = 0; ///< of the monotonic clock
    qint64 m_quietSince = 0;
    size_t m_next = 0;
    int m_looks = 0;
    bool m_untilQuiet = false;
    bool m_isLooking = false;
};

} // namespace server
