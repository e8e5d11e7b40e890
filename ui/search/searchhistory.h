// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

namespace ui
{

/// Searches kept in the settings: the latest ones, by themselves, and those that somebody gave a name. What may
/// name a session (an id, a key) is never kept: the settings are a file, and an id in it is a way in.
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

    explicit SearchHistory(QObject *parent = nullptr);

    const QStringList &recent() const { return m_recent; } ///< the latest first
    const QList<Saved> &saved() const { return m_saved; }  ///< by name

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
    void store();

    QStringList m_recent;
    QList<Saved> m_saved;
};

} // namespace ui
