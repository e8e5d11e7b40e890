// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeredis.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace support
{

/// A sentinel in the test's own thread, which says whatever the test wants of the primary `mymaster`: the truth, a lie,
/// or nothing.
class FakeSentinel
{
public:
    FakeSentinel();
    Q_DISABLE_COPY_MOVE(FakeSentinel)

    FakeRedis redis;
    quint16 named = 0;             ///< the port of the primary, on this computer; 0: it watches none of that name
    QByteArray host = "127.0.0.1"; ///< of it
    std::optional<int> epoch = 1;  ///< nothing: it may not be asked
    QByteArray id;                 ///< empty: the same
    QByteArrayList watched;        ///< names of others
    QByteArray refusal;            ///< "NOPERM …" to every question
    QList<const FakeSentinel *> others;

    quint16 port() const { return redis.port(); }
    /// On the channel for it. The number of those who hear it.
    int announce();

private:
    QByteArray answer(const QByteArrayList &command) const;
};

/// Several of them, of one mind until something else is set at one.
class FakeSentinels
{
public:
    explicit FakeSentinels(int count);
    Q_DISABLE_COPY_MOVE(FakeSentinels)

    FakeSentinel &at(int number) { return *m_all[size_t(number)]; }
    /// From now on: says so only to who asks.
    void name(quint16 port);
    QString url() const;

private:
    std::vector<std::unique_ptr<FakeSentinel>> m_all;
};

} // namespace support
