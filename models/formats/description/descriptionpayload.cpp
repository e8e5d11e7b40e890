// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/descriptionparts.h"
#include "models/formats/keys/keypattern.h"

#include <QCoreApplication>

namespace formats
{

namespace
{

struct PayloadText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

void readFieldCodecs(const QJsonValue &value, const QString &path, DescriptionMembers &members,
                     FormatDescription &result)
{
    if (value.isUndefined())
        return;
    const QJsonArray array = members.list(value, path, kMostKeys);
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        const QString fieldPath = DescriptionMembers::element(path, i);
        members.onlyKnows(object, fieldPath, {"name", "codec", "alt"});
        FieldCodecs field{object.value(QLatin1String("name")).toString().toUtf8(), members.chains(object, fieldPath)};
        if (!KeyPattern::fromGlob(field.name))
            members.fail(DescriptionMembers::inside(fieldPath, QStringLiteral("name")),
                         PayloadText::tr("a glob such as “sessionAttr:*” is needed."));
        if (field.chains.empty())
            members.fail(DescriptionMembers::inside(fieldPath, QStringLiteral("codec")),
                         PayloadText::tr("a list is needed, and it must not be empty."));
        result.fields.push_back(std::move(field));
    }
}

void readRequirements(const QJsonObject &require, const QString &path, DescriptionMembers &members,
                      FormatDescription &result)
{
    if (require.size() > kMostPaths)
        members.fail(path, PayloadText::tr("the list has more than %1 elements.").arg(kMostPaths));
    for (auto it = require.begin(); it != require.end(); ++it) {
        const auto steps = pathFromText(it.key());
        const QString what = it.value().toString();
        if (!steps)
            members.fail(DescriptionMembers::inside(path, it.key()), steps.error());
        else if (what == QLatin1String("={id}") || what == QLatin1String("={user}"))
            result.required.push_back(
                {.steps = *steps, .capture = what == QLatin1String("={id}") ? KeyCapture::Id : KeyCapture::User});
        else if (what.startsWith(QLatin1Char('=')))
            result.required.push_back({.steps = *steps, .equals = what.sliced(1).toUtf8()});
        else if (what != QLatin1String("object") && what != QLatin1String("present"))
            members.fail(DescriptionMembers::inside(path, it.key()),
                         PayloadText::tr("“object”, “present” or “=” and a text is needed."));
        else
            result.required.push_back({.steps = *steps, .object = what == QLatin1String("object")});
    }
}

} // namespace

void readPayload(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("payload");
    if (!value.isObject())
        return members.fail(path, PayloadText::tr("an object is needed; “{}” will do for hashes."));
    const QJsonObject object = value.toObject();
    members.onlyKnows(object, path, {"codec", "alt", "fields", "shape", "require", "requireAny", "not", "empty"});
    result.chains = members.chains(object, path);
    readFieldCodecs(object.value(QLatin1String("fields")), DescriptionMembers::inside(path, QStringLiteral("fields")),
                    members, result);
    result.allowsEmpty = object.value(QLatin1String("empty")).toBool();
    result.notSessions =
        members.texts(object.value(QLatin1String("not")), DescriptionMembers::inside(path, QStringLiteral("not")));

    const QString shape = object.value(QLatin1String("shape")).toString(QStringLiteral("object"));
    result.namesOnly = shape == QLatin1String("name");
    result.listsOnly = shape == QLatin1String("list");
    if (shape != QLatin1String("object") && shape != QLatin1String("any") && !result.namesOnly && !result.listsOnly)
        members.fail(DescriptionMembers::inside(path, QStringLiteral("shape")),
                     PayloadText::tr("“object”, “list”, “name” or “any” is needed."));
    result.objectsOnly = shape != QLatin1String("any");

    readRequirements(object.value(QLatin1String("require")).toObject(),
                     DescriptionMembers::inside(path, QStringLiteral("require")), members, result);
    result.requiredAny = members.plainPaths(object.value(QLatin1String("requireAny")),
                                            DescriptionMembers::inside(path, QStringLiteral("requireAny")));
}

} // namespace formats
