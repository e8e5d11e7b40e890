// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/personscan.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/fields/sessionfields.h"
#include "models/formats/fields/username.h"
#include "models/text/characters.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

constexpr int kMostPersonMembers = 2000;
constexpr int kDeepestPerson = 4;
constexpr qsizetype kLongestPerson = 128;
constexpr qsizetype kLongestPersonNumber = 64;
constexpr qsizetype kLongestOpened = 64 * 1024; ///< that is opened

bool isWord(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return text::isLetter(c) || static_cast<uchar>(c) >= 0x80; });
}

/// A token, a hash: nobody is called so.
bool isMinted(QByteArrayView text)
{
    constexpr qsizetype kShortest = 24;
    return text.size() >= kShortest && !text.contains('@') && !text.contains(' ') &&
           std::any_of(text.begin(), text.end(), text::isDigit);
}

/// Ids of letters and digits that databases give: a UUID, and MongoDB's ObjectId.
bool isIdOfRecord(QByteArrayView text)
{
    constexpr qsizetype kUuid = 36;
    constexpr qsizetype kObjectId = 24;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isDash = text.size() == kUuid && (i == 8 || i == 13 || i == 18 || i == 23);
        if (isDash ? text[i] != '-' : !text::isHexDigit(text[i]))
            return false;
    }
    return text.size() == kUuid || text.size() == kObjectId;
}

/// How telling a text is that stands where one of this kind does; nothing: nobody is called so.
std::optional<PersonName> usableAs(PersonName kind, QByteArrayView text)
{
    if (text.isEmpty() || text.size() > kLongestPerson || meansNobody(text))
        return std::nullopt;
    const bool isNumber = kind == PersonName::Number || !isWord(text);
    const bool isSecret = isMinted(text) && isWord(text) && !(isNumber && isIdOfRecord(text));
    const bool isUsable = !isSecret && (!isNumber || (text.size() <= kLongestPersonNumber && !text.contains(' ')));
    const bool isPlain = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<uchar>(c) < 0x20; });
    if (!isUsable || !isPlain)
        return std::nullopt;
    return isNumber ? PersonName::Number : kind;
}

/// What a member's name says; the same few names stand in every session of a store.
struct NameSays {
    bool isPerson = false;
    bool isNumbered = false;
    bool isCalledSo = false;
    bool isRole = false;
    bool isWrapper = false;
    bool isCredential = false;
    bool isToken = false;
    std::optional<PersonName> alone = {};
    std::optional<PersonName> inside = {};
    std::optional<PersonName> insideUnnumbered = {};
    std::optional<PersonName> insideRole = {};
};

const NameSays &saidBy(QByteArrayView name)
{
    constexpr qsizetype kMostNames = 4096;
    constexpr qsizetype kLongestTelling = 48;
    static const NameSays nothing;
    if (name.size() > kLongestTelling)
        return nothing;
    static thread_local QHash<QByteArray, NameSays> known;
    if (const auto found = known.constFind(QByteArray::fromRawData(name.data(), name.size())); found != known.cend())
        return *found;
    if (known.size() >= kMostNames)
        known.clear();
    const PersonNames &names = PersonNames::common();
    return *known.insert(name.toByteArray(), {.isPerson = names.isPerson(name),
                                              .isNumbered = names.isNumbered(name),
                                              .isCalledSo = names.isCalledSo(name),
                                              .isRole = names.isRole(name),
                                              .isWrapper = names.isWrapper(name),
                                              .isCredential = names.isCredential(name),
                                              .isToken = names.isTokenOfPerson(name),
                                              .alone = names.aloneAs(name),
                                              .inside = names.insideAs(name),
                                              .insideUnnumbered = names.insideUnnumberedAs(name),
                                              .insideRole = names.insideRoleAs(name)});
}

} // namespace

void PersonScan::lookIn(NodeTree::Index container)
{
    members(container, Around::Anything, 0);
}

void PersonScan::member(QByteArrayView name, NodeTree::Index value)
{
    member(name, value, Around::Anything, 0);
}

void PersonScan::members(NodeTree::Index container, Around around, int depth)
{
    const Kind kind = m_tree.at(container).kind;
    if ((kind != Kind::Map && kind != Kind::Opaque) || depth > kDeepestPerson)
        return;
    for (NodeTree::Index key = m_tree.at(container).first; key != NodeTree::kNone;) {
        const NodeTree::Index value = m_tree.at(key).next;
        if (value == NodeTree::kNone || ++m_visited > kMostPersonMembers)
            return;
        if (m_tree.at(key).isText())
            member(m_tree.at(key).text, value, around, depth);
        key = m_tree.at(value).next;
    }
}

void PersonScan::member(QByteArrayView name, NodeTree::Index value, Around around, int depth)
{
    const NameSays says = saidBy(name);
    const bool isPerson = says.isPerson;
    const Around within = says.isNumbered ? Around::Person : Around::Unnumbered;
    const std::optional<PersonName> kind = around == Around::Person       ? says.inside
                                           : around == Around::Unnumbered ? says.insideUnnumbered
                                           : around == Around::Role       ? says.insideRole
                                                                          : says.alone;
    if (const QByteArrayView text = scalar(value, kind == PersonName::Number); !text.isEmpty()) {
        if (kind)
            offer(*kind, text);
        else if (says.isCalledSo && isNameOfAUser(text)) // `admin: 1` says what somebody may do
            offer(PersonName::Login, text);
        if (says.isToken)
            token(text);
        const bool mayBeJson = isPerson && text.startsWith('{') && text.endsWith('}') && text.size() <= kLongestOpened;
        const NodeTree::Index root = mayBeJson ? decodeJson(text, false, m_tree) : NodeTree::kNone;
        if (root != NodeTree::kNone)
            members(root, within, depth + 1);
        return;
    }
    NodeTree::Index target = value;
    if (m_tree.at(value).kind == Kind::Reference)
        target = static_cast<NodeTree::Index>(m_tree.at(value).integer);
    if (target >= m_tree.size())
        return;
    if (isPerson)
        members(target, within, depth + 1);
    else if (says.isRole)
        members(target, Around::Role, depth + 1);
    else if (says.isCredential)
        members(target, Around::Anything, depth + 1);
    else if (says.isWrapper)
        members(target, around, depth + 1);
}

/// A text or a number, also in the box that a language puts around it; empty: it is none.
QByteArrayView PersonScan::scalar(NodeTree::Index value, bool isNumber)
{
    const NodeTree::Node node = m_tree.at(value);
    switch (node.kind) {
    case Kind::String:
    case Kind::Bytes:
    case Kind::BigInteger:
        return plainUserText(node.text);
    case Kind::Integer:
        return m_tree.keep(QByteArray::number(node.integer));
    case Kind::List: { // as Jackson writes it with its class: ["java.lang.Long", 7]
        if (node.children != 2 || m_tree.at(node.first).kind != Kind::String ||
            !m_tree.at(node.first).text.startsWith("java."))
            return {};
        return m_tree.at(node.last).isContainer() ? QByteArrayView() : scalar(node.last, isNumber);
    }
    case Kind::Opaque: {
        const bool isBoth = isNumber && node.text == kTextOrInt32;
        const NodeTree::Index number = isBoth ? m_tree.find(value, "number") : NodeTree::kNone;
        const NodeTree::Index readable = number != NodeTree::kNone ? number : m_tree.find(value, "value");
        return readable == NodeTree::kNone || m_tree.at(readable).isContainer() ? QByteArrayView()
                                                                                : scalar(readable, isNumber);
    }
    default:
        return {};
    }
}

/// Claims are nobody's word, as elsewhere; but they say whom the application took this for.
void PersonScan::token(QByteArrayView text)
{
    if (!text.startsWith("eyJ") || text.count('.') != 2 || text.size() > kLongestOpened)
        return;
    const NodeTree::Index claims = decodeJwt(text, false, m_tree);
    if (claims == NodeTree::kNone)
        return;
    constexpr std::array<std::pair<const char *, PersonName>, 5> kClaims{{{"preferred_username", PersonName::Login},
                                                                          {"username", PersonName::Login},
                                                                          {"email", PersonName::Mail},
                                                                          {"name", PersonName::Displayed},
                                                                          {"sub", PersonName::Number}}};
    int rank = 0;
    for (const auto &[claim, kind] : kClaims) {
        const NodeTree::Index value = m_tree.find(claims, claim);
        const QByteArrayView said = value == NodeTree::kNone ? QByteArrayView() : scalar(value, false);
        if (usableAs(kind, said) && (m_claim.rank < 0 || rank < m_claim.rank))
            m_claim = {rank, said};
        ++rank;
    }
}

void PersonScan::offer(PersonName kind, QByteArrayView text)
{
    if (m_count == m_found.size())
        return;
    if (const std::optional<PersonName> usable = usableAs(kind, text))
        m_found[m_count++] = {static_cast<int>(*usable), text};
}

bool PersonScan::writeTo(SessionFields &fields) const
{
    if (m_count == 0) {
        fields.user = m_claim.text.toByteArray();
        return false;
    }
    const auto end = m_found.begin() + m_count;
    const auto best =
        std::min_element(m_found.begin(), end, [](const Found &a, const Found &b) { return a.rank < b.rank; });
    fields.user = best->text.toByteArray();
    QByteArrayList others;
    for (auto each = m_found.begin(); each != end && others.size() < kMostOtherNames; ++each) {
        const QByteArray name = each->text.toByteArray();
        if (each->rank != static_cast<int>(PersonName::Number) && name != fields.user && !others.contains(name))
            others.append(name);
    }
    fields.otherNames = others.join('\n');
    return best->rank <= static_cast<int>(PersonName::Mail);
}

} // namespace formats
