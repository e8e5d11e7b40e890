// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/fieldfindings.h"
#include "models/formats/jsonfieldscan.h"
#include "models/formats/treefieldscan.h"
#include "models/formats/treevalue.h"
#include "models/text/ipaddress.h"

#include <algorithm>

namespace formats
{

namespace
{

/// The largest payload that decode() looks at; a longer one is treated as a prefix of itself.
constexpr qsizetype kLongestDecoded = 4 * 1024 * 1024;

/// Trees are built where rows are read: one for each thread, used again for each payload.
NodeTree &freshTree()
{
    static thread_local NodeTree tree;
    tree.clear();
    return tree;
}

Value bytesValue(QByteArrayView bytes)
{
    Value value;
    value.kind = Value::Kind::Bytes;
    value.bytes = bytes.toByteArray();
    return value;
}

/// What every key of this glob begins with, as far as it is written without wildcards or escapes.
QByteArrayView literalHead(const QByteArray &glob)
{
    const auto end = std::find_if(glob.begin(), glob.end(), [](char c) { return QByteArrayView("*?[\\").contains(c); });
    return QByteArrayView(glob).first(end - glob.begin());
}

/// A key's template with its variables. What they stand for is not looked at again.
QByteArray filledIn(const QByteArray &pattern, const QByteArray &prefix, QByteArrayView id, const QByteArray &user)
{
    QByteArray key;
    for (qsizetype at = 0; at < pattern.size();) {
        const QByteArrayView rest = QByteArrayView(pattern).sliced(at);
        if (rest.startsWith("{p}")) {
            key += prefix;
            at += 3;
        } else if (rest.startsWith("{id}")) {
            key += id;
            at += 4;
        } else if (rest.startsWith("{user}")) {
            key += user;
            at += 6;
        } else {
            key += pattern.at(at++);
        }
    }
    return key;
}

/// The address in `ci_session:10.0.0.1:`, before its last colon; empty: none stands there.
QByteArray addressAtEnd(QByteArrayView text)
{
    if (!text.endsWith(':'))
        return {};
    text.chop(1);
    if (const QByteArrayView last = text.sliced(text.lastIndexOf(':') + 1); text::isIpAddress(last))
        return last.toByteArray();
    // An IPv6 address has colons itself: the longest text behind one, or all, that is an address.
    constexpr qsizetype kLongest = 45;
    for (qsizetype begin = std::max<qsizetype>(text.size() - kLongest, 0); begin < text.size(); ++begin) {
        const QByteArrayView address = text.sliced(begin);
        if ((begin == 0 || text[begin - 1] == ':') && text::isIpAddress(address))
            return address.toByteArray();
    }
    return {};
}

bool mayBeJsonContainer(QByteArrayView text)
{
    return text.startsWith('{') || text.startsWith('[');
}

} // namespace

std::shared_ptr<const Format::Compiled> Format::compiled(const FormatDescription &description)
{
    auto result = std::make_shared<Compiled>(Compiled{.plan = FieldPlan(description), .joins = {}});
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
        QByteArray glob = m_description.deadlineKey;
        glob.replace("{p}", KeyPattern::escaped(m_description.prefix));
        if (auto pattern = KeyPattern::fromTemplate(glob))
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

const std::vector<CodecChain> *Format::chainsOf(QByteArrayView field) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [field](const Field &known) { return known.name.match(field).has_value(); });
    return found == m_fields.end() ? nullptr : &found->chains;
}

bool Format::fitsShape(const NodeTree &tree, NodeTree::Index root, Codec codec) const
{
    const NodeTree::Node &node = tree.at(root);
    // In PHP an empty map is an empty list, whatever it is written with.
    const bool isPhp = codec == Codec::PhpSerialize || codec == Codec::PhpSession || codec == Codec::PhpBinary ||
                       codec == Codec::Igbinary || codec == Codec::Msgpack;
    return !m_description.objectsOnly || node.kind == NodeTree::Kind::Map || node.kind == NodeTree::Kind::Opaque ||
           (isPhp && node.kind == NodeTree::Kind::List && node.children == 0);
}

bool Format::isUnderUsualPrefix() const
{
    return !m_description.prefix.isEmpty() && m_description.prefixes.contains(m_description.prefix);
}

/// Whether the payload cannot be read here, but is this format's all the same. What is compressed says nothing of
/// what is in it: then the key must have been a usual one.
bool Format::isClosed(const ChainResult &result, Closed &closed) const
{
    if (result.encrypted)
        closed = Closed::Encrypted;
    else if (result.missing && isUnderUsualPrefix())
        closed = Closed::Compressed;
    return closed != Closed::No;
}

/// Whether the fields are those of a session.
bool Format::scanHash(const Payload &payload, FieldFindings &findings, Closed &closed) const
{
    if (m_fields.empty()) {
        for (const auto &[name, value] : payload.fields)
            scanHashField(name, value, m_compiled->plan, findings);
        return findings.meetsRequirements();
    }
    NodeTree &tree = freshTree();
    for (const auto &[name, value] : payload.fields) {
        const std::vector<CodecChain> *chains = chainsOf(name);
        for (size_t i = 0; chains && i < chains->size(); ++i) {
            const ChainResult result = runChain((*chains)[i], value, false, tree);
            if (isClosed(result, closed))
                return true;
            if (result.root == NodeTree::kNone)
                continue;
            scanTreeField(name, tree, result.root, m_compiled->plan, findings);
            break;
        }
    }
    return findings.meetsRequirements();
}

/// Whether the payload is an object that has all that is required.
bool Format::scanString(const Payload &payload, FieldFindings &findings, Closed &closed) const
{
    if (payload.string.isEmpty())
        return m_description.allowsEmpty;
    const FieldFindings none = findings;
    for (const CodecChain &chain : m_description.chains) {
        // JSON alone needs no tree, unless some path does.
        if (chain.size() == 1 && chain.front() == Codec::Json && !m_compiled->plan.needsTree()) {
            const JsonScan scan = scanJsonObject(payload.string, payload.truncated, m_compiled->plan, findings);
            if (scan == JsonScan::Whole && findings.meetsRequirements())
                return true;
            // What makes it a session may stand behind what is not looked at: nobody hides that way.
            if (scan == JsonScan::TooDeep && (findings.meetsRequirements() || isUnderUsualPrefix())) {
                closed = Closed::TooLarge;
                return true;
            }
            findings = none;
            continue;
        }
        NodeTree &tree = freshTree();
        const ChainResult result = runChain(chain, payload.string, payload.truncated, tree);
        if (isClosed(result, closed))
            return true; // nothing can be said of it but that it is one
        if (result.root == NodeTree::kNone || !fitsShape(tree, result.root, chain.back()))
            continue;
        FieldFindings found = none;
        scanTree(tree, result.root, m_compiled->plan, FieldPlan::kRoot, found);
        const bool isLimited = tree.isIncomplete() && !payload.truncated;
        if (!found.meetsRequirements() && !(isLimited && isUnderUsualPrefix()))
            continue;
        if (isLimited)
            closed = Closed::TooLarge;
        findings = found;
        return true;
    }
    return false;
}

bool Format::read(QByteArrayView key, const Payload &payload, SessionFields &fields) const
{
    fields.clear();
    const auto specification = specificationFor(key, payload.type);
    if (!specification)
        return false;
    FieldFindings findings(m_compiled->plan);
    findings.setId(key.sliced(specification->second.idOffset, specification->second.idLength));
    Closed closed = Closed::No;
    const bool isSession = payload.type == RecordType::Hash     ? scanHash(payload, findings, closed)
                           : payload.type == RecordType::String ? scanString(payload, findings, closed)
                                                                : false;
    if (isSession)
        findings.writeTo(fields);
    fields.closed = closed;
    if (isSession && fields.ip.isEmpty() && m_description.keys[specification->first].namesAddress)
        fields.ip = addressAtEnd(key.first(specification->second.idOffset));
    const bool shapeFits = isSession || !m_description.objectsOnly;
    const bool evidenceFits =
        !m_description.keys[specification->first].needsAttribute || (isSession && findings.hasAttribute());
    const bool isMark = payload.type == RecordType::String &&
                        std::any_of(m_description.notSessions.begin(), m_description.notSessions.end(),
                                    [&](const QByteArray &mark) { return payload.string == mark; });
    if (shapeFits && evidenceFits && !isMark)
        return true;
    fields.clear();
    return false;
}

DecodedPayload Format::decode(const Payload &payload) const
{
    NodeTree &tree = freshTree();
    DecodedPayload decoded;
    const auto decodeBy = [&tree, &decoded](const std::vector<CodecChain> &chains, QByteArrayView bytes,
                                            bool isPrefix) {
        for (const CodecChain &chain : chains) {
            const ChainResult result = runChain(chain, bytes, isPrefix, tree);
            decoded.encrypted = decoded.encrypted || result.encrypted;
            decoded.missing = decoded.missing ? decoded.missing : result.missing;
            if (result.root != NodeTree::kNone)
                return result.root;
        }
        return NodeTree::kNone;
    };
    NodeTree::Index root = NodeTree::kNone;
    if (payload.type == RecordType::Hash) {
        static const std::vector<CodecChain> kJson{{Codec::Json}};
        root = tree.add(NodeTree::Kind::Map);
        for (const auto &[name, bytes] : payload.fields) {
            const std::vector<CodecChain> *chains = chainsOf(name);
            if (!chains && m_fields.empty() && mayBeJsonContainer(bytes) && bytes.size() <= kLongestDecoded)
                chains = &kJson;
            NodeTree::Index value = chains ? decodeBy(*chains, bytes, false) : NodeTree::kNone;
            if (value == NodeTree::kNone)
                value = decodeText(bytes, false, tree);
            const NodeTree::Index key = decodeText(name, false, tree);
            if (key == NodeTree::kNone || value == NodeTree::kNone)
                break;
            tree.append(root, key);
            tree.append(root, value);
        }
    } else {
        const bool isPrefix = payload.truncated || payload.string.size() > kLongestDecoded;
        root = decodeBy(m_description.chains, payload.string.first(std::min(payload.string.size(), kLongestDecoded)),
                        isPrefix);
    }
    decoded.value = root == NodeTree::kNone ? bytesValue(payload.string) : treeValue(tree, root);
    decoded.suspicions = tree.suspicions();
    decoded.incomplete = tree.isIncomplete();
    return decoded;
}

QByteArrayView Format::idOf(QByteArrayView key) const
{
    const auto found = specificationFor(key, RecordType::Unknown);
    return found ? key.sliced(found->second.idOffset, found->second.idLength) : QByteArrayView();
}

QByteArray Format::deadlineKey(QByteArrayView key) const
{
    const QByteArrayView id = idOf(key);
    return id.isEmpty() ? QByteArray() : filledIn(m_description.deadlineKey, m_description.prefix, id, {});
}

QByteArray Format::recordOfDeadlineKey(QByteArrayView key) const
{
    const auto found = m_deadlineKey ? m_deadlineKey->match(key) : std::nullopt;
    if (!found)
        return {};
    // The record's own key is the first pattern with the id in the place of its capture.
    const QByteArray &pattern = m_description.templates.front().pattern;
    const qsizetype begin = pattern.indexOf("{id");
    const qsizetype end = pattern.indexOf('}', begin);
    if (begin < 0 || end < 0)
        return {};
    return filledIn(pattern.first(begin) + "{id}" + pattern.sliced(end + 1), m_description.prefix,
                    key.sliced(found->idOffset, found->idLength), {});
}

QByteArray Format::joinKey(size_t join, QByteArrayView key, const SessionFields &fields) const
{
    const JoinPart &part = m_compiled->joins[join];
    if (part.key.contains("{user}") && fields.user.isEmpty())
        return {};
    return filledIn(part.key, m_description.prefix, idOf(key), fields.user);
}

void Format::readJoin(size_t join, QByteArrayView key, QByteArrayView value, bool truncated,
                      SessionFields &fields) const
{
    const JoinPart &part = m_compiled->joins[join];
    NodeTree &tree = freshTree();
    for (const CodecChain &chain : part.chains) {
        const ChainResult result = runChain(chain, value, truncated, tree);
        if (result.root == NodeTree::kNone)
            continue;
        FieldFindings findings(part.plan);
        findings.setId(idOf(key));
        scanTree(tree, result.root, part.plan, FieldPlan::kRoot, findings);
        SessionFields found;
        findings.writeTo(found);
        fields.addFrom(found);
        return;
    }
}

std::vector<LogoutStep> Format::logoutSteps(QByteArrayView key) const
{
    // UNLINK rather than DEL: a large payload is freed beside the server's main thread.
    return {{.arguments = {QByteArrayLiteral("UNLINK"), key.toByteArray()}, .decides = true}};
}

} // namespace formats
