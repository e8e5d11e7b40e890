// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/treevalue.h"

#include <QLocale>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

// Decoders stop at NodeTree::kDeepest, and a text that is decoded in place begins anew.
constexpr int kDeepest = 2 * NodeTree::kDeepest;
/// Texts are views in the tree, and one text may stand there a hundred thousand times: copies are counted.
constexpr qsizetype kMostCopied = 64 * 1024 * 1024;

Value convert(const NodeTree &tree, NodeTree::Index at, int depth, qsizetype &budget);

Value omission()
{
    Value value;
    value.kind = Value::Kind::Opaque;
    value.bytes = QByteArrayLiteral("…");
    return value;
}

void addMembers(const NodeTree &tree, const NodeTree::Node &node, int depth, qsizetype &budget, Value &value)
{
    const bool isList = node.kind == Kind::List;
    value.members.reserve(isList ? node.children : node.children / 2);
    for (NodeTree::Index child = node.first; child != NodeTree::kNone; child = tree.at(child).next) {
        Value::Member member;
        if (!isList) {
            member.key = convert(tree, child, depth + 1, budget);
            child = tree.at(child).next;
            if (child == NodeTree::kNone)
                return;
        }
        member.value = convert(tree, child, depth + 1, budget);
        value.members.push_back(std::move(member));
    }
}

Value convert(const NodeTree &tree, NodeTree::Index at, int depth, qsizetype &budget)
{
    const NodeTree::Node &node = tree.at(at);
    if (node.text.size() > budget)
        return omission();
    budget -= node.text.size();
    Value value;
    switch (node.kind) {
    case Kind::Null:
        break;
    case Kind::Bool:
        value.kind = Value::Kind::Bool;
        value.boolean = node.integer != 0;
        break;
    case Kind::Integer:
        value.kind = Value::Kind::Integer;
        value.integer = node.integer;
        break;
    case Kind::BigInteger:
        value.kind = Value::Kind::BigInteger;
        value.bytes = node.text.toByteArray();
        break;
    case Kind::Double:
        value.kind = Value::Kind::Double;
        value.number = node.number;
        value.bytes = node.text.isEmpty() ? QByteArray::number(node.number, 'g', QLocale::FloatingPointShortest)
                                          : node.text.toByteArray();
        break;
    case Kind::String:
    case Kind::Bytes:
        value.kind = node.kind == Kind::String && node.text.isValidUtf8() ? Value::Kind::String : Value::Kind::Bytes;
        value.bytes = node.text.toByteArray();
        break;
    case Kind::List:
    case Kind::Map:
    case Kind::Opaque:
        value.kind = node.kind == Kind::List  ? Value::Kind::List
                     : node.kind == Kind::Map ? Value::Kind::Map
                                              : Value::Kind::Opaque;
        value.bytes = node.text.toByteArray();
        if (depth < kDeepest)
            addMembers(tree, node, depth, budget, value);
        break;
    case Kind::Reference:
        value.kind = Value::Kind::Opaque;
        value.bytes = QByteArrayLiteral("↑");
        break;
    case Kind::Omitted:
        return omission();
    }
    return value;
}

} // namespace

Value treeValue(const NodeTree &tree, NodeTree::Index root)
{
    qsizetype budget = kMostCopied;
    return root == NodeTree::kNone ? Value() : convert(tree, root, 0, budget);
}

} // namespace formats
