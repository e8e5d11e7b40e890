// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation/translations.h"

#include <QApplication>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThreadPool>

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace
{

/// The filter that runs the tests of one source file; empty: it has none.
std::string filterForFile(const QString &name)
{
    std::string filter;
    const testing::UnitTest &all = *testing::UnitTest::GetInstance();
    for (int i = 0; i < all.total_test_suite_count(); ++i) {
        const testing::TestSuite &suite = *all.GetTestSuite(i);
        for (int j = 0; j < suite.total_test_count(); ++j) {
            const testing::TestInfo &test = *suite.GetTestInfo(j);
            if (QFileInfo(QString::fromUtf8(test.file())).fileName() == name)
                filter.append(suite.name()).append(".").append(test.name()).append(":");
        }
    }
    return filter;
}

} // namespace

// All tests run inside one QApplication, offscreen unless told otherwise, and never touch the user's settings.
// A folder's tests are one executable, of which ctest runs each file by itself: --file=<name>.
int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("SessionscopeTests"));
    QCoreApplication::setApplicationName(QStringLiteral("SessionscopeTests"));
    QApplication application(argc, argv);
    app::installTranslations(application);
    ::testing::InitGoogleTest(&argc, argv);
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (!argument.startsWith(QLatin1String("--file=")))
            continue;
        const std::string filter = filterForFile(argument.section(QLatin1Char('='), 1));
        if (filter.empty()) {
            std::fprintf(stderr, "No test comes from the file of %s\n", qPrintable(argument));
            return 2;
        }
        GTEST_FLAG_SET(filter, filter);
    }
    const int status = RUN_ALL_TESTS();
    QThreadPool::globalInstance()->waitForDone(); // as the program does
    return status;
}
