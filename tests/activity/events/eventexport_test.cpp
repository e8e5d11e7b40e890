// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventexport.h"

#include "tests/activity/events/someevents.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using events::EventExport;
using events::EventExportKind;
using events::EventLine;
using support::eventOf;
using support::Kind;
using support::kStart;
using support::shared;

namespace
{

EventExport someLines()
{
    EventExport file;
    file.cells.formats = QStringList{QStringLiteral("Django")};
    EventLine loss;
    loss.kind = EventLine::Kind::Loss;
    loss.loss = {1, int(Kind::Expired), kStart, kStart + 1500, 3412};
    file.lines.push_back(loss);
    activity::LoggedEvent event = eventOf(Kind::EndedHere, 1, "6351", kStart);
    event.otherNames = "=cmd|' /C calc'!A0";
    event.words = QStringLiteral("ticket \"4711\"");
    EventLine line;
    line.event = shared(event);
    file.lines.push_back(line);
    EventLine older;
    older.kind = EventLine::Kind::Older;
    file.lines.push_back(older);
    return file;
}

} // namespace

TEST(EventExport, WritesLinesForPrograms)
{
    const QList<QByteArray> lines = someLines().text(EventExportKind::JsonLines).trimmed().split('\n');
    ASSERT_EQ(lines.size(), 2);
    const QJsonObject loss = QJsonDocument::fromJson(lines[0]).object();
    EXPECT_EQ(loss[QLatin1String("event")].toString(), QStringLiteral("expired"));
    EXPECT_EQ(loss[QLatin1String("count")].toInt(), 3412);
    const QJsonObject event = QJsonDocument::fromJson(lines[1]).object();
    EXPECT_EQ(event[QLatin1String("event")].toString(), QStringLiteral("ended-here"));
    EXPECT_EQ(event[QLatin1String("user")].toString(), QStringLiteral("6351"));
    EXPECT_EQ(event[QLatin1String("name")].toString(), QStringLiteral("=cmd|' /C calc'!A0"));
    EXPECT_EQ(event[QLatin1String("time")].toString(), QStringLiteral("2026-09-21T14:13:20.000Z"));
    EXPECT_EQ(event[QLatin1String("format")].toString(), QStringLiteral("Django"));
    EXPECT_EQ(event[QLatin1String("detail")].toString(), QStringLiteral("logged out here: ticket \"4711\""));
    EXPECT_TRUE(event[QLatin1String("node")].isNull());
    EXPECT_FALSE(lines[1].contains("00c0ffee"));
}

TEST(EventExport, NoCellIsAFormula)
{
    const QByteArray csv = someLines().text(EventExportKind::Csv);
    const QList<QByteArray> lines = csv.trimmed().split('\n');
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith("time,event,count,user,name,"));
    EXPECT_TRUE(lines[2].contains("\"'=cmd")) << lines[2].constData();
    EXPECT_TRUE(lines[2].contains("ticket \"\"4711\"\""));
}

TEST(EventExport, WritesAFileForItsOwnerOrSaysWhyNot)
{
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("events.csv"));
    ASSERT_TRUE(someLines().write(name));
    EXPECT_FALSE(QFileInfo(name).permissions() & (QFile::ReadGroup | QFile::ReadOther));
    const auto failed = someLines().write(folder.filePath(QStringLiteral("none/events.csv")));
    ASSERT_FALSE(failed);
    EXPECT_TRUE(failed.error().cause.contains(QStringLiteral("events.csv")));
    EXPECT_EQ(EventExport::kindOf(QStringLiteral("a.JSONL")), EventExportKind::JsonLines);
    EXPECT_EQ(EventExport::kindOf(QStringLiteral("a")), EventExportKind::Csv);
}
