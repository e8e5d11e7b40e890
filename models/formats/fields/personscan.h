// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "models/formats/fields/personnames.h"

#include <array>

namespace formats
{

struct SessionFields;

/// Looks for a person by how members are called (PersonNames), in a payload in which no path led to a user. Goes into
/// what describes a person, into what applications put around their data, and into tokens; a bounded number of members.
class PersonScan
{
public:
    explicit PersonScan(NodeTree &tree)
        : m_tree(tree)
    {
    }

    /// What a payload, or a part of it, holds.
    void lookIn(NodeTree::Index container);
    /// One member: a field of a hash.
    void member(QByteArrayView name, NodeTree::Index value);
    /// The most telling name as the user, the others beside it; where there is none, the one in a token. True: it is
    /// a login or an address of mail of the session's own.
    bool writeTo(SessionFields &fields) const;

private:
    /// Unnumbered: a person of whom no number is told by PersonNames::insideAs() alone.
    enum class Around : quint8 { Anything, Person, Unnumbered, Role };
    void members(NodeTree::Index container, Around around, int depth);
    void member(QByteArrayView name, NodeTree::Index value, Around around, int depth);
    void token(QByteArrayView text);
    void offer(PersonName kind, QByteArrayView text);
    QByteArrayView scalar(NodeTree::Index value, bool isNumber);

    static constexpr size_t kMostFound = 6;
    struct Found {
        int rank = -1;
        QByteArrayView text;
    };

    NodeTree &m_tree;
    std::array<Found, kMostFound> m_found; ///< in the order in which they stand
    size_t m_count = 0;
    Found m_claim; ///< of a token, which says what its issuer knew: the session's own words come first
    int m_visited = 0;
};

} // namespace formats
