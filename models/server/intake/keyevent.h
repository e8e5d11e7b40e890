// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace server
{

/// One keyspace notification, whichever kind of channel it came by. Views into the message.
struct KeyEvent {
    QByteArrayView key;
    QByteArrayView name; ///< "set", "expired", "del" …
};

/// Takes a message of `__keyspace@N__:<key>` or `__keyevent@N__:<event>` apart. Nothing for other channels.
std::optional<KeyEvent> readKeyEvent(QByteArrayView channel, QByteArrayView payload);

/// A key was asked for that is not there (class `m`): nothing has changed, and reading it would bring the next one.
bool isMiss(QByteArrayView eventName);

/// It is told beside what was done, of a new key or one that was replaced (classes `n`, `o` and `c`, which `A` does not
/// stand for). Where it comes alone, most writes go untold.
bool isToldBeside(QByteArrayView eventName);

/// How the key went, if this event removed it; nothing if the key was written and must be read again.
std::optional<messages::RowChange> removalBy(QByteArrayView eventName);

/// The same of one event after the other. A hash whose last field has run out (HEXPIRE, Redis 7.4) goes by a "del" that
/// comes right behind its "hexpired": nobody has ended it. That is inferred, since an application may delete the rest
/// at that moment.
class RemovalReader
{
public:
    std::optional<messages::RowChange> take(const KeyEvent &event);

private:
    QByteArray m_ranOut; ///< the key of the event before, if that was of a field
};

} // namespace server
