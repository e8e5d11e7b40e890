// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace sessions
{

/// Squeezes 64-bit sort keys into 32 bits without changing their order. Keys come in few classes, told by
/// their upper 16 bits (a state, "unknown", or nothing), each a narrow range of, say, milliseconds: the
/// ranges are laid side by side. Where even that is wider than 32 bits, the lowest bits are lost.
class KeyRange
{
public:
    /// First all keys, then close(), then place().
    void add(quint64 key);
    void close();

    quint32 place(quint64 key) const;
    /// Different keys have different places.
    bool isExact() const { return m_shift == 0; }

private:
    static constexpr size_t kMostClasses = 32;

    struct Class {
        quint64 tag = 0;
        quint64 least = 0;
        quint64 most = 0;
        quint64 base = 0;
    };
    quint64 tagOf(quint64 key) const { return m_plain ? 0 : key >> 48; }
    void mergeClasses();

    std::vector<Class> m_classes; ///< ascending after close()
    bool m_plain = false;         ///< too many classes: one for all
    int m_shift = 0;
};

} // namespace sessions
