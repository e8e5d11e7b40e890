// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the first frame: the program as it is installed, told to connect to a
// server that never answers, beside the least Qt window with a table and a chart.
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

namespace bench
{

namespace
{

constexpr int kLimitMs = 20'000;
/// What Qt logs, with its category turned on, when a window's picture is painted and goes to the screen: the
/// same hook for both programs, and neither of them knows about it. The lines before it cost both the same.
constexpr char kHook[] = "qt.widgets.painting.info=true";
constexpr char kFirstFrame[] = "Flushing";

/// Milliseconds; -1: no frame came.
double firstFrame(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QString::fromLatin1(kHook));
    environment.insert(QStringLiteral("HOME"), home.path());
    for (const char *folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(folder), home.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer elapsed;
    elapsed.start();
    process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
    QByteArray log;
    double took = -1;
    while (took < 0 && process.waitForReadyRead(kLimitMs)) {
        log += process.readAllStandardError();
        if (log.contains(kFirstFrame))
            took = double(elapsed.nsecsElapsed()) / 1e6;
    }
    process.kill();
    process.waitForFinished();
    return took;
}

} // namespace

void measureStart(Bench &bench)
{
    const RowSpec row{QStringLiteral("start to first frame"), QStringLiteral("ms"), Judged::RatioAtMost, 2,
                      Stands::Median};
    QTcpServer silent; // takes connections and says nothing
    if (!silent.listen(QHostAddress::LocalHost))
        return bench.table().fail(row.what, QStringLiteral("no port"));
    const QString url = QStringLiteral("redis://127.0.0.1:%1").arg(silent.serverPort());
    const QStringList arguments{QStringLiteral("--size"), QStringLiteral("1280x800"), url}; // as large as the other
    // Once each for the disk; then more often than others, as they are short.
    firstFrame(QStringLiteral("bench_minimalwindow"), {});
    firstFrame(QStringLiteral("sessionscope"), arguments);
    for (int repetition = 0; repetition < 3 * bench.options().repetitions; ++repetition) {
        const double floor = firstFrame(QStringLiteral("bench_minimalwindow"), {});
        const double took = firstFrame(QStringLiteral("sessionscope"), arguments);
        if (floor < 0 || took < 0)
            return bench.table().fail(row.what, QStringLiteral("no frame came"));
        bench.table().add(row, took, floor);
    }
}

} // namespace bench
