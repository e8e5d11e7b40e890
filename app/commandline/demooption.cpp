// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/demooption.h"

#include "app/demo/stories/storylist.h"

#include <QCoreApplication>

namespace app
{

namespace
{

struct DemoOption {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

} // namespace

QString demoKindOption()
{
    return QStringLiteral("demo-kind");
}

QStringList withDemoKindApart(const QStringList &arguments)
{
    const QString begin = QStringLiteral("--demo=");
    QStringList apart;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == QLatin1String("--"))
            return apart + arguments.mid(i);
        if (argument.startsWith(begin))
            apart << QStringLiteral("--demo")
                  << QStringLiteral("--%1=%2").arg(demoKindOption(), argument.mid(begin.size()));
        else
            apart << argument;
    }
    return apart;
}

QString readDemoKind(const QStringList &given, DemoKind &kind, QString &story)
{
    if (given.isEmpty())
        return {};
    const QString &word = given.constLast();
    const QString beginOfStory = QStringLiteral("story:");
    if (word == QLatin1String("cluster"))
        kind = DemoKind::Cluster;
    else if (word == QLatin1String("sentinel"))
        kind = DemoKind::Sentinel;
    else if (word.startsWith(beginOfStory))
        story = word.mid(beginOfStory.size());
    else
        return DemoOption::tr("--demo stands alone, or is --demo=cluster, --demo=sentinel or --demo=story:NAME.");
    if (word.startsWith(beginOfStory) && !storyNames().contains(story))
        return DemoOption::tr("There is no story “%1”. These are told: %2.")
            .arg(story, storyNames().join(QStringLiteral(", ")));
    return {};
}

} // namespace app
