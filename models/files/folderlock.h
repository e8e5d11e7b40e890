// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace files
{

/// Keeps other windows of this program from writing into a folder while this one does. The lock is the folder's own:
/// there is no lock file that could be left behind, or be something else. It goes with the process, however that ends.
class FolderLock final
{
public:
    /// Waits this long at most. Where a file system knows no locks, nobody is kept out, and nothing is refused.
    FolderLock(const QString &folder, std::chrono::milliseconds limit);
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

    /// Somebody else has held it for all of that time.
    bool isRefused() const { return m_isRefused; }

private:
    int m_folder = -1;
    bool m_isRefused = false;
};

} // namespace files
