// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Under ThreadSanitizer only: what is handed over as the program does it is no race, and all else still is.
#include <QObject>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>
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
    int number = 0;
    bool done = false;
    QMetaObject::invokeMethod(&there, [this, &number, &done] {
        ++number;
        QMetaObject::invokeMethod(&here, [&done] { done = true; });
    });
    ++number; // nobody says which comes first
    ASSERT_TRUE(QTest::qWaitFor([&done] { return done; }));
}

} // namespace
