// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Searching, letter by letter, through the real field: once without its pause, for the time of each
// keystroke, and once as somebody types, for the stalls.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/orderfloors.h"
#include "ui/search/searchfield.h"

#include <QTest>

namespace bench
{

namespace
{

constexpr char kTyped[] = "user_4711";
/// Ten letters a second: a fast typist, but slower than the field's pause, so that each letter searches.
constexpr int kBetweenKeysMs = 100;

struct Keystroke {
    double took = 0;
    double floor = 1;
    double ratio() const { return took / floor; }
};

class Typist
{
public:
    explicit Typist(BenchWindow &window)
        : m_window(window)
        , m_field(*window.window().findChild<ui::SearchField *>())
        , m_floor(window.table().store())
        , m_all(window.table().rowCount())
    {
    }

    bool type(char letter, Keystroke &worst) { return press(Qt::Key(0), letter, worst); }
    bool erase(Keystroke &worst) { return press(Qt::Key_Backspace, '\0', worst); }
    void typeUnwatched(char letter) { QTest::keyClick(&m_field, letter); }
    void eraseUnwatched() { QTest::keyClick(&m_field, Qt::Key_Backspace); }
    bool isQuiet() { return m_window.isUpToDate(); }

private:
    /// False: the table does not show what the floor has found.
    bool press(Qt::Key key, char letter, Keystroke &worst)
    {
        QElapsedTimer elapsed;
        elapsed.start();
        if (letter != '\0')
            QTest::keyClick(&m_field, letter);
        else
            QTest::keyClick(&m_field, key);
        m_field.flush();
        if (!waitUntil([this] { return m_window.isUpToDate(); }) || !m_window.waitForPaint())
            return false;
        const double took = double(elapsed.nsecsElapsed()) / 1e6;
        const QByteArray text = m_field.text().toUtf8();
        // With nothing to search for everything has to come back: held against the search for one letter.
        const FilterFloor::Scan scan = m_floor.scan(text.isEmpty() ? QByteArray(kTyped, 1) : text);
        const Keystroke now{took, scan.milliseconds};
        if (now.ratio() > worst.ratio())
            worst = now;
        return m_window.table().rowCount() == (text.isEmpty() ? m_all : scan.hits);
    }

    BenchWindow &m_window;
    ui::SearchField &m_field;
    FilterFloor m_floor;
    int m_all;
};

/// As somebody types: the field waits for its pause, and the next letter does not wait for the result.
void typeForStalls(Bench &bench, Typist &typist)
{
    EventLoopWatch watch;
    watch.start();
    for (const char *letter = kTyped; *letter != '\0'; ++letter) {
        typist.typeUnwatched(*letter);
        runFor(kBetweenKeysMs);
    }
    for (const char *letter = kTyped; *letter != '\0'; ++letter) {
        typist.eraseUnwatched();
        runFor(kBetweenKeysMs);
    }
    runFor(kBetweenKeysMs);
    waitUntil([&] { return typist.isQuiet(); });
    watch.stop();
    addStalls(bench.table(), QStringLiteral("filter"), watch);
}

} // namespace

void measureFilter(Bench &bench)
{
    BenchWindow *window = bench.window();
    if (!window)
        return;
    Typist typist(*window);
    const QString typing = QStringLiteral("filter: worst keystroke while typing “%1”").arg(QLatin1String(kTyped));
    const QString erasing = QStringLiteral("filter: worst keystroke while deleting it");
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        Keystroke typed, erased;
        bool right = true;
        for (const char *letter = kTyped; *letter != '\0'; ++letter)
            right = typist.type(*letter, typed) && right;
        for (const char *letter = kTyped; *letter != '\0'; ++letter)
            right = typist.erase(erased) && right;
        if (!right) {
            bench.table().fail(typing, QStringLiteral("the table does not show what a scan finds"));
            return;
        }
        bench.table().add({typing, QStringLiteral("ms"), Judged::RatioAtMost, 2, Stands::Median}, typed.took,
                          typed.floor);
        bench.table().add({erasing, QStringLiteral("ms"), Judged::RatioAtMost, 2, Stands::Median}, erased.took,
                          erased.floor);
        typeForStalls(bench, typist);
    }
}

} // namespace bench
