// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/accountrules.h"

#include <QFile>

namespace support
{

QByteArrayList accountRule(const QByteArray &account)
{
    QFile readme(QStringLiteral(SESSIONSCOPE_SOURCE "/README.md"));
    if (!readme.open(QIODevice::ReadOnly))
        return {};
    while (!readme.atEnd()) {
        const QByteArrayList words = readme.readLine().simplified().split(' ');
        if (words.mid(0, 3) == QByteArrayList{"ACL", "SETUSER", account})
            return words;
    }
    return {};
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
