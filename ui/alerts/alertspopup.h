// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertjudge.h"

#include <QFrame>

namespace ui
{

/// What fires now, above the mark in the status line, as it was when it was opened.
class AlertsPopup final : public QFrame
{
    Q_OBJECT

public:
    AlertsPopup(const std::vector<alerts::Standing> &firing, const QString &server, QWidget *parent);
    /// Its right edge at that of the anchor.
    void showAbove(const QWidget *anchor);

Q_SIGNALS:
    void alertsRequested();
};

} // namespace ui
