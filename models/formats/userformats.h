// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace formats
{

/// The formats that this user has described, and what is wrong with those that cannot be used.
struct UserFormats {
    std::vector<FormatDescription> descriptions;
    QStringList files;     ///< of each of them, its name in the folder
    QStringList problems;  ///< a sentence each: `mine.json, line 7: In “attrs.user”: …`
    qsizetype leftOut = 0; ///< files that were too many, of which the last problem tells
};

/// Reads the `*.json` of the folder, in the order of their names; the first 200, and says so where there are more. One
/// that is wrong does not stop the others; a folder that does not exist holds none.
UserFormats readUserFormats(const QString &folder);

/// Where there are problems: the first, and how many more files there are.
QString problemsSentence(const UserFormats &formats);

/// The text of one of them.
tl::expected<QByteArray, QString> readUserFormat(const QString &folder, const QString &file);

/// The formats folder beside this program's settings. Empty: there is no place for one.
QString userFormatsFolder();

/// Writes a description into the folder, which is made if need be; only this account may read it. A file of that
/// name is replaced only where `replace` says so. Errors: a sentence.
tl::expected<void, QString> writeUserFormat(const QString &folder, const QString &file, const QByteArray &json,
                                            bool replace);
tl::expected<void, QString> removeUserFormat(const QString &folder, const QString &file);

/// The built-in descriptions and these; of two with the same id the user's counts.
std::vector<FormatDescription> withUserFormats(std::vector<FormatDescription> user);

} // namespace formats
