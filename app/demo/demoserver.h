// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/leashedprocess.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace app
{

/// A private redis-server on a Unix socket in a folder of its own, for as long as this program lives.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    /// Starts the server; ready() or failed() follows.
    void start();

    /// What is there again after a restart.
    enum class Keeps : quint8 { Nothing, Snapshot, AppendOnlyFile };
    /// When it ends the next time it is started again, as one that keeps this: restarted() follows. Whoever asks for it
    /// has it shut down. False: the folder cannot be written to.
    bool prepareRestart(Keeps keeps);
    /// It is not shut down after all.
    void forgetRestart();

    QString folder() const;
    QString socketPath() const;

Q_SIGNALS:
    void ready();
    void restarted();
    /// It could not be started, or has ended: a sentence with what to do.
    void failed(const QString &sentence);

private:
    void launch();
    void takeEnd();
    bool writeConfiguration(Keeps keeps) const;
    void takeLine(const QByteArray &line);
    void fail(const QString &sentence);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LeashedProcess> m_process;
    bool m_allowsDebug = true; ///< the server is told to: since Redis 7.0 it has to be
    bool m_ready = false;
    bool m_failed = false;
};

} // namespace app
