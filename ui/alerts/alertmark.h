// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace ui
{

/// "2 alerts" in the status line, to be pressed for which; hidden while nothing fires.
class AlertMark final : public QToolButton
{
    Q_OBJECT

public:
    explicit AlertMark(QWidget *parent = nullptr);
    void setCount(int count);
};

} // namespace ui
