// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace files
{
class Settings;
} // namespace files

namespace ui
{

class NoticeBar;

/// Says in the notice bar that settings cannot be saved, and why, for as long as that is so.
class SettingsNotice final : public QObject
{
    Q_OBJECT

public:
    SettingsNotice(files::Settings &settings, NoticeBar &notices, QObject *parent);

private:
    void show();

    files::Settings &m_settings;
    NoticeBar &m_notices;
};

} // namespace ui
