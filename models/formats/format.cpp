// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

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

} // namespace

std::shared_ptr<const Format::Compiled> Format::compiled(const FormatDescription &description)
{
    auto result = std::make_shared<Compiled>(Compiled{.plan = FieldPlan(description)});
    if (!description.deadlineKey.isEmpty() && !description.templates.empty())
        result->record = KeyTemplate::fromPattern(description.templates.front().pattern);
    for (const Join &join : description.joins)
        result->joins.push_back(
            {.key = join.key, .chains = join.attributes->chains, .plan = FieldPlan(*join.attributes)});
    return result;
}

Format::Format(FormatDescription description)
    : Format(std::move(description), nullptr)
{
}

Format Format::under(FormatDescription other) const
{
    // Under an unusual prefix more may be required.
    const bool isAlike = other.requiredAny.size() == m_description.requiredAny.size();
    return Format(std::move(other), isAlike ? m_compiled : nullptr);
}

Format::Format(FormatDescription description, std::shared_ptr<const Compiled> compiledBefore)
    : m_description(std::move(description))
    , m_compiled(compiledBefore ? std::move(compiledBefore) : compiled(m_description))
    , m_hashFields(m_compiled->plan.topLevelNames())
{
    m_patterns.reserve(m_description.keys.size());
    for (const KeySpecification &key : m_description.keys) {
        const auto pattern = key.isGlob ? KeyPattern::fromGlob(key.pattern) : KeyPattern::fromTemplate(key.pattern);
        Q_ASSERT_X(pattern, "Format", "fromJson() lets only patterns through that compile");
        Pattern compiled{.key = pattern.value_or(KeyPattern()), .exclude = {}};
        const QByteArrayView head = literalHead(compiled.key.glob());
        compiled.headLength = head.size();
        for (const QByteArray &glob : key.exclude) {
            auto exclude = KeyPattern::fromGlob(glob);
            const QByteArrayView other = literalHead(glob);
            const qsizetype common = std::min(head.size(), other.size());
            if (!exclude || head.first(common) != other.first(common)) // no key begins with both
                continue;
            if (other.size() > head.size())
                compiled.excludeBytes.set(static_cast<uchar>(other[head.size()]));
            else
                compiled.excludeBytes.set();
            compiled.exclude.push_back(std::move(*exclude));
        }
        m_patterns.push_back(std::move(compiled));
    }
    for (const FieldCodecs &field : m_description.fields) {
        if (auto name = KeyPattern::fromGlob(field.name))
            m_fields.push_back({.name = std::move(*name), .chains = field.chains});
    }
    if (hasDeadlineKey()) {
        if (auto pattern = KeyPattern::fromTemplate(m_description.deadlineKey.pattern(m_description.prefix)))
            m_deadlineKey = std::move(*pattern);
    }
}

std::vector<KeyPattern> Format::keyPatterns() const
{
    std::vector<KeyPattern> patterns;
    for (const Pattern &pattern : m_patterns)
        patterns.push_back(pattern.key);
    return patterns;
}

QByteArrayList Format::scanPatterns() const
{
    QByteArrayList globs;
    for (const Pattern &pattern : m_patterns) {
        if (!globs.contains(pattern.key.glob()))
            globs.append(pattern.key.glob());
    }
    return globs;
}

bool Format::Pattern::excludes(QByteArrayView bytes) const
{
    if (exclude.empty() || (bytes.size() > headLength && !excludeBytes.test(static_cast<uchar>(bytes[headLength]))))
        return false;
    return std::any_of(exclude.begin(), exclude.end(),
                       [bytes](const KeyPattern &pattern) { return pattern.match(bytes).has_value(); });
}

std::optional<std::pair<size_t, KeyMatch>> Format::specificationFor(QByteArrayView key, RecordType type) const
{
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        const QList<RecordType> &types = m_description.keys[i].types;
        if (type != RecordType::Unknown && !types.isEmpty() && !types.contains(type))
            continue;
        const auto match = m_patterns[i].key.match(key);
        if (match && !m_patterns[i].excludes(key))
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

std::optional<QByteArray> Format::prefixOf(QByteArrayView key) const
{
    const auto found = specificationFor(key, RecordType::Unknown);
    if (!found)
        return std::nullopt;
    // Between the prefix and the id the pattern has only literals: `*sessions:{id}`.
    const QByteArray &pattern = m_description.keys[found->first].pattern;
    const qsizetype capture = pattern.indexOf("{id");
    const qsizetype between = KeyPattern::literalLength(QByteArrayView(pattern).first(std::max<qsizetype>(capture, 0)));
    return key.first(std::max<qsizetype>(0, found->second.idOffset - between)).toByteArray();
}

bool Format::accepts(RecordType type) const
{
    return type == RecordType::Unknown ||
           std::any_of(m_description.keys.begin(), m_description.keys.end(),
                       [type](const KeySpecification &key) { return key.types.isEmpty() || key.types.contains(type); });
}

QByteArrayView Format::idOf(QByteArrayView key) const
{
    const auto found = specificationFor(key, RecordType::Unknown);
    return found ? key.sliced(found->second.idOffset, found->second.idLength) : QByteArrayView();
}

QByteArray Format::deadlineKey(QByteArrayView key) const
{
    const KeyCaptures captures{.prefix = m_description.prefix, .id = idOf(key)};
    return m_description.deadlineKey.filled(captures).value_or(QByteArray());
}

QByteArray Format::recordOfDeadlineKey(QByteArrayView key) const
{
    const auto found = m_deadlineKey && m_compiled->record ? m_deadlineKey->match(key) : std::nullopt;
    if (!found)
        return {};
    const KeyCaptures captures{.prefix = m_description.prefix, .id = key.sliced(found->idOffset, found->idLength)};
    return m_compiled->record->filled(captures).value_or(QByteArray());
}

QByteArray Format::joinKey(size_t join, QByteArrayView key, const SessionFields &fields) const
{
    const KeyCaptures captures{.prefix = m_description.prefix, .id = idOf(key), .user = fields.user};
    return m_compiled->joins[join].key.filled(captures).value_or(QByteArray());
}

std::vector<LogoutStep> Format::logoutSteps(QByteArrayView key) const
{
    // UNLINK rather than DEL: a large payload is freed beside the server's main thread.
    return {{.arguments = {QByteArrayLiteral("UNLINK"), key.toByteArray()}, .decides = true}};
}

} // namespace formats
