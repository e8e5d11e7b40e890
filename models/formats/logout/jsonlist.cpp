// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/jsonlist.h"

#include "models/formats/codecs/jsoncursor.h"
#include "models/text/characters.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace formats
{

namespace
{

// All below is of documents that are known to be JSON from the first byte to the last: values are views into them.

/// Types within types: an object is written with one, and so is the list around it.
constexpr int kMostTypes = 4;

QByteArrayView between(const char *begin, const char *end)
{
    return {begin, end - begin};
}

/// The document without the spaces around; null: it is none.
QByteArrayView wholeValue(QByteArrayView json)
{
    if (json.size() > kLongestJsonList)
        return {};
    JsonCursor cursor(json);
    cursor.skipWhitespace();
    const char *begin = cursor.at();
    if (!cursor.skipValue())
        return {};
    const char *end = cursor.at();
    cursor.skipWhitespace();
    return cursor.atEnd() ? between(begin, end) : QByteArrayView();
}

QByteArray textOf(const JsonString &string, qsizetype limit)
{
    QByteArray text;
    appendText(string, text, limit);
    return text;
}

bool isText(QByteArrayView value, const QByteArray &expected)
{
    JsonCursor cursor(value);
    JsonString string;
    // A few bytes more than wanted are enough to see that it goes on.
    constexpr qsizetype kMore = 8;
    return cursor.string(string) && textOf(string, expected.size() + kMore) == expected;
}

bool isTextOrNumber(QByteArrayView value, const QByteArray &expected)
{
    const char first = value.isEmpty() ? '\0' : value.front();
    if (first == '"')
        return isText(value, expected);
    return (first == '-' || text::isDigit(first)) && value == expected;
}

/// The elements of a list, without the spaces around them.
std::vector<QByteArrayView> elementsOf(QByteArrayView list, size_t most)
{
    std::vector<QByteArrayView> elements;
    JsonCursor cursor(list);
    if (!cursor.take('['))
        return elements;
    cursor.skipWhitespace();
    bool more = cursor.peek() != ']';
    while (more && elements.size() < most) {
        const char *begin = cursor.at();
        if (!cursor.skipValue())
            break;
        elements.push_back(between(begin, cursor.at()));
        if (!cursor.separator(']', more))
            break;
    }
    return elements;
}

/// `java.util.Vector`, `[Ljava.lang.Object;`
bool isClassName(QByteArrayView json)
{
    JsonCursor cursor(json);
    JsonString name;
    if (!cursor.string(name) || name.escaped || !name.raw.contains('.'))
        return false;
    return std::all_of(name.raw.begin(), name.raw.end(), [](char c) {
        return text::isLetter(c) || text::isDigit(c) || QByteArrayView("._$[;").contains(c);
    });
}

/// What stands behind its type: `["java.util.Vector",[…]]` is the list within.
QByteArrayView behindType(QByteArrayView value, bool isContainer)
{
    for (int types = 0; types < kMostTypes && value.startsWith('['); ++types) {
        const std::vector<QByteArrayView> two = elementsOf(value, 3);
        const bool isTyped = two.size() == 2 && isClassName(two[0]) &&
                             (!isContainer || two[1].startsWith('[') || two[1].startsWith('{'));
        if (!isTyped)
            break;
        value = two[1];
    }
    return value;
}

/// A member's value; of those that stand twice the later one. Null: there is none.
QByteArrayView memberOf(QByteArrayView object, const QByteArray &name)
{
    QByteArrayView found;
    JsonCursor cursor(object);
    if (!cursor.take('{'))
        return found;
    cursor.skipWhitespace();
    bool more = cursor.peek() == '"';
    while (more) {
        const char *begin = cursor.at();
        JsonString ignored;
        if (!cursor.memberName(ignored))
            break;
        const bool isIt = isText(between(begin, cursor.at()), name);
        const char *value = cursor.at();
        if (!cursor.skipValue())
            break;
        if (isIt)
            found = between(value, cursor.at());
        if (!cursor.separator('}', more))
            break;
    }
    return found;
}

/// The list at the end of the path; null: there is none.
QByteArrayView listAt(QByteArrayView document, const QByteArrayList &path)
{
    QByteArrayView at = document;
    for (const QByteArray &name : path)
        at = memberOf(behindType(at, true), name);
    at = behindType(at, true);
    return at.startsWith('[') ? at : QByteArrayView();
}

/// What an element is told by.
QByteArrayView tellingValue(QByteArrayView element, const QByteArray &member)
{
    const QByteArrayView value = behindType(element, !member.isEmpty());
    return member.isEmpty() ? value : behindType(memberOf(value, member), false);
}

bool matches(QByteArrayView element, const ElementMatch &where)
{
    return isTextOrNumber(tellingValue(element, where.member), where.value);
}

/// The text or number as isTextOrNumber() compares it; empty: it is neither.
QByteArray plainText(QByteArrayView value)
{
    const char first = value.isEmpty() ? '\0' : value.front();
    if (first == '-' || text::isDigit(first))
        return value.toByteArray();
    JsonCursor cursor(value);
    JsonString string;
    return first == '"' && cursor.string(string) ? textOf(string, value.size()) : QByteArray();
}

QByteArray spliced(QByteArrayView document, const char *begin, const char *end, const QByteArray &between = {})
{
    QByteArray result;
    result.reserve(document.size() + between.size());
    result += document.first(begin - document.data());
    result += between;
    result += document.sliced(end - document.data());
    return result;
}

constexpr size_t kAllElements = static_cast<size_t>(kLongestJsonList);

} // namespace

tl::expected<RemovedElement, JsonListProblem> withoutElement(QByteArrayView json, const QByteArrayList &path,
                                                             const ElementMatch &where)
{
    const QByteArrayView document = wholeValue(json);
    if (document.isEmpty())
        return tl::unexpected(JsonListProblem::NotJson);
    const QByteArrayView list = listAt(document, path);
    const std::vector<QByteArrayView> elements = elementsOf(list, kAllElements);
    const auto found = std::find_if(elements.begin(), elements.end(),
                                    [&where](QByteArrayView element) { return matches(element, where); });
    if (found == elements.end())
        return tl::unexpected(JsonListProblem::NotFound);
    RemovedElement removed;
    removed.element = found->toByteArray();
    removed.index = found - elements.begin();
    removed.isEmpty = elements.size() == 1;
    const char *begin = found->data();
    const char *end = begin + found->size();
    if (found != elements.begin()) {
        const QByteArrayView before = *std::prev(found);
        begin = before.data() + before.size();
        removed.separator = between(begin, found->data()).toByteArray();
    } else if (elements.size() > 1) {
        end = std::next(found)->data();
        removed.separator = between(found->data() + found->size(), end).toByteArray();
    } else {
        // The spaces before it say where it belongs between those that stay.
        removed.separator = between(list.data() + 1, begin).toByteArray();
    }
    removed.document = spliced(json, begin, end);
    return removed;
}

std::optional<ListedValues> listedValues(QByteArrayView json, const QByteArrayList &path, const QByteArray &member,
                                         qsizetype most)
{
    const QByteArrayView document = wholeValue(json);
    const QByteArrayView list = document.isEmpty() ? document : listAt(document, path);
    if (list.isEmpty())
        return std::nullopt;
    ListedValues listed;
    std::vector<QByteArrayView> elements = elementsOf(list, static_cast<size_t>(most) + 1);
    listed.isCut = elements.size() > static_cast<size_t>(most);
    if (listed.isCut)
        elements.pop_back();
    listed.elements = static_cast<qsizetype>(elements.size());
    QSet<QByteArray> known;
    for (const QByteArrayView element : elements) {
        const QByteArray value = plainText(tellingValue(element, member));
        if (value.isEmpty())
            ++listed.nameless;
        else if (!known.contains(value)) {
            known.insert(value);
            listed.values.append(value);
        }
    }
    return listed;
}

std::optional<QByteArray> withElement(QByteArrayView json, const QByteArrayList &path, QByteArrayView element,
                                      qsizetype index, const QByteArray &separator)
{
    const QByteArrayView document = wholeValue(json);
    const QByteArrayView list = document.isEmpty() ? document : listAt(document, path);
    if (list.isEmpty() || index < 0 || wholeValue(element) != element || element.isEmpty())
        return std::nullopt;
    const std::vector<QByteArrayView> elements = elementsOf(list, kAllElements);
    if (elements.empty()) {
        const char *at = list.data() + 1;
        const bool isSpace = std::all_of(separator.begin(), separator.end(), text::isSpace);
        if (isSpace && separator.size() <= list.size() - 2)
            at += separator.size();
        return spliced(json, at, at, element.toByteArray());
    }
    if (index == 0)
        return spliced(json, elements.front().data(), elements.front().data(), element.toByteArray() + separator);
    const QByteArrayView before = elements[std::min(static_cast<size_t>(index), elements.size()) - 1];
    const char *at = before.data() + before.size();
    return spliced(json, at, at, separator + element.toByteArray());
}

} // namespace formats
