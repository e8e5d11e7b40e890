// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/absentkeys.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace server
{

using namespace std::chrono_literals;

namespace
{

// How long an event may take to come after the read that found its key gone.
constexpr auto kEventDelay = 500ms;
constexpr qsizetype kConfirmAtOnce = 1000;
// Longer than a key waits to be read, and is then confirmed.
constexpr auto kExpectedFor = 10s;

/// For a look-up without a copy.
QByteArray unowned(QByteArrayView key)
{
    return QByteArray::fromRawData(key.data(), key.size());
}

} // namespace

AbsentKeys::AbsentKeys(redis::Connection &connection, RecordReader &reader, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reader(reader)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kEventDelay);
    connect(&m_timer, &QTimer::timeout, this, &AbsentKeys::confirm);
}

void AbsentKeys::add(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys)
        m_waiting.insert(key);
    if (!m_waiting.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void AbsentKeys::beginLook(const std::vector<QByteArray> &keys)
{
    m_lookedFor = QSet<QByteArray>(keys.begin(), keys.end());
}

std::vector<QByteArray> AbsentKeys::endLook(const std::vector<QByteArray> &absent)
{
    const QSet<QByteArray> lookedFor = std::exchange(m_lookedFor, {});
    std::vector<QByteArray> unexplained;
    std::copy_if(absent.begin(), absent.end(), std::back_inserter(unexplained),
                 [&lookedFor](const QByteArray &key) { return lookedFor.contains(key); });
    add(unexplained);
    return unexplained;
}

void AbsentKeys::expect(const std::vector<QByteArray> &keys)
{
    if (!m_expectedSince.isValid() || m_expectedSince.hasExpired(std::chrono::milliseconds(kExpectedFor).count())) {
        m_expectedBefore = std::exchange(m_expected, {});
        m_expectedSince.start();
    }
    for (const QByteArray &key : keys)
        m_expected.insert(key);
}

void AbsentKeys::noteRemoval(QByteArrayView key)
{
    // Nearly always there are none.
    if (!m_lookedFor.isEmpty())
        m_lookedFor.remove(unowned(key));
    if (!m_waiting.isEmpty())
        m_waiting.remove(unowned(key));
    if (!m_confirming.isEmpty())
        m_confirming.remove(unowned(key));
}

void AbsentKeys::clear()
{
    m_timer.stop();
    m_lookedFor.clear();
    m_waiting.clear();
    m_confirming.clear();
}

void AbsentKeys::confirm()
{
    if (m_waiting.isEmpty() || m_connection.state() != redis::Connection::State::Ready)
        return;
    const QSet<QByteArray> absent = std::exchange(m_waiting, {});
    m_confirming.unite(absent);
    const std::vector<QByteArray> keys(absent.begin(), absent.end());
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last = first + std::min<std::ptrdiff_t>(kConfirmAtOnce, keys.end() - first);
        m_reader.read({first, last}, true, [this](const redis::Result<RecordReader::Answer> &answer) { take(answer); });
        first = last;
    }
}

void AbsentKeys::take(const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer) {
        // The connection has failed, or reads nothing for now: everything is read when it does again.
        m_confirming.clear();
        Q_EMIT unanswered(answer.error());
        return;
    }
    if (!answer->rows->isEmpty()) {
        for (const messages::RowBatch::Row &row : answer->rows->rows())
            m_confirming.remove(unowned(answer->rows->view(row.key)));
        Q_EMIT rowsRead(answer->rows);
    }
    std::vector<QByteArray> keys;
    bool isExplained = true;
    for (const QByteArray &key : answer->absent) {
        if (!m_confirming.remove(key))
            continue; // an event has told it
        keys.push_back(key);
        isExplained = isExplained && isExpected(key);
    }
    if (keys.empty())
        return;
    Q_EMIT gone(keys);
    if (!isExplained)
        Q_EMIT goneWithoutAWord();
}

} // namespace server

#include "moc_absentkeys.cpp"
