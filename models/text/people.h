// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace text
{

/// How many people may be behind one user: applications number their users from 1, and two of them, or two tenants
/// of one, have different people under the same number. Who has other names than everybody before is another one.
class People
{
public:
    /// More are not told apart: what is asked is whether it is one.
    static constexpr size_t kMost = 64;

    /// One session's other names of the user, one a line. True: that is somebody else than those before.
    bool add(QByteArrayView otherNames);
    /// Of those who have names; 0: nobody has.
    qsizetype count() const { return std::ssize(m_names); }
    bool areSeveral() const { return m_names.size() > 1; }
    /// What each is called first, in the order of coming.
    std::vector<QByteArray> firstNames() const;

private:
    std::vector<QByteArray> m_names; ///< all of each one's, one a line
};

} // namespace text
