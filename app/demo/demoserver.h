// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalSocket>
#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace app
{

/// A private redis-server on a Unix socket in a folder of its own, for as long as this program lives.
///
/// The server is started by a small shell that watches over it: both are tied to this program by one end of
/// a socket pair, which the kernel closes however the program ends. At its end of file the shell stops its
/// own child, and nothing else, and removes the folder. It lives in a session of its own, so that Ctrl+C in
/// a terminal reaches the program alone.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    /// Starts the server; ready() or failed() follows.
    void start();

    QString folder() const;
    QString socketPath() const;

    /// redis-server, or valkey-server, in the search path; empty: neither is installed.
    static QString executable();

Q_SIGNALS:
    void ready();
    /// It could not be started, or has ended: a sentence with what to do.
    void failed(const QString &sentence);

private:
    void readOutput();
    void fail(const QString &sentence);

    std::unique_ptr<QTemporaryDir> m_folder;
    QLocalSocket m_leash; ///< the server's output; its other end holds the watching shell
    QByteArray m_output;  ///< the line that is not complete yet
    QByteArray m_lastLine;
    bool m_ready = false;
    bool m_failed = false;
};

} // namespace app
