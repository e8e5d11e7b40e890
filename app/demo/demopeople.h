// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <random>

namespace app
{

/// Somebody who uses one of the demo's web applications. Texts are UTF-8.
struct DemoPerson {
    QByteArray name; ///< empty: a visitor who has not logged in
    QByteArray ip;
    QByteArray userAgent;
};

/// Makes up people and ids. Everything comes from one generator: the same seed gives the same people.
class DemoPeople
{
public:
    explicit DemoPeople(quint32 seed);

    /// Some names come again and again: one person with several devices.
    DemoPerson somebody();
    DemoPerson visitor();
    /// As session middleware makes them: letters, digits, - and _.
    QByteArray sessionId(int length);

    /// In [0, 1).
    double fraction();
    /// In [from, to], both included.
    qint64 between(qint64 from, qint64 to);
    bool happens(double probability) { return fraction() < probability; }
    /// How many of a stream of `expected` on average happen.
    int count(double expected);

private:
    QByteArray address();

    std::mt19937 m_random;
};

} // namespace app
