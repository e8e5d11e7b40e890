// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/picklemachine.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/pickleopcodes.h"
#include "models/formats/codecs/pickletext.h"
#include "models/formats/codecs/reusedentries.h"

#include <charconv>

namespace formats
{

using namespace pickle;

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr quint8 kMostProtocol = 5;
/// What a usual session needs; more is given back after it.
constexpr size_t kUsualPickleEntries = 4096;

QByteArrayView trimmed(QByteArrayView text)
{
    return text.trimmed();
}

} // namespace

Index PickleMachine::run(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    m_tree = &tree;
    m_cursor = ByteCursor(bytes);
    m_isPrefix = isPrefix;
    emptyForReuse(m_stack, kUsualPickleEntries);
    emptyForReuse(m_marks, kUsualPickleEntries);
    emptyForReuse(m_memo, kUsualPickleEntries);
    m_containers = 0;
    m_openGetAttributes = 0;
    m_repeated.clear();
    m_itemsOwner = NodeTree::kNone;
    if (bytes.isEmpty())
        return NodeTree::kNone;

    Step result = Step::Next;
    while (result == Step::Next)
        result = step();
    if (m_openGetAttributes > 0)
        tree.markSuspicious(QByteArrayLiteral("builtins.getattr"));

    Index root = NodeTree::kNone;
    if (result == Step::Stop && (isPrefix || m_cursor.atEnd()))
        root = finish();
    else if (result == Step::Cut)
        root = finishCut();
    if (result == Step::Cut && root == NodeTree::kNone && static_cast<quint8>(bytes.front()) == kProto)
        root = tree.add(Kind::Omitted); // cut within its first value
    if (root != NodeTree::kNone && m_containers > static_cast<Index>(NodeTree::kDeepest))
        limitDepth(root);
    return root;
}

PickleMachine::Step PickleMachine::step()
{
    quint8 opcode = 0;
    if (!m_cursor.byte(opcode))
        return missing();
    switch (opcode) {
    case kProto: {
        quint8 version = 0;
        if (!m_cursor.byte(version))
            return missing();
        return version <= kMostProtocol ? Step::Next : Step::Refuse;
    }
    case kFrame: {
        // Frames only tell Python how much to read at once. A pickle holds the whole of each.
        quint64 size = 0;
        if (!m_cursor.littleEndian(size))
            return missing();
        return m_isPrefix || size <= static_cast<quint64>(m_cursor.left()) ? Step::Next : Step::Refuse;
    }
    case '.':
        return above() > 0 ? Step::Stop : Step::Refuse;
    case '(':
        m_marks.push_back(m_stack.size());
        return Step::Next;
    case '0':
        if (above() > 0)
            m_stack.pop_back();
        else if (!m_marks.empty())
            m_marks.pop_back();
        else
            return Step::Refuse;
        return Step::Next;
    case '1':
        if (m_marks.empty())
            return Step::Refuse;
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return Step::Next;
    case '2':
        return above() > 0 ? pushAgain(m_stack.back()) : Step::Refuse;
    case 'N':
    case kNewTrue:
    case kNewFalse:
    case 'I':
    case 'J':
    case 'K':
    case 'M':
    case 'L':
    case kLong1:
    case kLong4:
    case 'F':
    case 'G':
        return scalar(opcode);
    case 'S':
    case 'T':
    case 'U':
    case 'V':
    case 'X':
    case 'B':
    case 'C':
    case kShortBinUnicode:
    case kBinUnicode8:
    case kBinBytes8:
    case kByteArray8:
        return text(opcode);
    case ']':
    case '}':
    case ')':
    case kEmptySet:
    case 'l':
    case 'd':
    case 't':
    case kFrozenSet:
    case kTuple1:
    case kTuple2:
    case kTuple3:
    case 'a':
    case 'e':
    case 's':
    case 'u':
    case kAddItems:
        return container(opcode);
    case 'p':
    case 'q':
    case 'r':
    case kMemoize:
    case 'g':
    case 'h':
    case 'j':
        return memo(opcode);
    case 'c':
    case kStackGlobal:
    case 'i':
    case 'o':
    case 'R':
    case kNewObj:
    case kNewObjEx:
    case 'b':
        return object(opcode);
    case 'P':
    case 'Q':
    case kExt1:
    case kExt2:
    case kExt4:
    case kNextBuffer:
    case kReadonlyBuffer:
    default:
        // Objects that only the application could look up, or that travel beside the pickle: not a session.
        return Step::Refuse;
    }
}

template<typename Number> bool PickleMachine::number(Number &result)
{
    return m_cursor.littleEndian(result);
}

template<typename Length> bool PickleMachine::counted(QByteArrayView &result)
{
    Length length = 0;
    return m_cursor.littleEndian(length) && m_cursor.bytes(length, result);
}

bool PickleMachine::line(QByteArrayView &result)
{
    return m_cursor.until('\n', result);
}

PickleMachine::Step PickleMachine::scalar(quint8 opcode)
{
    QByteArrayView digits;
    switch (opcode) {
    case 'N':
        return pushNode(m_tree->add(Kind::Null));
    case kNewTrue:
        return pushNode(m_tree->addBool(true));
    case kNewFalse:
        return pushNode(m_tree->addBool(false));
    case 'J': {
        qint32 value = 0;
        return number(value) ? pushNode(m_tree->addInteger(value)) : missing();
    }
    case 'K': {
        quint8 value = 0;
        return number(value) ? pushNode(m_tree->addInteger(value)) : missing();
    }
    case 'M': {
        quint16 value = 0;
        return number(value) ? pushNode(m_tree->addInteger(value)) : missing();
    }
    case 'I':
        if (!line(digits))
            return missing();
        if (digits == "00" || digits == "01")
            return pushNode(m_tree->addBool(digits == "01"));
        return pushRead(addDigits(*m_tree, trimmed(digits)));
    case 'L':
        if (!line(digits))
            return missing();
        digits = trimmed(digits);
        return pushRead(addDigits(*m_tree, digits.chopped(digits.endsWith('L') ? 1 : 0)));
    case kLong1:
        return counted<quint8>(digits) ? pushNode(addTwosComplement(*m_tree, digits)) : missing();
    case kLong4:
        return counted<quint32>(digits) ? pushNode(addTwosComplement(*m_tree, digits)) : missing();
    case 'F': {
        if (!line(digits))
            return missing();
        digits = trimmed(digits);
        const auto value = doubleFromDecimal(digits);
        return value ? pushNode(m_tree->addDouble(*value, digits)) : Step::Refuse;
    }
    default: {
        double value = 0;
        return m_cursor.bigEndian(value) ? pushNode(m_tree->addDouble(value)) : missing();
    }
    }
}

PickleMachine::Step PickleMachine::text(quint8 opcode)
{
    QByteArrayView bytes;
    switch (opcode) {
    case kShortBinUnicode:
        return counted<quint8>(bytes) ? pushNode(m_tree->add(Kind::String, bytes)) : missing();
    case 'X':
        return counted<quint32>(bytes) ? pushNode(m_tree->add(Kind::String, bytes)) : missing();
    case kBinUnicode8:
        return counted<quint64>(bytes) ? pushNode(m_tree->add(Kind::String, bytes)) : missing();
    case 'C':
        return counted<quint8>(bytes) ? pushNode(m_tree->add(Kind::Bytes, bytes)) : missing();
    case 'B':
        return counted<quint32>(bytes) ? pushNode(m_tree->add(Kind::Bytes, bytes)) : missing();
    case kBinBytes8:
    case kByteArray8:
        return counted<quint64>(bytes) ? pushNode(m_tree->add(Kind::Bytes, bytes)) : missing();
    case 'U':
        return counted<quint8>(bytes) ? pushNode(addByteString(*m_tree, bytes)) : missing();
    case 'T':
        return counted<quint32>(bytes) ? pushNode(addByteString(*m_tree, bytes)) : missing();
    case 'S':
        return line(bytes) ? pushRead(addQuotedString(*m_tree, trimmed(bytes))) : missing();
    default:
        return line(bytes) ? pushRead(addRawUnicode(*m_tree, bytes)) : missing();
    }
}

PickleMachine::Step PickleMachine::container(quint8 opcode)
{
    switch (opcode) {
    case ']':
    case ')':
    case kEmptySet:
        ++m_containers;
        return pushNode(m_tree->add(Kind::List));
    case '}':
        ++m_containers;
        return pushNode(m_tree->add(Kind::Map));
    case kTuple1:
        return newTuple(1);
    case kTuple2:
        return newTuple(2);
    case kTuple3:
        return newTuple(3);
    case 'a':
        return above() >= 2 && fill(m_stack.size() - 1, false) ? Step::Next : Step::Refuse;
    case 's':
        return above() >= 3 && fill(m_stack.size() - 2, true) ? Step::Next : Step::Refuse;
    default:
        break;
    }
    if (m_marks.empty())
        return Step::Refuse;
    const size_t first = m_marks.back();
    m_marks.pop_back();
    switch (opcode) {
    case 'l':
    case 't':
    case kFrozenSet:
        return collect(Kind::List, first);
    case 'd':
        return (m_stack.size() - first) % 2 == 0 ? collect(Kind::Map, first) : Step::Refuse;
    case 'u':
        return first > base() && fill(first, true) ? Step::Next : Step::Refuse;
    default: // APPENDS and ADDITEMS
        return first > base() && fill(first, false) ? Step::Next : Step::Refuse;
    }
}

PickleMachine::Step PickleMachine::memo(quint8 opcode)
{
    const bool isGet = opcode == 'g' || opcode == 'h' || opcode == 'j';
    quint64 slot = m_memo.size();
    if (opcode == 'p' || opcode == 'g') {
        QByteArrayView digits;
        if (!line(digits))
            return missing();
        digits = trimmed(digits);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), slot);
        if (error != std::errc() || end != digits.data() + digits.size())
            return Step::Refuse;
    } else if (opcode == 'q' || opcode == 'h') {
        quint8 value = 0;
        if (!number(value))
            return missing();
        slot = value;
    } else if (opcode == 'r' || opcode == 'j') {
        quint32 value = 0;
        if (!number(value))
            return missing();
        slot = value;
    }
    if (isGet) {
        if (slot >= m_memo.size() || m_memo[slot].node == NodeTree::kNone)
            return Step::Refuse;
        return pushAgain(m_memo[slot]);
    }
    // Pickles number their objects one by one, so none has a number beyond its place in the bytes.
    if (above() == 0 || slot > static_cast<quint64>(m_cursor.position()))
        return Step::Refuse;
    if (slot == m_memo.size()) {
        m_memo.push_back(m_stack.back());
        return Step::Next;
    }
    if (slot > m_memo.size())
        m_memo.resize(slot + 1);
    m_memo[slot] = m_stack.back();
    return Step::Next;
}

PickleMachine::Step PickleMachine::push(PickleEntry entry)
{
    if (entry.node == NodeTree::kNone)
        return Step::Cut;
    m_stack.push_back(entry);
    return Step::Next;
}

PickleMachine::Step PickleMachine::pushRead(Index node)
{
    if (node != NodeTree::kNone)
        return pushNode(node);
    return m_tree->isFull() ? Step::Cut : Step::Refuse;
}

PickleMachine::Step PickleMachine::pushAgain(PickleEntry entry)
{
    if (entry.isClass && entry.type == PickleType::GetAttribute)
        ++m_openGetAttributes;
    // A Reference is copied with what it refers to.
    ++m_containers;
    entry.node = m_repeated.add(*m_tree, entry.node);
    return push(entry);
}

PickleEntry PickleMachine::pop()
{
    const PickleEntry entry = m_stack.back();
    m_stack.pop_back();
    return entry;
}

PickleMachine::Step PickleMachine::newTuple(size_t count)
{
    return above() >= count ? collect(Kind::List, m_stack.size() - count) : Step::Refuse;
}

PickleMachine::Step PickleMachine::collect(Kind kind, size_t first)
{
    ++m_containers;
    const Index node = m_tree->add(kind);
    if (node == NodeTree::kNone)
        return Step::Cut;
    for (size_t i = first; i < m_stack.size(); ++i)
        m_tree->append(node, m_stack[i].node);
    m_stack.resize(first);
    return pushNode(node);
}

bool PickleMachine::fill(size_t first, bool asPairs)
{
    if (asPairs && (m_stack.size() - first) % 2 != 0)
        return false;
    const PickleEntry below = m_stack[first - 1];
    const bool isReference = m_tree->at(below.node).kind == Kind::Reference;
    Index target = referredNode(*m_tree, below.node);
    const Kind kind = m_tree->at(target).kind;
    if (kind != Kind::Opaque && kind != (asPairs ? Kind::Map : Kind::List))
        return false;
    if (kind == Kind::Opaque && !asPairs) {
        if (m_itemsOwner != target) {
            m_itemsOwner = target;
            m_items = m_tree->add(Kind::List);
            ++m_containers;
            appendNamed(*m_tree, target, "items", m_items);
        }
        target = m_items;
    }
    for (size_t i = first; i < m_stack.size(); ++i)
        put(target, isReference, m_stack[i]);
    m_stack.resize(first);
    return true;
}

void PickleMachine::put(Index target, bool isReference, PickleEntry child)
{
    const bool again = isReference && m_tree->at(child.node).isContainer();
    m_tree->append(target, again ? m_tree->addAgain(child.node) : child.node);
}

Index PickleMachine::finish()
{
    return referredNode(*m_tree, m_stack.back().node);
}

} // namespace formats
