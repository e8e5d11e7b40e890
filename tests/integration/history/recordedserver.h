// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyplace.h"
#include "models/activity/history/historyreader.h"
#include "models/activity/history/historyrecorder.h"
#include "models/activity/history/historywriter.h"
#include "tests/integration/watchedserver.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace support
{

/// A private server whose monitor writes a history.
class RecordedServer : public WatchedServer
{
public:
    template<typename... Arguments>
    explicit RecordedServer(Arguments &&...arguments)
        : WatchedServer(std::forward<Arguments>(arguments)...)
    {
        startRecording();
    }

    void startRecording()
    {
        recorder = std::make_unique<history::HistoryRecorder>(monitor, folder(), policy);
        QObject::connect(recorder.get(), &history::HistoryRecorder::problemOccurred, &monitor,
                         [this](const messages::Problem &problem) { problems += problem; });
    }

    QString folder() const { return m_folder.filePath(QStringLiteral("Sessionscope/Sessionscope/history")); }
    QString dataHome() const { return m_folder.path(); }
    QString file() const { return folder() + QLatin1Char('/') + history::fileNameFor(monitor.profile()); }

    bool flush()
    {
        bool isDone = false;
        const auto connection = QObject::connect(&recorder->writer(), &history::HistoryWriter::written, &monitor,
                                                 [&isDone] { isDone = true; });
        recorder->writer().flush();
        const bool came = waitFor([&isDone] { return isDone; });
        QObject::disconnect(connection);
        return came;
    }

    history::Answer ask(const QString &text)
    {
        EXPECT_TRUE(!recorder || flush());
        const auto key = history::HistoryKey::ofFolder(folder());
        const auto reader = history::HistoryReader::open(file(), *key);
        EXPECT_TRUE(reader);
        if (!reader)
            return {};
        const auto query = sessions::SessionQuery::parse(text, (*reader)->formatTitles());
        auto answer = (*reader)->answer({*query, 100, QDateTime::currentMSecsSinceEpoch(), std::chrono::minutes(1)});
        EXPECT_TRUE(answer);
        return answer ? std::move(*answer) : history::Answer{};
    }
    /// The only life of this user; an empty one where there is none, or there are several.
    history::Life life(const char *user)
    {
        const history::Answer answer = ask(QStringLiteral("user:=") + QLatin1String(user));
        EXPECT_EQ(answer.lives.size(), 1U) << user;
        return answer.lives.size() == 1 ? answer.lives[0] : history::Life{};
    }
    bool waitForEnd(const char *user)
    {
        return waitFor([this, user] {
            const history::Answer answer = ask(QStringLiteral("is:ended user:=") + QLatin1String(user));
            return answer.lives.size() == 1;
        });
    }

    history::HistoryRecorder::Policy policy;
    std::unique_ptr<history::HistoryRecorder> recorder;
    QList<messages::Problem> problems;

private:
    QTemporaryDir m_folder;
};

} // namespace support
