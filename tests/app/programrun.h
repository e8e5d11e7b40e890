// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/places.h"

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace support
{

/// The program itself, as a user runs it, with settings and temporary files in a folder of its own, without
/// a display, and without a password in the environment.
class ProgramRun
{
public:
    ProgramRun()
    {
        for (const char *name :
             {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "REDISCLI_AUTH", "SESSIONSCOPE_SENTINEL_PASSWORD"})
            environment.remove(QString::fromLatin1(name));
        for (const char *name :
             {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), folder.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    }

    void start(const QStringList &arguments)
    {
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(support::programFile(), arguments);
    }

    /// Runs it to its end; the exit status, or -1 when it crashed or hung.
    int run(const QStringList &arguments)
    {
        start(arguments);
        const bool isFinished = process.waitForFinished(180'000);
        output = process.readAllStandardOutput();
        errors = process.readAllStandardError();
        if (isFinished && process.exitStatus() == QProcess::NormalExit)
            return process.exitCode();
        errors += "\n" + process.errorString().toUtf8() + ", signal " + QByteArray::number(process.exitCode());
        return -1;
    }

    QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QProcess process;
    QByteArray output;
    QByteArray errors;
};

} // namespace support
