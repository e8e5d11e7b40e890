// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Under ThreadSanitizer only: what is handed over as the program does it is no race, and all else still is.
#include <QObject>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace
{

class ThreadBorder : public ::testing::Test
{
protected:
    ThreadBorder()
    {
        m_thread.start();
        there.moveToThread(&m_thread);
    }
    ~ThreadBorder() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    QObject here;  ///< lives in the test's thread
    QObject there; ///< lives in another

private:
    QThread m_thread;
};

TEST_F(ThreadBorder, HandsValuesThereAndBack)
{
    std::vector<int> numbers{1, 2, 3};
    bool done = false;
    QMetaObject::invokeMethod(&there, [this, &numbers, &done] {
        numbers.push_back(4);
        QMetaObject::invokeMethod(&here, [&done] { done = true; });
    });
    ASSERT_TRUE(QTest::qWaitFor([&done] { return done; }));
    EXPECT_EQ(numbers.size(), 4U);
}

TEST_F(ThreadBorder, DISABLED_ReportsWhatIsShared)
{
    // Not even after a program was started: see programstart.cpp.
    QProcess::execute(QStringLiteral("true"));
    // What relaxed accesses say orders nothing. Not before the call is out: Qt orders what follows to what it has seen
    // the other thread do. And each by itself: ThreadSanitizer remembers but four accesses to eight bytes.
    alignas(64) int number = 0;
    alignas(64) std::atomic<bool> sent = false;
    alignas(64) std::atomic<bool> done = false;
    const auto waitFor = [](const std::atomic<bool> &flag) {
        while (!flag.load(std::memory_order_relaxed))
            std::this_thread::yield();
    };
    QMetaObject::invokeMethod(&there, [&] {
        waitFor(sent);
        ++number;
        done.store(true, std::memory_order_relaxed);
    });
    sent.store(true, std::memory_order_relaxed);
    waitFor(done);
    ++number;
    EXPECT_EQ(number, 2);
}

} // namespace
