// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/places.h"

namespace support
{

QString sourceFolder()
{
    return QStringLiteral(SESSIONSCOPE_SOURCE);
}

QString buildFolder()
{
    return QStringLiteral(SESSIONSCOPE_BUILD);
}

QString programFile()
{
    return QStringLiteral(SESSIONSCOPE_PROGRAM);
}

} // namespace support
