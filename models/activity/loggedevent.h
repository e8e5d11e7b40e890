// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <memory>
#include <vector>

namespace activity
{

/// A line of the event log, as it is kept. It holds neither session id nor key, only the mask: what is not kept cannot
/// leak. Texts are made when it is shown. About 600 bytes with what hangs on it, for a user agent of 120 letters.
///
/// All times are epoch milliseconds by the server's clock; 0: not known.
struct LoggedEvent {
    static constexpr int kNote = -1; ///< a line of this program's own

    qint64 number = 0; ///< ascends as they were logged; below 0: from the history on the disk
    qint64 at = 0;
    qint64 lagMs = -1; ///< as SessionEvent has it
    qint64 created = 0;
    qint64 lastAccess = 0;
    qint64 deadline = 0;
    quint64 idDigest = 0; ///< digestOf() the whole id, and the key; 0: it came from the disk
    quint64 keyDigest = 0;
    QByteArray user, otherNames, ip, agent;
    QString maskedId;
    QString words;       ///< all of a note; of what was ended here the reason that was given
    QString by;          ///< ended here: by whom, where the disk knows; empty: from this window
    QString formatTitle; ///< from the disk; else by `format`
    qint32 times = 1;    ///< Extended: told so often in this minute, this being the latest
    qint8 kind = kNote;  ///< int of messages::SessionEvent::Kind
    quint8 format = 0;
    quint8 node = 0;
    bool isInferred = false;
    bool isGap = false;    ///< a note of a time of which not everything is known
    bool isAlways = false; ///< shown whatever is searched
    qint64 gapSince = 0;   ///< a gap of the disk: its time; 0: not known
    qint64 gapUntil = 0;   ///< 0: it goes on

    bool isNote() const { return kind == kNote; }
    bool isFromDisk() const { return number < 0; }

    /// Good for telling whether two are the same, in this process only.
    static quint64 digestOf(QByteArrayView bytes) { return qHash(bytes, size_t(QHashSeed::globalSeed())); }
};

using LoggedEventPointer = std::shared_ptr<const LoggedEvent>;
using LoggedEvents = std::vector<LoggedEventPointer>;

} // namespace activity
