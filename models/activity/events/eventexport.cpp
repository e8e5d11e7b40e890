// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventexport.h"

#include "models/activity/eventwords.h"
#include "models/files/filereplacement.h"
#include "models/sessions/export/sessionexporttext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace events
{

namespace
{

struct EventExportText {
    Q_DECLARE_TR_FUNCTIONS(events::EventExport)
};

enum Member { Time, Event, Count, User, Name, Format, Ip, Device, Agent, Id, Node, Detail, MemberCount };

constexpr std::array<const char *, MemberCount> kNames = {"time", "event",  "count",      "user", "name", "format",
                                                          "ip",   "device", "user_agent", "id",   "node", "detail"};

QString isoText(qint64 at)
{
    QByteArray text;
    sessions::appendIsoTime(text, at);
    return QString::fromLatin1(text);
}

QString textOf(QByteArrayView bytes)
{
    return sessions::utf8Text(bytes).value_or(text::printableText(bytes));
}

std::array<QString, MemberCount> membersOf(const EventLine &line, const EventCells &cells)
{
    std::array<QString, MemberCount> members;
    members[Time] = isoText(line.at());
    members[Detail] = cells.text(line, EventColumns::Detail);
    if (line.kind == EventLine::Kind::Loss) {
        members[Event] = activity::eventWord(line.loss.kind);
        members[Count] = QString::number(line.loss.count);
        return members;
    }
    const activity::LoggedEvent &event = *line.event;
    members[Event] = event.isGap ? QStringLiteral("gap") : activity::eventWord(event.kind);
    members[Count] = QString::number(event.times);
    members[User] = textOf(event.user);
    // As the sessions' export has it: only where the user is a number.
    const QByteArrayView called = text::nameForPeople(event.user, event.otherNames);
    if (called != QByteArrayView(event.user))
        members[Name] = textOf(called);
    members[Format] = cells.text(line, EventColumns::Format);
    members[Ip] = textOf(event.ip);
    members[Device] = cells.text(line, EventColumns::Device);
    members[Agent] = textOf(event.agent);
    members[Id] = event.maskedId;
    members[Node] = cells.text(line, EventColumns::Node);
    return members;
}

QByteArray csvRow(const std::array<QString, MemberCount> &members)
{
    QByteArray row;
    for (const QString &member : members)
        row += (row.isEmpty() ? "" : ",") + sessions::csvCell(member);
    return row + '\n';
}

QByteArray jsonLine(const std::array<QString, MemberCount> &members)
{
    QByteArray line;
    for (size_t i = 0; i < members.size(); ++i) {
        line += (i == 0 ? "{\"" : ",\"") + QByteArray(kNames[i]) + "\":";
        line += i == Count ? members[i].toLatin1() : sessions::jsonString(members[i]);
    }
    return line + "}\n";
}

} // namespace

EventExportKind EventExport::kindOf(const QString &name)
{
    return name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ||
                   name.endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive)
               ? EventExportKind::JsonLines
               : EventExportKind::Csv;
}

QByteArray EventExport::text(EventExportKind kind) const
{
    QByteArray text;
    if (kind == EventExportKind::Csv) {
        for (const char *name : kNames)
            text += (text.isEmpty() ? "" : ",") + QByteArray(name);
        text += '\n';
    }
    for (const EventLine &line : lines) {
        if (line.kind == EventLine::Kind::Older)
            continue;
        const auto members = membersOf(line, cells);
        text += kind == EventExportKind::Csv ? csvRow(members) : jsonLine(members);
    }
    return text;
}

tl::expected<void, messages::Problem> EventExport::write(const QString &file) const
{
    const auto written = files::replaceFile(file, text(kindOf(file)), files::FileReplacement::Readers::OnlyOwner);
    if (written)
        return {};
    return tl::unexpected(messages::Problem{
        EventExportText::tr("%1 could not be written: %2.").arg(QDir::toNativeSeparators(file), written.error().reason),
        EventExportText::tr("Choose another file or folder, or make room there, and export again.")});
}

} // namespace events
