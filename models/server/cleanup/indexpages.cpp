// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/indexpages.h"

namespace server
{

using IndexKind = formats::IndexLayout::Kind;
using redis::Reply;

namespace
{

constexpr qint64 kMembersOfAPage = 1000;
/// Account sessions have some KB; a longer one is asked for once more, whole.
constexpr qint64 kFirstBytes = 64 * 1024;

QByteArrayList range(const QByteArray &key, qint64 bytes)
{
    return {QByteArrayLiteral("GETRANGE"), key, QByteArrayLiteral("0"), QByteArray::number(bytes - 1)};
}

void takeMembers(const Reply &page, qsizetype step, IndexPage &result)
{
    if (page.elements.size() != 2 || !page.elements[1].isArray()) {
        result.refused = redis::Error{redis::ErrorKind::ProtocolError, {}};
        return;
    }
    // The cursor is an unsigned number that ends only at "0".
    if (page.elements[0].bytes != "0")
        result.cursor = page.elements[0].bytes;
    const std::vector<Reply> &members = page.elements[1].elements;
    for (size_t i = 0; i < members.size(); i += size_t(step))
        result.entries.append(members[i].bytes);
}

void takeText(const formats::IndexLayout &layout, const formats::IndexLayout::Index &index, const QByteArray &text,
              IndexPage &result)
{
    if (index.kind == IndexKind::Reference) {
        result.entries = {text};
        return;
    }
    const auto ids = layout.idsIn(index, text, kMostOfOneIndex);
    if (!ids) {
        result.isUnreadable = true;
        return;
    }
    result.entries = ids->values;
    result.nameless = ids->nameless;
    result.isCut = ids->isCut;
}

} // namespace

QList<QByteArrayList> pageCommands(const formats::IndexLayout::Index &index, const QByteArray &cursor)
{
    const QByteArray from = cursor.isEmpty() ? QByteArrayLiteral("0") : cursor;
    switch (index.kind) {
    case IndexKind::Set:
    case IndexKind::SortedSet:
        return {{index.kind == IndexKind::Set ? QByteArrayLiteral("SSCAN") : QByteArrayLiteral("ZSCAN"), index.key,
                 from, QByteArrayLiteral("COUNT"), QByteArray::number(kMembersOfAPage)}};
    case IndexKind::List:
    case IndexKind::Reference:
        // One byte more than is taken apart: what is longer is told by it.
        return {{QByteArrayLiteral("STRLEN"), index.key},
                range(index.key, cursor.isEmpty() ? kFirstBytes : formats::kLongestJsonList + 1)};
    case IndexKind::Beside:
        break;
    }
    return {};
}

IndexPage pageOf(const formats::IndexLayout &layout, const formats::IndexLayout::Index &index, const QByteArray &cursor,
                 const Reply *answers)
{
    IndexPage result;
    const qsizetype count = pageCommands(index, cursor).size();
    for (qsizetype i = 0; i < count; ++i) {
        if (answers[i].isError()) {
            result.refused = answers[i].error();
            return result;
        }
    }
    switch (index.kind) {
    case IndexKind::Set:
        takeMembers(*answers, 1, result);
        break;
    case IndexKind::SortedSet:
        takeMembers(*answers, 2, result); // each with its score behind it
        break;
    case IndexKind::List:
    case IndexKind::Reference: {
        const QByteArray &text = answers[1].bytes;
        if (answers[0].integer > formats::kLongestJsonList || text.size() > formats::kLongestJsonList)
            result.isUnreadable = true;
        else if (cursor.isEmpty() && answers[0].integer > text.size())
            result.cursor = QByteArrayLiteral("whole");
        else if (!text.isEmpty()) // else it has gone meanwhile
            takeText(layout, index, text, result);
        break;
    }
    case IndexKind::Beside:
        break;
    }
    return result;
}

} // namespace server
