// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/username.h"

#include "models/text/characters.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

constexpr std::array<QByteArrayView, 9> kNobody = {"guest", "anonymous", "anonymoususer", "anon",          "nobody",
                                                   "none",  "null",      "undefined",     "anonymous user"};
constexpr qsizetype kLongestNobody = 16;

} // namespace

bool meansNobody(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > kLongestNobody)
        return text.isEmpty();
    const char first = text.front();
    if (first == '-' || first == '0') {
        const QByteArrayView digits = first == '-' ? text.sliced(1) : text;
        const bool isNumber = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), text::isDigit);
        const bool isZero = std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
        return isNumber && (first == '-' || isZero);
    }
    // Most names are told by their first letter.
    if (!QByteArrayView("gGaAnNuU").contains(first))
        return false;
    return std::any_of(kNobody.begin(), kNobody.end(), [text](QByteArrayView word) {
        return word.size() == text.size() && word.compare(text, Qt::CaseInsensitive) == 0;
    });
}

bool isNameOfAUser(QByteArrayView text)
{
    constexpr qsizetype kLongest = 64;
    constexpr qsizetype kShortest = 2;
    constexpr qsizetype kMinted = 16;
    if (text.size() < kShortest || text.size() > kLongest)
        return false;
    const auto isLetter = [](char c) { return text::isLetter(c) || static_cast<uchar>(c) >= 0x80; };
    const bool isOfNames = std::all_of(text.begin(), text.end(), [&](char c) {
        return isLetter(c) || text::isDigit(c) || QByteArrayView("._@+-' ").contains(c);
    });
    if (!isOfNames || !isLetter(text.front()))
        return false;
    for (const QByteArrayView word : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("yes"),
                                      QByteArrayView("no"), QByteArrayView("ok"), QByteArrayView("active")}) {
        if (word.compare(text, Qt::CaseInsensitive) == 0)
            return false;
    }
    // A long word of letters and digits is a token, an address of mail is none.
    const bool isMinted = text.size() >= kMinted && !text.contains('@') && !text.contains(' ') &&
                          std::any_of(text.begin(), text.end(), text::isDigit);
    return !isMinted && !meansNobody(text);
}

QByteArrayView plainUserText(QByteArrayView text)
{
    // [MS-NRBF] 2.6.1: the header's record, the root's id, and versions.
    constexpr QByteArrayView kHeader("\x00\x01\x00\x00\x00\xff\xff\xff\xff\x01\x00\x00\x00\x00\x00\x00\x00", 17);
    if (!text.startsWith('\0') || !text.startsWith(kHeader))
        return text;
    // [MS-NRBF] 2.5.7: 6, the object's id, the length in one byte up to 127 letters, the text, and the end.
    constexpr qsizetype kLength = 17 + 5;
    if (text.size() <= kLength || text[17] != 6 || static_cast<uchar>(text[kLength]) > 127)
        return {};
    const qsizetype length = text[kLength];
    return text.size() > kLength + length ? text.sliced(kLength + 1, length) : QByteArrayView();
}

void unquote(QByteArray &text)
{
    if (text.size() < 2 || !text.startsWith('"') || !text.endsWith('"'))
        return;
    const QJsonArray parsed = QJsonDocument::fromJson('[' + text + ']').array();
    if (parsed.size() == 1 && parsed.at(0).isString())
        text = parsed.at(0).toString().toUtf8();
}

} // namespace formats
