// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/format.h"
#include "models/formats/values/freshtree.h"
#include "models/formats/values/treevalue.h"

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

} // namespace

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
    decoded.odd = tree.isOdd();
    return decoded;
}

} // namespace formats
