// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/namewalk.h"

#include <chrono>
#include <memory>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Reply;

NameWalk::NameWalk(redis::Server &server, bool gentle, QObject *parent)
    : QObject(parent)
    , m_nodes(server.nodes())
    , m_pace(gentle)
    , m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &NameWalk::askPage);
    for (redis::Node *node : m_nodes) {
        connect(&node->events(), &redis::Subscriber::roundTripMeasured, this,
                [this](std::chrono::microseconds roundTrip) { m_pace.noteRoundTrip(roundTrip); });
    }
}

void NameWalk::count(std::function<void(qint64)> counted)
{
    struct Sum {
        qint64 keys = 0;
        size_t waiting = 0;
        std::function<void(qint64)> counted;
    };
    auto sum = std::make_shared<Sum>();
    sum->waiting = m_nodes.size();
    sum->counted = std::move(counted);
    for (redis::Node *node : m_nodes) {
        node->commands().send({"DBSIZE"}, this, [sum](const redis::Result<Reply> &size) {
            // Refused, or answered by a node that is gone: then the number is none.
            sum->keys = size && size->isInteger() && sum->keys >= 0 ? sum->keys + size->integer : -1;
            if (--sum->waiting == 0)
                sum->counted(std::max<qint64>(sum->keys, 0));
        });
    }
    if (m_nodes.empty())
        sum->counted(0);
}

void NameWalk::next(Taken taken)
{
    m_taken = std::move(taken);
    if (m_node >= m_nodes.size()) {
        QMetaObject::invokeMethod(
            this, [this] { tell(std::optional<Names>()); }, Qt::QueuedConnection);
        return;
    }
    // What was read meanwhile counts as the page's.
    const auto took = m_pageAge.isValid() ? std::chrono::microseconds(m_pageAge.nsecsElapsed() / 1000) : 0us;
    const auto pause = m_pace.pauseAfter(took);
    pause == 0us ? askPage() : m_pause.start(std::chrono::ceil<std::chrono::milliseconds>(pause));
}

void NameWalk::askPage()
{
    redis::Node &node = *m_nodes[m_node];
    if (node.events().state() == redis::Connection::State::Ready)
        node.events().measureRoundTrip();
    m_pageAge.start();
    node.commands().send({"SCAN", m_cursor, "COUNT", QByteArray::number(m_pace.pageSize())}, this,
                         [this](const redis::Result<Reply> &page) { takePage(page); });
}

void NameWalk::takePage(const redis::Result<Reply> &page)
{
    if (m_nodes[m_node]->events().state() != redis::Connection::State::Ready)
        m_pace.noteRoundTrip(std::chrono::microseconds(m_pageAge.nsecsElapsed() / 1000));
    if (!page)
        return tell(tl::unexpected(page.error()));
    if (page->elements.size() != 2 || !page->elements[1].isArray())
        return tell(tl::unexpected(redis::Error{redis::ErrorKind::ProtocolError, {}}));
    // The cursor is an unsigned number that ends only at "0".
    m_cursor = page->elements[0].bytes;
    if (m_cursor == "0")
        ++m_node;
    Names names;
    names.reserve(page->elements[1].elements.size());
    for (const Reply &name : page->elements[1].elements)
        names.push_back(name.bytes);
    tell(std::optional(std::move(names)));
}

void NameWalk::tell(const redis::Result<std::optional<Names>> &page)
{
    const Taken taken = std::exchange(m_taken, {});
    if (taken)
        taken(page);
}

} // namespace server

#include "moc_namewalk.cpp"
