// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The Chinese file says all that the program says, with the same figures in the same sentences.
#include "app/translation/translations.h"
#include "tests/support/places.h"
#include "tests/translations/extraction.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

const auto kChinese = support::sourceFolder() + QStringLiteral("/resources/translations/sessionscope_zh_CN.ts");

/// "%1", "%Ln", "<b>" and the like, in an order that does not depend on the sentence's.
QStringList partsToKeep(const QString &text)
{
    static const QRegularExpression s_part(QStringLiteral("%L?(?:n|[0-9]{1,2})|</?[a-z]+[^>]*>"));
    QStringList parts;
    for (auto found = s_part.globalMatch(text); found.hasNext();)
        parts += found.next().captured();
    parts.sort();
    return parts;
}

TEST(Chinese, FileIsUpToDate)
{
    const QTemporaryDir folder;
    const QString updated = folder.filePath(QStringLiteral("sessionscope_zh_CN.ts"));
    ASSERT_TRUE(QFile::copy(kChinese, updated));
    ASSERT_FALSE(support::updateFile(updated).isNull()) << "lupdate did not run";
    const auto there = support::textsOf(support::readMessages(kChinese));
    const auto wanted = support::textsOf(support::readMessages(updated));
    EXPECT_GT(there.size(), 3'000);
    EXPECT_EQ(support::listed(QSet(wanted).subtract(there)), "") << "missing: build the target update_translations";
    EXPECT_EQ(support::listed(QSet(there).subtract(wanted)), "") << "outdated: build the target update_translations";
}

TEST(Chinese, EachTextIsThereWithItsFigures)
{
    static const QRegularExpression s_mnemonic(QStringLiteral("&[A-Za-z0-9]"));
    const auto messages = support::readMessages(kChinese);
    for (const support::Message &message : messages) {
        const QString &source = message.text.source;
        const std::string named = qPrintable(message.text.context + QStringLiteral(": ") + source);
        EXPECT_TRUE(message.isFinished) << named;
        ASSERT_EQ(message.forms.size(), 1) << named << " (Chinese has one form)";
        const QString &form = message.forms.front();
        EXPECT_FALSE(form.isEmpty()) << named;
        EXPECT_EQ(partsToKeep(form), partsToKeep(source)) << named;
        EXPECT_EQ(form.contains(s_mnemonic), source.contains(s_mnemonic)) << named;
        EXPECT_EQ(form.endsWith(QStringLiteral("…")), source.endsWith(QStringLiteral("…"))) << named;
        EXPECT_FALSE(form.contains(QStringLiteral("  "))) << named;
    }
}

TEST(Chinese, IsSpokenWhereItIsTheUsersLanguage)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    app::installTranslations(*QCoreApplication::instance());
    EXPECT_EQ(ui::sessionsText(1'204'331), QStringLiteral("1,204,331 个会话"));
    EXPECT_EQ(ui::sessionsText(1), QStringLiteral("1 个会话"));
    QLocale::setDefault(before);
}

} // namespace
