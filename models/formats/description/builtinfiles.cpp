// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/builtinfiles.h"

#include <QDir>
#include <QFile>

// Outside of any namespace, as Qt asks for. Names the resource, so that the linker takes it out of the static
// library; to do so again changes nothing.
static void initialiseFormatResource()
{
    Q_INIT_RESOURCE(formats);
}

namespace formats
{

QByteArray builtInFile(const QString &name)
{
    initialiseFormatResource();
    QFile file(QStringLiteral(":/sessionscope/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList builtInDescriptions()
{
    initialiseFormatResource();
    QStringList names =
        QDir(QStringLiteral(":/sessionscope/formats")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.prepend(QStringLiteral("formats/"));
    return names;
}

} // namespace formats
