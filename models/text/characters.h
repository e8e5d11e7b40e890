// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace text
{

// Classes of single characters in what machines write: ASCII alone, whatever the locale says. A byte of a longer UTF-8
// character is in none of them.

/// 0 to 9.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// 0 to 7.
constexpr bool isOctalDigit(char c)
{
    return c >= '0' && c <= '7';
}

/// a to z.
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

/// A to Z.
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// A letter of either case.
constexpr bool isLetter(char c)
{
    return isLower(c) || isUpper(c);
}

/// What the words in names of keys are made of, and Base64 for URLs: letters, digits, `-` and `_`.
constexpr bool isWordCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == '-' || c == '_';
}

/// The value of a hexadecimal digit of either case; -1: it is none.
constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// 0 to 9, a to f, A to F.
constexpr bool isHexDigit(char c)
{
    return hexValue(c) >= 0;
}

/// What may stand between the tokens of JSON: a space, a tab, the ends of lines.
constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A control character, DEL included.
constexpr bool isControl(char c)
{
    return (c >= '\0' && c < ' ') || c == '\x7f';
}

} // namespace text
