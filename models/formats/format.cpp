// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

#include "models/formats/fieldfindings.h"
#include "models/formats/jsondecoder.h"
#include "models/formats/jsonfieldscan.h"

#include <algorithm>

namespace formats
{

namespace
{

/// The largest payload that decode() looks at; a longer one is treated as a prefix of itself.
constexpr qsizetype kLongestDecoded = 4 * 1024 * 1024;

Value bytesValue(QByteArrayView bytes)
{
    Value value;
    value.kind = Value::Kind::Bytes;
    value.bytes = bytes.toByteArray();
    return value;
}

bool mayBeJsonContainer(QByteArrayView text)
{
    return text.startsWith('{') || text.startsWith('[');
}

Value decodeHash(const Payload &payload)
{
    Value map;
    map.kind = Value::Kind::Map;
    map.members.reserve(std::min<size_t>(payload.fields.size(), JsonDecoder::kMostNodes));
    JsonDecoder decoder;
    for (const auto &[name, text] : payload.fields) {
        if (!decoder.takeNode()) {
            map.members.push_back({.key = JsonDecoder::omission(), .value = JsonDecoder::omission()});
            break;
        }
        Value::Member member{.key = valueFromBytes(name), .value = {}};
        std::optional<Value> decoded;
        if (mayBeJsonContainer(text) && text.size() <= kLongestDecoded)
            decoded = decoder.decode(text, false);
        member.value = decoded ? std::move(*decoded) : valueFromBytes(text);
        map.members.push_back(std::move(member));
    }
    return map;
}

} // namespace

Format::Format(FormatDescription description)
    : m_description(std::move(description))
    , m_plan(m_description)
    , m_hashFields(m_plan.topLevelNames())
{
    m_patterns.reserve(m_description.keys.size());
    for (const KeySpecification &key : m_description.keys) {
        const auto pattern =
            key.isGlob ? KeyPattern::fromGlob(key.pattern) : KeyPattern::fromTemplate(key.pattern);
        Q_ASSERT_X(pattern, "Format", "fromJson() lets only patterns through that compile");
        m_patterns.push_back(pattern.value_or(KeyPattern()));
    }
}

QByteArrayList Format::scanPatterns() const
{
    QByteArrayList globs;
    for (const KeyPattern &pattern : m_patterns) {
        if (!globs.contains(pattern.glob()))
            globs.append(pattern.glob());
    }
    return globs;
}

std::optional<std::pair<size_t, KeyMatch>> Format::specificationFor(QByteArrayView key, RecordType type) const
{
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        const QList<RecordType> &types = m_description.keys[i].types;
        if (type != RecordType::Unknown && !types.isEmpty() && !types.contains(type))
            continue;
        if (const auto match = m_patterns[i].match(key))
            return std::pair(i, *match);
    }
    return std::nullopt;
}

bool Format::knowsUsers() const
{
    const auto &keys = m_description.keys;
    const bool isPlain = std::any_of(keys.begin(), keys.end(), [](const auto &key) { return key.isGlob; });
    return !isPlain && !m_description.user.empty();
}

std::optional<KeyMatch> Format::matchKey(QByteArrayView key, RecordType type) const
{
    const auto found = specificationFor(key, type);
    return found ? std::optional(found->second) : std::nullopt;
}

bool Format::accepts(RecordType type) const
{
    return type == RecordType::Unknown || std::any_of(m_description.keys.begin(), m_description.keys.end(),
                                                      [type](const KeySpecification &key) {
                                                          return key.types.isEmpty() ||
                                                                 key.types.contains(type);
                                                      });
}

/// Whether the payload is an object (a JSON object, a hash) that has all that is required.
bool Format::scan(const Payload &payload, FieldFindings &findings) const
{
    if (payload.type == RecordType::Hash) {
        for (const auto &[name, value] : payload.fields)
            scanHashField(name, value, m_plan, findings);
        return findings.meetsRequirements();
    }
    return payload.type == RecordType::String && m_description.codec == Codec::Json &&
           scanJsonObject(payload.string, payload.truncated, m_plan, findings) &&
           findings.meetsRequirements();
}

bool Format::read(QByteArrayView key, const Payload &payload, SessionFields &fields) const
{
    fields.clear();
    const auto specification = specificationFor(key, payload.type);
    if (!specification)
        return false;
    FieldFindings findings(m_plan);
    const bool isObject = scan(payload, findings);
    if (isObject)
        findings.writeTo(fields);
    const bool shapeFits = isObject || !m_description.objectsOnly;
    const bool evidenceFits =
        !m_description.keys[specification->first].needsAttribute || (isObject && findings.hasAttribute());
    if (shapeFits && evidenceFits)
        return true;
    fields.clear();
    return false;
}

Value Format::decode(const Payload &payload) const
{
    if (payload.type == RecordType::Hash)
        return decodeHash(payload);
    if (m_description.codec == Codec::Json) {
        const bool isPrefix = payload.truncated || payload.string.size() > kLongestDecoded;
        JsonDecoder decoder;
        if (auto value = decoder.decode(
                payload.string.first(std::min(payload.string.size(), kLongestDecoded)), isPrefix))
            return std::move(*value);
    }
    return bytesValue(payload.string);
}

std::vector<LogoutStep> Format::logoutSteps(QByteArrayView key) const
{
    // UNLINK rather than DEL: a large payload is freed beside the server's main thread.
    return {{.arguments = {QByteArrayLiteral("UNLINK"), key.toByteArray()}, .decides = true}};
}

} // namespace formats
