// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace bench
{

qint64 residentBytes();
/// The most that was resident since the process began, or since forgetPeak().
qint64 peakResidentBytes();
void forgetPeak();

/// Milliseconds on a processor of all child processes that have ended.
double childrenMs();

/// Where processor time goes while something is measured: by thread, from the kernel's own accounts.
class CpuMeter
{
public:
    struct Times {
        double gui = 0;    ///< ms; the calling thread's
        double io = 0;     ///< ms; the thread named "redis"
        double others = 0; ///< ms; the rest of this process: pools, and the benchmark's own clients
        double server = 0; ///< ms; all threads of the server, or of all of them
    };

    explicit CpuMeter(qint64 serverProcess);
    explicit CpuMeter(std::vector<qint64> serverProcesses);
    void start();
    Times elapsed() const;

private:
    Times now() const;

    std::vector<qint64> m_servers;
    Times m_start;
};

} // namespace bench
