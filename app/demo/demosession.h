// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demopeople.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QtGlobal>

namespace app
{

/// One session of the demo, kept in Redis the way its web framework would keep it.
struct DemoSession {
    enum class Framework : quint8 {
        Express,      ///< connect-redis: `sess:<32>`, JSON with a cookie; each request touches the TTL
        TextbookJson, ///< `session:<43>`, JSON with user_id, created_at, last_seen, ip, user_agent
        TextbookHash, ///< the same as a hash
    };

    Framework framework = Framework::Express;
    QByteArray key;
    DemoPerson person;
    qint64 created = 0;    ///< epoch ms
    qint64 lastSeen = 0;   ///< epoch ms
    qint64 lifetimeMs = 0; ///< what each request extends it to
    qint64 deadline = 0;   ///< epoch ms
    qint64 leaves = 0;     ///< epoch ms: its user is at work until then …
    bool logsOut = false;  ///< … and then logs out, or just goes
    int clicks = 0;
    bool isSteered = false; ///< its user clicks when told to, and not otherwise

    bool isAnonymous() const { return person.name.isEmpty(); }

    static DemoSession make(DemoPeople &people, const DemoPerson &person, qint64 nowMs, qint64 lifetimeMs);

    /// The command that writes the session, new, to end at its deadline.
    QByteArrayList login(qint64 nowMs) const;
    enum class Expiry : quint8 {
        Sliding, ///< each click extends it
        Fixed,   ///< it ends when it was to end at its log-in
    };
    /// A request of its user: slides the TTL, or leaves it. Answers nil or 0 when the session is gone, and never brings
    /// one back: an admin's logout sticks here.
    QByteArrayList click(qint64 nowMs, Expiry expiry);
    QByteArrayList logout() const;
    /// Makes it end soon.
    QByteArrayList expiry(qint64 nowMs, qint64 inMs);
    /// Makes it end at this moment, epoch ms.
    QByteArrayList expiryAt(qint64 atMs);

private:
    QByteArray payload() const;
};

} // namespace app
