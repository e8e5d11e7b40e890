// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/descriptionparts.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/description/prefixvariable.h"

#include <QCoreApplication>

namespace formats
{

namespace
{

struct KeysText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

void readAnyPrefix(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("anyPrefix");
    result.anyPrefix = value.isArray() || value.isString() || value.isObject() || value.toBool();
    const QJsonObject both = value.toObject();
    members.onlyKnows(both, path, {"glob", "needs", "never", "words", "notWords"});
    const QJsonValue needs = value.isObject() ? both.value(QLatin1String("needs")) : value;
    const QJsonValue glob = value.isObject() ? both.value(QLatin1String("glob")) : value;
    if (needs.isArray())
        result.anyPrefixNeeds = members.plainPaths(needs, path);
    if (glob.isString())
        result.anyPrefixGlob = glob.toString().toUtf8();
    const auto lowered = [&](const char *name) {
        QByteArrayList words =
            members.texts(both.value(QLatin1String(name)), DescriptionMembers::inside(path, QLatin1String(name)));
        for (QByteArray &word : words)
            word = word.toLower();
        return words;
    };
    const QByteArrayList refused = lowered("notWords");
    result.anyPrefixWords = {lowered("words"), {refused.begin(), refused.end()}};
    if (both.contains(QLatin1String("never")))
        result.anyPrefixNever = members.plainPaths(both.value(QLatin1String("never")), path);
    const bool isUsable = value.isObject()
                              ? (needs.isArray() || needs.isUndefined()) && (glob.isString() || glob.isUndefined())
                              : result.anyPrefix || value.isUndefined() || value.isBool();
    if (!isUsable)
        members.fail(
            path,
            KeysText::tr("true, false, a glob, a list of paths, or an object with “glob” and “needs” is needed."));
    if (!result.anyPrefixGlob.isEmpty() && !KeyPattern::fromGlob(result.anyPrefixGlob))
        members.fail(path, KeysText::tr("That is no glob."));
}

bool hasId(QByteArrayView pattern)
{
    for (const auto capture = KeyPattern::firstCapture(pattern); capture;) {
        if (capture->second == KeyCapture::Id)
            return true;
        return hasId(pattern.sliced(pattern.indexOf('}', capture->first)));
    }
    return false;
}

/// `field`: each field of the hash that is named so is a session; then it is the field that holds the id.
void readField(const QJsonObject &object, const QString &path, DescriptionMembers &members, KeySpecification &key)
{
    const QJsonValue value = object.value(QLatin1String("field"));
    if (value.isUndefined())
        return;
    const QString fieldPath = DescriptionMembers::inside(path, QStringLiteral("field"));
    const QByteArray field = value.toString().toUtf8();
    if (!hasId(field) || hasId(key.pattern))
        members.fail(fieldPath, KeysText::tr("a pattern with {id} is needed, and none in that of the key."));
    if (field.contains(kFieldMark) || key.pattern.contains(kFieldMark))
        members.fail(fieldPath, KeysText::tr("control characters stand there that are no part of a name."));
    if (object.contains(QLatin1String("types")))
        members.fail(DescriptionMembers::inside(path, QStringLiteral("types")),
                     KeysText::tr("with “field” the key is a hash, and needs no types."));
    if (object.contains(QLatin1String("exclude")))
        members.fail(DescriptionMembers::inside(path, QStringLiteral("exclude")),
                     KeysText::tr("with “field” nothing is left out: let the class of {id} say what a session is."));
    key.pattern = fieldAddress(key.pattern, field);
    key.types = {RecordType::String};
}

void readKey(const QJsonObject &object, const QString &path, DescriptionMembers &members, FormatDescription &result)
{
    members.onlyKnows(object, path, {"pattern", "field", "types", "evidence", "exclude", "address"});
    KeySpecification key;
    key.pattern = object.value(QLatin1String("pattern")).toString().toUtf8();
    const QString patternPath = DescriptionMembers::inside(path, QStringLiteral("pattern"));
    const bool hasPrefix = key.pattern.startsWith(kPrefixVariable);
    readField(object, path, members, key);
    if (const auto pattern = KeyPattern::fromTemplate(underPrefix(key, {QByteArrayLiteral("x"), {}}).pattern); !pattern)
        members.fail(patternPath, pattern.error());
    else if (!hasId(key.pattern))
        members.fail(patternPath, KeysText::tr("“{id}” is needed in the place of the session’s id."));
    else if (hasPrefix && result.prefixes.isEmpty())
        members.fail(patternPath, KeysText::tr("“{p}” needs the member “prefixes”."));
    key.exclude = members.texts(object.value(QLatin1String("exclude")),
                                DescriptionMembers::inside(path, QStringLiteral("exclude")));

    if (const QJsonValue types = object.value(QLatin1String("types")); !types.isUndefined()) {
        const QString typesPath = DescriptionMembers::inside(path, QStringLiteral("types"));
        const QJsonArray array = members.list(types, typesPath, 8);
        for (qsizetype i = 0; i < array.size(); ++i) {
            key.types.append(recordTypeFromWord(array.at(i).toString().toUtf8()));
            if (key.types.last() == RecordType::Unknown || key.types.last() == RecordType::Other)
                members.fail(DescriptionMembers::element(typesPath, i),
                             KeysText::tr("one of string, hash, list, set, zset, stream is needed."));
        }
    }
    const QString evidence = object.value(QLatin1String("evidence")).toString(QStringLiteral("key"));
    if (evidence != QLatin1String("key") && evidence != QLatin1String("attribute") &&
        evidence != QLatin1String("visit"))
        members.fail(DescriptionMembers::inside(path, QStringLiteral("evidence")),
                     KeysText::tr("“key”, “attribute” or “visit” is needed."));
    key.needsAttribute = evidence == QLatin1String("attribute");
    key.needsVisit = evidence == QLatin1String("visit");
    key.namesAddress = object.value(QLatin1String("address")).toBool();
    result.templates.push_back(key);
}

} // namespace

void readKeys(const QJsonObject &object, DescriptionMembers &members, FormatDescription &result)
{
    result.prefixes = members.texts(object.value(QLatin1String("prefixes")), QStringLiteral("prefixes"));
    readAnyPrefix(object.value(QLatin1String("anyPrefix")), members, result);
    const QJsonArray array = members.list(object.value(QLatin1String("keys")), QStringLiteral("keys"), kMostKeys);
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i) {
        if (!array.at(i).isObject())
            members.fail(DescriptionMembers::element(QStringLiteral("keys"), i),
                         KeysText::tr("an object is needed, as in {\"pattern\": \"%1\"}.")
                             .arg(array.at(i).toString(QStringLiteral("myapp:session:{id}"))));
    }
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i)
        readKey(array.at(i).toObject(), DescriptionMembers::element(QStringLiteral("keys"), i), members, result);
}

} // namespace formats
