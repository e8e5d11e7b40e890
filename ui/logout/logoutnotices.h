// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/notice.h"

#include <QCoreApplication>

namespace ui
{

class LogoutAccount;

/// What the bar says of a logout, without the buttons.
struct LogoutNotices {
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutNotices)

public:
    /// How far a job is.
    struct Progress {
        int done = 0;
        int total = 0;
        bool paused = false;
        bool cancelled = false;
    };
    static Notice running(const LogoutAccount &account, const Progress &progress);
    static Notice result(const LogoutAccount &account);
    /// What is there again, or still; without a text where nothing is.
    static Notice found(const LogoutAccount &account);
    static Notice undoing(const Progress &progress);
    static Notice undone(const LogoutAccount &account);
    /// Who leaves a server in the middle of it gets no report any more: what has become of the rest is not known.
    static Notice left(const LogoutAccount &account, const Progress &progress);
    static Notice leftUndo(const Progress &progress);
    /// "Undo · 9:41"
    static QString undoLabel(qint64 leftMs);
};

} // namespace ui
