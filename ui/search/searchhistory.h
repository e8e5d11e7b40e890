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
        friend bool operator==(const Saved &, const Saved &) = default;
    };
    static constexpr qsizetype kMostRecent = 20;
    static constexpr qsizetype kMostSaved = 100;
    static constexpr qsizetype kLongest = 1000; ///< of a text, in UTF-16 units

    /// `settings` outlive this.
    explicit SearchHistory(files::Settings &settings, QObject *parent = nullptr);

    /// Takes in what another window has kept.
    void refresh();

    const QStringList &recent() const { return m_kept.recent; } ///< the latest first
    const QList<Saved> &saved() const { return m_kept.saved; }  ///< by name

    /// Whether this is a search, and tells nothing that is not to be written down.
    static bool canKeep(const QString &text);
    /// Does nothing with what cannot be kept.
    void remember(const QString &text);
    void forget(const QString &text);
    /// One of the same name is replaced. False: it cannot be kept, or there is no name.
    bool save(const QString &name, const QString &text);
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
    void read();
    void change(const std::function<void(Kept &)> &change);

    files::Settings &m_settings;
    Kept m_kept;
};

} // namespace ui
