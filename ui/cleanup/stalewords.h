// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutcommands.h"
#include "models/messages/staleindex.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace ui
{

// What is said of entries that frameworks have left behind, and of the look for them. Never more than was looked at.
// Session ids are masked wherever they stand.

/// "312 stale entries"
QString staleText(qint64 count);
/// "12,400 entries"
QString entriesText(qint64 count);
/// "Index", "List", "Key beside a session"
QString staleKindText(messages::StaleEntry::Kind kind);
/// As a key's name has it, cut; a dash where that does not say it.
QString staleUserText(const QByteArray &user);
/// The key in which it stands.
QString staleKeyText(const messages::StaleEntry &entry);
/// The same as bytes, for whoever has very many of them.
QByteArray staleKeyBytes(const messages::StaleEntry &entry);
/// The session's id, masked.
QString staleIdText(const messages::StaleEntry &entry);
/// As it is stored; of a key beside a session nothing.
QString staleMemberText(const messages::StaleEntry &entry);
/// Where the session would be.
QString staleRecordText(const messages::StaleEntry &entry);
/// The command that removes it, as it would be typed.
QString staleCommandText(const messages::StaleEntry &entry, formats::Deletion deletion = formats::Deletion::Unlink);

/// "Looking… 45,000 of about 120,000 keys, 312 stale"
QString lookingText(qint64 keys, qint64 total, qint64 stale);
/// Whether everything was looked at, so that there is nothing else.
bool isWhole(const messages::StaleReport &report);
/// What was found, and when; where not everything was looked at, that it was not.
QString foundText(const messages::StaleReport &report, const QDateTime &when);
/// Why there may be more, or what was not looked at: sentences, each once.
QStringList foundWarnings(const messages::StaleReport &report);
/// What else there is to know of it.
QStringList foundRemarks(const messages::StaleReport &report);

} // namespace ui
