// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertrecord.h"
#include "models/files/fileproblem.h"

#include <QString>

#include <tl/expected.hpp>

#include <vector>

namespace alerts
{

/// Where this account's log is; empty: it has no home folder.
QString defaultAlertLogFile();

/// What fired and cleared, in a file that only this account may read, a line of JSON each. When it is as large as
/// kLargest, it becomes `….1`, in the place of the one before, and another one begins: no more than twice as much is
/// kept. It has no state: any thread may call it, and waits for the disk.
///
///     {"at":"2026-11-30T11:02:13.250Z","event":"fired","alert":"count_above","server":"Shop","value":1204,
///      "limit":1000,"user":"","seconds":30,"why":"rule_changed","quiet":true,"test":true}
///
/// `user`, `why`, `quiet` and `test` only where they say something; `value` not where nothing was measured.
class AlertLog final
{
public:
    static constexpr qint64 kLargest = 1024 * 1024;

    AlertLog();
    explicit AlertLog(QString file);

    const QString &file() const { return m_file; }
    /// Errors: a sentence.
    [[nodiscard]] tl::expected<void, QString> append(const std::vector<Record> &records) const;
    /// Takes a user's name out of what it has of `server`; an empty name: everybody's. That an alert fired, when, and
    /// by how much stays. How many lines named them. Errors: a sentence; what was taken out by then stays out.
    [[nodiscard]] tl::expected<qint64, QString> forget(const QString &server, const QByteArray &user) const;
    struct Latest {
        std::vector<Record> records; ///< newest first
        qint64 unreadable = 0;       ///< lines among them that are none of this log
    };
    /// Also of the file before. Of `server`, or of all where that is empty.
    tl::expected<Latest, QString> latest(qsizetype most, const QString &server = {}) const;

private:
    static tl::expected<qint64, files::FileProblem> forgetIn(const QString &file, const QString &server,
                                                             const QByteArray &user);
    tl::expected<void, files::FileProblem> appendLocked(const QString &folder,
                                                        const std::vector<Record> &records) const;

    QString m_file;
};

/// A line of the log, without its line feed.
QByteArray lineOf(const Record &record);
/// The same back; nothing where it is none. Texts are cut where they are long.
std::optional<Record> recordOf(const QByteArray &line);

} // namespace alerts
