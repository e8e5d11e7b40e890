// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/commonnames.h"

#include "models/formats/builtinfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace formats
{

namespace
{

/// A name, or `{"in": […], "names": […]}`: each of the names inside each of the objects called so.
void appendNames(const QJsonValue &entry, QStringList &names)
{
    if (!entry.isObject()) {
        names.append(entry.toString());
        return;
    }
    const QJsonArray objects = entry.toObject().value(QLatin1String("in")).toArray();
    const QJsonArray members = entry.toObject().value(QLatin1String("names")).toArray();
    for (const QJsonValue object : objects) {
        for (const QJsonValue member : members)
            names.append(object.toString() + QLatin1Char('.') + member.toString());
    }
}

} // namespace

QStringList commonNames(const QString &attribute)
{
    static const QJsonObject all = QJsonDocument::fromJson(builtInFile(QStringLiteral("names.json"))).object();
    QStringList names;
    const QJsonArray list = all.value(attribute).toArray();
    for (const QJsonValue entry : list)
        appendNames(entry, names);
    return names;
}

} // namespace formats
