// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace server
{

/// All names of keys of one node, as a survey has met them, in one piece of memory: a pass right after it need not have
/// the server walk over its keys again. Of a database whose names are too many to keep it holds none.
class NameList
{
public:
    static constexpr qsizetype kMostBytes = 128LL * 1024 * 1024;

    explicit NameList(qsizetype mostBytes = kMostBytes)
        : m_mostBytes(mostBytes)
    {
    }

    void add(QByteArrayView name);
    /// Every name that was added is there.
    bool isWhole() const { return m_isWhole; }
    size_t size() const { return m_ends.size(); }
    QByteArrayView at(size_t index) const;

private:
    const qsizetype m_mostBytes;
    QByteArray m_bytes;
    std::vector<quint32> m_ends; ///< of each name
    bool m_isWhole = true;
};

} // namespace server
