// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace files
{
class Settings;
}

namespace ui
{

/// The action that says whether histories are kept, and the setting: each follows the other.
class HistorySwitch final : public QObject
{
    Q_OBJECT

public:
    HistorySwitch(files::Settings &settings, QAction &action, QObject *parent);
};

} // namespace ui
