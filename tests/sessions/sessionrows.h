// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>

namespace testrows
{

/// A row as tests write it down; toBatch() makes what the I/O thread would send.
struct Row {
    QByteArray key;
    QByteArray user = {};
    qint64 deadline = 0;
    messages::RowChange change = messages::RowChange::Present;
    QByteArray ip = {};
    QByteArray agent = {};
    qint64 created = 0;
    qint64 lastAccess = 0;
    qint64 fullTtl = 0;
    qint64 at = 0;
    quint8 format = 0;
    quint8 node = 0;
    bool byEvent = false;
    quint32 scan = 0;
    formats::Closed closed = formats::Closed::No;
    QByteArray otherNames = {};
};

/// The id is what follows the first colon, or the whole key.
inline messages::RowBatch toBatch(const Row &row)
{
    messages::RowBatch batch;
    messages::RowBatch::Row record;
    record.key = batch.append(row.key);
    record.user = batch.append(row.user);
    record.ip = batch.append(row.ip);
    record.userAgent = batch.append(row.agent);
    record.deadline = row.deadline;
    record.created = row.created;
    record.lastAccess = row.lastAccess;
    record.fullTtl = row.fullTtl;
    record.at = row.at;
    record.idOffset = static_cast<quint16>(row.key.indexOf(':') + 1);
    record.idLength = static_cast<quint16>(row.key.size() - record.idOffset);
    record.format = row.format;
    record.node = row.node;
    record.change = row.change;
    record.byEvent = row.byEvent;
    record.closed = row.closed;
    record.otherNames = batch.append(row.otherNames);
    batch.add(record);
    batch.scan = row.scan;
    return batch;
}

inline sessions::SessionStore::Applied apply(sessions::SessionStore &store, const Row &row)
{
    const messages::RowBatch batch = toBatch(row);
    return store.apply(batch, batch.rows().front());
}

inline constexpr qint64 kNow = 1'795'000'000'000; ///< a full second in November 2026

/// The `number`th of many sessions as they are in the wild: 40-byte keys, two or three sessions a user,
/// as many addresses, few hundred agents.
inline Row realistic(quint32 number, quint32 population)
{
    quint64 mixed = (number + 1) * 0x9e3779b97f4a7c15u;
    const auto next = [&mixed](quint64 range) {
        mixed ^= mixed >> 29;
        mixed *= 0xbf58476d1ce4e5b9u;
        mixed ^= mixed >> 32;
        return mixed % range;
    };
    Row row;
    row.key = "session:" + QByteArray::number(next(0xffffffffffffffffu), 16).rightJustified(16, '0') +
              QByteArray::number(quint64(number), 16).rightJustified(16, '0');
    if (next(10) > 0)
        row.user = "user" + QByteArray::number(next(population / 2 + 1)) + "@example.com";
    row.ip =
        "10." + QByteArray::number(next(3)) + '.' + QByteArray::number(next(256)) + '.' + QByteArray::number(next(256));
    row.agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" +
                QByteArray::number(80 + next(60)) + ".0." + QByteArray::number(next(5)) + ".0 Safari/537.36";
    row.created = kNow - static_cast<qint64>(next(86'400'000));
    row.lastAccess = kNow - static_cast<qint64>(next(1'800'000));
    row.deadline = kNow + static_cast<qint64>(next(1'800'000));
    row.at = kNow;
    row.format = static_cast<quint8>(next(5));
    return row;
}

} // namespace testrows
