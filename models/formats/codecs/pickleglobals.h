// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// Python's types and functions that a session may well name, and whose values can be shown as what they
/// are. Everything else is shown as its class with its arguments.
enum class PickleType : quint8 {
    Other, ///< an ordinary value, or a class that is not known
    DateTime,
    Date,
    Time,
    TimeDelta,
    TimeZone,
    Utc,      ///< a zone without an offset, by its name: pytz.UTC and its like
    ZoneInfo, ///< zoneinfo.ZoneInfo, and pytz' zones: a name whose offset only the system's zone data knows
    Decimal,
    Uuid,
    Map,        ///< dict and its like
    DefaultMap, ///< collections.defaultdict: its first argument makes missing values
    List,       ///< list, set, tuple, deque
    Bytes,      ///< bytes, bytearray
    Text,       ///< str, and strings that are safe in HTML
    Complex,
    Encode,       ///< _codecs.encode: how bytes are written before protocol 3
    Reconstruct,  ///< copyreg._reconstructor: how objects are written before protocol 2
    GetAttribute, ///< builtins.getattr: harmless only as the way to ZoneInfo's constructor
};

struct PickleGlobal {
    QByteArrayView name; ///< `datetime.datetime`, the same for all spellings; empty when it is not known
    PickleType type = PickleType::Other;
};

/// Only compares names.
PickleGlobal knownPickleGlobal(QByteArrayView module, QByteArrayView name);

/// Whether a text could be the module of a global: one that is known, or several lower-case words joined by dots.
bool isLikeModule(QByteArrayView text);
/// Whether two texts could name a global: one that is known, or a module and a name with a capital.
bool isLikeGlobal(QByteArrayView module, QByteArrayView name);

/// Whether the global could do something when Python calls it: run a command, open a file, import a module.
/// An application's own classes are not.
bool canAct(QByteArrayView module, QByteArrayView name);

} // namespace formats
