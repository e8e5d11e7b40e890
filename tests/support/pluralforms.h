// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace support
{

/// A text about several, whether or not the forms of its plurals are in the translations yet.
inline std::string several(QString text)
{
    return text.replace(QLatin1String("(s)"), QLatin1String("s")).toStdString();
}

} // namespace support
