// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logout/logoutresults.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using app::ListFormat;
using app::LogoutFate;
using app::LogoutResults;
using app::LogoutSubject;
using messages::LogoutCheck;
using messages::LogoutOutcome;
using messages::LogoutReport;

namespace
{

using Kind = LogoutOutcome::Kind;

LogoutSubject subjectNamed(const char *name)
{
    return {.key = QByteArray("sess:") + name, .id = QByteArray(20, *name), .user = name, .otherNames = {}};
}

LogoutResults resultsOf(std::initializer_list<const char *> names)
{
    std::vector<LogoutSubject> subjects;
    for (const char *name : names)
        subjects.push_back(subjectNamed(name));
    return {subjects, {QStringLiteral("Express")}};
}

LogoutReport reportOf(std::initializer_list<std::pair<const char *, Kind>> outcomes)
{
    LogoutReport report;
    for (const auto &[name, kind] : outcomes)
        report.outcomes.push_back({kind, QByteArray("sess:") + name, {}});
    report.commands = std::ssize(report.outcomes);
    return report;
}

QList<QJsonObject> jsonOf(const LogoutResults &results)
{
    QByteArray out;
    results.append(out, ListFormat::Json);
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.trimmed().split('\n'))
        objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

} // namespace

TEST(LogoutResults, WhatNobodySaidWasNotSent)
{
    const LogoutResults results = resultsOf({"a", "b"});
    EXPECT_EQ(results.count(LogoutFate::NotRun), 2);
    EXPECT_FALSE(results.isGood());
}

TEST(LogoutResults, GoneOrSparedIsNoFailure)
{
    LogoutResults results = resultsOf({"a", "b", "c", "d"});
    results.spare(results.subjects()[3], LogoutFate::ChangedHands);
    results.take(reportOf({{"a", Kind::Ended}, {"b", Kind::AlreadyGone}, {"c", Kind::TtlSet}}));
    EXPECT_TRUE(results.isGood());
    EXPECT_TRUE(results.wantsCheck());
    EXPECT_TRUE(results.summary().endsWith(QStringLiteral(": 1 ended, 1 ends later, 1 already gone, 1 changed hands")))
        << results.summary().toStdString();
}

TEST(LogoutResults, EachFailureIsOne)
{
    for (const Kind kind : {Kind::Refused, Kind::Unknown, Kind::NotRun}) {
        LogoutResults results = resultsOf({"a", "b"});
        results.take(reportOf({{"a", Kind::Ended}, {"b", kind}}));
        EXPECT_FALSE(results.isGood()) << int(kind);
    }
    LogoutResults unrecorded = resultsOf({"a"});
    LogoutReport report = reportOf({{"a", Kind::Ended}});
    report.unrecorded = {QStringLiteral("The disk is full."), {}};
    unrecorded.take(report);
    EXPECT_FALSE(unrecorded.isGood());
    EXPECT_FALSE(jsonOf(unrecorded).constLast()[QStringLiteral("recorded")].toBool());
}

TEST(LogoutResults, ALaterLookSaysMore)
{
    LogoutResults results = resultsOf({"a", "b", "c"});
    results.take(reportOf({{"a", Kind::Ended}, {"b", Kind::Unknown}, {"c", Kind::Unknown}}));
    LogoutCheck check;
    check.gone = {"sess:b"};
    check.stillThere = {"sess:c"};
    check.returned = {{"sess:a", "mallory", {}, 1'795'000'000'000}};
    results.take(check);
    EXPECT_EQ(results.count(LogoutFate::CameBack), 1);
    EXPECT_EQ(results.count(LogoutFate::GoneSince), 1);
    EXPECT_EQ(results.count(LogoutFate::StillThere), 1);
    EXPECT_FALSE(results.isGood());
    EXPECT_FALSE(jsonOf(results).constLast()[QStringLiteral("checked")].toBool()) << "another look follows";
    const QJsonObject back = jsonOf(results).at(0);
    EXPECT_EQ(back[QStringLiteral("outcome")].toString(), QStringLiteral("came_back"));
    EXPECT_TRUE(back[QStringLiteral("words")].toString().startsWith(QStringLiteral("2026-11-18T11:06:40.000Z")));
    EXPECT_TRUE(back[QStringLiteral("words")].toString().contains(QStringLiteral("mallory")));
    LogoutCheck last;
    last.endedAgain = {"sess:a"};
    last.gone = {"sess:c"};
    last.isLast = true;
    results.take(last);
    EXPECT_TRUE(results.isGood());
    EXPECT_TRUE(jsonOf(results).constLast()[QStringLiteral("checked")].toBool());
}

TEST(LogoutResults, ALookThatSawNothingIsNone)
{
    LogoutResults results = resultsOf({"a"});
    results.take(reportOf({{"a", Kind::Ended}}));
    LogoutCheck last;
    last.isLast = true;
    last.unchecked = {QStringLiteral("The connection broke."), {}};
    results.take(last);
    EXPECT_FALSE(jsonOf(results).constLast()[QStringLiteral("checked")].toBool());
}

/// What servers and users write acts neither on a terminal nor on what reads the lines.
TEST(LogoutResults, NothingOfItActsOnATerminal)
{
    std::vector<LogoutSubject> subjects{subjectNamed("a")};
    subjects[0].user = "two\nlines \x1b[31m \u202e \"quoted\"";
    LogoutResults results(subjects, {QStringLiteral("Express")});
    LogoutReport report = reportOf({{"a", Kind::Refused}});
    report.outcomes[0].words = QStringLiteral("NOPERM \x1b[2J\nno");
    results.take(report);
    for (const ListFormat format : {ListFormat::Table, ListFormat::Json}) {
        QByteArray out;
        results.append(out, format);
        EXPECT_EQ(out.count('\n'), format == ListFormat::Table ? 3 : 2) << out.constData();
        EXPECT_FALSE(out.contains('\x1b') || out.contains("\u202e")) << out.constData();
        EXPECT_FALSE(out.contains("aaaaaaaaaaaaaaaaaaaa"));
    }
    EXPECT_EQ(jsonOf(results).at(0)[QStringLiteral("user")].toString().toUtf8(), subjects[0].user);
}
