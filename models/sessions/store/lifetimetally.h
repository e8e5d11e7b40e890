// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace sessions
{

/// Which lifetimes sessions are given, by format: what is usual for those of which only a part was ever seen. Learnt
/// from lifetimes that are certain. Classes are a fifth apart, four in each doubling; in each the latest lifetime
/// stands for all.
class LifetimeTally
{
public:
    void note(quint8 format, qint64 lifetimeMs);
    /// The one that a session has of which so much was seen: which comes next to `likelyMs` (its deadline minus its
    /// last use; 0: not known), or else nearly all that lived so long had. 0: nobody knows.
    qint64 usual(quint8 format, qint64 atLeastMs, qint64 likelyMs = 0) const;
    qsizetype memoryUse() const;

private:
    struct Class {
        quint32 number = 0;
        quint32 count = 0;
        quint32 seconds = 0; ///< the latest
    };
    /// Only classes that were met, of which most formats have one or two; what comes often is at the front.
    using Classes = std::vector<Class>;
    static quint32 classOf(quint32 seconds);

    std::array<Classes, 256> m_formats;
};

} // namespace sessions
