// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

/// Explains how fresh the table is, why, and offers what can be done about it.
class LivenessPopup final : public QFrame
{
    Q_OBJECT

public:
    explicit LivenessPopup(const monitor::SessionMonitor &monitor, QWidget *parent = nullptr);
    void showAbove(const QWidget *anchor);

Q_SIGNALS:
    void setFlagsRequested();
    void retryRequested();
    void connectRequested();
};

} // namespace ui
