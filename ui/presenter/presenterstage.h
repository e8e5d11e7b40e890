// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui
{

/// What a window does for who presents in it, and undoes afterwards.
class PresenterStage
{
public:
    virtual ~PresenterStage() = default;
    /// Nothing but the table is shown; not bare: exactly what was shown before.
    virtual void setBare(bool isBare) = 0;
    /// The demo's controls, to be shown elsewhere until they are taken back; null: there are none. Those of a
    /// laboratory where there is one.
    virtual QWidget *lendDemoPanel() = 0;
    /// The line of a demo's story, which shows and hides itself; null: there is none.
    virtual QWidget *lendLine() = 0;
    virtual void takeBackDemo() = 0;
    /// Others in their place, owned by the window; null: none.
    virtual void setDemoPanel(QWidget *panel) = 0;
};

} // namespace ui
