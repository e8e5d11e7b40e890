// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>

namespace server
{

/// Keys of a node that something was heard of, or read of, since a pass began: while that pass reads at a replica,
/// which may be behind, what it says of these is old. Notes nothing unless a pass reads at one.
class TouchedKeys
{
public:
    /// More, about 30 MB, are not kept: then all keys count as touched.
    static constexpr qsizetype kMost = 250'000;

    explicit TouchedKeys(qsizetype most = kMost)
        : m_most(most)
    {
    }

    /// Forgets those of before, and notes from now on.
    void begin();
    /// Forgets all, and notes no more.
    void end();
    bool isNoting() const { return m_isNoting; }

    void note(QByteArrayView key);
    /// Nobody knows which: any may be.
    void noteAll();
    bool areAll() const { return m_areAll; }
    qsizetype count() const { return m_keys.size(); }
    bool contains(QByteArrayView key) const;

private:
    qsizetype m_most;
    QSet<QByteArray> m_keys;
    bool m_isNoting = false;
    bool m_areAll = false;
};

} // namespace server
