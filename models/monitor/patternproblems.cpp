// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/patternproblems.h"

#include "models/formats/formatset.h"

#include <QCoreApplication>

namespace monitor
{

namespace
{

struct PatternTexts {
    Q_DECLARE_TR_FUNCTIONS(monitor::PatternTexts)
};

} // namespace

QList<messages::Problem> patternProblems(const QStringList &patterns)
{
    QList<messages::Problem> problems;
    QString wrong;
    for (const QString &pattern : patterns) {
        const QByteArray glob = pattern.toUtf8();
        if (const auto plain = formats::plainFormat(glob); !plain)
            wrong = QStringLiteral("%1: %2").arg(pattern, plain.error());
        if (const QString cost = formats::costOfPattern(glob); !cost.isEmpty())
            problems.append(
                {cost, PatternTexts::tr("A pattern with a fixed part, such as myapp:*, reads less."), true});
    }
    if (!wrong.isEmpty())
        problems.append({PatternTexts::tr("A key pattern of this profile cannot be used: %1").arg(wrong),
                         PatternTexts::tr("Edit the connection and correct the pattern.")});
    return problems;
}

} // namespace monitor
