// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/commonnames.h"

#include "models/formats/description/builtinfiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace formats
{

namespace
{

const QJsonObject &namesFile()
{
    static const QJsonObject all = QJsonDocument::fromJson(builtInFile(QStringLiteral("names.json"))).object();
    return all;
}

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
    QStringList names;
    const QJsonArray list = namesFile().value(attribute).toArray();
    for (const QJsonValue entry : list)
        appendNames(entry, names);
    return names;
}

QStringList sharedList(const QString &reference)
{
    if (!reference.startsWith(QLatin1Char('@')))
        return {};
    const QJsonObject lists = namesFile().value(QLatin1String("lists")).toObject();
    QStringList texts;
    for (const QString &text : lists.value(reference.mid(1)).toVariant().toStringList()) {
        if (text.startsWith(QLatin1Char('@')))
            texts += sharedList(text); // a list may stand in another one
        else
            texts += text;
    }
    return texts;
}

QStringList personWords(const QString &list)
{
    return namesFile().value(QLatin1String("persons")).toObject().value(list).toVariant().toStringList();
}

} // namespace formats
