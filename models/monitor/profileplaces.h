// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace monitor
{

/// The places of sentinels, as somebody writes them: one a line, or with commas or spaces between them; without a port
/// it is 26379. Each once, written out. Errors: a sentence. None repeats what was written: it may hold a password.
tl::expected<QStringList, QString> sentinelPlaces(const QString &text);

/// What stands for what: one a line, `10.0.0.1:7000 → 127.0.0.1:17000`, with an arrow (also `->` and `=>`), an equals
/// sign or spaces between the two, and both with a port or both without. Empty lines are passed over. Errors: a
/// sentence.
tl::expected<QList<messages::PlaceReplacement>, QString> placeReplacements(const QString &text);
/// The same the other way round.
QString replacementsText(const QList<messages::PlaceReplacement> &replacements);

/// Why `ssh` cannot be given this as where to go, in a sentence; empty: it can. What begins with a dash would be an
/// option of ssh, and may run a program.
QString sshDestinationProblem(const QString &destination);

} // namespace monitor
