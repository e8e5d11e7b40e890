// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/formatdescription.h"

#include "models/formats/description/descriptionparts.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/description/prefixvariable.h"
#include "models/text/characters.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace formats
{

namespace
{

constexpr qsizetype kMostJoins = 4;

struct DescriptionText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

void readRank(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    if (value.isUndefined())
        return;
    if (!value.isDouble())
        members.fail(QStringLiteral("rank"), DescriptionText::tr("a number is needed."));
    result.rank = value.toInt();
}

void readJoins(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("joins");
    const QJsonArray array = members.list(value, path, kMostJoins);
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        members.onlyKnows(object, DescriptionMembers::element(path, i), {"key", "payload", "attrs"});
        DescriptionMembers innerMembers;
        FormatDescription inner;
        readPayload(object.value(QLatin1String("payload")), innerMembers, inner);
        readAttributes(object.value(QLatin1String("attrs")), innerMembers, inner);
        if (!innerMembers.isGood())
            return members.fail(DescriptionMembers::element(path, i), innerMembers.error());
        const KeyTemplate key = members.keyTemplate(
            object.value(QLatin1String("key")),
            DescriptionMembers::inside(DescriptionMembers::element(path, i), QStringLiteral("key")),
            {KeyTemplate::Variable::Prefix, KeyTemplate::Variable::Id, KeyTemplate::Variable::User});
        if (key.isEmpty())
            members.fail(DescriptionMembers::inside(DescriptionMembers::element(path, i), QStringLiteral("key")),
                         DescriptionText::tr("a text is needed."));
        result.joins.push_back({key, std::make_shared<const FormatDescription>(std::move(inner))});
    }
}

/// Of a mistake: of an end that came too early the last line that holds anything.
qsizetype lineOf(const QByteArray &json, qsizetype offset)
{
    qsizetype end = json.size();
    while (end > 0 && text::isSpace(json[end - 1]))
        --end;
    return json.first(std::min(offset, end)).count('\n') + 1;
}

/// What no key of the format names, no template can be filled with; a user may stand in the payload.
void checkCaptures(const QByteArray &text, const QString &path, DescriptionMembers &members,
                   const FormatDescription &description)
{
    for (const QByteArrayView name : {"{tenant", "{scope", "{device"}) {
        const auto has = [name](const QByteArray &pattern) { return pattern.contains(name); };
        if (has(text) && std::none_of(description.templates.begin(), description.templates.end(),
                                      [&has](const KeySpecification &key) { return has(key.pattern); }))
            members.fail(path, DescriptionText::tr("no pattern of “keys” has “%1}”.").arg(QString::fromUtf8(name)));
    }
}

void readCompanions(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("companions");
    const QByteArrayList all = members.texts(value, path);
    result.companionTexts = all;
    for (qsizetype i = 0; i < all.size(); ++i)
        checkCaptures(all.at(i), DescriptionMembers::element(path, i), members, result);
    for (qsizetype i = 0; i < all.size(); ++i)
        result.companions.append(members.keyTemplate(QString::fromUtf8(all.at(i)), DescriptionMembers::element(path, i),
                                                     {KeyTemplate::Variable::Prefix, KeyTemplate::Variable::Id,
                                                      KeyTemplate::Variable::User, KeyTemplate::Variable::Payload}));
}

void readSameEnd(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("sameEnd");
    const QByteArrayList all = members.texts(value, path);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString each = DescriptionMembers::element(path, i);
        const KeyTemplate key = members.keyTemplate(QString::fromUtf8(all.at(i)), each,
                                                    {KeyTemplate::Variable::Prefix, KeyTemplate::Variable::Id});
        if (!key.asksFor(KeyTemplate::Variable::Id))
            members.fail(each,
                         DescriptionText::tr("a key with {id} is needed: this one is the same for all sessions."));
        result.sameEnd.append(key);
    }
}

/// What a field of a hash cannot have.
void checkFields(const QJsonObject &object, DescriptionMembers &members, const FormatDescription &result)
{
    const auto isField = [](const KeySpecification &key) { return !key.hashPattern().isEmpty(); };
    if (std::none_of(result.templates.begin(), result.templates.end(), isField))
        return;
    if (!std::all_of(result.templates.begin(), result.templates.end(), isField))
        members.fail(QStringLiteral("keys"),
                     DescriptionText::tr("all sessions of a format are fields of hashes, or none is: “field” is needed "
                                         "in each of the keys, or in none."));
    for (const char *name : {"deadlineKey", "sameEnd", "userIndex"}) {
        if (object.contains(QLatin1String(name)))
            members.fail(
                QLatin1String(name),
                DescriptionText::tr("sessions that are fields of a hash have none: the hash ends as a whole."));
    }
    for (const char *name : {"anyPrefix", "guess", "offered"}) {
        if (object.contains(QLatin1String(name)))
            members.fail(QLatin1String(name),
                         DescriptionText::tr("sessions that are fields of a hash are found by the pattern of its key, "
                                             "under the usual prefixes."));
    }
}

void readCaveats(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("caveats");
    if (!value.isUndefined() && !value.isArray())
        return members.fail(path, DescriptionText::tr("a list of texts is needed."));
    const QByteArrayList all = value.isUndefined() ? QByteArrayList() : members.texts(value, path);
    for (qsizetype i = 0; i < all.size(); ++i) {
        result.caveats.append(QString::fromUtf8(all.at(i)));
        if (result.caveats.last().isEmpty())
            members.fail(DescriptionMembers::element(path, i), DescriptionText::tr("a text is needed."));
    }
}

} // namespace

QByteArray KeySpecification::hashPattern() const
{
    const auto parts = splitFieldAddress(pattern);
    QByteArray hash = parts ? parts->hash.toByteArray() : QByteArray();
    // What it names it names of all its sessions: here it is a star.
    for (const QByteArrayView name :
         {QByteArrayView("user"), QByteArrayView("tenant"), QByteArrayView("scope"), QByteArrayView("device")}) {
        hash.replace('{' + name.toByteArray() + ':', "{*:");
        hash.replace('{' + name.toByteArray() + '}', "{*:any}");
    }
    return hash;
}

tl::expected<FormatDescription, QString> FormatDescription::fromJson(const QJsonObject &object)
{
    DescriptionMembers members;
    FormatDescription result;
    members.onlyKnows(object, QString(),
                      {"id",         "title",  "rank",    "prefixes",    "anyPrefix", "evidenceKey", "keys",
                       "payload",    "attrs",  "source",  "deadlineKey", "sameEnd",   "joins",       "userIndex",
                       "companions", "logout", "caveats", "guess",       "offered",   "anonymous"});
    result.id = members.requiredText(object, QStringLiteral("id"));
    result.title = members.requiredText(object, QStringLiteral("title"));
    readRank(object.value(QLatin1String("rank")), members, result);
    readKeys(object, members, result);
    result.evidenceTemplate = object.value(QLatin1String("evidenceKey")).toString().toUtf8();
    readPayload(object.value(QLatin1String("payload")), members, result);
    readAttributes(object.value(QLatin1String("attrs")), members, result);
    result.deadlineKey = members.keyTemplate(object.value(QLatin1String("deadlineKey")), QStringLiteral("deadlineKey"),
                                             {KeyTemplate::Variable::Prefix, KeyTemplate::Variable::Id});
    readSameEnd(object.value(QLatin1String("sameEnd")), members, result);
    readJoins(object.value(QLatin1String("joins")), members, result);
    readUserIndexes(object.value(QLatin1String("userIndex")), members, result);
    readCompanions(object.value(QLatin1String("companions")), members, result);
    readLogout(object.value(QLatin1String("logout")), members, result);
    for (qsizetype i = 0; i < result.logout.size(); ++i)
        checkCaptures(
            result.logout.at(i).keyText,
            DescriptionMembers::inside(DescriptionMembers::element(QStringLiteral("logout"), i), QStringLiteral("key")),
            members, result);
    readCaveats(object.value(QLatin1String("caveats")), members, result);
    result.isGuess = object.value(QLatin1String("guess")).toBool();
    result.isOffered = object.value(QLatin1String("offered")).toBool();
    const QString anonymous = object.value(QLatin1String("anonymous")).toString(QStringLiteral("absent"));
    if (anonymous != QLatin1String("absent") && anonymous != QLatin1String("unknown"))
        members.fail(QStringLiteral("anonymous"), DescriptionText::tr("must be “absent” or “unknown”"));
    result.guessesUsers = anonymous == QLatin1String("unknown");
    checkFields(object, members, result);
    result.saysAnonymous = object.contains(QLatin1String("anonymous")) && !result.guessesUsers;
    if (!members.isGood())
        return tl::unexpected(members.error());
    return result.withPrefix(result.prefixes.value(0));
}

tl::expected<FormatDescription, QString> FormatDescription::fromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(DescriptionText::tr("This is not JSON: %1 in line %2.")
                                  .arg(error.errorString())
                                  .arg(lineOf(json, error.offset)));
    if (!document.isObject())
        return tl::unexpected(DescriptionText::tr("A description is a JSON object."));
    return fromJson(document.object());
}

FormatDescription FormatDescription::withPrefix(const QByteArray &chosen) const
{
    return withShape({chosen, {}});
}

FormatDescription FormatDescription::withShape(const PrefixShape &shape) const
{
    FormatDescription result = *this;
    result.prefix = shape.text;
    result.prefixPattern = shape.pattern;
    result.evidenceKey = globUnderPrefix(evidenceTemplate, shape);
    if (!prefixes.isEmpty() && (result.hasOneShape() || !prefixes.contains(shape.text)))
        result.askForMore();
    result.keys.clear();
    for (const KeySpecification &key : templates)
        result.keys.push_back(underPrefix(key, shape));
    return result;
}

void FormatDescription::askForMore()
{
    requiredAny.insert(requiredAny.end(), anyPrefixNeeds.begin(), anyPrefixNeeds.end());
    forbidden.insert(forbidden.end(), anyPrefixNever.begin(), anyPrefixNever.end());
}

bool FormatDescription::isTellingWithoutPrefix() const
{
    return std::all_of(templates.begin(), templates.end(), [](const KeySpecification &key) {
        QByteArrayView rest = key.pattern;
        if (rest.startsWith(kPrefixVariable))
            rest = rest.sliced(kPrefixVariable.size());
        const auto capture = KeyPattern::firstCapture(rest);
        return capture && KeyPattern::literalLength(rest.first(capture->first)) > 1;
    });
}

FormatDescription FormatDescription::withAnyPrefix() const
{
    FormatDescription result = *this;
    result.askForMore();
    result.keys.clear();
    for (const KeySpecification &key : templates) {
        if (key.pattern.startsWith(kPrefixVariable))
            result.keys.push_back(underAnyPrefix(key));
    }
    return result;
}

} // namespace formats
