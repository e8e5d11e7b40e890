// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutaccount.h"
#include "ui/logout/logoutnotices.h"
#include "ui/logout/logoutwords.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace
{

using messages::LogoutCheck;
using messages::LogoutReport;
using ui::Became;
using ui::LogoutAccount;
using Kind = messages::LogoutOutcome::Kind;

ui::LogoutSubject subject(const QByteArray &id, const QByteArray &user = "alice")
{
    return {"sess:" + id, id, user, QStringLiteral("Express"), false, {}, "Chrome · Windows"};
}

LogoutAccount accountOf(std::initializer_list<QByteArray> ids, std::vector<LogoutAccount::Spared> spared = {})
{
    std::vector<ui::LogoutSubject> subjects;
    for (const QByteArray &id : ids)
        subjects.push_back(subject(id));
    return LogoutAccount({}, std::move(subjects), std::move(spared));
}

LogoutReport reportOf(std::vector<messages::LogoutOutcome> outcomes)
{
    LogoutReport report;
    report.job = 1;
    report.outcomes = std::move(outcomes);
    report.commands = qint64(report.outcomes.size());
    return report;
}

qint64 sum(const LogoutAccount &account)
{
    qint64 all = 0;
    for (int kind = 0; kind < ui::kBecameKinds; ++kind)
        all += account.count(static_cast<Became>(kind));
    return all;
}

LogoutCheck looked(int after, bool isLast = false)
{
    LogoutCheck check;
    check.job = 1;
    check.after = after;
    check.isLast = isLast;
    return check;
}

/// What was asked for and not sent is not done, whatever else was.
TEST(LogoutNotices, OfOneThatWasDoneInPartIsAWarning)
{
    LogoutAccount whole = accountOf({"a", "b"});
    whole.finish(reportOf({{Kind::Ended, "sess:a", {}}, {Kind::Ended, "sess:b", {}}}), QDateTime());
    EXPECT_EQ(ui::LogoutNotices::result(whole).kind, ui::Notice::Kind::Result);
    LogoutAccount part = accountOf({"a", "b"});
    part.finish(reportOf({{Kind::Ended, "sess:a", {}}, {Kind::NotRun, "sess:b", QStringLiteral("may not")}}),
                QDateTime());
    EXPECT_EQ(ui::LogoutNotices::result(part).kind, ui::Notice::Kind::Warning);
}

TEST(LogoutAccount, AddsUpToWhatWasConfirmed)
{
    LogoutAccount account =
        accountOf({"a", "b", "c", "d"}, {{subject("x"), Became::EndedMeanwhile, QStringLiteral("expired at 11:02:39")},
                                         {subject("y"), Became::ChangedHands, QStringLiteral("now bob's")}});
    EXPECT_EQ(account.confirmed(), 6);
    EXPECT_EQ(account.sent(), 4);
    EXPECT_EQ(sum(account), 6);
    account.finish(reportOf({{Kind::Ended, "sess:a", {}},
                             {Kind::Refused, "sess:b", QStringLiteral("NOPERM")},
                             {Kind::AlreadyGone, "sess:c", {}}}),
                   QDateTime::currentDateTime());
    EXPECT_EQ(account.count(Became::Ended), 1);
    EXPECT_EQ(account.count(Became::Unknown), 1) << "of which nothing was said";
    EXPECT_EQ(account.count(Became::EndedMeanwhile), 1);
    EXPECT_EQ(sum(account), account.confirmed());
    const QString summary = ui::summaryText(account);
    for (const char *part : {"1 ended", "1 ended meanwhile", "1 spared", "1 already gone", "1 refused", "1 not known"})
        EXPECT_TRUE(summary.contains(QLatin1String(part))) << summary.toStdString();
}

TEST(LogoutAccount, AReportOfOthersIsTakenAsItIs)
{
    LogoutAccount account = accountOf({});
    account.finish(reportOf({{Kind::Ended, "sess:a", {}}}), QDateTime::currentDateTime());
    EXPECT_EQ(account.confirmed(), 1);
    EXPECT_EQ(ui::summaryText(account), QStringLiteral("1 ended"));
    EXPECT_EQ(ui::summaryText(accountOf({})), QStringLiteral("Nothing was ended"));
}

TEST(LogoutAccount, WhatComesBackIsNoLongerCalledEnded)
{
    LogoutAccount account = accountOf({"a", "b"});
    account.finish(reportOf({{Kind::Ended, "sess:a", {}}, {Kind::Ended, "sess:b", {}}}), QDateTime::currentDateTime());
    LogoutCheck check = looked(1);
    check.returned = {{"sess:a", "alice", {}, 1'764'331'380'000}};
    account.take(check);
    EXPECT_EQ(account.count(Became::Ended), 1);
    EXPECT_EQ(account.count(Became::CameBack), 1);
    EXPECT_EQ(account.toEndAgain(), std::vector<QByteArray>{"sess:a"});
    EXPECT_TRUE(ui::returnsText(account).contains(QStringLiteral("alice")));
    // Until nothing comes back any more.
    check = looked(5);
    check.endedAgain = {"sess:a"};
    account.take(check);
    EXPECT_EQ(account.count(Became::EndedAgain), 1);
    EXPECT_TRUE(account.toEndAgain().empty());
    EXPECT_EQ(account.returns(), 1) << "it was there";
    EXPECT_TRUE(ui::returnsHint(account).contains(QStringLiteral("All of them have been ended again")));
    check = looked(10, true);
    check.returned = {{"sess:a", "alice", {}, 1'764'331'390'000}};
    account.take(check);
    EXPECT_EQ(account.count(Became::CameBack), 1);
    EXPECT_EQ(account.returns(), 1);
    EXPECT_TRUE(ui::quietText(account).isEmpty());
    EXPECT_EQ(sum(account), 2);
}

TEST(LogoutAccount, SaysWhoseItIsNow)
{
    LogoutAccount account = accountOf({"a"});
    account.finish(reportOf({{Kind::Ended, "sess:a", {}}}), QDateTime::currentDateTime());
    LogoutCheck check = looked(1);
    check.returned = {{"sess:a", "bob", {}, 1'764'331'380'000}};
    account.take(check);
    EXPECT_TRUE(ui::happenedText(account.sessions().front(), account).contains(QStringLiteral("now of bob")));
    check.returned = {{"sess:a", {}, {}, 1'764'331'380'000}};
    account.take(check);
    EXPECT_TRUE(ui::happenedText(account.sessions().front(), account).contains(QStringLiteral("not known")));
}

TEST(LogoutAccount, NobodyHasComeBackIsOnlySaidWhereSomebodyHasLooked)
{
    LogoutAccount account = accountOf({"a"});
    account.finish(reportOf({{Kind::Ended, "sess:a", {}}}), QDateTime::currentDateTime());
    EXPECT_TRUE(ui::quietText(account).isEmpty());
    account.take(looked(1));
    EXPECT_TRUE(ui::quietText(account).isEmpty()) << "another look follows";
    account.take(looked(5, true));
    EXPECT_EQ(ui::quietText(account), QStringLiteral("None has come back within 5 s."));

    LogoutAccount blind = accountOf({"a"});
    blind.finish(reportOf({{Kind::Ended, "sess:a", {}}}), QDateTime::currentDateTime());
    LogoutCheck check = looked(5, true);
    check.unchecked = {QStringLiteral("The connection broke."), {}};
    blind.take(check);
    EXPECT_FALSE(ui::quietText(blind).contains(QStringLiteral("None has come back")));
    EXPECT_TRUE(ui::quietText(blind).contains(QStringLiteral("The connection broke.")));
    // And nothing of the kind where nothing was ended.
    LogoutAccount none = accountOf({"a"});
    none.finish(reportOf({{Kind::AlreadyGone, "sess:a", {}}}), QDateTime::currentDateTime());
    none.take(looked(5, true));
    EXPECT_TRUE(ui::quietText(none).isEmpty());
}

TEST(LogoutAccount, WhatWasNotKnownIsFoundOut)
{
    LogoutAccount account = accountOf({"a", "b", "c"});
    account.finish(
        reportOf({{Kind::Unknown, "sess:a", {}}, {Kind::Unknown, "sess:b", {}}, {Kind::Unknown, "sess:c", {}}}),
        QDateTime::currentDateTime());
    LogoutCheck check = looked(2, true);
    check.gone = {"sess:a"};
    check.stillThere = {"sess:b"};
    account.take(check);
    EXPECT_EQ(account.count(Became::GoneSince), 1);
    EXPECT_EQ(account.count(Became::StillThere), 1);
    EXPECT_EQ(account.count(Became::Unknown), 1);
    EXPECT_EQ(account.toEndAgain(), std::vector<QByteArray>{"sess:b"});
    EXPECT_TRUE(ui::unansweredText(account).contains(QStringLiteral("still there")));
    EXPECT_TRUE(ui::unansweredText(account).contains(QStringLiteral("whoever ended")));
    EXPECT_FALSE(ui::LogoutNotices::found(account).text.isEmpty());
    EXPECT_EQ(sum(account), 3);
}

TEST(LogoutAccount, CanBeUndoneForAWhileAndOnce)
{
    LogoutAccount account = accountOf({"a"});
    LogoutReport report = reportOf({{Kind::Ended, "sess:a", {}}});
    report.undoable = 1;
    report.undoUntil = 1'000'000;
    account.finish(report, QDateTime::fromMSecsSinceEpoch(400'000));
    EXPECT_EQ(account.undoTime(), 600'000);
    EXPECT_EQ(account.undoLeft(419'000), 581'000);
    EXPECT_EQ(ui::LogoutNotices::undoLabel(581'000), QStringLiteral("Undo · 9:41"));
    EXPECT_EQ(account.undoLeft(1'000'000), 0);
    account.setUndo(LogoutAccount::Undo::Running);
    EXPECT_EQ(account.undoLeft(419'000), 0);
    messages::UndoReport undo;
    undo.outcomes = {{messages::UndoOutcome::Kind::Restored, "sess:a", {}},
                     {messages::UndoOutcome::Kind::WrittenSince, "sess:b", {}}};
    account.finishUndo(undo);
    EXPECT_EQ(ui::undoSummary(account.undone()), QStringLiteral("1 brought back, 1 written since: left alone"));
    EXPECT_EQ(ui::undoSummary({}), QStringLiteral("Nothing was brought back"));
}

} // namespace
