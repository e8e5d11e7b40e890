// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/commonnames.h"
#include "models/formats/description/descriptionparts.h"

#include <QCoreApplication>
#include <QHash>

namespace formats
{

namespace
{

struct AttributesText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)
};

/// The paths of `@names` for each attribute, read once: most descriptions refer to them.
const QHash<QString, AttributePaths> &commonPaths()
{
    static const QHash<QString, AttributePaths> paths = [] {
        QHash<QString, AttributePaths> result;
        for (const char *attribute : {"user", "created", "lastAccess", "expires", "fullTtl", "ip", "userAgent"}) {
            const QString name = QString::fromLatin1(attribute);
            for (const QString &each : commonNames(name)) {
                auto steps = pathFromText(each);
                Q_ASSERT_X(steps, "commonPaths", "names.json holds paths");
                if (steps)
                    result[name].push_back({.steps = std::move(*steps)});
            }
        }
        return result;
    }();
    return paths;
}

TimeUnit timeUnitFrom(const QJsonValue &value, const QString &path, DescriptionMembers &members)
{
    const QString word = value.toString(QStringLiteral("auto"));
    if (word == QLatin1String("ms"))
        return TimeUnit::Milliseconds;
    if (word == QLatin1String("s"))
        return TimeUnit::Seconds;
    if (word == QLatin1String("ticks"))
        return TimeUnit::Ticks;
    if (word == QLatin1String("iso"))
        return TimeUnit::Iso8601;
    if (word != QLatin1String("auto"))
        members.fail(path, AttributesText::tr("one of ms, s, ticks, iso, auto is needed."));
    return TimeUnit::Automatic;
}

void addPaths(const QJsonValue &value, const QString &attribute, const QString &path, DescriptionMembers &members,
              AttributePaths &result)
{
    QString text = value.toString();
    TimeUnit timeUnit = TimeUnit::Automatic;
    if (value.isObject()) {
        members.onlyKnows(value.toObject(), path, {"path", "unit"});
        text = value.toObject().value(QLatin1String("path")).toString();
        timeUnit = timeUnitFrom(value.toObject().value(QLatin1String("unit")),
                                DescriptionMembers::inside(path, QStringLiteral("unit")), members);
    }
    if (text.endsWith(QLatin1String("@persons")) && attribute == QLatin1String("user"))
        return; // personPlaces()
    QStringList written{text};
    if (text == QLatin1String("@names") && timeUnit == TimeUnit::Automatic) {
        result += commonPaths().value(attribute);
        return;
    }
    if (const QStringList shared = sharedList(text); !shared.isEmpty()) {
        written = shared;
    } else if (text.endsWith(QLatin1String("@names"))) {
        text.chop(6);
        written = commonNames(attribute);
        for (QString &common : written)
            common.prepend(text);
    }
    for (const QString &each : std::as_const(written)) {
        const auto steps = pathFromText(each);
        if (!steps)
            return members.fail(path, steps.error());
        result.push_back({.steps = *steps, .unit = timeUnit});
    }
}

/// A path, or a list of them; a path is a text or `{"path": …, "unit": …}`. `@names` at its end stands for
/// every name that applications commonly use for this attribute.
AttributePaths attributePaths(const QJsonObject &object, const QString &parent, const QString &name,
                              DescriptionMembers &members)
{
    const QJsonValue value = object.value(name);
    AttributePaths found;
    if (value.isUndefined())
        return found;
    const QString path = DescriptionMembers::inside(parent, name);
    const QJsonArray array = value.isArray() ? members.list(value, path, kMostPaths) : QJsonArray{value};
    for (qsizetype i = 0; i < array.size() && members.isGood(); ++i)
        addPaths(array.at(i), name, value.isArray() ? DescriptionMembers::element(path, i) : path, members, found);
    return found;
}

/// `data.@names` and `sessionAttr:@persons`: what stands before these words.
std::vector<PersonPlace> personPlaces(const QJsonValue &user)
{
    std::vector<PersonPlace> places;
    const QJsonArray array = user.isArray() ? user.toArray() : QJsonArray{user};
    for (const QJsonValue each : array) {
        QString text = each.toString();
        const qsizetype word = text.lastIndexOf(QLatin1Char('@'));
        if (word < 0 ||
            (text.sliced(word) != QLatin1String("@names") && text.sliced(word) != QLatin1String("@persons")))
            continue;
        text.truncate(word);
        QByteArrayList under = text.toUtf8().split('.');
        const QByteArray before = under.takeLast();
        places.push_back({.under = under, .before = before});
    }
    return places;
}

} // namespace

void readAttributes(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result)
{
    const QString path = QStringLiteral("attrs");
    if (value.isUndefined())
        return;
    if (!value.isObject())
        return members.fail(path, AttributesText::tr("an object is needed."));
    const QJsonObject object = value.toObject();
    members.onlyKnows(object, path, {"user", "created", "lastAccess", "expires", "fullTtl", "ip", "userAgent"});
    result.user = attributePaths(object, path, QStringLiteral("user"), members);
    result.persons = personPlaces(object.value(QLatin1String("user")));
    result.created = attributePaths(object, path, QStringLiteral("created"), members);
    result.lastAccess = attributePaths(object, path, QStringLiteral("lastAccess"), members);
    result.expires = attributePaths(object, path, QStringLiteral("expires"), members);
    result.fullTtl = attributePaths(object, path, QStringLiteral("fullTtl"), members);
    result.ip = attributePaths(object, path, QStringLiteral("ip"), members);
    result.userAgent = attributePaths(object, path, QStringLiteral("userAgent"), members);
    for (qsizetype i = 0; i < result.fullTtl.size(); ++i) {
        const TimeUnit unit = result.fullTtl.at(i).unit;
        if (unit == TimeUnit::Iso8601 || unit == TimeUnit::Automatic)
            members.fail(DescriptionMembers::element(QStringLiteral("attrs.fullTtl"), i),
                         AttributesText::tr("a duration needs the unit “ms”, “s” or “ticks”."));
    }
}

} // namespace formats
