// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/forgotten.h"
#include "models/activity/history/historyentry.h"
#include "models/activity/history/historystore.h"
#include "models/messages/problem.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace history
{

class WritingThread;

/// Hands what happens to a thread of its own, which writes it in batches, once a second. Nobody waits for the disk:
/// what is waiting is limited, what is too much is dropped, counted, and told as a gap of the history, and so is what
/// was waiting while the disk was full. A broken file is set aside and a new one begun.
///
/// Calls are answered by the signals, which come in the thread of this object.
class HistoryWriter final : public QObject
{
    Q_OBJECT

public:
    /// Entries: about a minute of what a server with a million sessions may do, or one such restart in half.
    static constexpr qint64 kMostWaiting = 400'000;
    static constexpr std::chrono::milliseconds kBetweenBatches{1000};

    explicit HistoryWriter(QObject *parent = nullptr);
    /// Writes what is waiting, for as long as kLongestEnd.
    ~HistoryWriter() override;
    static constexpr std::chrono::milliseconds kLongestEnd{3000};

    /// From now on into this file of this folder, which is made where it is missing. What was given before is written
    /// to the one before.
    void open(const QString &folder, const QString &fileName, const Limits &limits);
    void close();

    void add(std::vector<Entry> entries);
    void add(const Gap &gap);
    void add(const Activity &minute);
    /// It goes on, up to span.until.
    void watch(const WatchSpan &span);

    /// Entries of this name; answered by forgotten(), whatever comes of it.
    void forgetUser(const QByteArray &user);
    /// All of this file, and of those that were set aside.
    void forgetAll();
    /// Does not wait for the second to be over. Answered by written() with the number that is returned: numbers ascend.
    quint64 flush();

    /// For tests: see HistoryStore.
    void limitPages(int more);

Q_SIGNALS:
    /// All that was given until this flush() is in the file, or was dropped.
    void written(quint64 flush);
    void forgotten(const history::Forgotten &what);
    /// Once for each cause, until it is over.
    void problemOccurred(const messages::Problem &problem);
    /// It can be written again.
    void recovered();

private:
    std::unique_ptr<WritingThread> m_thread;
    quint64 m_latestFlush = 0;
};

} // namespace history
