// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace ui
{

/// The desktop's notifications, by org.freedesktop.Notifications on the session's D-Bus. The bus is reached from a
/// thread of its own, and nothing here waits for an answer. Nothing is connected before ask() or show().
class DesktopNotifications final : public QObject
{
    Q_OBJECT

public:
    enum class Presence : quint8 {
        Unknown, ///< not asked yet, or no answer yet
        There,   ///< somebody shows them, or would be started for that
        Missing, ///< obstacle() says why
    };

    /// Of this bus; empty: the session's, where there is one. None is started for it.
    explicit DesktopNotifications(QString busAddress = {}, QObject *parent = nullptr);
    ~DesktopNotifications() override;

    /// Answered by presenceChanged(), which also comes when a service comes or goes later.
    void ask();
    Presence presence() const;
    /// A sentence; empty unless Missing.
    QString obstacle() const;

    /// `topic`: what replaces what was shown of the same topic before. Plain texts: none is taken for markup. Where it
    /// is not known yet whether there is a service, that is found out first.
    void show(const QString &topic, const QString &summary, const QString &body, bool isUrgent);

Q_SIGNALS:
    void presenceChanged();
    /// The service has taken it.
    void shown(const QString &topic);
    /// A sentence: why it was not shown.
    void failed(const QString &sentence);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
