// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/settings.h"
#include "models/messages/problem.h"
#include "ui/export/exportdialog.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace
{

class ExportDialogTest : public ::testing::Test
{
protected:
    ExportDialogTest()
    {
        settings.setValue(QStringLiteral("export/folder"), folder.path());
        ui::installTheme(*qApp, ui::Scheme::Light);
    }
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *one : dialog.findChildren<QPushButton *>()) {
            if (one->text().remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    static bool reads(const QWidget &dialog, const QString &part)
    {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(&dialog) && label->text().contains(part);
        });
    }
    void create(const QString &path)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("old");
    }

    QTemporaryDir folder;
    files::Settings settings{QString()};
};

TEST_F(ExportDialogTest, TheEndingThatIsTypedDecidesTheKind)
{
    using sessions::ExportKind;
    ui::ExportDialog dialog(7, false, settings);
    auto *file = dialog.findChild<QLineEdit *>();
    ASSERT_NE(file, nullptr);
    const auto kindAfter = [&](const char *name) {
        file->setText(QString::fromLatin1(name));
        EXPECT_EQ(file->text(), QString::fromLatin1(name)) << "what is typed stays";
        return dialog.kind();
    };
    EXPECT_EQ(kindAfter("a.json"), ExportKind::JsonLines);
    EXPECT_EQ(kindAfter("a.csv"), ExportKind::Csv);
    EXPECT_EQ(kindAfter("a.JSONL"), ExportKind::JsonLines);
    EXPECT_EQ(kindAfter("a.txt"), ExportKind::JsonLines) << "says nothing: as it was";
    file->setText(QStringLiteral("b.json"));
    for (QWidget *one : dialog.findChildren<QWidget *>()) {
        if (one->accessibleName() == QStringLiteral("Kind of file"))
            QTest::keyClick(one, Qt::Key_Left);
    }
    EXPECT_EQ(dialog.kind(), ExportKind::Csv);
    EXPECT_EQ(file->text(), QStringLiteral("b.csv"));
}

TEST_F(ExportDialogTest, SaysHowManyAndRemembersFolderAndKind)
{
    {
        ui::ExportDialog dialog(1'015'149, true, settings);
        QSignalSpy wanted(&dialog, &ui::ExportDialog::exportRequested);
        EXPECT_TRUE(reads(dialog, QLocale().toString(1'015'149)));
        EXPECT_EQ(QFileInfo(dialog.file()).absolutePath(), folder.path());
        EXPECT_TRUE(dialog.file().endsWith(QStringLiteral(".csv")));
        auto *kind = dialog.findChild<QWidget *>();
        for (QWidget *one : dialog.findChildren<QWidget *>())
            kind = one->accessibleName() == QStringLiteral("Kind of file") ? one : kind;
        QTest::keyClick(kind, Qt::Key_Right);
        EXPECT_TRUE(dialog.file().endsWith(QStringLiteral(".jsonl")));
        EXPECT_EQ(dialog.kind(), sessions::ExportKind::JsonLines);
        button(dialog, QStringLiteral("Export"))->click();
        EXPECT_EQ(wanted.count(), 1);
    }
    EXPECT_EQ(ui::ExportDialog(1, false, settings).kind(), sessions::ExportKind::JsonLines);
}

TEST_F(ExportDialogTest, IdsAreWarnedAboutAndNotRemembered)
{
    ui::ExportDialog dialog(3, false, settings);
    EXPECT_FALSE(dialog.revealsIds());
    EXPECT_FALSE(reads(dialog, QStringLiteral("act as any of these users")));
    dialog.findChild<QCheckBox *>()->click();
    EXPECT_TRUE(dialog.revealsIds());
    EXPECT_TRUE(reads(dialog, QStringLiteral("act as any of these users")));
    button(dialog, QStringLiteral("Export"))->click();
    EXPECT_FALSE(ui::ExportDialog(3, false, settings).revealsIds());
}

TEST_F(ExportDialogTest, ReplacingIsSaidBefore)
{
    ui::ExportDialog dialog(3, false, settings);
    const QString old = folder.filePath(QStringLiteral("old.csv"));
    create(old);
    dialog.findChild<QLineEdit *>()->setText(old);
    EXPECT_TRUE(reads(dialog, QStringLiteral("will be replaced")));
    EXPECT_TRUE(button(dialog, QStringLiteral("Replace")));
    dialog.findChild<QLineEdit *>()->setText(folder.filePath(QStringLiteral("new.csv")));
    EXPECT_FALSE(reads(dialog, QStringLiteral("will be replaced")));

    QSignalSpy wanted(&dialog, &ui::ExportDialog::exportRequested);
    create(folder.filePath(QStringLiteral("new.csv"))); // somebody else was faster
    button(dialog, QStringLiteral("Export"))->click();
    EXPECT_EQ(wanted.count(), 0);
    button(dialog, QStringLiteral("Replace"))->click();
    EXPECT_EQ(wanted.count(), 1);
}

TEST_F(ExportDialogTest, WhatIsNoFileIsRefusedBefore)
{
    ui::ExportDialog dialog(3, false, settings);
    const QString pipe = folder.filePath(QStringLiteral("pipe.csv"));
    ASSERT_EQ(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    dialog.findChild<QLineEdit *>()->setText(pipe);
    EXPECT_TRUE(reads(dialog, QStringLiteral("no file")));
    dialog.findChild<QLineEdit *>()->setText(folder.filePath(QStringLiteral("file.csv")));
    EXPECT_FALSE(reads(dialog, QStringLiteral("no file")));
}

TEST_F(ExportDialogTest, CancelStopsWhatRunsAndStays)
{
    ui::ExportDialog dialog(3, false, settings);
    dialog.open();
    QSignalSpy cancelled(&dialog, &ui::ExportDialog::cancelRequested);
    button(dialog, QStringLiteral("Export"))->click();
    EXPECT_TRUE(dialog.findChild<QProgressBar *>()->isVisible());
    dialog.showProgress(1, 4);
    EXPECT_EQ(dialog.findChild<QProgressBar *>()->value(), 250);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_EQ(cancelled.count(), 1);
    EXPECT_TRUE(dialog.isVisible());
    dialog.showChoices();
    EXPECT_TRUE(button(dialog, QStringLiteral("Export"))->isEnabled());

    button(dialog, QStringLiteral("Export"))->click();
    messages::Problem problem;
    problem.cause = QStringLiteral("No room.");
    problem.nextStep = QStringLiteral("Make room.");
    dialog.showProblem(problem);
    EXPECT_TRUE(reads(dialog, QStringLiteral("No room.")));
    EXPECT_TRUE(reads(dialog, QStringLiteral("Make room.")));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog.isVisible());
}

} // namespace
