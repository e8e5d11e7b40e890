// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sshdestination.h"

#include <QRegularExpression>

namespace redis
{

namespace
{

constexpr qsizetype kLongest = 511;

} // namespace

bool isSshOption(const QString &destination)
{
    return destination.startsWith(QLatin1Char('-')) || destination.contains(QLatin1String("@-")) ||
           destination.contains(QLatin1String("://-"));
}

bool isSshDestination(const QString &destination)
{
    static const QRegularExpression s_plain(QStringLiteral("\\A[A-Za-z0-9._@:%/\\[\\]+~-]+\\z"));
    return destination.size() <= kLongest && s_plain.match(destination).hasMatch() && !isSshOption(destination);
}

} // namespace redis
