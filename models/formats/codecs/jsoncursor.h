// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/jsonstringend.h"
#include "models/text/characters.h"

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// A JSON string where it stands: between the quotes, escapes not yet decoded.
struct JsonString {
    QByteArrayView raw;
    bool escaped = false; ///< holds a backslash
};

/// Walks over JSON text, token by token, without building anything. Each step returns false when the text is
/// not JSON there, or ends there: then atEnd() is true, and a caller that knows the text to be only a prefix
/// keeps what it has.
///
/// Accepts what real session stores hold: RFC 8259, and the NaN, Infinity and -Infinity that Python's json
/// writes. Bytes that are not UTF-8 and control characters may stand in strings; whoever shows them decides.
class JsonCursor
{
public:
    /// Arrays and objects nested deeper are not JSON to this program (others stop at 500 to 1,000).
    static constexpr int kDeepest = 1024;

    explicit JsonCursor(QByteArrayView text, bool isPrefix = false)
        : m_at(text.data())
        , m_end(text.data() + text.size())
        , m_isPrefix(isPrefix)
    {
    }

    bool atEnd() const { return m_at == m_end; }
    /// Where it stands in the text.
    const char *at() const { return m_at; }
    /// NUL at the end.
    char peek() const { return m_at == m_end ? '\0' : *m_at; }

    void skipWhitespace()
    {
        // Mostly there is none; then this is one comparison.
        while (m_at != m_end && static_cast<uchar>(*m_at) <= ' ' && text::isSpace(*m_at))
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    /// From the opening quote to behind the closing one.
    bool string(JsonString &result);
    /// `text` as it is written. A number that touches the end of a prefix counts as cut.
    bool number(QByteArrayView &text);
    /// true, false, null.
    bool word(QByteArrayView &text);
    /// A member's name, its colon and the space around.
    bool memberName(JsonString &name);
    /// After an element: a comma leads on to the next one (`more`), the closing bracket ends.
    bool separator(char closing, bool &more);
    /// Over one value of any kind.
    bool skipValue();
    /// skipValue() has failed because of kDeepest, and nothing else.
    bool isTooDeep() const { return m_isTooDeep; }

private:
    bool stringBehind(const char *backslash, JsonString &result);
    bool skipScalar();
    bool skipContainer();
    bool literal(const char *expected, qsizetype length);
    bool digits();

    const char *m_at;
    const char *m_end;
    bool m_isPrefix;
    bool m_isTooDeep = false;
};

inline bool JsonCursor::string(JsonString &result)
{
    if (!take('"'))
        return false;
    const char *end = findJsonStringEnd(m_at, m_end);
    if (end == m_end || *end != '"') [[unlikely]]
        return stringBehind(end, result);
    result = {.raw = QByteArrayView(m_at, end - m_at), .escaped = false};
    m_at = end + 1;
    return true;
}

inline bool JsonCursor::memberName(JsonString &name)
{
    if (!string(name))
        return false;
    skipWhitespace();
    if (!take(':'))
        return false;
    skipWhitespace();
    return true;
}

inline bool JsonCursor::separator(char closing, bool &more)
{
    skipWhitespace();
    more = take(',');
    if (more) {
        skipWhitespace();
        return true;
    }
    return take(closing);
}

inline bool JsonCursor::digits()
{
    const char *begin = m_at;
    while (m_at != m_end && text::isDigit(*m_at))
        ++m_at;
    return m_at != begin;
}

inline bool JsonCursor::skipValue()
{
    return peek() == '{' || peek() == '[' ? skipContainer() : skipScalar();
}

/// Appends the string with its escapes decoded to UTF-8, at most about `limit` bytes of it, cut at a
/// character's border. Lone surrogates become U+FFFD, unknown escapes stay as they are.
void appendText(const JsonString &string, QByteArray &text, qsizetype limit);

} // namespace formats
