// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/personname.h"

#include "models/text/characters.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace text
{

namespace
{

struct PersonTexts {
    Q_DECLARE_TR_FUNCTIONS(text::PersonName)
};

/// Shorter ones are words that happen to be made of such letters.
constexpr qsizetype kShortestHex = 16;
/// A word of this length without a gap, and with digits in several places, was written by a machine.
constexpr qsizetype kShortestMinted = 20;
constexpr int kRunsOfMinted = 3;

QByteArrayView firstLine(QByteArrayView lines)
{
    const qsizetype end = lines.indexOf('\n');
    return end < 0 ? lines : lines.first(end);
}

} // namespace

bool isNumberOfUser(QByteArrayView user)
{
    bool hasLetter = false;
    bool isHex = user.size() >= kShortestHex;
    bool isMinted = user.size() >= kShortestMinted;
    int runs = 0; // of digits
    char before = 0;
    for (const char c : user) {
        hasLetter = hasLetter || static_cast<uchar>(c) >= 0x80 || isLetter(c);
        isHex = isHex && (isHexDigit(c) || c == '-');
        isMinted = isMinted && (isWordCharacter(c) || c == '|' || c == ':'); // auth0|5f7c8ec7…
        runs += isDigit(c) && !isDigit(before) ? 1 : 0;
        before = c;
    }
    return !hasLetter || isHex || (isMinted && runs >= kRunsOfMinted);
}

QByteArrayView nameForPeople(QByteArrayView user, QByteArrayView otherNames)
{
    return user.isEmpty() || otherNames.isEmpty() || !isNumberOfUser(user) ? user : firstLine(otherNames);
}

bool mayBeOnePerson(QByteArrayView otherNames, QByteArrayView andThese)
{
    if (otherNames.isEmpty() || andThese.isEmpty() || otherNames == andThese)
        return true;
    for (QByteArrayView rest = otherNames; !rest.isEmpty();) {
        const QByteArrayView name = firstLine(rest);
        rest = rest.sliced(std::min(rest.size(), name.size() + 1));
        for (QByteArrayView others = andThese; !others.isEmpty();) {
            const QByteArrayView other = firstLine(others);
            if (name == other)
                return true;
            others = others.sliced(std::min(others.size(), other.size() + 1));
        }
    }
    return false;
}

QString nameText(QByteArrayView name)
{
    const QString text = printableText(name);
    return text.trimmed().isEmpty() && !text.isEmpty() ? PersonTexts::tr("“%1”").arg(text) : text;
}

QString PersonName::whole() const
{
    return number.isEmpty() ? name : PersonTexts::tr("%1 · %2", "zelda, user 17").arg(name, number);
}

PersonName personName(QByteArrayView user, QByteArrayView otherNames)
{
    if (user.isEmpty() || otherNames.isEmpty())
        return {nameText(user), {}};
    const QByteArrayView other = firstLine(otherNames);
    return isNumberOfUser(user) ? PersonName{nameText(other), nameText(user)}
                                : PersonName{nameText(user), nameText(other)};
}

} // namespace text
