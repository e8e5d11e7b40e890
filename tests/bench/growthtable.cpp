// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/growthtable.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

#include <array>
#include <cstdio>
#include <map>

namespace bench
{

namespace
{

constexpr std::array kSizes{100'000, 1'000'000, 3'000'000};
const QString kMeasured = QStringLiteral("load,memory,sort,filter,follow");

/// "4400 ms (1.7 ×)" for each row of one size.
std::map<QString, QString> measure(int sessions, int repetitions, QStringList &order)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--sessions"), QString::number(sessions), QStringLiteral("--repetitions"),
                 QString::number(repetitions), QStringLiteral("--only"), kMeasured, QStringLiteral("--plain")});
    child.waitForFinished(-1);
    std::map<QString, QString> figures;
    const QStringList lines = QString::fromUtf8(child.readAllStandardOutput()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QStringList fields = line.split(QLatin1Char('\t'));
        if (fields.size() != 5)
            continue;
        if (!order.contains(fields[0]))
            order.append(fields[0]);
        const double figure = fields[2].toDouble();
        QString text = QString::number(figure, 'f', figure >= 100 ? 0 : 1) + QLatin1Char(' ') + fields[1];
        if (fields[4] != QLatin1String("nan"))
            text += QStringLiteral(" (%1 ×)").arg(fields[4].toDouble(), 0, 'f', 2);
        figures[fields[0]] = text;
    }
    return figures;
}

} // namespace

int printGrowth(int repetitions)
{
    QStringList order;
    std::vector<std::map<QString, QString>> columns;
    for (const int size : kSizes)
        columns.push_back(measure(size, repetitions, order));
    std::printf("| what | 100,000 | 1,000,000 | 3,000,000 |\n|---|---|---|---|\n");
    for (const QString &what : order) {
        std::printf("| %s |", qPrintable(what));
        for (std::map<QString, QString> &column : columns)
            std::printf(" %s |", qPrintable(column[what]));
        std::printf("\n");
    }
    return order.isEmpty() ? 1 : 0;
}

} // namespace bench
