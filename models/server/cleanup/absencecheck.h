// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/server/cleanup/routedquestions.h"
#include "models/server/intake/records/recordreader.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace server
{

/// Asks whether sessions are gone: by EXISTS of every key under which one could be kept, and by what stands in keys
/// that may be a session by themselves. In a cluster each is asked of the node that holds it now: MOVED and ASK are
/// followed, and what that one does not answer is unknown. Gone is only what the server has said is not there. Lives in
/// the I/O thread.
class AbsenceCheck final : public QObject
{
    Q_OBJECT

public:
    struct Question {
        QByteArrayList records;
        QByteArrayList doubtful; ///< a session only where it reads as one
    };
    struct Answer {
        enum class Kind : quint8 { Gone, There, Unknown };
        Kind kind = Kind::Unknown;
        redis::Error why; ///< Unknown
    };
    struct Answers {
        std::vector<Answer> answers;      ///< one for each question
        std::optional<redis::Error> lost; ///< nobody has answered anything
    };
    using Done = std::function<void(const Answers &answers)>;

    /// `sessions`: by what a doubtful key is read.
    AbsenceCheck(KeyRoutes routes, std::shared_ptr<const formats::FormatSet> sessions, QObject *parent);
    ~AbsenceCheck() override;

    /// The answer comes from the event loop, or not at all where this is deleted before.
    void ask(std::vector<Question> questions, Done done);

private:
    struct Job;

    void askNext(const std::shared_ptr<Job> &job);
    void takeDoubtful(Job &job) const;
    void readNext(const std::shared_ptr<Job> &job);
    void takeRead(Job &job, const std::vector<QByteArray> &keys, const redis::Result<RecordReader::Answer> &answer);
    void finish(const std::shared_ptr<Job> &job);
    RecordReader &readerOf(redis::Node &node);

    const KeyRoutes m_routes;
    const std::shared_ptr<const formats::FormatSet> m_sessions;
    std::map<redis::Node *, std::unique_ptr<RecordReader>> m_readers;
};

} // namespace server
