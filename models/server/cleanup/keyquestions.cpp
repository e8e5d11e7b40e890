// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/keyquestions.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace server
{

namespace
{

struct NodeAnswers {
    std::vector<redis::Reply> replies;
    std::optional<redis::Error> error;
    size_t waiting = 0; ///< for so many nodes
    KeyAnswers answered;

    void noteNode()
    {
        if (--waiting > 0)
            return;
        const KeyAnswers tell = std::exchange(answered, {});
        error ? tell(tl::unexpected(*error)) : tell(std::move(replies));
    }
};

} // namespace

void askNodes(const NodeOfKey &nodeOf, const std::vector<KeyQuestion> &questions, QObject *context, KeyAnswers answered)
{
    struct Part {
        redis::CommandBatch batch;
        std::vector<size_t> places;
    };
    std::map<redis::Node *, Part> parts;
    for (size_t i = 0; i < questions.size(); ++i) {
        Part &part = parts[nodeOf(questions[i].key)];
        part.batch.add(questions[i].command);
        part.places.push_back(i);
    }
    auto all = std::make_shared<NodeAnswers>();
    all->replies.resize(questions.size());
    all->answered = std::move(answered);
    all->waiting = parts.size() + 1; // the last one is this function, which never answers by itself
    for (auto &[node, part] : parts) {
        if (!node) {
            all->error = redis::Error{redis::ErrorKind::Closed, {}};
            --all->waiting;
            continue;
        }
        node->commands().send(
            part.batch, context,
            [all, places = std::move(part.places)](redis::Result<std::vector<redis::Reply>> &&replies) {
                if (replies) {
                    for (size_t i = 0; i < places.size(); ++i)
                        all->replies[places[i]] = std::move((*replies)[i]);
                } else {
                    all->error = replies.error();
                }
                all->noteNode();
            });
    }
    QMetaObject::invokeMethod(
        context, [all] { all->noteNode(); }, Qt::QueuedConnection);
}

} // namespace server
