// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/fileproblem.h"
#include "models/files/settingstext.h"

#include <QObject>

#include <functional>
#include <vector>

namespace files
{

/// The settings of this user, which several windows share. Each change is made to what the file holds at that moment,
/// under a lock, so that nobody's is lost; one that cannot be written is kept and made with the next one. Values are
/// those of the last reading; refresh() takes in what the other windows have written.
///
/// A file that is there and cannot be read is left alone.
class Settings final : public QObject
{
    Q_OBJECT

public:
    using Change = std::function<void(SettingValues &)>;

    /// The file `<program>.conf` in the configuration folder.
    explicit Settings(QObject *parent = nullptr);
    explicit Settings(QString file, QObject *parent = nullptr);
    ~Settings() override;

    const SettingValues &values() const { return m_values; }
    QVariant value(const QString &key, const QVariant &fallback = {}) const;

    /// From now on changes hold for this process only: the file stays as it is.
    void leaveFileAlone();
    bool leavesFileAlone() const { return m_leavesFileAlone; }
    void refresh();
    /// Called at once, and again where it could not be saved: it must not count on anything but what it is given.
    void change(const Change &change);
    void setValue(const QString &key, const QVariant &value);
    /// Reads again, and saves what could not be saved.
    void retry();

    /// A sentence: why changes are not saved. Empty: they are.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    /// Also where another window has changed them.
    void changed();
    void problemChanged();

private:
    void save();
    QString read();
    QString write();
    void show(const SettingValues &values);
    void setProblem(const QString &problem);

    QString m_file; ///< empty: there is no place for one
    SettingValues m_stored;
    SettingValues m_values; ///< with what is not saved yet
    std::vector<Change> m_unsaved;
    bool m_leavesFileAlone = false;
    QString m_problem;
};

} // namespace files
