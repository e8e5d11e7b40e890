// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyswitch.h"

#include "models/activity/history/historysettings.h"
#include "models/files/settings.h"

#include <QAction>

namespace ui
{

HistorySwitch::HistorySwitch(files::Settings &settings, QAction &action, QObject *parent)
    : QObject(parent)
{
    const auto show = [&settings, &action] { action.setChecked(history::policyOf(settings).isOn); };
    connect(&settings, &files::Settings::changed, this, show);
    // Of the user's own doing only: a setting that is shown is not set by that.
    connect(&action, &QAction::triggered, this, [&settings](bool isOn) { history::setKept(settings, isOn); });
    show();
}

} // namespace ui

#include "moc_historyswitch.cpp"
