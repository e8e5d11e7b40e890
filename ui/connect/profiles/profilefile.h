// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/profiles/profileorder.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace ui
{

/// What a file of connections holds. It comes from somebody else: each value is checked as if it was typed.
struct ProfileFile {
    Profiles profiles; ///< with the ids of whoever wrote them, to be recognised by, and never to be used as one's own
    QStringList unusable; ///< a sentence for each that was left out
};

/// The connections as JSON, without secrets: a profile holds none.
QByteArray profilesToJson(const Profiles &profiles);
/// Errors: a sentence, if the whole is no such file.
tl::expected<ProfileFile, QString> profilesFromJson(const QByteArray &json);

/// So much is read of a file, in bytes.
inline constexpr qint64 kLargestProfileFile = 4 * 1024 * 1024;
inline constexpr qsizetype kMostProfilesOfFile = 1000;

} // namespace ui
