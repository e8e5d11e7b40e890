// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace formats
{

/// What stands before a payload and is no part of it: a byte (`!` before a pickle of cachelib), a word
/// (`think_serialize:`), a tag with a time in it.
class SkippedMark
{
public:
    /// Longer ones are no marks.
    static constexpr qsizetype kLongest = 64;

    SkippedMark() = default;
    /// Bytes as they are, `?` for one that may be any, `\xff` for any byte by its number, `\\` and `\?` for
    /// themselves. Nothing for an empty text, one that is too long, and a backslash before something else.
    static std::optional<SkippedMark> fromText(const QString &text);
    QString text() const;

    /// What stands behind the mark; nothing where the bytes do not begin with it.
    std::optional<QByteArrayView> behind(QByteArrayView bytes) const;

    friend bool operator==(const SkippedMark &, const SkippedMark &) = default;

private:
    static constexpr qint16 kAny = -1;

    std::vector<qint16> m_bytes; ///< 0 to 255, or kAny
};

} // namespace formats
