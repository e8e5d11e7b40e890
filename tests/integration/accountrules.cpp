// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/accountrules.h"

#include "tests/support/places.h"
#include "tests/support/serverabilities.h"

#include <QFile>

#include <algorithm>

namespace support
{

namespace
{

/// Of its rules, which one; the first is 0.
QByteArrayList ruleNumber(int number, const QByteArray &account)
{
    QFile readme(support::sourceFolder() + QStringLiteral("/README.md"));
    if (!readme.open(QIODevice::ReadOnly))
        return {};
    while (!readme.atEnd()) {
        QByteArrayList words = readme.readLine().simplified().split(' ');
        if (words.mid(0, 3) != QByteArrayList{"ACL", "SETUSER", account} || number-- != 0)
            continue;
        // As the README says it of Redis 6.2, which would refuse the whole rule.
        if (!serverKnows("PEXPIRETIME"))
            std::replace(words.begin(), words.end(), QByteArray("+pexpiretime"), QByteArray("+pttl"));
        return words;
    }
    return {};
}

} // namespace

QByteArrayList accountRule(const QByteArray &account)
{
    return ruleNumber(0, account);
}

QByteArrayList trackingRule(const QByteArray &account)
{
    return ruleNumber(1, account);
}

QByteArray passwordIn(const QByteArrayList &rule)
{
    for (const QByteArray &word : rule) {
        if (word.startsWith('>'))
            return word.mid(1);
    }
    return {};
}

} // namespace support
