// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupreportdialog.h"

#include "tests/ui/cleanup/stalesamples.h"
#include "ui/cleanup/cleanupexport.h"
#include "ui/cleanup/cleanupwords.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/logout/reporttable.h"
#include "ui/logout/undostrip.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <numeric>

namespace
{

using support::buttonOn;
using support::readsOn;
using ui::CleanUpAccount;
using Kind = CleanUpAccount::Kind;

class CleanUpReport : public ::testing::Test
{
protected:
    CleanUpReport()
    {
        auto entries = std::make_shared<CleanUpAccount::Entries>();
        const auto found = support::staleReport(10);
        for (const messages::StaleIndex &index : found->indexes)
            entries->insert(entries->end(), index.stale.begin(), index.stale.end());
        CleanUpAccount::Asked asked;
        asked.reason = QStringLiteral("ticket 4711");
        asked.chosenBy = QStringLiteral("all stale entries on the whole server");
        asked.server = QStringLiteral("shop");
        asked.titles = support::staleTitles();
        account = std::make_shared<CleanUpAccount>(asked, entries);
        report.job = 1;
        report.commands = 9;
        report.outcomes.assign(entries->size(), {Kind::Removed, {}});
        report.outcomes[0] = {Kind::Refused, QStringLiteral("NOPERM no")};
        report.outcomes[1] = {Kind::SessionThere, {}};
        report.outcomes[2] = {Kind::AlreadyGone, {}};
        report.outcomes[3] = {Kind::Changed, QStringLiteral("It is another kind of key now.")};
        report.undoable = 9;
        report.undoUntil = QDateTime::currentMSecsSinceEpoch() + 600'000;
    }

    void finish() { account->finish(report, QDateTime::currentDateTime()); }
    std::unique_ptr<ui::CleanUpReportDialog> shown() const
    {
        auto dialog = std::make_unique<ui::CleanUpReportDialog>(account, QString());
        new QAbstractItemModelTester(list(*dialog), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     dialog.get());
        dialog->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(dialog.get()));
        return dialog;
    }
    static QAbstractItemModel *list(const QWidget &dialog) { return dialog.findChild<ui::ReportTable *>()->model(); }
    static bool holdsAnId(const QString &text)
    {
        for (int number = 0; number < 10; ++number) {
            if (text.contains(QString::fromLatin1(support::staleId(number))))
                return true;
        }
        return text.contains(QString::fromLatin1(support::staleId(100))) ||
               text.contains(QString::fromLatin1(support::staleId(200)));
    }

    std::shared_ptr<CleanUpAccount> account;
    messages::CleanUpReport report;
};

TEST_F(CleanUpReport, AddsUpToWhatWasConfirmed)
{
    finish();
    const auto terms = ui::cleanUpTerms(*account);
    EXPECT_EQ(std::accumulate(terms.begin(), terms.end(), qint64(0),
                              [](qint64 sum, const auto &term) { return sum + term.count; }),
              account->confirmed());
    EXPECT_EQ(ui::cleanUpSummary(*account),
              QStringLiteral("9 removed, 1 refused, 1 spared: changed, 1 spared: session back, 1 already gone"));
    EXPECT_EQ(ui::cleanUpTitle(*account), QStringLiteral("9 of 13 stale entries removed"));
}

TEST_F(CleanUpReport, WhatTheReportLeavesOutIsCountedToo)
{
    report.outcomes.resize(4);
    finish();
    EXPECT_EQ(account->count(Kind::Unknown), 9) << "something was sent, and nobody knows what became of them";
    report.commands = 0;
    report.outcomes.clear();
    finish();
    EXPECT_EQ(account->count(Kind::NotRun), 13);
    EXPECT_EQ(ui::cleanUpTitle(*account), QStringLiteral("None of 13 stale entries removed"));
    report.outcomes.assign(20, {Kind::Removed, {}});
    finish();
    EXPECT_EQ(account->count(Kind::Removed), 13);
    EXPECT_EQ(ui::cleanUpTitle(*account), QStringLiteral("13 stale entries removed"));
}

TEST_F(CleanUpReport, EachOutcomeHasItsWords)
{
    const std::pair<Kind, const char *> all[] = {{Kind::Removed, "removed"},
                                                 {Kind::AlreadyGone, "already gone"},
                                                 {Kind::SessionThere, "session is back: spared"},
                                                 {Kind::Changed, "changed: spared"},
                                                 {Kind::Refused, "refused"},
                                                 {Kind::Unknown, "not known: no answer came"},
                                                 {Kind::NotRun, "not sent"},
                                                 {Kind::Restored, "put back"},
                                                 {Kind::WrittenSince, "written since: left alone"}};
    ASSERT_EQ(std::size(all), size_t(ui::kCleanUpKinds));
    QSet<QByteArray> words;
    for (const auto &[kind, text] : all) {
        EXPECT_EQ(ui::cleanUpText(kind), QString::fromLatin1(text));
        words.insert(ui::cleanUpWord(kind));
    }
    EXPECT_EQ(words.size(), ui::kCleanUpKinds) << "none is taken for another one by a program";
}

TEST_F(CleanUpReport, PutsTroubleFirstAndMasksIds)
{
    finish();
    const auto dialog = shown();
    const QAbstractItemModel &outcomes = *list(*dialog);
    using Model = ui::LogoutReportModel;
    EXPECT_EQ(outcomes.index(0, Model::Outcome).data().toString(), QStringLiteral("refused"));
    EXPECT_EQ(outcomes.index(0, Model::Happened).data().toString(), QStringLiteral("NOPERM no"));
    EXPECT_EQ(outcomes.index(0, Model::User).data().toString(), QStringLiteral("alice"));
    EXPECT_EQ(outcomes.index(0, Model::Place).data().toString(), QStringLiteral("spring:session:index:alice"));
    EXPECT_FALSE(dialog->findChild<ui::ReportTable *>()->isColumnHidden(Model::Place));
    EXPECT_EQ(outcomes.rowCount(), 5) << "what went well is one line that opens";
    dialog->findChild<ui::ReportTable *>()->setCurrentIndex(outcomes.index(4, 0));
    QTest::keyClick(dialog->findChild<ui::ReportTable *>(), Qt::Key_Return);
    EXPECT_EQ(outcomes.rowCount(), 14);
    EXPECT_FALSE(holdsAnId(support::allTextOf(outcomes)));
    EXPECT_FALSE(holdsAnId(dialog->text()));
    QTest::mouseClick(buttonOn(*dialog, QStringLiteral("Copy")), Qt::LeftButton);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(QStringLiteral("13 confirmed: 9 removed")));
}

TEST_F(CleanUpReport, TellsWhatTheAuditLogLacks)
{
    report.unrecorded = {QStringLiteral("The disk is full."), QStringLiteral("Make room.")};
    report.remarks = {QStringLiteral("Two keys are no lists any more.")};
    finish();
    const auto dialog = shown();
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("What became of them is not in the audit log: The disk is full.")));
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Two keys are no lists any more.")));
    EXPECT_FALSE(readsOn(*dialog, QStringLiteral("in the audit log")) &&
                 support::namedOn<QLabel>(*dialog, QStringLiteral("Recorded")));
    report.commands = 0;
    report.outcomes.clear();
    finish();
    dialog->setAccount(account, {});
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Nothing was sent: The disk is full. Make room.")));
}

TEST_F(CleanUpReport, TheUndoHasItsTimeAndItsOwnReport)
{
    finish();
    const auto dialog = shown();
    const auto *strip = dialog->findChild<ui::UndoStrip *>();
    EXPECT_TRUE(readsOn(*strip, QStringLiteral("9 entries can be put back as they were.")));
    EXPECT_TRUE(readsOn(*strip, QStringLiteral("left, until ")));
    const QSignalSpy undo(dialog.get(), &ui::CleanUpReportDialog::undoRequested);
    QTest::mouseClick(buttonOn(*strip, QStringLiteral("Undo 9")), Qt::LeftButton);
    EXPECT_EQ(undo.count(), 1);
    auto newer = std::make_shared<CleanUpAccount>(*account);
    messages::CleanUpReport undone;
    undone.job = 1;
    undone.isUndo = true;
    undone.commands = 8;
    undone.outcomes.assign(9, {Kind::Restored, {}});
    undone.outcomes[8] = {Kind::WrittenSince, {}};
    newer->finishUndo(undone);
    dialog->setAccount(newer, {});
    EXPECT_FALSE(buttonOn(*strip, QStringLiteral("Undo 9")));
    EXPECT_TRUE(readsOn(*strip, QStringLiteral("8 put back, 1 written since: left alone")));
    EXPECT_EQ(list(*dialog)->index(0, 0).data().toString(), QStringLiteral("written since: left alone"));
    EXPECT_EQ(list(*dialog)->index(0, ui::LogoutReportModel::Place).data().toString(),
              QStringLiteral("spring:session:sessions:expires:7c1e…200"))
        << "the last of those that were removed";
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("9 of 13 stale entries removed"))) << "of the clean-up, as it was";
}

TEST_F(CleanUpReport, AnUndoThatWasDoneIsNotCalledUnsentForWantOfALogsEnd)
{
    finish();
    messages::CleanUpReport undone;
    undone.isUndo = true;
    undone.unrecorded = {QStringLiteral("The disk is full."), QStringLiteral("Make room.")};
    undone.outcomes.assign(9, {Kind::WrittenSince, {}});
    account->finishUndo(undone);
    EXPECT_EQ(account->undo(), CleanUpAccount::Undo::Over);
    EXPECT_EQ(ui::cleanUpUndoNote(*account),
              QStringLiteral("What came of it is not in the audit log: The disk is full. Make room."));
}

TEST_F(CleanUpReport, AnUndoThatCouldNotBeRecordedCanBeTriedAgain)
{
    report.undoUntil = QDateTime::currentMSecsSinceEpoch() - 1;
    finish();
    const auto dialog = shown();
    const auto *strip = dialog->findChild<ui::UndoStrip *>();
    auto newer = std::make_shared<CleanUpAccount>(*account);
    newer->setUndo(CleanUpAccount::Undo::Running);
    messages::CleanUpReport unsent;
    unsent.isUndo = true;
    unsent.unrecorded = {QStringLiteral("The disk is full."), QStringLiteral("Make room.")};
    unsent.undoable = 9;
    unsent.undoUntil = QDateTime::currentMSecsSinceEpoch() + 600'000;
    newer->finishUndo(unsent);
    EXPECT_EQ(newer->undo(), CleanUpAccount::Undo::NotAsked);
    EXPECT_EQ(newer->undoUntil(), unsent.undoUntil);
    EXPECT_GT(newer->undoLeft(QDateTime::currentMSecsSinceEpoch()), 0);
    EXPECT_LE(newer->undoTime(), 600'000);
    dialog->setAccount(newer, {});
    EXPECT_TRUE(readsOn(*strip, QStringLiteral("Nothing was put back: The disk is full. Make room.")));
    const QSignalSpy undo(dialog.get(), &ui::CleanUpReportDialog::undoRequested);
    QTest::mouseClick(buttonOn(*strip, QStringLiteral("Undo 9")), Qt::LeftButton);
    EXPECT_EQ(undo.count(), 1);
}

/// Each outcome of an undo is of an entry that was removed, also of one that was not kept.
TEST_F(CleanUpReport, WhatWasNotKeptHasItsOwnLine)
{
    finish();
    messages::CleanUpReport undone;
    undone.isUndo = true;
    undone.commands = 8;
    undone.outcomes.assign(9, {Kind::Restored, {}});
    undone.outcomes[0] = {Kind::NotRun, QStringLiteral("not kept: there was no room")};
    account->finishUndo(undone);
    const auto lines = ui::cleanUpUndoLines(*account);
    ASSERT_EQ(lines.size(), 9U);
    EXPECT_EQ(lines.front().happened, QStringLiteral("not kept: there was no room"));
    EXPECT_EQ(lines.front().subject.id, support::staleId(4)) << "the first that was removed";
}

TEST_F(CleanUpReport, WhyNothingCanBePutBackIsSaid)
{
    report.undoable = 0;
    report.undoUntil = 0;
    report.noUndo = QStringLiteral("The account may not write to lists.");
    finish();
    const auto dialog = shown();
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Nothing of this can be put back.")));
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("The account may not write to lists.")));
    EXPECT_FALSE(buttonOn(*dialog, QStringLiteral("Undo")));
    auto newer = std::make_shared<CleanUpAccount>(*account);
    messages::CleanUpReport nothing;
    nothing.isUndo = true;
    nothing.noUndo = QStringLiteral("Nothing of it is kept any more.");
    newer->finishUndo(nothing);
    dialog->setAccount(newer, {});
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Nothing was put back.")));
    EXPECT_TRUE(readsOn(*dialog, QStringLiteral("Nothing of it is kept any more.")));
}

TEST_F(CleanUpReport, IsWrittenToAFile)
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
    EXPECT_EQ(csv.count('\n'), 14);
    EXPECT_TRUE(csv.contains("\"refused\",\"NOPERM no\",\"set-member\",\"alice\",\"Spring Session\""))
        << csv.toStdString();
    const QByteArray json = contentOf(QStringLiteral("report.json"));
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError) << json.toStdString();
    EXPECT_EQ(root.value(QStringLiteral("action")).toString(), QStringLiteral("clean-up"));
    EXPECT_EQ(root.value(QStringLiteral("confirmed")).toInt(), 13);
    EXPECT_EQ(root.value(QStringLiteral("counts")).toObject().value(QStringLiteral("removed")).toInt(), 9);
    EXPECT_EQ(root.value(QStringLiteral("entries")).toArray().size(), 13);
    for (const QByteArray &content : {csv, json})
        EXPECT_FALSE(holdsAnId(QString::fromUtf8(content)));
    EXPECT_TRUE(QTest::qWaitFor([&] { return readsOn(*dialog, QStringLiteral("Written to")); }));
}

} // namespace
