// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/commandline/commandlineoptions.h"

#include <QSet>
#include <QStringList>

namespace support
{

inline const QStringList kCommands{QString(),
                                   QStringLiteral("list"),
                                   QStringLiteral("watch"),
                                   QStringLiteral("logout"),
                                   QStringLiteral("why"),
                                   QStringLiteral("forget")};

/// All that --help tells, as they are written.
inline QStringList toldOptions()
{
    QStringList names;
    const QList<QCommandLineOption> options = app::Options().all();
    for (const QCommandLineOption &option : options) {
        if (option.flags().testFlag(QCommandLineOption::HiddenFromHelp))
            continue;
        for (const QString &name : option.names())
            names += (name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name;
    }
    return names;
}

/// The long options that the parser does not turn away from this command; empty: the window.
inline QSet<QString> optionsOf(const QString &command)
{
    QSet<QString> names;
    const QList<QCommandLineOption> options = app::Options().all();
    for (const QCommandLineOption &option : options) {
        QStringList arguments{QStringLiteral("sessionscope")};
        if (!command.isEmpty())
            arguments += command;
        arguments += QStringLiteral("--") + option.names().constLast();
        if (!option.valueName().isEmpty())
            arguments.last() += QStringLiteral("=1");
        const auto read = app::parseCommandLine(arguments);
        // Not "--after belongs to --screenshot".
        const bool isTurnedAway = !read && (read.error().contains(QStringLiteral("belongs to “")) ||
                                            read.error().contains(QStringLiteral("belongs to the window")) ||
                                            read.error().contains(QStringLiteral("does not belong to “")));
        for (const QString &name : option.names()) {
            if (!isTurnedAway && name.size() > 1 && name != QStringLiteral("demo-kind"))
                names += QStringLiteral("--") + name;
        }
    }
    return names;
}

} // namespace support
