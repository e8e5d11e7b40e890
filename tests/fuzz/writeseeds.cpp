// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/seeds.h"

#include <QDir>
#include <QFile>

#include <cstdio>

/// Writes the seeds of each entry into a folder of its own below the given one, for libFuzzer.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: fuzz_writeseeds <folder>\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const fuzz::Entry &entry : fuzz::entries()) {
        const QString name = QString::fromLatin1(entry.name);
        if (!folder.mkpath(name))
            return 1;
        int number = 0;
        const QByteArrayList seeds = fuzz::seedsFor(entry);
        for (const QByteArray &seed : seeds) {
            QFile file(folder.filePath(QStringLiteral("%1/seed-%2").arg(name).arg(number++)));
            if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
                return 1;
        }
    }
    return 0;
}
