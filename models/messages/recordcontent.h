// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/compression.h"
#include "models/formats/values/payload.h"
#include "models/formats/values/value.h"
#include "models/messages/problem.h"

#include <QByteArrayList>
#include <QMetaType>

#include <optional>
#include <utility>
#include <vector>

namespace messages
{

/// A key that belongs to a session beside its record.
struct Companion {
    enum class State : quint8 { Absent, Present, Unknown };
    QByteArray key;
    State state = State::Unknown; ///< Unknown: on another node, or not allowed to ask

    friend bool operator==(const Companion &, const Companion &) = default;
};

/// What one record holds, read on demand for the details.
struct RecordContent {
    QByteArray key;
    bool exists = false;
    formats::RecordType type = formats::RecordType::Unknown;
    qint64 deadline = 0;       ///< epoch ms, server clock; 0: no TTL; or kUnknownDeadline
    qint64 size = -1;          ///< bytes of a string, members of anything else; -1: unknown
    qint64 memoryUse = -1;     ///< MEMORY USAGE, bytes; -1: not allowed or unknown
    bool truncated = false;    ///< `raw` is a prefix of the value
    QByteArray user;           ///< by the whole record, of which a row has read the beginning; empty: it names none
    QByteArray otherNames;     ///< of the user, one a line
    formats::Value value;      ///< decoded
    QByteArrayList suspicions; ///< what the payload wants to run, such as `os.system`: nobody's session does
    bool incomplete = false;   ///< `value` is not all: cut off, or beyond a limit
    bool odd = false;          ///< the payload breaks the rules of its serialization; `value` is what was understood
    bool encrypted = false;    ///< only the application has the key
    std::optional<formats::Compression> missing;           ///< this program was built without what unpacks it
    QByteArray raw;                                        ///< String: the bytes
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< Hash: names and bytes
    std::vector<Companion> companions;                     ///< keys that the format keeps beside this one
    Problem problem;                                       ///< why it could not be read
};

} // namespace messages

Q_DECLARE_METATYPE(messages::RecordContent)
