// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <vector>

namespace ui
{

/// A session of the same user, as it was when it was found.
struct UserSession {
    sessions::Slot slot = sessions::kNoSlot;
    QByteArray key;
    qint64 deadline = 0; ///< 0: no TTL; or messages::kUnknownDeadline

    friend bool operator==(const UserSession &, const UserSession &) = default;
};

/// Keeps looking for the other sessions of one session's user. Users are interned: each session costs a
/// comparison of numbers, but a million of them would be felt, so that they are looked at in slices of well
/// under a millisecond.
class UserSessions final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kMostListed = 20;

    explicit UserSessions(const sessions::SessionStore &store, QObject *parent = nullptr);

    /// A small store is looked through at once.
    void watch(sessions::Slot slot);
    void stop();
    /// How many others there are.
    qint64 count() const { return m_count; }
    /// Those of them that end first.
    const std::vector<UserSession> &sessions() const { return m_sessions; }

Q_SIGNALS:
    void changed();

private:
    void lookOn();
    void restart();
    void publish();

    const sessions::SessionStore &m_store;
    QTimer m_timer;
    sessions::Slot m_slot = sessions::kNoSlot;
    QByteArray m_key;
    // Of the present look at the store.
    sessions::SessionStore::TextId m_user = 0;
    sessions::Slot m_next = 0;
    qint64 m_found = 0;
    std::vector<sessions::Slot> m_first; ///< by deadline
    // Of the last whole one.
    qint64 m_count = 0;
    std::vector<UserSession> m_sessions;
};

} // namespace ui
