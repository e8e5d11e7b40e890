// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/server.h"
#include "models/server/intake/loadpace.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace server
{

/// The names of all keys of all nodes, a page of SCAN at a time and the next only when it is asked for: as fast as the
/// server's other clients do not notice (LoadPace). A name may come twice. Lives in the I/O thread.
class NameWalk final : public QObject
{
    Q_OBJECT

public:
    NameWalk(redis::Server &server, bool gentle, QObject *parent);

    using Names = std::vector<QByteArray>;
    /// Nothing: there are no more. An error: the page could not be had, and there are none after it.
    using Taken = std::function<void(const redis::Result<std::optional<Names>> &page)>;

    /// About how many there are; 0: nobody knows.
    void count(std::function<void(qint64 keys)> counted);
    /// One at a time. The answer comes from the event loop, or not at all where this is deleted before.
    void next(Taken taken);

private:
    void askPage();
    void takePage(const redis::Result<redis::Reply> &page);
    void tell(const redis::Result<std::optional<Names>> &page);

    const std::vector<redis::Node *> m_nodes;
    size_t m_node = 0;
    QByteArray m_cursor = QByteArrayLiteral("0");
    LoadPace m_pace;
    QTimer m_pause;
    QElapsedTimer m_pageAge;
    Taken m_taken;
};

} // namespace server
