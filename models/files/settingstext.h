// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVariant>

namespace files
{

/// By names with slashes: `window/details`. Texts, lists of texts, bytes, numbers and truths; read back, the last two
/// are texts, which QVariant converts.
using SettingValues = QMap<QString, QVariant>;

/// The INI dialect of QSettings, read and written alike: a file of either is one of the other. What cannot be made
/// out is passed over, line by line.
SettingValues settingsOf(const QByteArray &text);
QByteArray textOf(const SettingValues &values);

/// All that stand below this name, which ends with a slash.
void removeBelow(SettingValues &values, const QString &prefix);

} // namespace files
