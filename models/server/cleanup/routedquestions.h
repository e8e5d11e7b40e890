// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/clustertopology.h"
#include "models/server/cleanup/keyquestions.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace server
{

/// How a key's holder is found.
struct KeyRoutes {
    NodeOfKey nodeOf;
    /// The node at a place that a redirection names; null: none that is followed. None: redirections are not followed
    /// by what they say, but until nodeOf names another.
    std::function<redis::Node *(const redis::Endpoint &place)> nodeAt = {};

    redis::Node *nodeFor(const QByteArray &key, const std::optional<redis::Redirection> &to) const;
};

/// Asks each of the node that holds its key, and where that one says that another does, that one: MOVED and ASK are
/// followed, at once a few times, and then until who holds the slot is agreed upon. Other than with askNodes() one
/// silent node leaves the others' answers as they are. Deletes itself after the answer. Lives in the I/O thread.
class RoutedQuestions final : public QObject
{
    Q_OBJECT

public:
    /// In the order of the questions. An error: nobody has answered. A reply that is a redirection: it led in a circle.
    using Answers = std::vector<redis::Result<redis::Reply>>;
    using Done = std::function<void(Answers &&answers)>;

    /// `context`: the parent, too.
    RoutedQuestions(KeyRoutes routes, QObject *context);

    /// Once. The answer comes from the event loop.
    void ask(std::vector<KeyQuestion> questions, Done done);

    /// So often another node is asked about a key: within a second or so.
    static constexpr int kMostHops = 8;
    /// After the hop of this number, counted from one.
    static std::chrono::milliseconds pauseAfter(int hop);

private:
    void send(const std::vector<size_t> &questions);
    void take(redis::Node &node, const std::vector<size_t> &asked, bool asking,
              redis::Result<std::vector<redis::Reply>> &&replies);
    void goOn();

    const KeyRoutes m_routes;
    std::vector<KeyQuestion> m_questions;
    std::vector<std::optional<redis::Redirection>> m_to; ///< by the question
    Answers m_answers;
    Done m_done;
    std::vector<size_t> m_again;
    size_t m_awaited = 0; ///< batches on their way
    int m_hops = 0;
};

} // namespace server
