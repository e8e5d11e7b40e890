// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandlineoptions.h"

#include <QCommandLineParser>

namespace app
{

QString firstGiven(const QCommandLineParser &parser, const QList<QCommandLineOption> &options)
{
    for (const QCommandLineOption &option : options) {
        if (parser.isSet(option))
            return QStringLiteral("--") + option.names().constLast();
    }
    return {};
}

} // namespace app
