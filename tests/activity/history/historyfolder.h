// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyreader.h"
#include "models/activity/history/historystore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace support
{

/// 2026-11-30 10:00 UTC.
inline constexpr qint64 kNow = 1'795'946'400'000;
inline constexpr qint64 kSecondsMs = 1'000;
inline constexpr qint64 kDaysMs = 24 * 60 * 60 * 1000;

/// A folder with one history, for a test.
class HistoryFolder
{
public:
    QString folder() const { return m_folder.path(); }
    QString file() const { return m_folder.filePath(QStringLiteral("server.sqlite")); }
    history::HistoryKey key() const { return history::HistoryKey(QByteArray(32, 'k')); }

    std::unique_ptr<history::HistoryStore> store(const history::Limits &limits = {}) const
    {
        auto opened = history::HistoryStore::open(file(), key(), limits);
        EXPECT_TRUE(opened) << (opened ? std::string() : opened.error().words.toStdString());
        return opened ? std::move(*opened) : nullptr;
    }
    std::unique_ptr<history::HistoryReader> reader() const
    {
        auto opened = history::HistoryReader::open(file(), key());
        EXPECT_TRUE(opened) << (opened ? std::string() : opened.error().words.toStdString());
        return opened ? std::move(*opened) : nullptr;
    }
    history::Answer ask(const QString &text, int most = 50, qint64 now = kNow) const
    {
        const auto reader = this->reader();
        if (!reader)
            return {};
        const auto query =
            sessions::SessionQuery::parse(text, reader->formatTitles(), {}, sessions::SessionQuery::Reading::Finished);
        EXPECT_TRUE(query);
        // A busy machine takes its time.
        auto answer = reader->answer({*query, most, now, std::chrono::minutes(1)});
        EXPECT_TRUE(answer) << (answer ? std::string() : answer.error().words.toStdString());
        return answer ? std::move(*answer) : history::Answer{};
    }
    /// All that is in the folder's files, as it stands there.
    QByteArray bytes() const
    {
        QByteArray all;
        for (const QString &name : QDir(folder()).entryList(QDir::Files | QDir::Hidden)) {
            QFile file(QDir(folder()).filePath(name));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

private:
    QTemporaryDir m_folder;
};

inline history::Entry entry(history::EntryKind kind, const QByteArray &id, const QByteArray &user, qint64 at)
{
    history::Entry entry;
    entry.kind = kind;
    entry.at = at;
    entry.id = id;
    entry.user = user;
    entry.format = "Textbook";
    entry.agent = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0";
    entry.address = "10.0.0.7";
    entry.created = at - 60 * kSecondsMs;
    entry.deadline = at;
    return entry;
}

} // namespace support
