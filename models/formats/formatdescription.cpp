// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatdescription.h"

#include "models/formats/commonnames.h"
#include "models/formats/keypattern.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace formats
{

namespace
{

// A description may come from the user's own folder: generous for people, small for the compiled tables.
constexpr qsizetype kMostKeys = 64;
constexpr qsizetype kMostJoins = 4;
constexpr qsizetype kMostIndexes = 4;
constexpr qsizetype kMostPaths = 64;
constexpr qsizetype kMostChains = 16;

const QByteArray kPrefixVariable = QByteArrayLiteral("{p}");
const QStringList kOperations{
    QStringLiteral("del"),         QStringLiteral("unlink"),          QStringLiteral("srem"), QStringLiteral("zrem"),
    QStringLiteral("hset"),        QStringLiteral("expire"),          QStringLiteral("lock"), QStringLiteral("unlock"),
    QStringLiteral("set-keepttl"), QStringLiteral("json-list-remove")};

/// The specification with this prefix for its variable.
KeySpecification bound(KeySpecification key, const QByteArray &prefix)
{
    // As a literal inside of a pattern with captures.
    QByteArray literal = KeyPattern::escaped(prefix);
    literal.replace("{", "\\{");
    key.pattern.replace(kPrefixVariable, literal);
    for (QByteArray &glob : key.exclude)
        glob.replace(kPrefixVariable, KeyPattern::escaped(prefix));
    return key;
}

/// The specification for whatever stands in the variable's place.
KeySpecification widened(KeySpecification key)
{
    key.pattern.replace(kPrefixVariable, "*");
    key.pattern.replace("{id}", "{id:token}"); // where both ends are open, something must say where they meet
    for (QByteArray &glob : key.exclude)
        glob.replace(kPrefixVariable, "*");
    return key;
}

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

/// Reads the members of a description; the first thing that is wrong becomes the error, the rest is skipped.
class DescriptionReader
{
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)

public:
    tl::expected<FormatDescription, QString> read(const QJsonObject &object)
    {
        onlyKnows(object, QString(),
                  {"id", "title", "rank", "prefixes", "anyPrefix", "evidenceKey", "keys", "payload", "attrs",
                   "deadlineKey", "joins", "userIndex", "companions", "logout", "caveats"});
        m_result.id = requiredText(object, QStringLiteral("id"));
        m_result.title = requiredText(object, QStringLiteral("title"));
        rank(object.value(QLatin1String("rank")));
        m_result.prefixes = texts(object.value(QLatin1String("prefixes")), QStringLiteral("prefixes"));
        anyPrefix(object.value(QLatin1String("anyPrefix")));
        m_result.evidenceKey = object.value(QLatin1String("evidenceKey")).toString().toUtf8();
        keys(object.value(QLatin1String("keys")));
        payload(object.value(QLatin1String("payload")));
        attributes(object.value(QLatin1String("attrs")));
        m_result.deadlineKey = object.value(QLatin1String("deadlineKey")).toString().toUtf8();
        joins(object.value(QLatin1String("joins")));
        userIndexes(object.value(QLatin1String("userIndex")));
        m_result.companions = texts(object.value(QLatin1String("companions")), QStringLiteral("companions"));
        logout(object.value(QLatin1String("logout")));
        caveats(object.value(QLatin1String("caveats")));
        if (!m_error.isEmpty())
            return tl::unexpected(m_error);
        m_result.evidenceTemplate = m_result.evidenceKey;
        return m_result.withPrefix(m_result.prefixes.value(0));
    }

private:
    void fail(const QString &member, const QString &sentence)
    {
        if (m_error.isEmpty())
            m_error = tr("In “%1”: %2").arg(member, sentence);
    }

    static QString inside(const QString &parent, const QString &member)
    {
        return parent.isEmpty() ? member : parent + QLatin1Char('.') + member;
    }

    static QString element(const QString &list, qsizetype index)
    {
        return QStringLiteral("%1[%2]").arg(list).arg(index);
    }

    /// A member that is misspelt would otherwise be ignored in silence.
    void onlyKnows(const QJsonObject &object, const QString &path, std::initializer_list<const char *> names)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const bool known = std::any_of(names.begin(), names.end(),
                                           [&it](const char *name) { return it.key() == QLatin1String(name); });
            if (!known)
                fail(inside(path, it.key()), tr("no member of this name is known here."));
        }
    }

    QString requiredText(const QJsonObject &object, const QString &name)
    {
        const QString text = object.value(name).toString();
        if (text.isEmpty())
            fail(name, tr("a text is needed."));
        return text;
    }

    QJsonArray list(const QJsonValue &value, const QString &path, qsizetype most)
    {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || array.isEmpty())
            fail(path, tr("a list is needed, and it must not be empty."));
        else if (array.size() > most)
            fail(path, tr("the list has more than %1 elements.").arg(most));
        return array;
    }

    void rank(const QJsonValue &value)
    {
        if (value.isUndefined())
            return;
        if (!value.isDouble())
            fail(QStringLiteral("rank"), tr("a number is needed."));
        m_result.rank = value.toInt();
    }

    void anyPrefix(const QJsonValue &value)
    {
        const QString path = QStringLiteral("anyPrefix");
        m_result.anyPrefix = value.isArray() || value.isString() || value.isObject() || value.toBool();
        const QJsonObject both = value.toObject();
        onlyKnows(both, path, {"glob", "needs"});
        const QJsonValue needs = value.isObject() ? both.value(QLatin1String("needs")) : value;
        const QJsonValue glob = value.isObject() ? both.value(QLatin1String("glob")) : value;
        if (needs.isArray())
            m_result.anyPrefixNeeds = plainPaths(needs, path);
        if (glob.isString())
            m_result.anyPrefixGlob = glob.toString().toUtf8();
        const bool isUsable = value.isObject() ? needs.isArray() && glob.isString()
                                               : m_result.anyPrefix || value.isUndefined() || value.isBool();
        if (!isUsable)
            fail(path, tr("true, false, a glob, a list of paths, or an object with “glob” and “needs” is needed."));
        if (!m_result.anyPrefixGlob.isEmpty() && !KeyPattern::fromGlob(m_result.anyPrefixGlob))
            fail(path, tr("That is no glob."));
    }

    std::vector<PathSteps> plainPaths(const QJsonValue &value, const QString &path)
    {
        std::vector<PathSteps> result;
        const QByteArrayList all = texts(value, path);
        for (qsizetype i = 0; i < all.size() && m_error.isEmpty(); ++i) {
            const auto steps = pathFromText(QString::fromUtf8(all.at(i)));
            if (!steps)
                fail(element(path, i), steps.error());
            else
                result.push_back(*steps);
        }
        return result;
    }

    void keys(const QJsonValue &value)
    {
        const QJsonArray array = list(value, QStringLiteral("keys"), kMostKeys);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            key(array.at(i).toObject(), element(QStringLiteral("keys"), i));
    }

    void key(const QJsonObject &object, const QString &path)
    {
        onlyKnows(object, path, {"pattern", "types", "evidence", "exclude", "address"});
        KeySpecification key;
        key.pattern = object.value(QLatin1String("pattern")).toString().toUtf8();
        const QString patternPath = inside(path, QStringLiteral("pattern"));
        const bool hasPrefix = key.pattern.startsWith(kPrefixVariable);
        if (const auto pattern = KeyPattern::fromTemplate(bound(key, QByteArrayLiteral("x")).pattern); !pattern)
            fail(patternPath, pattern.error());
        else if (hasPrefix && m_result.prefixes.isEmpty())
            fail(patternPath, tr("“{p}” needs the member “prefixes”."));
        key.exclude = texts(object.value(QLatin1String("exclude")), inside(path, QStringLiteral("exclude")));

        if (const QJsonValue types = object.value(QLatin1String("types")); !types.isUndefined()) {
            const QString typesPath = inside(path, QStringLiteral("types"));
            const QJsonArray array = list(types, typesPath, 8);
            for (qsizetype i = 0; i < array.size(); ++i) {
                key.types.append(recordTypeFromWord(array.at(i).toString().toUtf8()));
                if (key.types.last() == RecordType::Unknown || key.types.last() == RecordType::Other)
                    fail(element(typesPath, i), tr("one of string, hash, list, set, zset, stream is needed."));
            }
        }
        const QString evidence = object.value(QLatin1String("evidence")).toString(QStringLiteral("key"));
        if (evidence != QLatin1String("key") && evidence != QLatin1String("attribute"))
            fail(inside(path, QStringLiteral("evidence")), tr("“key” or “attribute” is needed."));
        key.needsAttribute = evidence == QLatin1String("attribute");
        key.namesAddress = object.value(QLatin1String("address")).toBool();
        m_result.templates.push_back(key);
    }

    void payload(const QJsonValue &value)
    {
        const QString path = QStringLiteral("payload");
        if (!value.isObject())
            return fail(path, tr("an object is needed; “{}” will do for hashes."));
        const QJsonObject object = value.toObject();
        onlyKnows(object, path, {"codec", "alt", "fields", "shape", "require", "requireAny", "not", "empty"});
        m_result.chains = chains(object, path);
        fields(object.value(QLatin1String("fields")), inside(path, QStringLiteral("fields")));
        m_result.allowsEmpty = object.value(QLatin1String("empty")).toBool();
        m_result.notSessions = texts(object.value(QLatin1String("not")), inside(path, QStringLiteral("not")));

        const QString shape = object.value(QLatin1String("shape")).toString(QStringLiteral("object"));
        if (shape != QLatin1String("object") && shape != QLatin1String("any"))
            fail(inside(path, QStringLiteral("shape")), tr("“object” or “any” is needed."));
        m_result.objectsOnly = shape == QLatin1String("object");

        const QJsonObject require = object.value(QLatin1String("require")).toObject();
        const QString requirePath = inside(path, QStringLiteral("require"));
        if (require.size() > kMostPaths)
            fail(requirePath, tr("the list has more than %1 elements.").arg(kMostPaths));
        for (auto it = require.begin(); it != require.end(); ++it) {
            const auto steps = pathFromText(it.key());
            const QString what = it.value().toString();
            if (!steps)
                fail(inside(requirePath, it.key()), steps.error());
            else if (what.startsWith(QLatin1Char('=')))
                m_result.required.push_back({.steps = *steps, .equals = what.sliced(1).toUtf8()});
            else if (what != QLatin1String("object") && what != QLatin1String("present"))
                fail(inside(requirePath, it.key()), tr("“object”, “present” or “=” and a text is needed."));
            else
                m_result.required.push_back({.steps = *steps, .object = what == QLatin1String("object")});
        }
        m_result.requiredAny =
            plainPaths(object.value(QLatin1String("requireAny")), inside(path, QStringLiteral("requireAny")));
    }

    /// `codec` and the alternatives of `alt`, in this order.
    std::vector<CodecChain> chains(const QJsonObject &object, const QString &path)
    {
        std::vector<CodecChain> result;
        if (const QJsonValue first = object.value(QLatin1String("codec")); !first.isUndefined())
            result.push_back(chain(first, inside(path, QStringLiteral("codec"))));
        const QJsonValue others = object.value(QLatin1String("alt"));
        if (others.isUndefined())
            return result;
        const QString othersPath = inside(path, QStringLiteral("alt"));
        const QJsonArray array = list(others, othersPath, kMostChains);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            result.push_back(chain(array.at(i), element(othersPath, i)));
        return result;
    }

    /// Codecs, outermost first.
    CodecChain chain(const QJsonValue &value, const QString &path)
    {
        CodecChain result;
        const QJsonArray array = list(value, path, kMostCodecs);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i) {
            const auto codec = codecFromName(array.at(i).toString());
            if (!codec)
                fail(element(path, i),
                     tr("this codec is not known; known are: %1.").arg(codecNames().join(QStringLiteral(", "))));
            else
                result.push_back(*codec);
        }
        return result;
    }

    void fields(const QJsonValue &value, const QString &path)
    {
        if (value.isUndefined())
            return;
        const QJsonArray array = list(value, path, kMostKeys);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i) {
            const QJsonObject object = array.at(i).toObject();
            const QString fieldPath = element(path, i);
            onlyKnows(object, fieldPath, {"name", "codec", "alt"});
            FieldCodecs field{object.value(QLatin1String("name")).toString().toUtf8(), chains(object, fieldPath)};
            if (!KeyPattern::fromGlob(field.name))
                fail(inside(fieldPath, QStringLiteral("name")), tr("a glob such as “sessionAttr:*” is needed."));
            if (field.chains.empty())
                fail(inside(fieldPath, QStringLiteral("codec")), tr("a list is needed, and it must not be empty."));
            m_result.fields.push_back(std::move(field));
        }
    }

    void attributes(const QJsonValue &value)
    {
        const QString path = QStringLiteral("attrs");
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return fail(path, tr("an object is needed."));
        const QJsonObject object = value.toObject();
        onlyKnows(object, path, {"user", "created", "lastAccess", "expires", "fullTtl", "ip", "userAgent"});
        m_result.user = paths(object, path, QStringLiteral("user"));
        m_result.created = paths(object, path, QStringLiteral("created"));
        m_result.lastAccess = paths(object, path, QStringLiteral("lastAccess"));
        m_result.expires = paths(object, path, QStringLiteral("expires"));
        m_result.fullTtl = paths(object, path, QStringLiteral("fullTtl"));
        m_result.ip = paths(object, path, QStringLiteral("ip"));
        m_result.userAgent = paths(object, path, QStringLiteral("userAgent"));
        for (qsizetype i = 0; i < static_cast<qsizetype>(m_result.fullTtl.size()); ++i) {
            const TimeUnit unit = m_result.fullTtl[static_cast<size_t>(i)].unit;
            if (unit == TimeUnit::Iso8601 || unit == TimeUnit::Automatic)
                fail(element(QStringLiteral("attrs.fullTtl"), i),
                     tr("a duration needs the unit “ms”, “s” or “ticks”."));
        }
    }

    /// A path, or a list of them; a path is a text or `{"path": …, "unit": …}`. `@names` at its end stands for
    /// every name that applications commonly use for this attribute.
    AttributePaths paths(const QJsonObject &object, const QString &parent, const QString &name)
    {
        const QJsonValue value = object.value(name);
        AttributePaths result;
        if (value.isUndefined())
            return result;
        const QString path = inside(parent, name);
        const QJsonArray array = value.isArray() ? list(value, path, kMostPaths) : QJsonArray{value};
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            addPaths(array.at(i), name, value.isArray() ? element(path, i) : path, result);
        return result;
    }

    void addPaths(const QJsonValue &value, const QString &attribute, const QString &path, AttributePaths &result)
    {
        QString text = value.toString();
        TimeUnit timeUnit = TimeUnit::Automatic;
        if (value.isObject()) {
            onlyKnows(value.toObject(), path, {"path", "unit"});
            text = value.toObject().value(QLatin1String("path")).toString();
            timeUnit = unit(value.toObject().value(QLatin1String("unit")), inside(path, QStringLiteral("unit")));
        }
        QStringList written{text};
        if (text == QLatin1String("@names") && timeUnit == TimeUnit::Automatic) {
            result += commonPaths().value(attribute);
            return;
        }
        if (text.endsWith(QLatin1String("@names"))) {
            text.chop(6);
            written = commonNames(attribute);
            for (QString &common : written)
                common.prepend(text);
        }
        for (const QString &each : std::as_const(written)) {
            const auto steps = pathFromText(each);
            if (!steps)
                return fail(path, steps.error());
            result.push_back({.steps = *steps, .unit = timeUnit});
        }
    }

    TimeUnit unit(const QJsonValue &value, const QString &path)
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
            fail(path, tr("one of ms, s, ticks, iso, auto is needed."));
        return TimeUnit::Automatic;
    }

    /// A list of texts that are not empty, or nothing.
    QByteArrayList texts(const QJsonValue &value, const QString &path)
    {
        QByteArrayList result;
        if (value.isUndefined())
            return result;
        const QJsonArray array = list(value, path, kMostPaths);
        for (qsizetype i = 0; i < array.size(); ++i) {
            result.append(array.at(i).toString().toUtf8());
            if (!array.at(i).isString())
                fail(element(path, i), tr("a text is needed."));
        }
        return result;
    }

    void joins(const QJsonValue &value)
    {
        if (value.isUndefined())
            return;
        const QString path = QStringLiteral("joins");
        const QJsonArray array = list(value, path, kMostJoins);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i) {
            const QJsonObject object = array.at(i).toObject();
            onlyKnows(object, element(path, i), {"key", "payload", "attrs"});
            DescriptionReader inner;
            inner.payload(object.value(QLatin1String("payload")));
            inner.attributes(object.value(QLatin1String("attrs")));
            if (!inner.m_error.isEmpty())
                return fail(element(path, i), inner.m_error);
            const QByteArray key = object.value(QLatin1String("key")).toString().toUtf8();
            if (key.isEmpty())
                fail(inside(element(path, i), QStringLiteral("key")), tr("a text is needed."));
            m_result.joins.push_back({key, std::make_shared<const FormatDescription>(std::move(inner.m_result))});
        }
    }

    /// An object, or a list of them.
    void userIndexes(const QJsonValue &value)
    {
        if (value.isUndefined())
            return;
        const QString path = QStringLiteral("userIndex");
        const QJsonArray array = value.isArray() ? list(value, path, kMostIndexes) : QJsonArray{value};
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            userIndex(array.at(i), value.isArray() ? element(path, i) : path);
    }

    void userIndex(const QJsonValue &value, const QString &path)
    {
        if (!value.isObject())
            return fail(path, tr("an object is needed."));
        const QJsonObject object = value.toObject();
        onlyKnows(object, path, {"key", "type", "codec", "alt", "ids", "idIsKey", "names"});
        UserIndex index;
        index.key = object.value(QLatin1String("key")).toString().toUtf8();
        if (!index.key.contains("{user}"))
            fail(inside(path, QStringLiteral("key")), tr("a template with “{user}” is needed."));
        index.type = recordTypeFromWord(object.value(QLatin1String("type")).toString().toUtf8());
        if (index.type != RecordType::Set && index.type != RecordType::SortedSet && index.type != RecordType::String)
            fail(inside(path, QStringLiteral("type")), tr("one of set, string, zset is needed."));
        index.chains = chains(object, path);
        if (index.chains.empty())
            index.chains.push_back({Codec::Text});
        const QJsonValue ids = object.value(QLatin1String("ids"));
        if (ids.isString())
            index.ids = plainPaths(QJsonArray{ids}, inside(path, QStringLiteral("ids")));
        else if (!ids.isUndefined())
            index.ids = plainPaths(ids, inside(path, QStringLiteral("ids")));
        for (const PathSteps &steps : index.ids) {
            if (std::any_of(steps.begin(), steps.end(),
                            [](const PathStep &step) { return step.kind == PathStep::Kind::Where; }))
                fail(inside(path, QStringLiteral("ids")), tr("“[?…]” means nothing here: there is no session yet."));
        }
        index.idIsKey = object.value(QLatin1String("idIsKey")).toBool();
        const auto &keys = m_result.templates;
        if (!index.idIsKey && std::none_of(keys.begin(), keys.end(),
                                           [](const KeySpecification &key) { return canNameRecords(key.pattern); }))
            fail(path, tr("no pattern of “keys” can be made from an id: all of them have wildcards."));
        const QString names = object.value(QLatin1String("names")).toString(QStringLiteral("login"));
        if (names != QLatin1String("login") && names != QLatin1String("id"))
            fail(inside(path, QStringLiteral("names")), tr("“login” or “id” is needed."));
        index.knowsIds = names == QLatin1String("id");
        m_result.userIndexes.push_back(std::move(index));
    }

    void logout(const QJsonValue &value)
    {
        if (value.isUndefined())
            return;
        const QString path = QStringLiteral("logout");
        const QJsonArray array = list(value, path, kMostKeys);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i) {
            const QJsonObject object = array.at(i).toObject();
            LogoutInstruction instruction{object.value(QLatin1String("op")).toString(), object};
            if (!kOperations.contains(instruction.operation))
                fail(inside(element(path, i), QStringLiteral("op")),
                     tr("one of %1 is needed.").arg(kOperations.join(QStringLiteral(", "))));
            else if (object.value(QLatin1String("key")).toString().isEmpty())
                fail(inside(element(path, i), QStringLiteral("key")), tr("a text is needed."));
            m_result.logout.push_back(std::move(instruction));
        }
    }

    void caveats(const QJsonValue &value)
    {
        const QString path = QStringLiteral("caveats");
        if (!value.isUndefined() && !value.isArray())
            return fail(path, tr("a list of texts is needed."));
        const QByteArrayList all = value.isUndefined() ? QByteArrayList() : texts(value, path);
        for (qsizetype i = 0; i < all.size(); ++i) {
            m_result.caveats.append(QString::fromUtf8(all.at(i)));
            if (m_result.caveats.last().isEmpty())
                fail(element(path, i), tr("a text is needed."));
        }
    }

    FormatDescription m_result;
    QString m_error;
};

} // namespace

tl::expected<FormatDescription, QString> FormatDescription::fromJson(const QJsonObject &object)
{
    return DescriptionReader().read(object);
}

tl::expected<FormatDescription, QString> FormatDescription::fromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(DescriptionReader::tr("This is not JSON: %1 in line %2.")
                                  .arg(error.errorString())
                                  .arg(json.first(std::min<qsizetype>(error.offset, json.size())).count('\n') + 1));
    if (!document.isObject())
        return tl::unexpected(DescriptionReader::tr("A description is a JSON object."));
    return fromJson(document.object());
}

FormatDescription FormatDescription::withPrefix(const QByteArray &chosen) const
{
    FormatDescription result = *this;
    result.prefix = chosen;
    result.evidenceKey = evidenceTemplate;
    result.evidenceKey.replace(kPrefixVariable, KeyPattern::escaped(chosen));
    if (!prefixes.isEmpty() && !prefixes.contains(chosen))
        result.requiredAny.insert(result.requiredAny.end(), anyPrefixNeeds.begin(), anyPrefixNeeds.end());
    result.keys.clear();
    for (const KeySpecification &key : templates)
        result.keys.push_back(bound(key, chosen));
    return result;
}

FormatDescription FormatDescription::withAnyPrefix() const
{
    FormatDescription result = *this;
    result.requiredAny.insert(result.requiredAny.end(), anyPrefixNeeds.begin(), anyPrefixNeeds.end());
    result.keys.clear();
    for (const KeySpecification &key : templates) {
        if (key.pattern.startsWith(kPrefixVariable))
            result.keys.push_back(widened(key));
    }
    return result;
}

} // namespace formats
