// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/indexlayout.h"
#include "models/server/cleanup/keyquestions.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace server
{

/// A key by its name, of which only the type says what it is.
struct NamedKey {
    QByteArray key;
    std::vector<formats::IndexLayout::Reading> readings;
};

/// A part of what stands in an index.
struct IndexPage {
    QByteArrayList entries;              ///< members, or the ids in a list
    qint64 nameless = 0;                 ///< elements of a list that name nobody
    QByteArray cursor;                   ///< where it goes on; empty: that was all
    bool isCut = false;                  ///< there is more, which is not read
    bool isUnreadable = false;           ///< it holds something else than its framework writes
    std::optional<redis::Error> refused; ///< it was not read
};

/// The command that reads a page. `cursor` empty: the first one. A key beside a session is not read.
QList<QByteArrayList> pageCommands(const formats::IndexLayout::Index &index, const QByteArray &cursor);
/// By the answers to them.
IndexPage pageOf(const formats::IndexLayout &layout, const formats::IndexLayout::Index &index, const QByteArray &cursor,
                 const redis::Reply *answers);

/// Of one index no more entries are looked at.
inline constexpr qint64 kMostOfOneIndex = 100'000;

} // namespace server
