// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/starofid.h"

#include "models/text/characters.h"

namespace formats
{

qsizetype starOfId(QByteArrayView glob)
{
    qsizetype first = -1;
    qsizetype last = -1;
    for (qsizetype at = 0; at < glob.size(); ++at) {
        if (glob[at] == '\\') {
            ++at;
            continue;
        }
        if (glob[at] == '[') {
            const qsizetype end = glob.indexOf(']', at);
            at = end < 0 ? glob.size() : end;
            continue;
        }
        if (glob[at] != '*' || (at > 0 && glob[at - 1] == '*'))
            continue;
        first = first < 0 ? at : first;
        const char before = at > 0 ? glob[at - 1] : ':';
        if (!text::isLetter(before) && !text::isDigit(before) && before != '?' && before != ']')
            last = at;
    }
    return last < 0 ? first : last;
}

} // namespace formats
