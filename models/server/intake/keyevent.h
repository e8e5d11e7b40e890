// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"

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

/// How the key went, if this event removed it; nothing if the key was written and must be read again.
std::optional<messages::RowChange> removalBy(QByteArrayView eventName);

} // namespace server
