// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The English file has every plural, and the program uses it whatever language it runs in.
#include "app/translation/translations.h"
#include "tests/support/places.h"
#include "tests/translations/extraction.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

const auto kEnglish = support::sourceFolder() + QStringLiteral("/resources/translations/sessionscope_en.ts");

TEST(Plurals, EnglishFileIsUpToDate)
{
    const QTemporaryDir folder;
    const QString updated = folder.filePath(QStringLiteral("sessionscope_en.ts"));
    ASSERT_TRUE(QFile::copy(kEnglish, updated));
    ASSERT_FALSE(support::updateFile(updated, {QStringLiteral("-pluralonly")}).isNull()) << "lupdate did not run";
    const auto there = support::textsOf(support::readMessages(kEnglish));
    const auto wanted = support::textsOf(support::readMessages(updated));
    EXPECT_GT(there.size(), 50);
    EXPECT_EQ(support::listed(QSet(wanted).subtract(there)), "") << "missing: build the target update_translations";
    EXPECT_EQ(support::listed(QSet(there).subtract(wanted)), "") << "outdated: build the target update_translations";
}

TEST(Plurals, EachHasBothForms)
{
    const auto messages = support::readMessages(kEnglish);
    for (const support::Message &message : messages) {
        const std::string source = message.text.source.toStdString();
        EXPECT_TRUE(message.isPlural && message.isFinished) << source;
        ASSERT_EQ(message.forms.size(), 2) << source;
        for (const QString &form : message.forms) {
            EXPECT_FALSE(form.isEmpty()) << source;
            EXPECT_FALSE(form.contains(QLatin1String("s)"))) << source;
        }
        // What stands for one thing may do without the number, as in "extended once".
        EXPECT_EQ(message.forms.last().count(QLatin1Char('%')), message.text.source.count(QLatin1Char('%'))) << source;
    }
}

class PluralsIn : public testing::TestWithParam<std::tuple<QLocale, const char *>>
{
protected:
    ~PluralsIn() override { QLocale::setDefault(before); }
    const QLocale before;
};

TEST_P(PluralsIn, AreEnglishWhereALanguageHasNoFile)
{
    const auto &[locale, many] = GetParam();
    QLocale::setDefault(locale);
    app::installTranslations(*QCoreApplication::instance());
    EXPECT_EQ(ui::sessionsText(1).toStdString(), "1 session");
    EXPECT_EQ(ui::sessionsText(0).toStdString(), "0 sessions");
    EXPECT_EQ(ui::sessionsText(1'204'331).toStdString(), many);
}

INSTANTIATE_TEST_SUITE_P(Locales, PluralsIn,
                         testing::Values(std::tuple{QLocale(QLocale::C), "1,204,331 sessions"},
                                         std::tuple{QLocale(QLocale::English), "1,204,331 sessions"},
                                         std::tuple{QLocale(QLocale::German), "1.204.331 sessions"},
                                         std::tuple{QLocale(QLocale::Japanese), "1,204,331 sessions"}));

} // namespace
