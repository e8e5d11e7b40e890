// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/commandscript.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>

namespace alerts
{

namespace
{

struct CommandScriptText {
    Q_DECLARE_TR_FUNCTIONS(alerts::CommandScript)
};

/// How a program is told what to run. Letters that are not in `scripts` or `valued` mean nothing here.
struct Interpreter {
    std::initializer_list<const char *> names; ///< a version may follow: python3.11
    const char *scripts;                       ///< letters of options before a script
    const char *valued;                        ///< letters of options before something else
    std::initializer_list<const char *> longScripts;
    std::initializer_list<const char *> longValued;
};

constexpr std::array<Interpreter, 9> kInterpreters{{
    {{"sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "fish", "csh", "tcsh", "rbash", "yash", "pwsh"},
     "c",
     "oO",
     {"--command", "--init-command"},
     {"--rcfile", "--init-file"}},
    {{"python", "pypy"}, "c", "WX", {}, {"--check-hash-based-pycs"}},
    {{"perl"}, "eE", "I", {}, {}},
    {{"ruby"}, "e", "ICr", {}, {}},
    {{"node", "nodejs", "bun", "deno"}, "ep", "r", {"--eval", "--print"}, {"--require", "--import"}},
    {{"php"}, "rBRE", "cdFz", {"--run", "--process-begin", "--process-code", "--process-end"}, {"--define"}},
    {{"lua", "luajit"}, "e", "l", {}, {}},
    {{"awk", "gawk", "mawk", "nawk"}, "e", "vfF", {"--source"}, {"--assign", "--file", "--field-separator"}},
    {{"sed", "tclsh", "expect", "osascript"}, "ec", "fl", {"--expression"}, {"--file"}},
}};

/// All that they are given is a program, here or elsewhere.
constexpr std::array kAllScript{"ssh", "rsh", "mosh", "su", "runuser", "watch", "eval", "parallel", "script"};
/// They run the program that they are given.
constexpr std::array kWrappers{"env",     "sudo",   "doas",   "nice",    "ionice", "timeout",     "nohup",   "setsid",
                               "stdbuf",  "chrt",   "time",   "busybox", "toybox", "xargs",       "flock",   "chroot",
                               "taskset", "docker", "podman", "kubectl", "find",   "systemd-run", "unshare", "nsenter"};

bool hasPlaceholder(const QString &argument)
{
    return std::any_of(kPlaceholders.begin(), kPlaceholders.end(),
                       [&](const char *one) { return argument.contains(QLatin1String(one)); });
}

QString baseName(const QString &program)
{
    return program.mid(program.lastIndexOf(QLatin1Char('/')) + 1);
}

bool isCalled(const QString &name, const char *one)
{
    const auto isVersion = [](QChar sign) {
        return sign.isDigit() || sign == QLatin1Char('.') || sign == QLatin1Char('-');
    };
    if (!name.startsWith(QLatin1String(one)))
        return false;
    const QString rest = name.mid(qsizetype(qstrlen(one)));
    return std::all_of(rest.begin(), rest.end(), isVersion);
}

template<typename Names> bool isAmong(const QString &name, const Names &names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return isCalled(name, one); });
}

const Interpreter *interpreterCalled(const QString &program)
{
    const QString name = baseName(program);
    const auto found = std::find_if(kInterpreters.begin(), kInterpreters.end(),
                                    [&](const Interpreter &one) { return isAmong(name, one.names); });
    return found == kInterpreters.end() ? nullptr : &*found;
}

bool hasLetter(const QString &option, const char *letters)
{
    return std::any_of(option.begin() + 1, option.end(),
                       [&](QChar sign) { return QLatin1String(letters).contains(sign); });
}

struct Program {
    bool isFilled = false;     ///< a placeholder is a part of it, or of an option before it
    bool isByAnOption = false; ///< -c or the like
};

/// What this interpreter runs; its arguments begin at `at`. What stands behind that are the script's own arguments.
Program programOf(const Interpreter &interpreter, const QStringList &command, qsizetype at)
{
    Program program;
    bool isScriptNext = false; // in a shell options may stand between -c and the script
    for (; at < command.size(); ++at) {
        const QString &word = command.at(at);
        const bool isOver = word == QLatin1String("--");
        const bool isOption =
            word.size() > 1 && (word.startsWith(QLatin1Char('-')) || word.startsWith(QLatin1Char('+')));
        if ((!isOption || isOver) && program.isByAnOption && !isScriptNext)
            return program; // an operand of a script that was all there
        if (isOver)
            continue;
        program.isFilled = program.isFilled || hasPlaceholder(word);
        if (!isOption) {
            const bool mayGoOn = at + 1 < command.size() && command.at(at + 1).startsWith(QLatin1Char('-'));
            if (!isScriptNext || !mayGoOn)
                return program;
            isScriptNext = false; // more of it may come: perl -e … -e …
            continue;
        }
        const bool isLong = word.startsWith(QLatin1String("--"));
        const QString name = isLong ? word.section(QLatin1Char('='), 0, 0) : word;
        const bool isScript = isLong ? isAmong(name, interpreter.longScripts) : hasLetter(word, interpreter.scripts);
        const bool isValued = isLong ? isAmong(name, interpreter.longValued) && name == word
                                     : QLatin1String(interpreter.valued).contains(word.back());
        program.isByAnOption = program.isByAnOption || isScript;
        isScriptNext = isScriptNext || (isScript && name == word);
        if (isValued && at + 1 < command.size())
            program.isFilled = program.isFilled || hasPlaceholder(command.at(++at));
    }
    return program;
}

bool isAnyFilled(const QStringList &command, qsizetype from)
{
    return std::any_of(command.begin() + from, command.end(), hasPlaceholder);
}

} // namespace

QString scriptProblem(const QStringList &command)
{
    if (command.isEmpty())
        return {};
    const QString first = baseName(command.constFirst());
    const bool isWrapped = isAmong(first, kWrappers);
    QString runs;
    for (qsizetype at = 0; at < command.size() && runs.isEmpty(); ++at) {
        const QString &word = command.at(at);
        if (at > 0 && !isWrapped && interpreterCalled(command.constFirst()))
            break; // what its script is given is that one's own
        if ((at == 0 || isWrapped) && isAmong(baseName(word), kAllScript) && isAnyFilled(command, at + 1))
            runs = baseName(word);
        // `env -S` makes words of one, and a program of the first.
        static const QRegularExpression split(QStringLiteral("^(-[iv0]*S|--split)"));
        const bool isSplit = at > 0 && isCalled(first, "env") && word.contains(split);
        if (isSplit && isAnyFilled(command, at))
            runs = first;
        const Interpreter *interpreter = interpreterCalled(word);
        if (!interpreter)
            continue;
        const Program program = programOf(*interpreter, command, at + 1);
        // Behind a program of the user's own, the name of a shell may be no more than a word.
        if (program.isFilled && (at == 0 || isWrapped || program.isByAnOption))
            runs = baseName(word);
    }
    if (runs.isEmpty())
        return {};
    return CommandScriptText::tr(
               "In what %1 runs no placeholder may stand: a user could call himself something that is "
               "run then. Write \"$SESSIONSCOPE_USER\", \"$SESSIONSCOPE_TEXT\" and so on instead, "
               "which are in its environment.")
        .arg(runs);
}

} // namespace alerts
