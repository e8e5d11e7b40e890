// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/watchingshell.h"

#include <array>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// POSIX leaves its declaration to the program; glibc does not.
extern char **environ; // NOLINT(readability-redundant-declaration)

namespace app
{

namespace
{

/// Runs the shell in a session of its own, with `end` as its input and output. Returns 0 or an errno.
int spawnShell(int end, const std::vector<QByteArray> &arguments)
{
    std::vector<char *> argv;
    argv.reserve(arguments.size() + 1);
    for (const QByteArray &argument : arguments)
        argv.push_back(const_cast<char *>(argument.constData()));
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_adddup2(&actions, end, standard);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);

    pid_t child = 0;
    const int error = ::posix_spawn(&child, "/bin/sh", &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error == 0)
        ::waitpid(child, nullptr, 0); // it only starts the watching shell
    return error;
}

} // namespace

tl::expected<int, QString> startWatchingShell(const char *script, const std::vector<QByteArray> &arguments)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return tl::unexpected(qt_error_string(errno));
    // Our end must not live on in any other child of this program.
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);

    std::vector<QByteArray> command{"sh", "-c", script};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const int error = spawnShell(ends[1], command);
    ::close(ends[1]);
    if (error != 0) {
        ::close(ends[0]);
        return tl::unexpected(qt_error_string(error));
    }
    return ends[0];
}

} // namespace app
