// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/codec.h"
#include "models/formats/fields/fieldfindings.h"
#include "models/formats/format.h"
#include "models/formats/values/freshtree.h"
#include "models/formats/fields/jsonfieldscan.h"
#include "models/formats/fields/personscan.h"
#include "models/formats/fields/treefieldscan.h"
#include "models/formats/fields/username.h"
#include "models/text/ipaddress.h"

#include <algorithm>

namespace formats
{

namespace
{

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

} // namespace

const std::vector<CodecChain> *Format::chainsOf(QByteArrayView field) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [field](const Field &known) { return known.name.match(field).has_value(); });
    return found == m_fields.end() ? nullptr : &found->chains;
}

bool Format::fitsShape(const NodeTree &tree, NodeTree::Index root, Codec codec) const
{
    const NodeTree::Node &node = tree.at(root);
    if (m_description.listsOnly)
        return node.kind == NodeTree::Kind::List;
    if (m_description.namesOnly)
        return node.kind == NodeTree::Kind::String && isNameOfAUser(node.text);
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
    const FieldPlan &plan = m_compilation->compiled().plan;
    if (m_fields.empty() && !plan.needsTree()) {
        for (const auto &[name, value] : payload.fields)
            scanHashField(name, value, plan, findings);
        return findings.meetsRequirements();
    }
    static const std::vector<CodecChain> kJsonOrText{{Codec::Json}, {Codec::Text}};
    NodeTree &tree = freshTree();
    for (const auto &[name, value] : payload.fields) {
        const bool isAsked = plan.child(FieldPlan::kRoot, name) != FieldPlan::kNone ||
                             !plan.globs(FieldPlan::kRoot).empty() || plan.anywhere(FieldPlan::kRoot);
        const std::vector<CodecChain> *chains = !m_fields.empty() ? chainsOf(name) : isAsked ? &kJsonOrText : nullptr;
        for (size_t i = 0; chains && i < chains->size(); ++i) {
            const ChainResult result = runChain((*chains)[i], value, false, tree);
            if (isClosed(result, closed))
                return true;
            if (result.root == NodeTree::kNone)
                continue;
            scanTreeField(name, tree, result.root, plan, findings);
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
    for (const CodecChain &chain : m_description.chains) {
        // JSON alone needs no tree, unless some path does.
        if (chain.size() == 1 && chain.front() == Codec::Json && !m_compilation->compiled().plan.needsTree()) {
            const JsonScan scan =
                scanJsonObject(payload.string, payload.truncated, m_compilation->compiled().plan, findings);
            if (scan == JsonScan::Whole && findings.meetsRequirements())
                return true;
            // What makes it a session may stand behind what is not looked at: nobody hides that way.
            if (scan == JsonScan::TooDeep && (findings.meetsRequirements() || isUnderUsualPrefix())) {
                closed = Closed::TooLarge;
                return true;
            }
            findings = findings.anew();
            continue;
        }
        NodeTree &tree = freshTree();
        const ChainResult result = runChain(chain, payload.string, payload.truncated, tree);
        if (isClosed(result, closed))
            return true; // nothing can be said of it but that it is one
        if (result.root == NodeTree::kNone || !fitsShape(tree, result.root, chain.back()))
            continue;
        FieldFindings found = findings.anew();
        scanTree(tree, result.root, m_compilation->compiled().plan, FieldPlan::kRoot, found);
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

/// By how members are called, where no path led to a user: it reads the payload once more, of which few rows have need.
/// True: by a login or an address of mail, which hardly anything but a session has.
bool Format::findPerson(const Payload &payload, SessionFields &fields) const
{
    if (m_description.persons.empty())
        return false;
    static const std::vector<CodecChain> kJsonOrText{{Codec::Json}, {Codec::Text}};
    NodeTree &tree = freshTree();
    PersonScan scan(tree);
    const auto decoded = [&](const std::vector<CodecChain> &chains, QByteArrayView bytes, bool isWhole) {
        for (const CodecChain &chain : chains) {
            const NodeTree::Index root = runChain(chain, bytes, payload.truncated, tree).root;
            if (root != NodeTree::kNone && (!isWhole || fitsShape(tree, root, chain.back())))
                return root;
        }
        return NodeTree::kNone;
    };
    const auto lookIn = [&](const PersonPlace &place, NodeTree::Index at) {
        for (qsizetype i = 0; i < place.under.size() && at != NodeTree::kNone; ++i)
            at = tree.at(at).isContainer() && tree.at(at).kind != NodeTree::Kind::List ? tree.find(at, place.under[i])
                                                                                       : NodeTree::kNone;
        if (at != NodeTree::kNone)
            scan.lookIn(at);
    };
    if (payload.type == RecordType::String) {
        const NodeTree::Index root = decoded(m_description.chains, payload.string, true);
        for (const PersonPlace &place : m_description.persons) {
            if (root != NodeTree::kNone && place.before.isEmpty())
                lookIn(place, root);
        }
    }
    for (const auto &[name, value] : payload.fields) {
        const std::vector<CodecChain> *chains = m_fields.empty() ? &kJsonOrText : chainsOf(name);
        for (const PersonPlace &place : m_description.persons) {
            const bool isOf = place.under.isEmpty() ? name.startsWith(place.before) : name == place.under.front();
            const NodeTree::Index root = isOf && chains ? decoded(*chains, value, false) : NodeTree::kNone;
            if (root == NodeTree::kNone)
                continue;
            if (place.under.isEmpty())
                scan.member(QByteArrayView(name).sliced(place.before.size()), root);
            else
                lookIn({.under = place.under.sliced(1), .before = {}}, root);
        }
    }
    return scan.writeTo(fields);
}

bool Format::read(QByteArrayView key, const Payload &payload, SessionFields &fields) const
{
    fields.clear();
    const auto taken = specificationFor(key, payload.type);
    return taken && readAs(*taken, key, payload, fields);
}

bool Format::read(QByteArrayView key, const Taken &taken, const Payload &payload, SessionFields &fields) const
{
    // None before it took the key, whatever the type; or none of those that take this type.
    const bool isFirst = taken.type == payload.type ||
                         (taken.type == RecordType::Unknown && takesType(taken.specification, payload.type));
    if (!isFirst)
        return read(key, payload, fields);
    fields.clear();
    return readAs(taken, key, payload, fields);
}

bool Format::readAs(const Taken &taken, QByteArrayView key, const Payload &payload, SessionFields &fields) const
{
    const KeySpecification &specification = m_description.keys[taken.specification];
    FieldFindings findings(m_compilation->compiled().plan);
    const QByteArrayView keyUser = taken.of(KeyCapture::User, key);
    findings.setId(key.sliced(taken.idOffset, taken.idLength));
    findings.setKeyUser(keyUser);
    Closed closed = Closed::No;
    const bool isSession = payload.type == RecordType::Hash     ? scanHash(payload, findings, closed)
                           : payload.type == RecordType::String ? scanString(payload, findings, closed)
                                                                : false;
    if (isSession)
        findings.writeTo(fields);
    // A part of it alone, such as what Nextcloud keeps in PHP's own session.
    if (isSession && closed == Closed::No && findings.isEncrypted() && fields.user.isEmpty())
        closed = Closed::Encrypted;
    fields.closed = closed;
    const bool namesUser = !keyUser.isEmpty() && !meansNobody(keyUser);
    bool isFoundByWord = false;
    if (isSession && closed == Closed::No && fields.user.isEmpty() && !namesUser)
        isFoundByWord = findPerson(payload, fields);
    if (isSession && fields.ip.isEmpty() && specification.namesAddress)
        fields.ip = addressAtEnd(key.first(taken.idOffset));
    if (isSession && fields.user.isEmpty() && namesUser)
        fields.user = keyUser.toByteArray();
    const bool shapeFits = isSession || (!m_description.objectsOnly && !m_description.asksForMembers());
    const bool evidenceFits =
        (!specification.needsAttribute || (isSession && (findings.hasAttribute() || isFoundByWord))) &&
        (!specification.needsVisit || (isSession && findings.hasVisit()));
    const bool isMark = payload.type == RecordType::String &&
                        std::any_of(m_description.notSessions.begin(), m_description.notSessions.end(),
                                    [&](const QByteArray &mark) { return payload.string == mark; });
    if (shapeFits && evidenceFits && !isMark)
        return true;
    fields.clear();
    return false;
}

Refusal Format::refusalOf(QByteArrayView key, const Payload &payload) const
{
    SessionFields fields;
    if (read(key, payload, fields))
        return Refusal::None;
    if (!specificationFor(key, RecordType::Unknown))
        return Refusal::Name;
    const auto taken = specificationFor(key, payload.type);
    if (!taken || (payload.type != RecordType::String && payload.type != RecordType::Hash))
        return Refusal::Type;
    FieldFindings findings(m_compilation->compiled().plan);
    findings.setId(key.sliced(taken->idOffset, taken->idLength));
    findings.setKeyUser(taken->of(KeyCapture::User, key));
    Closed closed = Closed::No;
    const bool isRead =
        payload.type == RecordType::Hash ? scanHash(payload, findings, closed) : scanString(payload, findings, closed);
    const KeySpecification &specification = m_description.keys[taken->specification];
    if (isRead && ((specification.needsAttribute && !findings.hasAttribute()) ||
                   (specification.needsVisit && !findings.hasVisit())))
        return Refusal::Attribute;
    if (payload.type == RecordType::Hash)
        return Refusal::Members;
    bool isDecoded = false;
    for (const CodecChain &chain : m_description.chains) {
        NodeTree &tree = freshTree();
        const ChainResult result = runChain(chain, payload.string, payload.truncated, tree);
        if (result.root == NodeTree::kNone)
            continue;
        if (fitsShape(tree, result.root, chain.back()))
            return Refusal::Members;
        isDecoded = true;
    }
    return isDecoded ? Refusal::Shape : Refusal::Codec;
}

void Format::readJoin(size_t join, QByteArrayView key, QByteArrayView value, bool truncated,
                      SessionFields &fields) const
{
    const JoinPart &part = m_compilation->compiled().joins[join];
    NodeTree &tree = freshTree();
    for (const CodecChain &chain : part.chains) {
        const ChainResult result = runChain(chain, value, truncated, tree);
        if (result.root == NodeTree::kNone)
            continue;
        FieldFindings findings(part.plan);
        findings.setId(capturesOf(key).id);
        scanTree(tree, result.root, part.plan, FieldPlan::kRoot, findings);
        SessionFields found;
        findings.writeTo(found);
        fields.addFrom(found);
        return;
    }
}

} // namespace formats
