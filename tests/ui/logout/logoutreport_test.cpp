// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportdialog.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/logout/reportexport.h"
#include "ui/logout/reporttable.h"
#include "ui/logout/undostrip.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using ui::LogoutAccount;
using ui::LogoutReportModel;
using ui::ReportLine;
using ui::ReportLines;
using Kind = messages::LogoutOutcome::Kind;
using Tester = QAbstractItemModelTester;

const QByteArray kFirstId = "3f9a77b290aa4c41";

class LogoutReportTest : public ::testing::Test
{
protected:
    LogoutReportTest()
    {
        const auto subject = [](const QByteArray &id, const QByteArray &user) {
            return ui::LogoutSubject{"sess:" + id, id, user, QStringLiteral("Express"), false, {}, "Chrome · Windows"};
        };
        std::vector<ui::LogoutSubject> subjects{subject(kFirstId, "alice"), subject("88ab77b290aa4c42", "bob")};
        for (int i = 0; i < 6; ++i)
            subjects.push_back(subject("77777777777777" + QByteArray::number(10 + i), "carol"));
        LogoutAccount::Asked asked;
        asked.reason = QStringLiteral("ticket 4711");
        asked.chosenBy = QStringLiteral("8 selected sessions");
        asked.server = QStringLiteral("shop");
        account = std::make_shared<LogoutAccount>(LogoutAccount(asked, subjects, {}));
        report.job = 1;
        report.commands = 8;
        for (const ui::LogoutSubject &one : subjects)
            report.outcomes.push_back({Kind::Ended, one.key, {}});
        report.outcomes[1] = {Kind::Refused, subjects[1].key, QStringLiteral("NOPERM no")};
        report.remarks = {QStringLiteral("“user_sessions” stays as it is."),
                          QStringLiteral("“user_sessions” stays as it is.")};
        report.undoable = 7;
        report.undoUntil = QDateTime::currentMSecsSinceEpoch() + 600'000;
        report.noUndo = QStringLiteral("One cannot be brought back.");
    }

    void finish() { account->finish(report, QDateTime::currentDateTime()); }
    std::unique_ptr<ui::LogoutReportDialog> shown()
    {
        auto dialog = std::make_unique<ui::LogoutReportDialog>(account, QString());
        dialog->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
        return dialog;
    }
    static int reads(const QWidget &root, const QString &text)
    {
        const auto labels = root.findChildren<QLabel *>();
        return int(std::count_if(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        }));
    }
    static QPushButton *button(const QWidget &root, const QString &part)
    {
        const auto all = root.findChildren<QPushButton *>();
        for (QPushButton *one : all) {
            if (one->isVisible() && one->text().contains(part))
                return one;
        }
        return nullptr;
    }

    std::shared_ptr<LogoutAccount> account;
    messages::LogoutReport report;
};

TEST_F(LogoutReportTest, PutsTroubleFirstAndMasksIds)
{
    finish();
    LogoutReportModel model(ReportLines::shared(ReportLine::ofLogout(*account)));
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.index(0, LogoutReportModel::Outcome).data().toString(), QStringLiteral("refused"));
    EXPECT_EQ(model.index(0, LogoutReportModel::Happened).data().toString(), QStringLiteral("NOPERM no"));
    EXPECT_EQ(model.index(0, LogoutReportModel::User).data().toString(), QStringLiteral("bob"));
    EXPECT_EQ(model.index(0, LogoutReportModel::Device).data().toString(), QStringLiteral("Chrome · Windows"));
    EXPECT_FALSE(model.text().contains(QLatin1String(kFirstId)));
    EXPECT_EQ(model.text().count(QLatin1Char('\n')), 9);
}

TEST_F(LogoutReportTest, WhatWentWellIsOneLineThatOpens)
{
    finish();
    LogoutReportModel model(ReportLines::shared(ReportLine::ofLogout(*account)));
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_TRUE(model.isFold(1));
    EXPECT_TRUE(model.index(1, LogoutReportModel::Outcome).data().toString().contains(QStringLiteral("7 ended")));
    ui::ReportTable table;
    table.setReport(model);
    table.resize(800, 400);
    table.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&table));
    table.setCurrentIndex(model.index(1, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    EXPECT_EQ(model.rowCount(), 9);
    EXPECT_EQ(model.index(2, LogoutReportModel::User).data().toString(), QStringLiteral("alice"));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(model.index(1, 0)).center());
    EXPECT_EQ(model.rowCount(), 2);
    // Where nothing went wrong, all of them are the list.
    report.outcomes[1].kind = Kind::Ended;
    finish();
    model.setLines(ReportLines::shared(ReportLine::ofLogout(*account)));
    EXPECT_EQ(model.rowCount(), 8);
}

TEST_F(LogoutReportTest, TellsTheSumAndEachRemarkOnce)
{
    finish();
    const auto dialog = shown();
    EXPECT_EQ(reads(*dialog, QStringLiteral("“user_sessions” stays as it is.")), 1);
    EXPECT_EQ(account->remarks().size(), 1);
    EXPECT_EQ(reads(*dialog, QStringLiteral("One cannot be brought back.")), 1);
    EXPECT_EQ(reads(*dialog, QStringLiteral("confirmed")), 1);
    EXPECT_EQ(reads(*dialog, QStringLiteral("ticket 4711")), 1);
    EXPECT_EQ(reads(*dialog, QStringLiteral("NOPERM")), 0) << "that stands in the list";
    QTest::mouseClick(button(*dialog, QStringLiteral("Copy")), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("8 confirmed: 7 ended, 1 refused"))) << copied.toStdString();
    EXPECT_TRUE(copied.contains(QStringLiteral("NOPERM no")));
    EXPECT_EQ(copied.count(QStringLiteral("“user_sessions” stays")), 1);
    EXPECT_FALSE(copied.contains(QLatin1String(kFirstId)));
}

TEST_F(LogoutReportTest, OffersToEndAgainWhatCameBack)
{
    finish();
    const auto dialog = shown();
    EXPECT_FALSE(button(*dialog, QStringLiteral("again")));
    QSignalSpy again(dialog.get(), &ui::LogoutReportDialog::endAgainRequested);
    auto newer = std::make_shared<LogoutAccount>(*account);
    messages::LogoutCheck check;
    check.after = 1;
    check.returned = {{"sess:" + kFirstId, "alice", {}, 1'764'331'380'000}};
    newer->take(check);
    dialog->setAccount(newer, {});
    QPushButton *once = button(*dialog, QStringLiteral("again…"));
    QPushButton *quiet = button(*dialog, QStringLiteral("quiet…"));
    ASSERT_TRUE(once && quiet);
    QTest::mouseClick(once, Qt::LeftButton);
    QTest::mouseClick(quiet, Qt::LeftButton);
    ASSERT_EQ(again.count(), 2);
    EXPECT_FALSE(again.at(0).at(0).toBool());
    EXPECT_TRUE(again.at(1).at(0).toBool());
    dialog->setAccount(newer, QStringLiteral("There is no connection to the server."));
    EXPECT_FALSE(once->isEnabled());
    EXPECT_TRUE(once->toolTip().contains(QStringLiteral("no connection")));
}

TEST_F(LogoutReportTest, TheUndoHasItsTimeAndItsOwnList)
{
    finish();
    const auto dialog = shown();
    auto *strip = dialog->findChild<ui::UndoStrip *>();
    ASSERT_TRUE(strip);
    QSignalSpy undo(dialog.get(), &ui::LogoutReportDialog::undoRequested);
    QPushButton *press = button(*strip, QStringLiteral("Undo"));
    ASSERT_TRUE(press);
    EXPECT_EQ(reads(*strip, QStringLiteral("left, until ")), 1);
    QTest::mouseClick(press, Qt::LeftButton);
    EXPECT_EQ(undo.count(), 1);
    auto newer = std::make_shared<LogoutAccount>(*account);
    messages::UndoReport done;
    done.job = 1;
    done.outcomes = {{messages::UndoOutcome::Kind::Restored, "sess:" + kFirstId, {}},
                     {messages::UndoOutcome::Kind::WrittenSince, "sess:88ab77b290aa4c42", {}}};
    newer->finishUndo(done);
    dialog->setAccount(newer, {});
    EXPECT_FALSE(press->isVisible());
    EXPECT_EQ(reads(*strip, QStringLiteral("1 brought back, 1 written since: left alone")), 1);
    const QAbstractItemModel *list = dialog->findChild<ui::ReportTable *>()->model();
    ASSERT_EQ(list->rowCount(), 2);
    EXPECT_EQ(list->index(0, 0).data().toString(), QStringLiteral("written since: left alone"));
    EXPECT_EQ(list->index(0, 1).data().toString(), QStringLiteral("bob"));
}

TEST_F(LogoutReportTest, TheButtonGoesWhenTheTimeIsOver)
{
    report.undoUntil = QDateTime::currentMSecsSinceEpoch() + 300;
    finish();
    const auto dialog = shown();
    auto *strip = dialog->findChild<ui::UndoStrip *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return reads(*strip, QStringLiteral("The time for undo is over.")) == 1; }));
    EXPECT_FALSE(button(*strip, QStringLiteral("Undo")));
}

TEST_F(LogoutReportTest, IsWrittenToAFile)
{
    finish();
    const QTemporaryDir folder;
    const auto dialog = shown();
    const auto contentOf = [&](const QString &name) {
        const QString path = folder.filePath(name);
        dialog->exportTo(path);
        EXPECT_TRUE(QTest::qWaitFor([&] { return QFile::exists(path); }));
        QFile file(path);
        EXPECT_TRUE(file.open(QFile::ReadOnly));
        return file.readAll();
    };
    const QByteArray csv = contentOf(QStringLiteral("report.csv"));
    EXPECT_EQ(csv.count('\n'), 9);
    EXPECT_TRUE(csv.contains("\"refused\",\"NOPERM no\",\"bob\"")) << csv.toStdString();
    const QByteArray json = contentOf(QStringLiteral("report.json"));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError) << json.toStdString();
    EXPECT_EQ(root.value(QStringLiteral("confirmed")).toInt(), 8);
    EXPECT_EQ(root.value(QStringLiteral("counts")).toObject().value(QStringLiteral("ended")).toInt(), 7);
    EXPECT_EQ(root.value(QStringLiteral("sessions")).toArray().size(), 8);
    EXPECT_EQ(root.value(QStringLiteral("reason")).toString(), QStringLiteral("ticket 4711"));
    for (const QByteArray &content : {csv, json})
        EXPECT_FALSE(content.contains(kFirstId));
    EXPECT_TRUE(QTest::qWaitFor([&] { return reads(*dialog, QStringLiteral("Written to")) == 1; }));
    dialog->exportTo(folder.filePath(QStringLiteral("no/such/folder.csv")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return reads(*dialog, QStringLiteral("could not be written")) == 1; }));
}

} // namespace
