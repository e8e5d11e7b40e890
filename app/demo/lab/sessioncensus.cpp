// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/sessioncensus.h"

#include "models/redis/connection.h"

#include <QDateTime>

#include <algorithm>

namespace app
{

namespace
{

constexpr qsizetype kKeysAtOnce = 1000;
constexpr auto kKeysAtOnceText = "1000";

} // namespace

SessionCensus::SessionCensus(redis::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

void SessionCensus::take(Taken taken)
{
    m_taken = std::move(taken);
    m_sessions.clear();
    scan("0");
}

/// Both prefixes of the demo's sessions begin so.
void SessionCensus::scan(const QByteArray &cursor)
{
    m_connection.send({"SCAN", cursor, "MATCH", "sess*", "COUNT", kKeysAtOnceText}, this,
                      [this](const redis::Result<redis::Reply> &page) {
                          if (!page || page->elements.size() != 2)
                              return m_taken(false);
                          askDeadlines(page->elements[1].elements, page->elements[0].bytes);
                      });
}

void SessionCensus::askDeadlines(const std::vector<redis::Reply> &keys, const QByteArray &next)
{
    QList<QByteArray> names;
    redis::CommandBatch batch;
    for (const redis::Reply &key : keys) {
        names.append(key.bytes);
        batch.add({"PTTL", key.bytes});
    }
    const auto goOn = [this, next] {
        if (next == "0")
            m_taken(true);
        else
            scan(next);
    };
    if (names.isEmpty())
        return goOn();
    m_connection.send(batch, this, [this, names, goOn](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (!replies)
            return m_taken(false);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        // One without a TTL is none of the demo's sessions.
        for (qsizetype i = 0; i < std::min<qsizetype>(names.size(), qsizetype(replies->size())); ++i) {
            if (const redis::Reply &left = (*replies)[size_t(i)]; left.isInteger() && left.integer >= 0)
                m_sessions.insert(names.at(i), now + left.integer);
        }
        goOn();
    });
}

void SessionCensus::recount(Recounted recounted)
{
    m_recounted = std::move(recounted);
    m_live.clear();
    m_keys = m_sessions.keys();
    recountFrom(0);
}

void SessionCensus::recountFrom(qsizetype first)
{
    if (first >= m_keys.size())
        return m_recounted(true, m_live);
    redis::CommandBatch batch;
    const qsizetype last = std::min(first + kKeysAtOnce, m_keys.size());
    for (qsizetype i = first; i < last; ++i)
        batch.add({"EXISTS", m_keys.at(i)});
    m_connection.send(batch, this, [this, first, last](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (!replies || qsizetype(replies->size()) != last - first)
            return m_recounted(false, m_live);
        for (qsizetype i = first; i < last; ++i)
            m_live.insert(m_keys.at(i), (*replies)[size_t(i - first)].integer == 1);
        recountFrom(last);
    });
}

} // namespace app

#include "moc_sessioncensus.cpp"
