// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/childprocess.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace bench
{

std::optional<QHash<QByteArray, double>> runChild(const char *name, quint16 port, const Options &options)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child"), QString::fromLatin1(name), QStringLiteral("--port"), QString::number(port),
                 QStringLiteral("--sessions"), QString::number(options.sessions), QStringLiteral("--soak-events"),
                 QString::number(options.soakEvents)});
    if (!child.waitForFinished(-1) || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        return std::nullopt;
    QHash<QByteArray, double> figures;
    const QByteArrayList lines = child.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines)
        figures.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1).toDouble());
    return figures;
}

void tellParent(const char *name, double figure)
{
    std::printf("%s %.10g\n", name, figure);
}

} // namespace bench
