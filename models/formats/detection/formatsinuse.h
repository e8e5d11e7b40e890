// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"
#include "models/formats/formatset.h"

#include <QMetaType>
#include <QStringList>

#include <memory>

namespace formats
{

/// The formats by which one server's keys are read, and what the sample that chose them has found.
struct FormatsInUse {
    std::shared_ptr<const FormatSet> set;
    DetectionResult detected;
    bool startsOver = false; ///< rows that were read before may be wrong now
};

/// A format by its id and prefix, for settings: one under several prefixes is listed, or not, under each.
QString formatListName(const FormatDescription &description);
// A list of formats that are not listed names, too, the offered ones that are: with a + before the name.

bool isUnlisted(const FormatDescription &description, const QStringList &unlisted);
bool isUnlisted(const QString &name, bool isOffered, const QStringList &unlisted);
QStringList withListed(QStringList unlisted, const FormatDescription &description, bool isListed);
QStringList withListed(QStringList unlisted, const QString &name, bool isOffered, bool isListed);
/// Whether a session of this format in which no user was found has none. Of one that the user has described only where
/// it says so, or where its paths were seen to lead to somebody: a path that is wrong finds nobody, either.
bool tellsAnonymous(const FormatsInUse &inUse, const Format &format);
/// How many keys look like sessions, and are not listed, since nobody has said that they are.
qint64 offeredKeys(const FormatsInUse &inUse);
/// The same list after somebody has said so.
QStringList withOfferedListed(QStringList unlisted, const FormatsInUse &inUse);
/// The same for any that may be found.
QStringList withAllOfferedListed(QStringList unlisted);
/// The same names without those of this id, under whatever prefix.
QStringList withoutId(const QStringList &names, const QString &id);
/// How many are left out, as names of formatListName(); of formats that nobody is shown none counts.
int unlistedCount(const FormatSet *inUse);

/// Those that the sample found; those that need no further pattern on top; and where nothing was found, all
/// of the `known` that have a prefix of their own, since sessions may come later. `patterns` are the user's: each is a
/// plain format, asked last; one that cannot be used has been refused before.
FormatsInUse formatsFor(DetectionResult detected, const std::vector<FormatDescription> &known,
                        const QStringList &patterns, const QStringList &unlisted = {});

/// The same with what a later sample has found on top, at the end: rows know their format by its index. Null:
/// the sample found nothing new.
std::shared_ptr<const FormatsInUse> extendedBy(const FormatSet &inUse, DetectionResult detected,
                                               const QStringList &unlisted = {});

// Each of these keeps the indexes too: rows and answers on their way are by the formats of before.

/// The same with what a later sample has counted.
std::shared_ptr<const FormatsInUse> withCounts(const FormatsInUse &inUse, DetectionResult detected);

/// The same, of which these (formatListName()) are not listed.
std::shared_ptr<const FormatsInUse> withUnlisted(const FormatsInUse &inUse, const QStringList &unlisted);
/// The same with this format, in the place of the one with its id, or at the end. The kinds of keys that it takes
/// are no others any more.
std::shared_ptr<const FormatsInUse> withFormat(const FormatsInUse &inUse, const FormatDescription &description,
                                               const QStringList &unlisted);
/// The same, in which the format with this id takes no key any more: they are another kind of keys again.
std::shared_ptr<const FormatsInUse> withoutFormat(const FormatsInUse &inUse, const QString &id,
                                                  const QStringList &unlisted);

} // namespace formats

Q_DECLARE_METATYPE(std::shared_ptr<const formats::FormatsInUse>)
