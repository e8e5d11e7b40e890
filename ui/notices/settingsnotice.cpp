// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/settingsnotice.h"

#include "models/files/settings.h"
#include "ui/notices/noticebar.h"

namespace ui
{

namespace
{

const auto kSettings = QStringLiteral("settings");

} // namespace

SettingsNotice::SettingsNotice(files::Settings &settings, NoticeBar &notices, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_notices(notices)
{
    connect(&settings, &files::Settings::problemChanged, this, &SettingsNotice::show);
    show();
}

void SettingsNotice::show()
{
    if (m_settings.problem().isEmpty()) {
        m_notices.withdraw(kSettings);
        return;
    }
    Notice notice;
    notice.id = kSettings;
    notice.kind = Notice::Kind::Warning;
    notice.text = m_settings.problem();
    notice.hint = tr("Connections and layout are as you left them until this window is closed.");
    notice.actions = {{tr("Try Again"), [this](bool) { m_settings.retry(); }, true}};
    m_notices.post(notice);
}

} // namespace ui

#include "moc_settingsnotice.cpp"
