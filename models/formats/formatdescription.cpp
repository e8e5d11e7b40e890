// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatdescription.h"

#include "models/formats/keypattern.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace formats
{

namespace
{

// A description may come from the user's own folder: generous for people, small for the compiled tables.
constexpr qsizetype kMostKeys = 64;
constexpr qsizetype kMostPaths = 64;
constexpr qsizetype kMostSteps = 8;

/// `a.b`, and `['a.b'].c` where a step holds a dot itself.
std::optional<QByteArrayList> stepsFromText(const QString &text)
{
    QByteArrayList steps;
    QByteArrayView rest;
    const QByteArray utf8 = text.toUtf8();
    rest = utf8;
    while (true) {
        if (rest.startsWith("['")) {
            const qsizetype end = rest.indexOf("']");
            if (end < 0)
                return std::nullopt;
            steps.append(rest.sliced(2, end - 2).toByteArray());
            rest = rest.sliced(end + 2);
        } else {
            const qsizetype dot = rest.indexOf('.');
            steps.append((dot < 0 ? rest : rest.first(dot)).toByteArray());
            rest = dot < 0 ? QByteArrayView() : rest.sliced(dot);
        }
        if (steps.last().isEmpty() || steps.size() > kMostSteps)
            return std::nullopt;
        if (rest.isEmpty())
            return steps;
        if (!rest.startsWith('.'))
            return std::nullopt;
        rest = rest.sliced(1);
    }
}

/// Reads the members of a description; the first thing that is wrong becomes the error, the rest is skipped.
class DescriptionReader
{
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDescription)

public:
    tl::expected<FormatDescription, QString> read(const QJsonObject &object)
    {
        onlyKnows(object, QString(), {"id", "title", "rank", "keys", "payload", "attrs", "caveats"});
        m_result.id = requiredText(object, QStringLiteral("id"));
        m_result.title = requiredText(object, QStringLiteral("title"));
        rank(object.value(QLatin1String("rank")));
        keys(object.value(QLatin1String("keys")));
        payload(object.value(QLatin1String("payload")));
        attributes(object.value(QLatin1String("attrs")));
        caveats(object.value(QLatin1String("caveats")));
        if (!m_error.isEmpty())
            return tl::unexpected(m_error);
        return std::move(m_result);
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
            const bool known = std::any_of(names.begin(), names.end(), [&it](const char *name) {
                return it.key() == QLatin1String(name);
            });
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

    void keys(const QJsonValue &value)
    {
        const QJsonArray array = list(value, QStringLiteral("keys"), kMostKeys);
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            key(array.at(i).toObject(), element(QStringLiteral("keys"), i));
    }

    void key(const QJsonObject &object, const QString &path)
    {
        onlyKnows(object, path, {"pattern", "types", "evidence"});
        KeySpecification key;
        key.pattern = object.value(QLatin1String("pattern")).toString().toUtf8();
        if (const auto pattern = KeyPattern::fromTemplate(key.pattern); !pattern)
            fail(inside(path, QStringLiteral("pattern")), pattern.error());

        if (const QJsonValue types = object.value(QLatin1String("types")); !types.isUndefined()) {
            const QString typesPath = inside(path, QStringLiteral("types"));
            const QJsonArray array = list(types, typesPath, 8);
            for (qsizetype i = 0; i < array.size(); ++i) {
                key.types.append(recordTypeFromWord(array.at(i).toString().toUtf8()));
                if (key.types.last() == RecordType::Unknown || key.types.last() == RecordType::Other)
                    fail(element(typesPath, i),
                         tr("one of string, hash, list, set, zset, stream is needed."));
            }
        }
        const QString evidence = object.value(QLatin1String("evidence")).toString(QStringLiteral("key"));
        if (evidence != QLatin1String("key") && evidence != QLatin1String("attribute"))
            fail(inside(path, QStringLiteral("evidence")), tr("“key” or “attribute” is needed."));
        key.needsAttribute = evidence == QLatin1String("attribute");
        m_result.keys.push_back(key);
    }

    void payload(const QJsonValue &value)
    {
        const QString path = QStringLiteral("payload");
        if (!value.isObject())
            return fail(path, tr("an object is needed."));
        const QJsonObject object = value.toObject();
        onlyKnows(object, path, {"codec", "shape", "require"});
        codec(object.value(QLatin1String("codec")), inside(path, QStringLiteral("codec")));

        const QString shape = object.value(QLatin1String("shape")).toString(QStringLiteral("object"));
        if (shape != QLatin1String("object") && shape != QLatin1String("any"))
            fail(inside(path, QStringLiteral("shape")), tr("“object” or “any” is needed."));
        m_result.objectsOnly = shape == QLatin1String("object");

        const QJsonObject require = object.value(QLatin1String("require")).toObject();
        const QString requirePath = inside(path, QStringLiteral("require"));
        if (require.size() > kMostPaths)
            fail(requirePath, tr("the list has more than %1 elements.").arg(kMostPaths));
        for (auto it = require.begin(); it != require.end(); ++it) {
            const auto steps = stepsFromText(it.key());
            const QString what = it.value().toString();
            if (!steps)
                fail(inside(requirePath, it.key()), tr("this is not a path."));
            else if (what != QLatin1String("object") && what != QLatin1String("present"))
                fail(inside(requirePath, it.key()), tr("“object” or “present” is needed."));
            else
                m_result.required.push_back({.steps = *steps, .object = what == QLatin1String("object")});
        }
    }

    /// A chain of codecs, outermost first. So far there is one codec, and no chain is longer.
    void codec(const QJsonValue &value, const QString &path)
    {
        if (value.isUndefined())
            return;
        const QJsonArray chain = list(value, path, 1);
        for (qsizetype i = 0; i < chain.size(); ++i) {
            if (chain.at(i).toString() == QLatin1String("json"))
                m_result.codec = Codec::Json;
            else
                fail(element(path, i), tr("this codec is not known; known is: json."));
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
            if (unit != TimeUnit::Milliseconds && unit != TimeUnit::Seconds)
                fail(element(QStringLiteral("attrs.fullTtl"), i),
                     tr("a duration needs the unit “ms” or “s”."));
        }
    }

    /// A path, or a list of them; a path is a text or `{"path": …, "unit": …}`.
    std::vector<AttributePath> paths(const QJsonObject &object, const QString &parent, const QString &name)
    {
        const QJsonValue value = object.value(name);
        std::vector<AttributePath> result;
        if (value.isUndefined())
            return result;
        const QString path = inside(parent, name);
        const QJsonArray array = value.isArray() ? list(value, path, kMostPaths) : QJsonArray{value};
        for (qsizetype i = 0; i < array.size() && m_error.isEmpty(); ++i)
            result.push_back(attributePath(array.at(i), value.isArray() ? element(path, i) : path));
        return result;
    }

    AttributePath attributePath(const QJsonValue &value, const QString &path)
    {
        AttributePath result;
        QString text = value.toString();
        if (value.isObject()) {
            onlyKnows(value.toObject(), path, {"path", "unit"});
            text = value.toObject().value(QLatin1String("path")).toString();
            result.unit =
                unit(value.toObject().value(QLatin1String("unit")), inside(path, QStringLiteral("unit")));
        }
        const auto steps = stepsFromText(text);
        if (!steps)
            fail(path, tr("a path such as “user.id” is needed, of at most %1 steps.").arg(kMostSteps));
        else
            result.steps = *steps;
        return result;
    }

    TimeUnit unit(const QJsonValue &value, const QString &path)
    {
        const QString word = value.toString(QStringLiteral("auto"));
        if (word == QLatin1String("ms"))
            return TimeUnit::Milliseconds;
        if (word == QLatin1String("s"))
            return TimeUnit::Seconds;
        if (word == QLatin1String("iso"))
            return TimeUnit::Iso8601;
        if (word != QLatin1String("auto"))
            fail(path, tr("one of ms, s, iso, auto is needed."));
        return TimeUnit::Automatic;
    }

    void caveats(const QJsonValue &value)
    {
        if (value.isUndefined())
            return;
        const QString path = QStringLiteral("caveats");
        if (!value.isArray())
            return fail(path, tr("a list of texts is needed."));
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            m_result.caveats.append(array.at(i).toString());
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
        return tl::unexpected(
            QCoreApplication::translate("formats::FormatDescription", "This is not JSON: %1 at byte %2.")
                .arg(error.errorString())
                .arg(error.offset));
    if (!document.isObject())
        return tl::unexpected(
            QCoreApplication::translate("formats::FormatDescription", "A description is a JSON object."));
    return fromJson(document.object());
}

} // namespace formats
