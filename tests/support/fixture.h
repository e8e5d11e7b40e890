// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <utility>

namespace support
{

/// One key as a framework left it in Redis.
struct FixtureKey {
    QByteArray key;
    QByteArray type;                                 ///< by the word of the TYPE command
    QByteArray value;                                ///< string
    QList<std::pair<QByteArray, QByteArray>> fields; ///< hash
    QByteArrayList members;                          ///< list, set
    QList<std::pair<QByteArray, QByteArray>> scored; ///< zset: member and score
    qint64 pttlMs = -1;                              ///< -1: no expiry
};

/// What a reader should find: keys that are not named here are not sessions.
struct ExpectedSession {
    QByteArray key;
    QByteArray id;
    QByteArray user;               ///< empty: anonymous or unknowable
    QByteArrayList userAliases;    ///< other names of the same user, as right as this one
    QByteArray ip;                 ///< empty: the record does not say
    QByteArray userAgent;          ///< empty: the record does not say
    qint64 created = 0;            ///< epoch ms; 0: the record does not say
    qint64 lastAccess = 0;         ///< epoch ms; 0: the record does not say
    QByteArrayList payloadHas;     ///< what a decoded view must show
    QByteArrayList payloadSecrets; ///< what it must not show
    QByteArrayList payloadNice;    ///< what it shows when it knows the types of the language
    // What a complete logout takes along.
    QByteArrayList companions;                                 ///< keys that go
    QList<std::pair<QByteArray, QByteArray>> companionMembers; ///< of sets and sorted sets: key, the member's own bytes
    QList<std::pair<QByteArray, QByteArray>> companionElements; ///< of JSON lists: key, the token of the element
};

/// What a real web framework left in Redis: a file of tests/fixtures/sessions.
struct Fixture {
    QList<FixtureKey> keys;
    QList<ExpectedSession> expected;

    /// By the file's name without `.json`. A missing or broken file ends the test program.
    static Fixture load(const QString &name);
    /// The commands that put all keys into a Redis, with their TTLs.
    QList<QByteArrayList> commands() const;
};

} // namespace support
