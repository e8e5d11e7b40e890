// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventlines.h"
#include "models/activity/loggedevent.h"
#include "models/messages/sessionevent.h"
#include "models/text/printabletext.h"

#include <gtest/gtest.h>

namespace support
{

using Kind = messages::SessionEvent::Kind;

inline constexpr qint64 kStart = 1'790'000'000'000;

/// An event of a session in memory.
inline activity::LoggedEvent eventOf(Kind kind, qint64 number, const QByteArray &user, qint64 at)
{
    activity::LoggedEvent event;
    event.number = number;
    event.at = at;
    event.kind = qint8(kind);
    event.user = user;
    const QByteArray id = "3f9a00c0ffee00c0ffee" + QByteArray::number(number).rightJustified(12, '0');
    event.idDigest = activity::LoggedEvent::digestOf(id);
    event.keyDigest = activity::LoggedEvent::digestOf("sess:" + id);
    event.maskedId = text::maskedSessionId(id);
    event.ip = "192.0.2.1";
    event.agent = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0";
    return event;
}

inline activity::LoggedEventPointer shared(const activity::LoggedEvent &event)
{
    return std::make_shared<activity::LoggedEvent>(event);
}

inline sessions::SessionQuery parsed(const QString &text, const QStringList &formats = {},
                                     const QStringList &nodes = {})
{
    const auto query = sessions::SessionQuery::parse(text, formats, nodes);
    EXPECT_TRUE(query) << qPrintable(text);
    return query.value_or(sessions::SessionQuery());
}

} // namespace support
