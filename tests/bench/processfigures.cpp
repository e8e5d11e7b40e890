// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/processfigures.h"

#include <QDir>
#include <QFile>

#include <ctime>
#include <utility>

#include <sys/resource.h>
#include <unistd.h>

namespace bench
{

namespace
{

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Milliseconds on a processor, of the threads that `wanted` accepts by name.
template<typename Wanted> double threadTimes(const QString &process, Wanted wanted)
{
    double sum = 0;
    const QString tasks = QStringLiteral("/proc/%1/task").arg(process);
    const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        const QString folder = tasks + QLatin1Char('/') + thread;
        if (wanted(contents(folder + QLatin1String("/comm")).trimmed()))
            sum += contents(folder + QLatin1String("/schedstat")).split(' ').value(0).toDouble() / 1e6;
    }
    return sum;
}

double clockMs(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

qint64 residentBytes()
{
    return contents(QStringLiteral("/proc/self/statm")).split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

qint64 peakResidentBytes()
{
    const QByteArray status = contents(QStringLiteral("/proc/self/status"));
    const qsizetype at = status.indexOf("VmHWM:");
    return at < 0 ? 0 : status.mid(at + 6, status.indexOf("kB", at) - at - 6).trimmed().toLongLong() * 1024;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double childrenMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

CpuMeter::CpuMeter(qint64 serverProcess)
    : CpuMeter(std::vector<qint64>{serverProcess})
{
}

CpuMeter::CpuMeter(std::vector<qint64> serverProcesses)
    : m_servers(std::move(serverProcesses))
{
    start();
}

void CpuMeter::start()
{
    m_start = now();
}

CpuMeter::Times CpuMeter::elapsed() const
{
    const Times end = now();
    return {end.gui - m_start.gui, end.io - m_start.io, end.others - m_start.others, end.server - m_start.server};
}

CpuMeter::Times CpuMeter::now() const
{
    Times times;
    times.gui = clockMs(CLOCK_THREAD_CPUTIME_ID);
    times.io = threadTimes(QStringLiteral("self"), [](const QByteArray &name) { return name == "redis"; });
    times.others = clockMs(CLOCK_PROCESS_CPUTIME_ID) - times.gui - times.io;
    for (qint64 server : m_servers)
        times.server += threadTimes(QString::number(server), [](const QByteArray &) { return true; });
    return times;
}

} // namespace bench
