// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/settings.h"
#include "models/messages/connectionprofile.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace ui
{

/// The saved connection profiles, in the order of the dialog's list. A profile has no room for a password,
/// so none can reach the settings file.
///
/// Another window may change them at the same time: what is asked for here is done to the list as it is by then, and of
/// a profile only what has changed is written. Where that cannot be saved, the list shows it all the same, and
/// settings().problem() says why.
class ProfileStore final : public QObject
{
    Q_OBJECT

public:
    /// In the application's own settings.
    explicit ProfileStore(QObject *parent = nullptr);
    /// In this INI file.
    explicit ProfileStore(const QString &settingsFile, QObject *parent = nullptr);
    ~ProfileStore() override;

    /// What the profiles are a part of: all that is remembered until the next start.
    files::Settings &settings() { return m_settings; }
    const files::Settings &settings() const { return m_settings; }

    /// Takes in what another window has written.
    void refresh() { m_settings.refresh(); }
    const QList<messages::ConnectionProfile> &profiles() const { return m_profiles; }
    std::optional<messages::ConnectionProfile> find(const QString &id) const;

    /// Replaces the profile with the same id, or adds one at the end and gives it an id. Returns the id.
    QString save(const messages::ConnectionProfile &profile);
    using Profiles = QList<messages::ConnectionProfile>;
    /// Several at once. Called at once, and again where it could not be saved: it must not count on anything but what
    /// it is given.
    void change(const std::function<void(Profiles &)> &change);
    static QString newId();
    /// Those of these ids in this order, in the places that they have among the others.
    void arrange(const QStringList &ids);
    /// Puts a profile at this place, as undoing its removal does.
    void insert(int place, const messages::ConnectionProfile &profile);
    /// The place it had; -1: there was none with this id.
    int remove(const QString &id);

    /// What a start without arguments goes to; empty: nothing was used yet, or it was removed.
    QString lastUsedId() const { return m_lastUsedId; }
    void setLastUsedId(const QString &id);

Q_SIGNALS:
    void profilesChanged();

private:
    void read();

    files::Settings m_settings;
    Profiles m_profiles;
    QString m_lastUsedId;
};

} // namespace ui
