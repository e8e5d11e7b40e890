// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/netvalues.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/text/characters.h"

#include <array>
#include <optional>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr qint32 kVersion = 5;
// Katana's tickets, gzip'd as a whole: one identity, without its count, scheme, actor and claims' properties
// (https://github.com/aspnet/AspNetKatana, src/Microsoft.Owin.Security/DataHandler/Serializer).
constexpr qint32 kOldestKatanaVersion = 2;
constexpr qint32 kKatanaVersion = 3;
constexpr qint32 kPropertiesVersion = 1;

constexpr QByteArrayView kDefault("\0", 1); // stands for the default of its place
constexpr QByteArrayView kNameClaim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name");
constexpr QByteArrayView kNameIdentifierClaim("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier");
constexpr QByteArrayView kSubjectClaim("sub"); // the same, where claims keep the names of OpenID Connect

/// `Sun, 22 Nov 2026 10:34:40 GMT`, as the properties .issued and .expires are written, in ISO 8601.
std::optional<QByteArray> isoFromRfc1123(QByteArrayView text)
{
    constexpr QByteArrayView kPattern("www, 00 mmm 0000 00:00:00 GMT");
    constexpr std::array<QByteArrayView, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != kPattern.size())
        return std::nullopt;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char wanted = kPattern[i];
        const bool fits = wanted == '0' ? text::isDigit(text[i]) : text::isLower(wanted) ? true : text[i] == wanted;
        if (!fits)
            return std::nullopt;
    }
    for (size_t month = 0; month < kMonths.size(); ++month) {
        if (text.sliced(8, 3) != kMonths[month])
            continue;
        QByteArray iso = text.sliced(12, 4).toByteArray();
        iso += '-' + QByteArray::number(month + 1).rightJustified(2, '0') + '-';
        iso += text.sliced(5, 2);
        iso += 'T';
        iso += text.sliced(17, 8);
        return iso + 'Z';
    }
    return std::nullopt;
}

/// Reads and builds in one pass. Each count is of things that take bytes, so no loop outlives the input; an
/// actor within an actor is followed in a loop, not by recursion.
class TicketDecoder
{
public:
    TicketDecoder(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index decode()
    {
        qint32 version = 0;
        if (!m_cursor.littleEndian(version) ||
            (version != kVersion && version != kKatanaVersion && version != kOldestKatanaVersion))
            return NodeTree::kNone;
        m_isKatana = version != kVersion;
        m_root = m_tree.add(Kind::Map);
        const bool isWhole = readTicket() && m_cursor.atEnd();
        if (!isWhole && !m_tree.isFull() && !(m_isPrefix && m_hasEnded))
            return NodeTree::kNone;
        if (!isWhole || m_isPrefix)
            m_tree.markIncomplete();
        addIfAny(m_root, "name", m_name);
        addIfAny(m_root, "nameIdentifier", m_nameIdentifier.isEmpty() ? m_subject : m_nameIdentifier);
        addIfAny(m_root, "issued", m_issued);
        addIfAny(m_root, "expires", m_expires);
        return m_root;
    }

private:
    bool readTicket()
    {
        QByteArrayView scheme;
        qint32 identities = 1;
        if (!m_isKatana) {
            if (!text(scheme) || !count(identities))
                return brokenOff(m_root);
            add(m_root, "scheme", m_tree.add(Kind::String, scheme));
        }
        const Index list = addContainer(m_root, "identities", Kind::List);
        for (; identities > 0; --identities) {
            if (!readIdentity(list))
                return false;
        }
        return readProperties();
    }

    /// And the actor of it, and of that.
    bool readIdentity(Index list)
    {
        const Index first = m_tree.add(Kind::Map);
        m_tree.append(list, first);
        Index identity = first;
        for (int depth = 3;;) {
            bool hasActor = false;
            if (!readOneIdentity(identity, hasActor))
                return brokenOff(identity);
            if (!hasActor)
                return true;
            if (++depth + 3 <= NodeTree::kDeepest) { // below it: claims, a claim, its properties
                identity = addContainer(identity, "actor", Kind::Map);
            } else if (identity != NodeTree::kNone) {
                add(identity, "actor", m_tree.add(Kind::Omitted));
                m_tree.markIncomplete();
                identity = NodeTree::kNone;
            }
        }
    }

    bool readOneIdentity(Index identity, bool &hasActor)
    {
        QByteArrayView authenticationType;
        QByteArrayView nameType;
        QByteArrayView roleType;
        qint32 claims = 0;
        if (!text(authenticationType) || !text(nameType) || !text(roleType) || !count(claims))
            return false;
        if (nameType == kDefault)
            nameType = kNameClaim;
        addText(identity, "authenticationType", authenticationType);
        const Index list = addContainer(identity, "claims", Kind::List);
        QByteArrayView name;
        for (; claims > 0; --claims) {
            if (!readClaim(list, nameType, name))
                return brokenOff(list);
        }
        addIfAny(identity, "name", name);
        return readBootstrap(identity) && (m_isKatana || flag(hasActor));
    }

    bool readClaim(Index list, QByteArrayView nameType, QByteArrayView &name)
    {
        QByteArrayView type;
        QByteArrayView value;
        QByteArrayView valueType;
        QByteArrayView issuer;
        QByteArrayView originalIssuer;
        qint32 properties = 0;
        if (!text(type) || !text(value) || !text(valueType) || !text(issuer) || !text(originalIssuer) ||
            (!m_isKatana && !count(properties)))
            return false;
        if (type == kDefault)
            type = nameType;
        if (type == nameType && name.isEmpty())
            name = value;
        if (list != NodeTree::kNone)
            noteUser(type, nameType, value);

        const Index claim = list == NodeTree::kNone ? NodeTree::kNone : m_tree.add(Kind::Map);
        m_tree.append(list, claim);
        addText(claim, "type", type);
        addText(claim, "value", value);
        // Nearly all are the defaults, which say nothing.
        if (valueType != kDefault)
            addText(claim, "valueType", valueType);
        if (issuer != kDefault)
            addText(claim, "issuer", issuer);
        if (originalIssuer != kDefault)
            addText(claim, "originalIssuer", originalIssuer);
        if (properties == 0)
            return true;
        const Index map = addContainer(claim, "properties", Kind::Map);
        return readPairs(map, properties);
    }

    /// The first of each counts, and identities come before their actors.
    void noteUser(QByteArrayView type, QByteArrayView nameType, QByteArrayView value)
    {
        if (type == nameType && m_name.isEmpty())
            m_name = value;
        if (type == kNameIdentifierClaim && m_nameIdentifier.isEmpty())
            m_nameIdentifier = value;
        if (type == kSubjectClaim && m_subject.isEmpty())
            m_subject = value;
    }

    /// The token that the identity was made from.
    bool readBootstrap(Index identity)
    {
        qint32 length = 0;
        bool isThere = false;
        if (m_isKatana ? !count(length) : !flag(isThere))
            return false;
        if (!isThere && length == 0)
            return true;
        QByteArrayView token;
        if (!text(token))
            return false;
        addText(identity, "bootstrapContext", token);
        return true;
    }

    bool readProperties()
    {
        qint32 version = 0;
        qint32 properties = 0;
        if (!number(version))
            return brokenOff(m_root);
        if (version != kPropertiesVersion)
            return false;
        if (!count(properties))
            return brokenOff(m_root);
        const Index map = addContainer(m_root, "properties", Kind::Map);
        if (!readPairs(map, properties))
            return false;
        noteTime(map, ".issued", m_issued);
        noteTime(map, ".expires", m_expires);
        return true;
    }

    void noteTime(Index map, QByteArrayView key, QByteArrayView &time)
    {
        const Index found = map == NodeTree::kNone ? map : m_tree.find(map, key);
        if (found == NodeTree::kNone)
            return;
        if (const auto iso = isoFromRfc1123(m_tree.at(found).text))
            time = m_tree.keep(*iso);
    }

    bool readPairs(Index map, qint32 pairs)
    {
        for (; pairs > 0; --pairs) {
            QByteArrayView key;
            QByteArrayView value;
            if (!text(key) || !text(value))
                return brokenOff(map);
            if (map == NodeTree::kNone)
                continue;
            const Index keyNode = m_tree.add(Kind::String, key);
            m_tree.append(map, keyNode);
            m_tree.append(map, m_tree.add(Kind::String, value));
        }
        return !m_tree.isFull();
    }

    bool number(qint32 &result)
    {
        m_hasEnded = !m_cursor.littleEndian(result);
        return !m_hasEnded;
    }

    /// Of things of a byte and more.
    bool count(qint32 &result)
    {
        if (!number(result))
            return false;
        return result >= 0 && (m_isPrefix || result <= m_cursor.left());
    }

    bool flag(bool &result)
    {
        quint8 value = 0;
        m_hasEnded = !m_cursor.byte(value);
        result = value == 1;
        return !m_hasEnded && value <= 1;
    }

    /// As BinaryWriter writes it: the length in groups of seven bits, the lowest first, then UTF-8.
    bool text(QByteArrayView &result) { return readNetText(m_cursor, result, m_hasEnded); }

    // Below a kNone nothing is added: it stands for what is too deep.

    void add(Index map, QByteArrayView key, Index value)
    {
        if (map == NodeTree::kNone)
            return;
        m_tree.append(map, m_tree.add(Kind::String, key));
        m_tree.append(map, value);
    }

    void addText(Index map, QByteArrayView key, QByteArrayView value)
    {
        if (map != NodeTree::kNone)
            add(map, key, m_tree.add(Kind::String, value));
    }

    void addIfAny(Index map, QByteArrayView key, QByteArrayView value)
    {
        if (!value.isEmpty())
            addText(map, key, value);
    }

    Index addContainer(Index map, QByteArrayView key, Kind kind)
    {
        if (map == NodeTree::kNone)
            return NodeTree::kNone;
        const Index container = m_tree.add(kind);
        add(map, key, container);
        return container;
    }

    /// Always false. Marks the innermost place where a cut input ends; those around it are left alone.
    bool brokenOff(Index container)
    {
        if (m_isPrefix && m_hasEnded && !m_isMarked && container != NodeTree::kNone) {
            m_isMarked = true;
            markBreak(m_tree, container);
        }
        return false;
    }

    ByteCursor m_cursor;
    bool m_isPrefix;
    NodeTree &m_tree;
    bool m_isKatana = false;
    bool m_hasEnded = false;
    bool m_isMarked = false;
    Index m_root = NodeTree::kNone;
    QByteArrayView m_name;
    QByteArrayView m_nameIdentifier;
    QByteArrayView m_subject;
    QByteArrayView m_issued;
    QByteArrayView m_expires;
};

} // namespace

NodeTree::Index decodeAspNetTicket(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return TicketDecoder(bytes, isPrefix, tree).decode();
}

} // namespace formats
