// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the history costs: writing 5,000 endings a second beside a window, and searching millions of them.
//     bench_history [endings in all] [seconds of steady writing]
// Prints Markdown. The floor of writing is the same number of rows, each as many bytes, into a table without an index.
#include "models/activity/history/historyreader.h"
#include "models/activity/history/historywriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace
{

using namespace history;

constexpr qint64 kBegin = 1'795'000'000'000;
constexpr int kASecond = 5'000;
constexpr int kUsers = 300'000;

double processorMs()
{
    timespec time = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

quint64 mixed(quint64 number)
{
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31);
}

QByteArray idOf(qint64 number)
{
    return QByteArray::number(mixed(quint64(number)) | (1ULL << 63), 16) +
           QByteArray::number(mixed(quint64(number) + 77) | (1ULL << 63), 16);
}

std::vector<Entry> endings(qint64 first, int count)
{
    std::vector<Entry> entries;
    entries.reserve(size_t(count));
    for (qint64 number = first; number < first + count; ++number) {
        Entry entry;
        entry.kind = EntryKind::Expired;
        entry.at = kBegin + number / 5;
        entry.lagMs = 40;
        entry.id = idOf(number);
        entry.user = "user" + QByteArray::number(mixed(quint64(number)) % kUsers) + "@example.org";
        entry.format = "Django";
        entry.agent =
            "Mozilla/5.0 (X11; Linux x86_64; rv:" + QByteArray::number(80 + number % 60) + ".0) Gecko/20100101";
        entry.address = "10." + QByteArray::number(mixed(quint64(number)) % 250) + "." +
                        QByteArray::number(mixed(quint64(number) + 5) % 250) + ".7";
        entry.created = entry.at - 1'800'000;
        entry.lastAccess = entry.at - 900'000;
        entry.deadline = entry.at - 40;
        entries.push_back(std::move(entry));
    }
    return entries;
}

void wait(HistoryWriter &writer)
{
    QEventLoop loop;
    QObject::connect(&writer, &HistoryWriter::written, &loop, &QEventLoop::quit);
    writer.flush();
    loop.exec();
}

void fill(HistoryWriter &writer, qint64 count)
{
    constexpr int kAtOnce = 100'000;
    const double began = processorMs();
    double making = 0;
    for (qint64 done = 0; done < count; done += kAtOnce) {
        const double before = processorMs();
        auto some = endings(done, int(std::min<qint64>(kAtOnce, count - done)));
        making += processorMs() - before;
        writer.add(std::move(some));
        wait(writer);
        if (done % 1'000'000 == 0)
            std::fprintf(stderr, "%lld endings\n", static_cast<long long>(done));
    }
    std::printf("| filled with %lld endings, processor time of each | %.1f us |\n", static_cast<long long>(count),
                (processorMs() - began - making) * 1e3 / double(count));
}

/// Rows of the same size and number in a transaction a second, without an index.
double floorOf(const QString &folder, int seconds)
{
    auto database = HistoryDatabase::open(folder + QStringLiteral("/floor.sqlite"), HistoryDatabase::Access::Write);
    if (!database || !(*database)->run(QStringLiteral("CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB)")))
        return 0;
    QSqlQuery insert = (*database)->prepared("INSERT INTO row(bytes) VALUES(?)");
    const QByteArray bytes(75, 'x');
    const double began = processorMs();
    for (int second = 0; second < seconds; ++second) {
        (void)(*database)->run(QStringLiteral("BEGIN IMMEDIATE"));
        for (int i = 0; i < kASecond; ++i) {
            insert.bindValue(0, bytes);
            insert.exec();
        }
        (void)(*database)->run(QStringLiteral("COMMIT"));
    }
    return (processorMs() - began) / (10.0 * seconds);
}

/// In batches as a window gives them: 60 a second.
void writeSteadily(HistoryWriter &writer, qint64 from, int seconds)
{
    constexpr int kTurns = 60;
    std::vector<std::vector<Entry>> batches;
    for (int i = 0; i < seconds * kTurns; ++i)
        batches.push_back(endings(from + qint64(i) * kASecond / kTurns, kASecond / kTurns + 1));
    const double began = processorMs();
    QEventLoop loop;
    QTimer timer;
    size_t next = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (next == batches.size())
            return loop.quit();
        writer.add(std::move(batches[next++]));
    });
    timer.setTimerType(Qt::PreciseTimer);
    QElapsedTimer elapsed;
    elapsed.start();
    timer.start(1000 / kTurns);
    loop.exec();
    wait(writer);
    std::printf("| 5,000 endings a second for %.0f s, of a core (at most 5 %%) | %.2f %% |\n",
                double(elapsed.elapsed()) / 1e3, (processorMs() - began) / double(elapsed.elapsed()) * 100);
}

void search(const QString &file, const HistoryKey &key, const char *about, const QString &text, qint64 now)
{
    std::vector<double> took;
    size_t found = 0;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer elapsed;
        elapsed.start();
        const auto reader = HistoryReader::open(file, key);
        const auto query = sessions::SessionQuery::parse(text, (*reader)->formatTitles());
        const auto answer = (*reader)->answer({*query, 50, now});
        took.push_back(double(elapsed.nsecsElapsed()) / 1e6);
        found = answer ? answer->lives.size() : 0;
    }
    std::printf("| search by %s, first (at most 200 ms) | %.1f ms |\n", about, took.front());
    std::sort(took.begin(), took.end());
    std::printf("| … again, median; %zu found | %.1f ms |\n", found, took[2]);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const qint64 count = argc > 1 ? QByteArray(argv[1]).toLongLong() : 10'000'000;
    const int seconds = argc > 2 ? QByteArray(argv[2]).toInt() : 30;
    QTemporaryDir base;
    const QString folder = base.filePath(QStringLiteral("history"));
    const QString file = folder + QStringLiteral("/server.sqlite");
    Limits limits;
    limits.megabytes = 100'000;
    limits.days = 100'000;
    std::printf("| what | figure |\n| --- | ---: |\n");
    {
        HistoryWriter writer;
        writer.open(folder, QStringLiteral("server.sqlite"), limits);
        fill(writer, count);
        std::printf("| size of the file, an ending | %.0f bytes |\n",
                    double(QFileInfo(file).size()) / double(std::max<qint64>(count, 1)));
        writeSteadily(writer, count, seconds);
    }
    std::printf("| floor: the rows alone, of a core | %.2f %% |\n", floorOf(folder, seconds));
    const auto key = HistoryKey::ofFolder(folder);
    const qint64 now = kBegin + count / 5 + 10'000;
    const QByteArray old = "user" + QByteArray::number(mixed(17) % kUsers) + "@example.org";
    search(file, *key, "user", QStringLiteral("user:=%1").arg(QString::fromLatin1(old)), now);
    search(file, *key, "part of a name", QString::fromLatin1(old.first(old.indexOf('@') + 3)), now);
    search(file, *key, "id", QString::fromLatin1(idOf(17)), now);
    search(file, *key, "masked id", QStringLiteral("\"%1\"").arg(QString::fromUtf8("8e3…abc")), now);
    search(file, *key, "address", QStringLiteral("ip:=10.7.7.7"), now);
    search(file, *key, "a word that all have", QStringLiteral("example"), now);
    search(file, *key, "a word that nobody has", QStringLiteral("nobody-at-all"), now);
    search(file, *key, "nothing", QString(), now);
    return 0;
}
