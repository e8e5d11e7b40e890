// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/password.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <termios.h>
#include <unistd.h>

namespace app
{

namespace
{

constexpr qsizetype kLongestPassword = 4096;

struct PasswordTexts {
    Q_DECLARE_TR_FUNCTIONS(app::Password)
};

/// Switches the echo of a terminal off, and on again whatever happens.
class EchoOff
{
public:
    explicit EchoOff(int terminal)
        : m_terminal(terminal)
    {
        m_known = ::tcgetattr(terminal, &m_before) == 0;
        if (m_known) {
            termios quiet = m_before;
            quiet.c_lflag &= ~tcflag_t(ECHO);
            ::tcsetattr(terminal, TCSAFLUSH, &quiet);
        }
    }
    ~EchoOff()
    {
        if (m_known)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(EchoOff)

private:
    int m_terminal;
    termios m_before{};
    bool m_known = false;
};

} // namespace

QByteArray passwordOfEnvironment()
{
    return qgetenv("REDISCLI_AUTH");
}

QByteArray keyPassphraseOfEnvironment()
{
    return qgetenv("SESSIONSCOPE_KEY_PASSPHRASE");
}

QByteArray sentinelPasswordOfEnvironment()
{
    return qgetenv("SESSIONSCOPE_SENTINEL_PASSWORD");
}

QString passwordWarning()
{
    return PasswordTexts::tr("A password on the command line can be read by others on this machine, and stays in the "
                             "shell’s history. Use the environment variable REDISCLI_AUTH instead.");
}

bool canAskForPassword()
{
    return ::isatty(STDIN_FILENO) == 1;
}

std::optional<QByteArray> askForPassword(const QString &question)
{
    if (!canAskForPassword())
        return std::nullopt;
    std::fputs(qPrintable(question), stderr);
    std::fflush(stderr);

    QFile input;
    QByteArray line;
    {
        const EchoOff echoOff(STDIN_FILENO);
        if (input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
            line = input.readLine(kLongestPassword);
    }
    std::fputc('\n', stderr); // the one that was typed was not shown
    if (line.isEmpty())
        return std::nullopt;
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

void wipePasswords(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        const size_t scheme = argument.find("://");
        if (scheme == std::string_view::npos)
            continue;
        const size_t authority = scheme + 3;
        const size_t at = argument.rfind('@');
        const size_t colon = argument.find(':', authority);
        if (at != std::string_view::npos && colon != std::string_view::npos && colon < at)
            std::fill(argv[i] + colon + 1, argv[i] + at, '*');
        if (const size_t query = argument.find("password=", authority); query != std::string_view::npos) {
            char *const value = argv[i] + query + std::strlen("password=");
            std::fill(value, value + std::strcspn(value, "&#"), '*');
        }
    }
}

} // namespace app
