// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QByteArrayView>
#include <QSet>

namespace formats
{

/// What the words of a prefix must say for it to be one of sessions: `shop:session:` does, `assessment:` and
/// `chat:session:` do not. Words end where letters and digits end, and where a capital follows a small letter.
struct PrefixWords {
    QByteArrayList needed;    ///< one of them, in small letters, alone or behind a word like `user`; empty: none is
    QSet<QByteArray> refused; ///< none of these

    bool isEmpty() const { return needed.isEmpty() && refused.isEmpty(); }
    bool allow(QByteArrayView prefix) const;
};

} // namespace formats
