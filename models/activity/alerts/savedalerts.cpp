// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/savedalerts.h"

#include "models/files/settings.h"

#include <QJsonDocument>

namespace alerts
{

namespace
{

const auto kSaved = QStringLiteral("alerts/");

} // namespace

messages::AlertSettings savedAlerts(const files::Settings &settings, const QString &connectionId)
{
    if (connectionId.isEmpty())
        return {};
    const QByteArray json = settings.value(kSaved + connectionId).toString().toUtf8();
    return messages::AlertSettings::fromJson(QJsonDocument::fromJson(json).object());
}

void saveAlerts(files::Settings &settings, const QString &connectionId, const messages::AlertSettings &alerts,
                const QStringList &present)
{
    if (connectionId.isEmpty())
        return;
    const QByteArray json = QJsonDocument(alerts.toJson()).toJson(QJsonDocument::Compact);
    settings.change([connectionId, json, present](files::SettingValues &values) {
        const QStringList names = values.keys();
        for (const QString &name : names) {
            if (name.startsWith(kSaved) && !present.contains(name.mid(kSaved.size())))
                values.remove(name);
        }
        values.insert(kSaved + connectionId, QString::fromUtf8(json));
    });
}

} // namespace alerts
