// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/draft/formatdraft.h"

#include "models/formats/detection/formatdetection.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/formats/keys/keypattern.h"
#include "models/formats/detection/namekinds.h"
#include "models/formats/values/nestedvalue.h"
#include "models/formats/description/prefixvariable.h"
#include "models/text/characters.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace formats
{

namespace
{

constexpr qsizetype kLongestFormatId = 48;
constexpr qsizetype kTokenLength = 16; ///< of the class `token`
constexpr std::array kAttributeNames{"user", "created", "lastAccess", "expires", "ip", "userAgent"};

struct DraftText {
    Q_DECLARE_TR_FUNCTIONS(formats::FormatDraft)
};

constexpr qsizetype kLongestCharacter = 4; ///< bytes of UTF-8

/// Length of the character that begins here; 0: these bytes are none that a form or a file can hold.
qsizetype characterLength(QByteArrayView text)
{
    if (text::isControl(text.front()))
        return 0;
    for (qsizetype length = 1; length <= std::min(kLongestCharacter, text.size()); ++length) {
        if (text.first(length).isValidUtf8())
            return length;
    }
    return 0;
}

/// Text that matches just itself inside of a pattern with captures. Patterns are written as text: for a byte that
/// is none stands `?`, which matches it too.
QByteArray literal(QByteArrayView text)
{
    QByteArray pattern;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = characterLength(text.sliced(at));
        pattern += length > 0 ? KeyPattern::escaped(text.sliced(at, length)).replace("{", "\\{") : QByteArray("?");
        at += std::max<qsizetype>(length, 1);
    }
    return pattern;
}

/// The paths of a line: commas inside of `|zlib,json|` and `['a,b']` are theirs.
QStringList splitPaths(const QString &line)
{
    QStringList result;
    QString path;
    bool inBars = false;
    bool inQuotes = false;
    for (const QChar c : line) {
        inBars = inBars != (c == QLatin1Char('|') && !inQuotes);
        inQuotes = inQuotes != (c == QLatin1Char('\''));
        if (c == QLatin1Char(',') && !inBars && !inQuotes) {
            result.append(path.trimmed());
            path.clear();
        } else {
            path += c;
        }
    }
    result.append(path.trimmed());
    result.removeAll(QString());
    return result;
}

QString lineOfPaths(const QJsonValue &value)
{
    const QJsonArray all = value.isArray() ? value.toArray() : QJsonArray{value};
    QStringList paths;
    for (const QJsonValue each : all)
        paths.append(each.isObject() ? each.toObject().value(QLatin1String("path")).toString() : each.toString());
    paths.removeAll(QString());
    return paths.join(QStringLiteral(", "));
}

QString typeWord(RecordType type)
{
    return type == RecordType::Hash ? QStringLiteral("hash") : QStringLiteral("string");
}

struct PatternParts {
    QByteArray prefix; ///< unescaped
    QString rest;      ///< from the first capture or wildcard on
};

PatternParts partsOf(const QString &pattern)
{
    const QByteArray text = pattern.toUtf8();
    PatternParts parts;
    qsizetype at = 0;
    for (; at < text.size() && !QByteArrayView("{*?[").contains(text.at(at)); ++at) {
        if (text.at(at) == '\\' && at + 1 < text.size())
            ++at;
        parts.prefix += text.at(at);
    }
    parts.rest = QString::fromUtf8(text.sliced(at));
    return parts;
}

/// Letters that the application put before an id without more than a line between: `sess_`.
qsizetype chosenBeginning(QByteArrayView word)
{
    static const auto uuid = KeyPattern::fromTemplate("{id:uuid}");
    if (uuid && uuid->match(word))
        return 0;
    qsizetype chosen = 0;
    for (qsizetype at = 0; at < word.size(); ++at) {
        const char c = word[at];
        if (c == '_' || c == '-')
            chosen = at + 1;
        else if (text::isDigit(c))
            break;
    }
    return chosen < word.size() ? chosen : 0;
}

struct KeyWords {
    struct Word {
        qsizetype begin = 0;
        qsizetype length = 0;
    };
    std::vector<Word> all;
    std::vector<Word> minted;
};

/// The words of a key, and which of them its general name leaves out.
KeyWords wordsOf(QByteArrayView key)
{
    KeyWords words;
    const QByteArray general = generalisedName(key);
    qsizetype in = 0;
    for (qsizetype at = 0; at < key.size() && in < general.size();) {
        qsizetype end = at;
        while (end < key.size() && text::isWordCharacter(key[end]))
            ++end;
        if (end == at) {
            ++at;
            ++in;
            continue;
        }
        words.all.push_back({at, end - at});
        if (general.at(in) == '*') {
            const qsizetype chosen = chosenBeginning(key.sliced(at, end - at));
            words.minted.push_back({at + chosen, end - at - chosen});
            ++in;
        } else {
            in += end - at;
        }
        at = end;
    }
    return words;
}

} // namespace

QString chainText(const CodecChain &chain)
{
    QStringList names;
    for (const CodecStep &step : chain)
        names.append(codecName(step));
    return names.join(QStringLiteral(" → "));
}

std::optional<CodecChain> chainFromText(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("(?:[\\s,→]|->)+"));
    CodecChain chain;
    for (const QString &name : text.split(between, Qt::SkipEmptyParts)) {
        const auto step = codecFromName(name);
        if (!step)
            return std::nullopt;
        chain.push_back(*step);
    }
    return chain.empty() ? std::nullopt : std::optional(chain);
}

QString attributeName(FormatDraft::Attribute attribute)
{
    return QLatin1String(kAttributeNames[static_cast<size_t>(attribute)]);
}

tl::expected<FormatDraft, QString> FormatDraft::fromJson(const QByteArray &json)
{
    if (const auto valid = FormatDescription::fromJson(json); !valid)
        return tl::unexpected(valid.error());
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    FormatDraft draft;
    draft.m_base = object;
    draft.id = object.value(QLatin1String("id")).toString();
    draft.title = object.value(QLatin1String("title")).toString();
    const QJsonObject key = object.value(QLatin1String("keys")).toArray().at(0).toObject();
    draft.pattern = key.value(QLatin1String("pattern")).toString();
    draft.field = key.value(QLatin1String("field")).toString();
    const QString prefix = object.value(QLatin1String("prefixes")).toArray().at(0).toString();
    draft.pattern.replace(QLatin1String(kPrefixVariable), QString::fromUtf8(literal(prefix.toUtf8())));
    const QJsonArray types = key.value(QLatin1String("types")).toArray();
    for (const QJsonValue type : types)
        draft.types.append(recordTypeFromWord(type.toString().toUtf8()));
    const QJsonObject payload = object.value(QLatin1String("payload")).toObject();
    const QJsonArray codecs = payload.value(QLatin1String("codec")).toArray();
    for (const QJsonValue codec : codecs)
        draft.codec.push_back(codecFromName(codec.toString()).value_or(Codec::None));
    draft.objectsOnly = payload.value(QLatin1String("shape")).toString() != QLatin1String("any");
    const QJsonObject attrs = object.value(QLatin1String("attrs")).toObject();
    for (size_t i = 0; i < kAttributes; ++i)
        draft.paths[i] = lineOfPaths(attrs.value(QLatin1String(kAttributeNames[i])));
    return draft;
}

QJsonObject FormatDraft::toJson() const
{
    // What was not changed stays as it is written, units and further patterns included.
    FormatDraft before;
    if (!m_base.isEmpty())
        before = fromJson(QJsonDocument(m_base).toJson()).value_or(FormatDraft());
    QJsonObject object = m_base;
    object.insert(QLatin1String("id"), id.isEmpty() ? idFromTitle(title) : id);
    object.insert(QLatin1String("title"), title.isEmpty() ? pattern : title);
    if (pattern != before.pattern || types != before.types) {
        const PatternParts parts = partsOf(pattern);
        const bool hasPrefix = !parts.prefix.isEmpty() && parts.rest.startsWith(QLatin1Char('{'));
        QJsonArray keys = object.value(QLatin1String("keys")).toArray();
        QJsonObject key = keys.isEmpty() ? QJsonObject() : keys.at(0).toObject();
        key.insert(QLatin1String("pattern"), hasPrefix ? QLatin1String(kPrefixVariable) + parts.rest : pattern);
        QJsonArray words;
        for (const RecordType type : types)
            words.append(typeWord(type));
        if (!words.isEmpty())
            key.insert(QLatin1String("types"), words);
        if (keys.isEmpty())
            keys.append(key);
        else
            keys.replace(0, key);
        object.insert(QLatin1String("keys"), keys);
        if (hasPrefix)
            object.insert(QLatin1String("prefixes"), QJsonArray{QString::fromUtf8(parts.prefix)});
    }
    QJsonObject payload = object.value(QLatin1String("payload")).toObject();
    if (codec != before.codec || objectsOnly != before.objectsOnly) {
        QJsonArray names;
        for (const CodecStep &each : codec)
            names.append(codecName(each));
        payload.remove(QLatin1String("codec"));
        if (!names.isEmpty())
            payload.insert(QLatin1String("codec"), names);
        payload.remove(QLatin1String("shape"));
        if (!objectsOnly)
            payload.insert(QLatin1String("shape"), QStringLiteral("any"));
    }
    object.insert(QLatin1String("payload"), payload);
    QJsonObject attrs = object.value(QLatin1String("attrs")).toObject();
    for (size_t i = 0; i < kAttributes; ++i) {
        if (paths[i] == before.paths[i])
            continue;
        attrs.remove(QLatin1String(kAttributeNames[i]));
        if (const QStringList all = splitPaths(paths[i]); !all.isEmpty())
            attrs.insert(QLatin1String(kAttributeNames[i]), QJsonArray::fromStringList(all));
    }
    object.insert(QLatin1String("attrs"), attrs);
    return object;
}

std::vector<FormatDraft::Mistake> FormatDraft::mistakes() const
{
    std::vector<Mistake> found;
    if (title.trimmed().isEmpty())
        found.push_back({Place::Title, {}, DraftText::tr("Give it a name.")});
    // What else a hash is named by goes with the id of its field.
    const QByteArray written = pattern.toUtf8();
    const auto compiled = KeyPattern::fromTemplate(field.isEmpty() ? written : fieldAddress(written, field.toUtf8()));
    if (pattern.isEmpty() || (compiled && field.isEmpty() && !pattern.contains(QLatin1String("{id"))))
        found.push_back({Place::Pattern, {}, DraftText::tr("Write {id} where the session id stands in the key.")});
    else if (!compiled)
        found.push_back({Place::Pattern, {}, compiled.error()});
    else if (compiled->isOnlyWildcards())
        found.push_back({Place::Pattern,
                         {},
                         DraftText::tr("The pattern needs a part that is the same in all keys, such as myapp:{id}.")});
    if (codec.empty() && types.contains(RecordType::String))
        found.push_back({Place::Codec, {}, DraftText::tr("Choose how the payload is written.")});
    for (size_t i = 0; i < kAttributes; ++i) {
        const auto attribute = static_cast<Attribute>(i);
        for (const QString &path : splitPaths(paths[i])) {
            if (path.endsWith(QLatin1String("@names")))
                continue;
            if (const auto steps = pathFromText(path); !steps) {
                // Written to follow “In “attrs.user”:”, and here a sentence of its own.
                const QString &error = steps.error();
                found.push_back({Place::Path, attribute, error.left(1).toUpper() + error.mid(1)});
                break;
            }
        }
    }
    return found;
}

tl::expected<FormatDescription, QString> FormatDraft::description() const
{
    for (const Mistake &mistake : mistakes()) {
        if (mistake.place != Place::Title)
            return tl::unexpected(mistake.sentence);
    }
    return FormatDescription::fromJson(toJson());
}

QByteArray FormatDraft::prefix() const
{
    return partsOf(pattern).prefix;
}

QByteArray keyBeginning(const QString &pattern, QByteArrayView key)
{
    const QByteArray text = pattern.toUtf8();
    qsizetype end = 0;
    while (end < text.size() && text.at(end) != '*' && text.at(end) != '{')
        end += text.at(end) == '\\' ? 2 : 1;
    const qsizetype length = KeyPattern::literalLength(QByteArrayView(text).first(std::min(end, text.size())));
    return key.first(std::min(length, key.size())).toByteArray();
}

QString patternFromKey(QByteArrayView key)
{
    const KeyWords words = wordsOf(key);
    KeyWords::Word id;
    for (const KeyWords::Word &word : words.minted) {
        if (word.length >= id.length) // of equals the last: `user:17:session:18`
            id = word;
    }
    if (id.length == 0 && !words.all.empty())
        id = words.all.back();
    QByteArray pattern;
    qsizetype at = 0;
    const bool hasStar = words.minted.size() > 1;
    // Beside a star something must say where the id ends; of a short one nothing does.
    const bool isLong = id.length >= kTokenLength;
    const QByteArray capture = hasStar && isLong ? "{id:token}" : "{id}";
    const auto add = [&](const KeyWords::Word &word, const QByteArray &stand) {
        pattern += literal(key.sliced(at, word.begin - at)) + stand;
        at = word.begin + word.length;
    };
    if (words.minted.empty() && id.length > 0)
        add(id, capture);
    for (const KeyWords::Word &word : words.minted)
        if (word.begin == id.begin || isLong)
            add(word, word.begin == id.begin ? capture : QByteArray("*"));
    pattern += literal(key.sliced(at));
    return QString::fromUtf8(pattern);
}

QString idFromTitle(const QString &title)
{
    QString id;
    for (const QChar c : title.toLower()) {
        const bool plain =
            (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (plain)
            id += c;
        else if (!id.isEmpty() && !id.endsWith(QLatin1Char('-')))
            id += QLatin1Char('-');
    }
    id.truncate(kLongestFormatId);
    while (id.endsWith(QLatin1Char('-')))
        id.chop(1);
    return id.isEmpty() ? QStringLiteral("my-format") : id;
}

QString memberPath(const Value &payload, std::span<const int> rows)
{
    PathSteps steps;
    const Value *at = &payload;
    std::vector<NestedValue> opened;
    opened.reserve(rows.size()); // `at` points into it
    for (const int row : rows) {
        if (!at->isContainer()) {
            auto nested = nestedValue(*at);
            if (!nested)
                return {};
            opened.push_back(std::move(*nested));
            at = &opened.back().value;
            steps.push_back({PathStep::Kind::Decode, {}, {opened.back().codec}});
        }
        if (row < 0 || static_cast<size_t>(row) >= at->members.size())
            return {};
        const Value::Member &member = at->members[static_cast<size_t>(row)];
        const QByteArray name = at->kind == Value::Kind::List ? QByteArray::number(row) : member.key.bytes;
        steps.push_back({PathStep::Kind::Name, name, {}});
        at = &member.value;
    }
    return pathText(steps);
}

} // namespace formats
