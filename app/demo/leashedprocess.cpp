// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/leashedprocess.h"

#include "app/demo/watchingshell.h"

#include <QStandardPaths>

namespace app
{

namespace
{

constexpr qsizetype kLongestLine = 64 * 1024;

// $0 is the folder, the rest is the server's command line. The outer shell ends at once, so that the program
// has no child to look after. `wait` notices that the server ended by itself, `read` that the program is
// gone; whichever is first stops the other. `read` is built in: no process is left that would hold the
// socket. What the shell itself has to say must not go there either: writing to a program that is gone would
// end it. A server that ends while there is a file `again` is started once more; if the program went meanwhile, its
// watcher finds that out at once, and there is no such file any more.
constexpr const char *kWatch = R"(
exec 3<&0
(
    trap '' INT HUP TERM
    exec </dev/null >/dev/null 2>&1
    while :; do
        rm -f -- "$0/again"
        "$@" >&3 2>&3 3<&- &
        server=$!
        (read -r _ <&3; kill -KILL "$server") &
        watcher=$!
        wait "$server"
        kill -KILL "$watcher"
        [ -e "$0/again" ] || break
    done
    rm -rf -- "$0"
) &
)";

// The same where the folder is not this server's alone: it stays when one server ends, by itself or by the word "keep".
// When the program is gone each shell removes it when its own server is dead: the last one finds nobody who would still
// write there.
constexpr const char *kWatchShared = R"(
exec 3<&0
(
    trap '' INT HUP TERM
    "$@" 3<&- </dev/null &
    server=$!
    exec </dev/null >/dev/null 2>&1
    word=
    read -r word <&3
    kill -KILL "$server"
    wait "$server"
    [ "$word" = keep ] || rm -rf -- "$0"
) &
)";

} // namespace

LeashedProcess::LeashedProcess(QObject *parent)
    : QObject(parent)
{
    connect(&m_leash, &QLocalSocket::readyRead, this, &LeashedProcess::readOutput);
    connect(&m_leash, &QLocalSocket::disconnected, this, [this] {
        readOutput();
        Q_EMIT ended();
    });
}

LeashedProcess::~LeashedProcess()
{
    m_leash.disconnect(this);
    m_leash.abort(); // the watching shell does the rest
}

QString LeashedProcess::serverProgram()
{
    const QString redis = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
    return redis.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("valkey-server")) : redis;
}

QString LeashedProcess::missingServer()
{
    return tr("The demo needs redis-server, which is not installed. Get it with “apt install redis-server”, "
              "“dnf install valkey”, “pacman -S valkey” or “brew install redis”.");
}

QString LeashedProcess::start(Folder kind, const QByteArray &folder, const std::vector<QByteArray> &command)
{
    std::vector<QByteArray> arguments{folder};
    arguments.insert(arguments.end(), command.begin(), command.end());
    const auto end = startWatchingShell(kind == Folder::IsShared ? kWatchShared : kWatch, arguments);
    if (!end)
        return end.error();
    m_leash.setSocketDescriptor(*end);
    return {};
}

void LeashedProcess::kill()
{
    const QSignalBlocker quiet(m_leash);
    m_leash.write("keep\n");
    m_leash.flush();
    m_leash.abort();
    m_output.clear();
}

void LeashedProcess::readOutput()
{
    m_output += m_leash.readAll();
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.first(end).trimmed();
        m_output.remove(0, end + 1);
        if (line.isEmpty())
            continue;
        m_lastLine = line;
        Q_EMIT lineRead(line);
    }
    if (m_output.size() > kLongestLine)
        m_output.clear();
}

} // namespace app

#include "moc_leashedprocess.cpp"
