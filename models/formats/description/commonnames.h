// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace formats
{

/// The paths under which applications of all kinds commonly keep an attribute (`user`, `created`, `ip` …) in
/// a session of their own making, the most telling first (resources/formats/names.json). A description
/// refers to them as `@names`.
QStringList commonNames(const QString &attribute);
/// A list of texts that several descriptions share, by its name as they write it: `@otherPurposes`. Empty: that is the
/// name of none.
QStringList sharedList(const QString &reference);
/// Words that the names of people and of what says who they are are made of (PersonNames), one list of them.
QStringList personWords(const QString &list);

} // namespace formats
