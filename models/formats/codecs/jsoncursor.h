// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// NUL at the end.
    char peek() const { return m_at == m_end ? '\0' : *m_at; }

    void skipWhitespace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
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
    bool skipScalar();
    bool literal(const char *expected, qsizetype length);
    bool digits();

    const char *m_at;
    const char *m_end;
    bool m_isPrefix;
    bool m_isTooDeep = false;
};

/// Appends the string with its escapes decoded to UTF-8, at most about `limit` bytes of it, cut at a
/// character's border. Lone surrogates become U+FFFD, unknown escapes stay as they are.
void appendText(const JsonString &string, QByteArray &text, qsizetype limit);

} // namespace formats
