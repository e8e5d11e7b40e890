// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/commonnames.h"

#include "models/formats/builtinfiles.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace formats
{

QStringList commonNames(const QString &attribute)
{
    static const QJsonObject all = QJsonDocument::fromJson(builtInFile(QStringLiteral("names.json"))).object();
    QStringList names;
    const QJsonArray list = all.value(attribute).toArray();
    for (const QJsonValue &name : list)
        names.append(name.toString());
    return names;
}

} // namespace formats
