// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/server.h"

#include <QByteArray>
#include <QByteArrayList>

#include <functional>
#include <vector>

namespace server
{

/// The node that holds a key; null: none is known.
using NodeOfKey = std::function<redis::Node *(QByteArrayView key)>;

/// A command that reads one key.
struct KeyQuestion {
    QByteArray key;
    QByteArrayList command;
};

/// The answers in the order of the questions. An error: a connection failed, and nothing is known of any of them.
using KeyAnswers = std::function<void(redis::Result<std::vector<redis::Reply>>)>;

/// Asks each of the node that holds its key, with one write for each node. The answer comes from the event loop, once;
/// not at all where `context` has died by then.
void askNodes(const NodeOfKey &nodeOf, const std::vector<KeyQuestion> &questions, QObject *context,
              KeyAnswers answered);

/// What is asked in one write: a millisecond or so of the server's time.
inline constexpr size_t kQuestionsAtOnce = 500;

} // namespace server
