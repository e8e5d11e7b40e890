// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/entryrow.h"

#include "models/activity/history/entryfacts.h"

#include <QSqlQuery>
#include <QVariant>

namespace history
{

StoredEntry storedEntryOf(const QSqlQuery &row)
{
    StoredEntry stored;
    Entry &entry = stored.entry;
    stored.number = row.value(0).toLongLong();
    entry.at = row.value(1).toLongLong();
    stored.digest = row.value(2).toLongLong();
    const QByteArray person = row.value(3).toByteArray();
    const qsizetype line = person.indexOf('\n');
    entry.user = line < 0 ? person : person.first(line);
    entry.otherNames = line < 0 ? QByteArray() : person.sliced(line + 1);
    entry.format = row.value(4).toByteArray();
    entry.agent = row.value(5).toByteArray();
    entry.address = row.value(6).toByteArray();
    stored.mask = row.value(7).toString();
    unpackFacts(row.value(8).toByteArray(), entry);
    entry.by = row.value(9).toString();
    entry.why = row.value(10).toString();
    return stored;
}

} // namespace history
