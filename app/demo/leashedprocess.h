// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalSocket>
#include <QObject>
#include <QString>

#include <vector>

namespace app
{

/// A server of the demo, for as long as this program lives and wants it.
///
/// It is started by a small shell that watches over it: both are tied to this program by one end of a socket pair,
/// which the kernel closes however the program ends. At its end of file the shell stops its own child, and nothing
/// else. It lives in a session of its own, so that Ctrl+C in a terminal reaches the program alone.
class LeashedProcess final : public QObject
{
    Q_OBJECT

public:
    enum class Folder : quint8 {
        GoesWithServer, ///< however that ends, unless there is a file `again` in it: then the server is started anew
        IsShared,       ///< with other servers: it goes with the program
    };

    explicit LeashedProcess(QObject *parent = nullptr);
    ~LeashedProcess() override;

    /// Runs the command with this folder, which the shell removes in the end. Empty, or why it could not be started.
    QString start(Folder kind, const QByteArray &folder, const std::vector<QByteArray> &command);
    /// Kills the server, as a crash would. A shared folder stays.
    void kill();

    /// What the server wrote last.
    QByteArray lastLine() const { return m_lastLine; }

    /// redis-server, or valkey-server, in the search path; empty: neither is installed.
    static QString serverProgram();
    /// What to do without one.
    static QString missingServer();

Q_SIGNALS:
    /// The server wrote this, without the line's end.
    void lineRead(const QByteArray &line);
    /// It has ended by itself; of Folder::GoesWithServer only.
    void ended();

private:
    void readOutput();

    QLocalSocket m_leash; ///< the server's output; its other end holds the watching shell
    QByteArray m_output;  ///< the line that is not complete yet
    QByteArray m_lastLine;
};

} // namespace app
