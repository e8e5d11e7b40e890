// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyreader.h"

#include <QObject>
#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace monitor
{
class SessionMonitor;
}

namespace history
{

class HistoryRecorder;

/// Where a window asks the history of the server that a SessionMonitor watches. It is read on a thread of its own, one
/// question after the other; nobody waits for the disk. What had happened before it was asked is in the answer, as far
/// as the disk takes it within kLongestFlush.
///
/// All calls, and all answers, are in the thread of this object.
class HistoryDesk final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kLongestFlush{500};

    /// Reads where `recorder` writes, and what was written into this folder before; empty: there is no history. Both
    /// must outlive the desk.
    HistoryDesk(monitor::SessionMonitor &monitor, HistoryRecorder &recorder, QString folder, QObject *parent = nullptr);
    /// Waits for the question that is being answered.
    ~HistoryDesk() override;

    /// Called on the reading thread.
    template<typename T> using Question = std::function<tl::expected<T, Failure>(const HistoryReader &)>;
    /// Called in this thread, unless `asker` has gone or asked something else meanwhile, or another server is watched.
    /// Failure::Kind::Missing: there is no history of this server.
    template<typename T> using Reply = std::function<void(tl::expected<T, Failure>)>;

    /// Of questions of one asker that nobody has come to, only the last is answered: who types has one answer.
    template<typename T> void ask(const QObject *asker, Question<T> question, Reply<T> reply)
    {
        struct Job final : AnyJob {
            void answer(const HistoryReader &reader) override { result = question(reader); }
            void fail(const Failure &failure) override { result = tl::make_unexpected(failure); }
            void deliver() override { reply(std::move(result)); }
            Question<T> question;
            Reply<T> reply;
            tl::expected<T, Failure> result = tl::make_unexpected(Failure{});
        };
        auto job = std::make_shared<Job>();
        job->question = std::move(question);
        job->reply = std::move(reply);
        add(asker, std::move(job));
    }
    /// What this asker has asked is not answered any more.
    void forget(const QObject *asker);

    /// To be said by whoever had it done: entries of `user`, or of everybody where it is empty, are not in `file` any
    /// more. Of another server's file nothing is told.
    void noteForgotten(const QString &file, const QByteArray &user);

    /// The file of the server that is watched; empty: none, or there is no place for histories.
    QString file() const;
    HistoryRecorder &recorder() { return m_recorder; }

Q_SIGNALS:
    /// Another server, and with it another history.
    void fileChanged();
    /// What was read of this user, or of everybody where it is empty, is not there any more.
    void contentForgotten(const QByteArray &user);

private:
    struct AnyJob {
        AnyJob() = default;
        virtual ~AnyJob() = default;
        Q_DISABLE_COPY_MOVE(AnyJob)
        virtual void answer(const HistoryReader &reader) = 0;
        virtual void fail(const Failure &failure) = 0;
        virtual void deliver() = 0;
    };
    class Private;

    void add(const QObject *asker, std::shared_ptr<AnyJob> job);

    HistoryRecorder &m_recorder;
    std::unique_ptr<Private> d;
};

} // namespace history
