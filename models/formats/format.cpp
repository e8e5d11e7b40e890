// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

#include "models/formats/keys/fieldaddress.h"

#include <algorithm>

namespace formats
{

namespace
{

/// What every key of this glob begins with, as far as it is written without wildcards or escapes.
QByteArrayView literalHead(const QByteArray &glob)
{
    const auto end = std::find_if(glob.begin(), glob.end(), [](char c) { return QByteArrayView("*?[\\").contains(c); });
    return QByteArrayView(glob).first(end - glob.begin());
}

/// What every key of this glob ends with. Nothing: a wildcard, or perhaps the rest of a set.
std::optional<char> literalEnd(const QByteArray &glob)
{
    if (glob.isEmpty() || glob.contains('[') || QByteArrayView("*?\\").contains(glob.back()))
        return std::nullopt;
    return glob.back();
}

/// How many bytes stand between the prefix and the first capture of a key of this pattern: there it has only literals.
qsizetype behindPrefix(QByteArrayView pattern)
{
    const qsizetype begin = pattern.startsWith("{p}") ? 3 : 0;
    const auto capture = KeyPattern::firstCapture(pattern);
    return KeyPattern::literalLength(
        pattern.sliced(begin, capture ? std::max<qsizetype>(capture->first - begin, 0) : 0));
}

} // namespace

const Format::Compiled &Format::Compilation::compiledNow() const
{
    std::call_once(m_once, [this] {
        Compiled &result = m_compiled.emplace(Compiled{.plan = FieldPlan(m_description)});
        if (!m_description.deadlineKey.isEmpty() && !m_description.templates.empty())
            result.record = KeyTemplate::fromPattern(m_description.templates.front().pattern);
        for (const Join &join : m_description.joins)
            result.joins.push_back(
                {.key = join.key, .chains = join.attributes->chains, .plan = FieldPlan(*join.attributes)});
        result.hashFields = result.plan.topLevelNames();
        m_ready.store(&result, std::memory_order_release);
    });
    return *m_compiled;
}

Format::Format(FormatDescription description)
    : Format(std::move(description), nullptr)
{
}

Format Format::under(FormatDescription other) const
{
    // Under an unusual prefix more may be required.
    const bool isAlike = other.requiredAny.size() == m_description.requiredAny.size();
    return Format(std::move(other), isAlike ? m_compilation : nullptr);
}

Format::Format(FormatDescription description, std::shared_ptr<const Compilation> compilation)
    : m_description(std::move(description))
    , m_compilation(compilation ? std::move(compilation) : std::make_shared<const Compilation>(m_description))
{
    m_patterns.reserve(m_description.keys.size());
    for (const KeySpecification &key : m_description.keys) {
        const auto pattern = key.isGlob ? KeyPattern::fromGlob(key.pattern) : KeyPattern::fromTemplate(key.pattern);
        Q_ASSERT_X(pattern, "Format", "fromJson() lets only patterns through that compile");
        Pattern compiled{.key = pattern.value_or(KeyPattern()), .exclude = {}};
        // For any prefix only those are there that have one.
        const bool isAsWritten = m_description.keys.size() == m_description.templates.size();
        const QByteArray &written = isAsWritten ? m_description.templates[m_patterns.size()].pattern : key.pattern;
        compiled.behindPrefix = behindPrefix(written);
        if (const QByteArray hash = key.isGlob ? QByteArray() : key.hashPattern(); !hash.isEmpty()) {
            compiled.hash = KeyPattern::fromTemplate(hash).value_or(KeyPattern());
            m_isOfFields = true;
        }
        if (const auto first = KeyPattern::firstCapture(written))
            compiled.first = first->second;
        const QByteArrayView head = literalHead(compiled.key.glob());
        compiled.headLength = head.size();
        for (const QByteArray &glob : key.exclude) {
            auto exclude = KeyPattern::fromGlob(glob);
            const QByteArrayView other = literalHead(glob);
            const qsizetype common = std::min(head.size(), other.size());
            if (!exclude || head.first(common) != other.first(common)) // no key begins with both
                continue;
            Exclusion exclusion{.key = std::move(*exclude), .last = literalEnd(glob)};
            if (other.size() > head.size())
                exclusion.next = other[head.size()];
            compiled.exclude.push_back(std::move(exclusion));
        }
        m_patterns.push_back(std::move(compiled));
    }
    for (const FieldCodecs &field : m_description.fields) {
        if (auto name = KeyPattern::fromGlob(field.name))
            m_fields.push_back({.name = std::move(*name), .chains = field.chains});
    }
    if (hasDeadlineKey()) {
        const KeyTemplate &key = m_description.deadlineKey;
        if (auto pattern = KeyPattern::fromTemplate(key.pattern(m_description.shape())))
            m_deadlineKey = std::move(*pattern);
        m_deadlineBehindPrefix = behindPrefix("{p}" + key.pattern({}));
    }
    // What the star for a name takes was not looked at when the shape was found.
    const QByteArray &shape = m_description.prefixPattern;
    m_checksPrefixes = shape == "*" || shape.contains("{*:name}") || shape.contains("{*:any}");
    if (m_checksPrefixes && !m_description.anyPrefixGlob.isEmpty())
        m_otherPrefixes = KeyPattern::fromGlob(m_description.anyPrefixGlob).value_or(KeyPattern());
    m_checksPrefixes = m_checksPrefixes && (m_otherPrefixes || !m_description.anyPrefixWords.isEmpty());
}

std::vector<KeyPattern> Format::keyPatterns() const
{
    std::vector<KeyPattern> patterns;
    for (const Pattern &pattern : m_patterns)
        patterns.push_back(pattern.hash.value_or(pattern.key));
    return patterns;
}

QByteArrayList Format::scanPatterns() const
{
    QByteArrayList globs;
    for (const KeyPattern &pattern : keyPatterns()) {
        if (!globs.contains(pattern.glob()))
            globs.append(pattern.glob());
    }
    return globs;
}

QByteArrayList Format::recordPatterns() const
{
    QByteArrayList globs;
    for (const Pattern &pattern : m_patterns) {
        if (!globs.contains(pattern.key.glob()))
            globs.append(pattern.key.glob());
    }
    return globs;
}

bool Format::takesHash(QByteArrayView key) const
{
    return m_isOfFields && !holdsFieldMark(key) &&
           std::any_of(m_patterns.begin(), m_patterns.end(),
                       [key](const Pattern &pattern) { return pattern.hash && pattern.hash->match(key); });
}

bool Format::readsHash(QByteArrayView key, const Payload &payload) const
{
    if (payload.type != RecordType::Hash || !takesHash(key))
        return false;
    SessionFields fields;
    return std::any_of(payload.fields.begin(), payload.fields.end(), [&](const auto &field) {
        const Payload value{.type = RecordType::String, .string = field.second};
        return read(fieldAddress(key, field.first), value, fields) && fields.closed != Closed::TooLarge;
    });
}

bool Format::Pattern::excludes(QByteArrayView bytes) const
{
    const auto hasAt = [bytes](qsizetype index, std::optional<char> wanted) {
        return !wanted || (index >= 0 && index < bytes.size() && bytes[index] == *wanted);
    };
    return std::any_of(exclude.begin(), exclude.end(), [&](const Exclusion &other) {
        return hasAt(headLength, other.next) && hasAt(bytes.size() - 1, other.last) && other.key.match(bytes);
    });
}

bool Format::takesType(size_t specification, RecordType type) const
{
    const QList<RecordType> &types = m_description.keys[specification].types;
    return type == RecordType::Unknown || types.isEmpty() || types.contains(type);
}

std::optional<Format::Taken> Format::specificationFor(QByteArrayView key, RecordType type) const
{
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        if (!takesType(i, type))
            continue;
        const auto match = m_patterns[i].key.match(key);
        if (!match || m_patterns[i].excludes(key))
            continue;
        // With the mark it would be taken apart, and another key be asked for and changed.
        if (!m_patterns[i].hash && holdsFieldMark(key))
            continue;
        if (m_checksPrefixes && !allowsPrefix(key.first(prefixLength(i, *match))))
            continue;
        return Taken{*match, i, type};
    }
    return std::nullopt;
}

bool Format::knowsUsers() const
{
    const auto &keys = m_description.keys;
    const bool isPlain = std::any_of(keys.begin(), keys.end(), [](const auto &key) { return key.isGlob; });
    return !isPlain && !m_description.user.empty();
}

std::optional<Format::Taken> Format::matchKey(QByteArrayView key, RecordType type) const
{
    return specificationFor(key, type);
}

std::optional<QByteArray> Format::prefixOf(QByteArrayView key) const
{
    const auto found = specificationFor(key, RecordType::Unknown);
    if (!found)
        return std::nullopt;
    return key.first(prefixLength(found->specification, *found)).toByteArray();
}

bool Format::accepts(RecordType type) const
{
    return type == RecordType::Unknown ||
           std::any_of(m_description.keys.begin(), m_description.keys.end(),
                       [type](const KeySpecification &key) { return key.types.isEmpty() || key.types.contains(type); });
}

bool Format::allowsPrefix(QByteArrayView prefix) const
{
    return (!m_otherPrefixes || m_otherPrefixes->match(prefix)) && m_description.anyPrefixWords.allow(prefix);
}

qsizetype Format::prefixLength(size_t pattern, const KeyMatch &match) const
{
    if (pattern >= m_patterns.size())
        return match.idOffset;
    const KeyCapture first = m_patterns[pattern].first;
    const qsizetype begin = first == KeyCapture::Id ? match.idOffset : match.others[static_cast<size_t>(first)].offset;
    return std::max<qsizetype>(0, begin - m_patterns[pattern].behindPrefix);
}

KeyCaptures Format::capturesOf(QByteArrayView key) const
{
    KeyCaptures captures{.prefix = m_description.prefix};
    const auto found = specificationFor(key, RecordType::Unknown);
    if (!found)
        return captures;
    captures.id = found->of(KeyCapture::Id, key);
    captures.user = found->of(KeyCapture::User, key);
    captures.tenant = found->of(KeyCapture::Tenant, key);
    captures.scope = found->of(KeyCapture::Scope, key);
    captures.device = found->of(KeyCapture::Device, key);
    if (m_description.hasOneShape())
        captures.prefix = key.first(prefixLength(found->specification, *found));
    return captures;
}

QByteArray Format::deadlineKey(QByteArrayView key) const
{
    return m_description.deadlineKey.filled(capturesOf(key)).value_or(QByteArray());
}

QByteArray Format::recordOfDeadlineKey(QByteArrayView key) const
{
    const auto found = m_deadlineKey ? m_deadlineKey->match(key) : std::nullopt;
    const KeyTemplate *record = nullptr;
    if (found && m_compilation->compiled().record)
        record = &*m_compilation->compiled().record;
    if (!record)
        return {};
    KeyCaptures captures{.prefix = m_description.prefix, .id = key.sliced(found->idOffset, found->idLength)};
    if (m_description.hasOneShape())
        captures.prefix = key.first(std::max<qsizetype>(0, found->idOffset - m_deadlineBehindPrefix));
    return record->filled(captures).value_or(QByteArray());
}

QByteArray Format::joinKey(size_t join, QByteArrayView key, const SessionFields &fields) const
{
    KeyCaptures captures = capturesOf(key);
    captures.user = captures.user.isEmpty() ? QByteArrayView(fields.user) : captures.user;
    return m_compilation->compiled().joins[join].key.filled(captures).value_or(QByteArray());
}

} // namespace formats
