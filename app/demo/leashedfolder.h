// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app
{

/// A temporary folder of this user's alone, which goes with this program however that ends, also when it is killed.
class LeashedFolder
{
public:
    LeashedFolder();
    ~LeashedFolder();
    Q_DISABLE_COPY_MOVE(LeashedFolder)

    /// Empty: it could not be made.
    QString path() const { return m_path; }

private:
    QString m_path;
    int m_leash = -1; ///< its other end holds the shell that removes the folder; -1: none could be started
};

} // namespace app
