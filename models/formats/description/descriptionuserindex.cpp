// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/descriptionparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

struct UserIndexText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

constexpr qsizetype kMostIndexes = 4;

void readUserIndex(const QJsonValue &value, const QString &path, DescriptionMembers &members, FormatDescription &result)
{
    if (!value.isObject())
        return members.fail(path, UserIndexText::tr("an object is needed."));
    const QJsonObject object = value.toObject();
    members.onlyKnows(object, path, {"key", "type", "codec", "alt", "ids", "idIsKey", "names"});
    UserIndex index;
    index.key =
        members.keyTemplate(object.value(QLatin1String("key")), DescriptionMembers::inside(path, QStringLiteral("key")),
                            {KeyTemplate::Variable::Prefix, KeyTemplate::Variable::User});
    if (!index.key.asksFor(KeyTemplate::Variable::User))
        members.fail(DescriptionMembers::inside(path, QStringLiteral("key")),
                     UserIndexText::tr("a template with “{user}” is needed."));
    index.type = recordTypeFromWord(object.value(QLatin1String("type")).toString().toUtf8());
    if (index.type != RecordType::Set && index.type != RecordType::SortedSet && index.type != RecordType::String)
        members.fail(DescriptionMembers::inside(path, QStringLiteral("type")),
                     UserIndexText::tr("one of set, string, zset is needed."));
    index.chains = members.chains(object, path);
    if (index.chains.empty())
        index.chains.push_back({Codec::Text});
    const QJsonValue ids = object.value(QLatin1String("ids"));
    if (ids.isString())
        index.ids = members.plainPaths(QJsonArray{ids}, DescriptionMembers::inside(path, QStringLiteral("ids")));
    else if (!ids.isUndefined())
        index.ids = members.plainPaths(ids, DescriptionMembers::inside(path, QStringLiteral("ids")));
    for (const PathSteps &steps : index.ids) {
        if (std::any_of(steps.begin(), steps.end(),
                        [](const PathStep &step) { return step.kind == PathStep::Kind::Where; }))
            members.fail(DescriptionMembers::inside(path, QStringLiteral("ids")),
                         UserIndexText::tr("“[?…]” means nothing here: there is no session yet."));
    }
    index.idIsKey = object.value(QLatin1String("idIsKey")).toBool();
    const auto &keys = result.templates;
    if (!index.idIsKey && std::none_of(keys.begin(), keys.end(), [](const KeySpecification &key) {
            return KeyTemplate::fromPattern(key.pattern).has_value();
        }))
        members.fail(path,
                     UserIndexText::tr("no pattern of “keys” can be made from an id: all of them have wildcards."));
    const QString names = object.value(QLatin1String("names")).toString(QStringLiteral("login"));
    if (names != QLatin1String("login") && names != QLatin1String("id"))
        members.fail(DescriptionMembers::inside(path, QStringLiteral("names")),
                     UserIndexText::tr("“login” or “id” is needed."));
    index.knowsIds = names == QLatin1String("id");
    result.userIndexes.push_back(std::move(index));
}

} // namespace

/// An object, or a list of them.
void readUserIndexes(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    if (value.isUndefined())
        return;
    const QString path = QStringLiteral("userIndex");
    const QJsonArray array = value.isArray() ? members.list(value, path, kMostIndexes) : QJsonArray{value};
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i)
        readUserIndex(array.at(i), value.isArray() ? DescriptionMembers::element(path, i) : path, members, result);
}

} // namespace formats
