// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/draft/formatdraftproposal.h"
#include "models/messages/problem.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace messages
{

/// What one draft of a format would list of a server's keys.
struct FormatPreviewResult {
    enum class Refusal : quint8 {
        None,
        WrongType,   ///< not of the types that the draft reads
        Undecodable, ///< its bytes are of no codec of the draft
        NotASession, ///< decodes, but to no object, or without what is required
        Unreadable,  ///< this account may not read it
        Gone,        ///< ended in between
    };
    static constexpr size_t kRefusals = 6;

    struct Row {
        QString maskedId;
        QByteArray user;
        QByteArray ip;
        qint64 created = 0;    ///< epoch ms; 0: not said
        qint64 lastAccess = 0; ///< epoch ms; 0: not said
        qint64 deadline = 0;   ///< epoch ms; 0: no TTL; or kUnknownDeadline
        Refusal refusal = Refusal::None;
    };

    quint64 request = 0;
    std::vector<Row> rows;
    std::array<qint64, kRefusals> refused{};                      ///< rows by Refusal
    std::array<qint64, formats::FormatDraft::kAttributes> said{}; ///< rows that say this attribute
    bool ofFields = false;                                        ///< each row is a field of a hash
    bool complete = false;                                        ///< every name was visited
    std::shared_ptr<const formats::Value> sample; ///< the sample that was given, by this draft's codecs; null: none was
    qint64 now = 0;                               ///< by the server's clock
    Problem problem;                              ///< why nothing, or not all, could be looked at
};

/// One key of the server, and what is made of it. Shared, since payload and tree may be large.
struct SampleReading {
    quint64 request = 0;
    std::shared_ptr<const formats::SampleRecord> sample; ///< null with a problem
    std::shared_ptr<const formats::DraftProposal> proposal;
    bool hasTtl = false;
    Problem problem;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::FormatPreviewResult)
Q_DECLARE_METATYPE(messages::SampleReading)
