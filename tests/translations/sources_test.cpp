// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources ask to be translated, held against what lupdate finds in them.
#include "tests/support/places.h"
#include "tests/translations/extraction.h"
#include "tests/translations/sourcestrings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

const auto kRoot = support::sourceFolder();

TEST(Sources, EveryTextIsExtractedInTheContextItIsAskedForIn)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("all_en.ts"));
    const QString complaints = support::updateFile(file);
    ASSERT_FALSE(complaints.isNull()) << "lupdate did not run";
    EXPECT_EQ(complaints.toStdString(), "");

    const auto extracted = support::textsOf(support::readMessages(file));
    const auto found = support::findSourceStrings(kRoot);
    EXPECT_EQ(found.mistakes.join(QLatin1Char('\n')).toStdString(), "");
    EXPECT_GT(extracted.size(), 1000);
    EXPECT_EQ(support::listed(QSet(found.texts).subtract(extracted)), "") << "these are not extracted like this";
    EXPECT_EQ(support::listed(QSet(extracted).subtract(found.texts)), "") << "nobody asks for these";
}

TEST(Sources, WhatCannotBeFoundIsSeen)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(QDir(folder.path()).mkpath(QStringLiteral("ui")));
    QFile file(folder.filePath(QStringLiteral("ui/some.cpp")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"~(namespace ui
{
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::Some)
};
some::Type good(int n)
{
    return Texts::tr("%n \"good\" "
                     R"("thing"(s))", nullptr, n); // Texts::tr("a comment")
}
QString free()
{
    return tr("without a class");
}
QString variable(const char *text)
{
    return Texts::tr(text);
}
QString direct(QLabel *label)
{
    label->setText(QStringLiteral("Some words"));
    return QCoreApplication::translate("ui::Some", "direct");
}
} // namespace ui
)~");
    file.close();
    const auto found = support::findSourceStrings(folder.path());
    EXPECT_EQ(support::listed(found.texts), "    ui::Some: %n \"good\" \"thing\"(s)\n");
    QStringList lines;
    for (const QString &mistake : found.mistakes)
        lines.append(mistake.section(QLatin1Char(':'), 1, 1));
    EXPECT_EQ(lines.join(QLatin1Char(' ')).toStdString(), "13 17 22");
    EXPECT_EQ(support::findUntranslatable(folder.path()).join(QLatin1Char(' ')).toStdString(),
              "ui/some.cpp:21: Some words");
}

TEST(Sources, WidgetsShowNoWordsThatCannotBeTranslated)
{
    EXPECT_EQ(support::findUntranslatable(kRoot).join(QLatin1Char('\n')).toStdString(), "");
}

} // namespace
