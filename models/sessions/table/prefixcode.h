// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <memory>

namespace sessions
{

/// Squeezes the beginnings of texts into 32 bits without changing their order. Names and ids use few letters,
/// and the same ones in the same places ("user" and digits): each place counts in a base of just as many
/// letters as are seen there, so that constant beginnings take no room and eight hexadecimal digits fit.
class PrefixCode
{
public:
    /// `folded`: ASCII letters of any case are equal.
    explicit PrefixCode(bool folded);

    /// First all texts, then close(), then place(). Texts with equal places may differ further on.
    void add(QByteArrayView text);
    void close();
    quint32 place(QByteArrayView text) const;

private:
    static constexpr qsizetype kDeepest = 24;
    using Values = std::array<std::array<quint32, 256>, kDeepest>;

    unsigned char letter(QByteArrayView text, qsizetype at) const;

    bool m_folded;
    qsizetype m_depth = kDeepest;     ///< how many letters count
    std::unique_ptr<Values> m_values; ///< by place and letter: seen or not, then what it adds
};

} // namespace sessions
