// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/routedquestions.h"

#include <QTimer>

#include <chrono>
#include <map>
#include <numeric>
#include <utility>

namespace server
{

namespace
{

using namespace std::chrono_literals;

// A redirection that is new is followed at once.
constexpr int kHopsAtOnce = 3;
// By then the server's own list of who holds what has been asked for again.
constexpr auto kBetweenHops = 200ms;

} // namespace

redis::Node *KeyRoutes::nodeFor(const QByteArray &key, const std::optional<redis::Redirection> &to) const
{
    redis::Node *node = to && nodeAt ? nodeAt(to->target) : nullptr;
    return node ? node : nodeOf(key);
}

std::chrono::milliseconds RoutedQuestions::pauseAfter(int hop)
{
    return hop <= kHopsAtOnce ? 0ms : kBetweenHops;
}

RoutedQuestions::RoutedQuestions(KeyRoutes routes, QObject *context)
    : QObject(context)
    , m_routes(std::move(routes))
{
}

void RoutedQuestions::ask(std::vector<KeyQuestion> questions, Done done)
{
    m_questions = std::move(questions);
    m_done = std::move(done);
    m_to.resize(m_questions.size());
    m_answers.assign(m_questions.size(), tl::unexpected(redis::Error{redis::ErrorKind::Closed, {}}));
    std::vector<size_t> all(m_questions.size());
    std::iota(all.begin(), all.end(), size_t(0));
    send(all);
}

void RoutedQuestions::send(const std::vector<size_t> &questions)
{
    std::map<std::pair<redis::Node *, bool>, std::vector<size_t>> parts;
    for (const size_t question : questions) {
        const std::optional<redis::Redirection> &to = m_to[question];
        if (redis::Node *node = m_routes.nodeFor(m_questions[question].key, to))
            parts[{node, to && to->isAsk}].push_back(question);
        else
            m_answers[question] = tl::unexpected(redis::Error{redis::ErrorKind::Closed, {}});
    }
    m_awaited = parts.size();
    for (const auto &[part, asked] : parts) {
        redis::Node &node = *part.first;
        redis::CommandBatch batch;
        for (const size_t question : asked) {
            if (part.second)
                batch.add({QByteArrayLiteral("ASKING")});
            batch.add(m_questions[question].command);
        }
        node.commands().send(
            batch, this,
            [this, &node, asking = part.second, asked = asked](redis::Result<std::vector<redis::Reply>> &&replies) {
                take(node, asked, asking, std::move(replies));
            });
    }
    if (parts.empty())
        QMetaObject::invokeMethod(this, &RoutedQuestions::goOn, Qt::QueuedConnection);
}

void RoutedQuestions::take(redis::Node &node, const std::vector<size_t> &asked, bool asking,
                           redis::Result<std::vector<redis::Reply>> &&replies)
{
    for (size_t i = 0; i < asked.size(); ++i) {
        redis::Result<redis::Reply> &answer = m_answers[asked[i]];
        if (!replies) {
            answer = tl::unexpected(replies.error());
            continue;
        }
        redis::Reply &reply = (*replies)[asking ? 2 * i + 1 : i];
        if (reply.isError() && redis::isRedirection(reply.errorKind())) {
            m_to[asked[i]] = redis::redirectionOf(reply.bytes, node.commands().endpoint());
            m_again.push_back(asked[i]);
        }
        answer = std::move(reply);
    }
    if (--m_awaited == 0)
        goOn();
}

void RoutedQuestions::goOn()
{
    if (!m_again.empty() && m_hops < kMostHops) {
        const std::vector<size_t> again = std::exchange(m_again, {});
        QTimer::singleShot(pauseAfter(++m_hops), this, [this, again] { send(again); });
        return;
    }
    deleteLater();
    std::exchange(m_done, {})(std::move(m_answers));
}

} // namespace server

#include "moc_routedquestions.cpp"
