// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyentry.h"

#include <QByteArray>
#include <QByteArrayView>

namespace history
{

/// What nobody searches by stands in one column: each that is bound by itself costs as much as all of it. A byte for
/// the kind, one for what is known, and numbers of seven bits a byte, lowest first, of what is: times as distances.
QByteArray packedFacts(const Entry &entry);
/// Into an entry that has its time. What ends too early is not known.
void unpackFacts(QByteArrayView bytes, Entry &entry);

} // namespace history
