// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/settingstext.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace files
{
class Settings;
} // namespace files

namespace ui
{

/// Searches kept in the settings: the latest ones, by themselves, and those that somebody gave a name. What may
/// name a session (an id, a key) is never kept: the settings are a file, and an id in it is a way in. Several windows
/// share them: each adds and removes its own.
class SearchHistory final : public QObject
{
    Q_OBJECT

public:
    struct Saved {
        QString name;
        QString text;
        QString connection = {}; ///< id of the saved one that it belongs to; empty: it is offered everywhere
        friend bool operator==(const Saved &, const Saved &) = default;
    };
    static constexpr qsizetype kMostRecent = 20;
    static constexpr qsizetype kMostSaved = 100; ///< of a connection, with those that are offered everywhere
    static constexpr int kMostSavedInAll = 2000;
    static constexpr qsizetype kLongest = 1000; ///< of a text, in UTF-16 units

    /// `settings` outlive this.
    explicit SearchHistory(files::Settings &settings, QObject *parent = nullptr);

    /// Takes in what another window has kept.
    void refresh();

    const QStringList &recent() const { return m_kept.recent; } ///< the latest first
    /// By name: those of this connection, and those that are offered everywhere.
    const QList<Saved> &saved() const { return m_saved; }
    /// Whose searches are saved and offered from now on: messages::ConnectionProfile::id; empty: of none that is saved.
    void setConnection(const QString &id);

    /// Whether this is a search, and tells nothing that is not to be written down.
    static bool canKeep(const QString &text);
    /// Does nothing with what cannot be kept.
    void remember(const QString &text);
    void forget(const QString &text);
    /// For this connection. One of the same name that is offered is replaced. False: it cannot be kept, or there is no
    /// name.
    bool save(const QString &name, const QString &text);
    /// False: there is none of the old name, one of the new name is offered already, or it is none.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);
    bool isSaved(const QString &text) const;

Q_SIGNALS:
    void changed();

private:
    struct Kept {
        QStringList recent;
        QList<Saved> saved;
        friend bool operator==(const Kept &, const Kept &) = default;
    };

    static Kept keptIn(const files::SettingValues &values);
    bool isOffered(const Saved &saved) const { return saved.connection.isEmpty() || saved.connection == m_connection; }
    bool isTaken(const QString &name) const;
    void read();
    void choose();
    void change(const std::function<void(Kept &)> &change);

    files::Settings &m_settings;
    Kept m_kept;
    QString m_connection;
    QList<Saved> m_saved; ///< of these, what is offered
};

} // namespace ui
