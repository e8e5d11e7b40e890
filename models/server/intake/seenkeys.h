// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <vector>

namespace server
{

/// Which keys have been read as sessions, about: a Bloom filter of 1 MB, for the I/O thread, which keeps no
/// rows. Of a million keys one in twenty-two unseen ones is taken for seen; a seen one never for unseen.
/// Keys that are gone stay until two passes have begun since.
class SeenKeys
{
public:
    SeenKeys();

    void note(QByteArrayView key);
    bool contains(QByteArrayView key) const;
    /// A pass over all keys begins: what it does not note again is forgotten when the next one begins.
    void beginPass();

private:
    static constexpr size_t kBits = size_t(1) << 23;
    using Bits = std::vector<bool>;

    std::array<size_t, 2> placesOf(QByteArrayView key) const;

    size_t m_seed;
    Bits m_bits;
    Bits m_before; ///< of the pass before
};

} // namespace server
