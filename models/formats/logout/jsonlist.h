// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutplan.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <tl/expected.hpp>

#include <optional>

namespace formats
{

/// A list in a JSON document without one of its elements.
struct RemovedElement {
    QByteArray document;  ///< every byte as it was but the element and one comma
    QByteArray element;   ///< its own bytes
    QByteArray separator; ///< what went with it: the comma, and spaces if there were any
    qsizetype index = 0;  ///< where it stood
    /// It was the last one: frameworks that keep such lists delete the key then, and `document` holds an empty list.
    bool isEmpty = false;
};

enum class JsonListProblem : quint8 {
    NotJson,  ///< or cut off, deeper or longer than is taken apart
    NotFound, ///< no list at this path, or none of its elements matches
};

/// The document without the first element that matches. Nothing is parsed and written again: numbers of any size,
/// members that stand twice, spaces and escapes all stay. `path`: names of members, the later where one stands twice;
/// none: the document is the list. An array of Jackson's with its type, `["java.util.Vector",[…]]`, counts as the inner
/// one, on the way, at its end and as an element.
tl::expected<RemovedElement, JsonListProblem> withoutElement(QByteArrayView json, const QByteArrayList &path,
                                                             const ElementMatch &where);

/// What the elements of a list in a JSON document name.
struct ListedValues {
    QByteArrayList values;  ///< in their order, without duplicates: each is what withoutElement() would find
    qsizetype elements = 0; ///< of the list, as far as it was looked through
    qsizetype nameless = 0; ///< of them: without such a text or number
    bool isCut = false;     ///< there are more than `most`
};

/// The texts and numbers that stand under `member` in the elements; without a member the elements themselves. Nothing:
/// this is no JSON, or has no list at this path.
std::optional<ListedValues> listedValues(QByteArrayView json, const QByteArrayList &path, const QByteArray &member,
                                         qsizetype most);

/// The reverse of withoutElement(): the document with `element` (JSON, one value) before the element `index`, at the
/// end where there are fewer; `separator` stands between it and its neighbour. Nothing where there is no list at this
/// path.
std::optional<QByteArray> withElement(QByteArrayView json, const QByteArrayList &path, QByteArrayView element,
                                      qsizetype index, const QByteArray &separator = QByteArrayLiteral(","));

/// So long a document is taken apart: account sessions have some KB.
inline constexpr qsizetype kLongestJsonList = 4 * 1024 * 1024;

} // namespace formats
