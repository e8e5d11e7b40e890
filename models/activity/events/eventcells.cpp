// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventcells.h"

#include "models/activity/eventwords.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"

#include <QCoreApplication>
#include <QDateTime>

namespace events
{

namespace
{

struct EventCellText {
    Q_DECLARE_TR_FUNCTIONS(events::EventCells)
};

} // namespace

QString eventTimeText(qint64 at)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    return moment.date() == QDate::currentDate() ? text::clockText(moment) : text::absoluteText(at);
}

QString EventCells::title(int column)
{
    switch (column) {
    case EventColumns::Time:
        return EventCellText::tr("Time");
    case EventColumns::Event:
        return EventCellText::tr("Event");
    case EventColumns::User:
        return EventCellText::tr("User");
    case EventColumns::Format:
        return EventCellText::tr("Format");
    case EventColumns::Ip:
        return EventCellText::tr("IP");
    case EventColumns::Device:
        return EventCellText::tr("Device");
    case EventColumns::SessionId:
        return EventCellText::tr("Session");
    case EventColumns::Node:
        return EventCellText::tr("Node");
    case EventColumns::Detail:
        return EventCellText::tr("Detail");
    default:
        return {};
    }
}

QString EventCells::lossDetail(const EventLine &line) const
{
    const bool isMinute = line.loss.number < 0;
    QStringList parts{isMinute ? EventCellText::tr("within a minute") : activity::lossSpan(line.loss)};
    if (line.isRest)
        parts += EventCellText::tr("at least so many, beside losses that have lines of their own");
    const qint64 gone = line.loss.count - line.listed;
    if (isSearched && line.listed > 0)
        parts += EventCellText::tr("%Ln of them match(es)", nullptr, text::pluralCount(line.listed));
    else if (!isSearched && isMinute && line.listed > 0 && gone > 0)
        parts += EventCellText::tr("the newest %Ln of them are listed", nullptr, text::pluralCount(line.listed));
    else if (!isSearched && !isMinute && gone > 0)
        parts += EventCellText::tr("%Ln of them are not kept any more", nullptr, text::pluralCount(gone));
    if (isSearched)
        parts += EventCellText::tr("shown whatever is searched, as is every loss of %1 or more at once")
                     .arg(text::numberText(activity::LossRuns::kGreat));
    return parts.join(QStringLiteral(" · "));
}

QString EventCells::text(const EventLine &line, int column) const
{
    if (line.kind == EventLine::Kind::Loss) {
        switch (column) {
        case EventColumns::Time:
            return eventTimeText(line.loss.until);
        case EventColumns::Event:
            return activity::lossName(line.loss);
        case EventColumns::Detail:
            return lossDetail(line);
        default:
            return {};
        }
    }
    if (!line.event)
        return {};
    const activity::LoggedEvent &event = *line.event;
    switch (column) {
    case EventColumns::Time:
        return eventTimeText(line.at());
    case EventColumns::Event:
        return activity::eventName(event);
    case EventColumns::User:
        if (event.isNote())
            return {};
        return event.user.isEmpty() && event.otherNames.isEmpty()
                   ? EventCellText::tr("anonymous or unknown")
                   : text::personName(event.user, event.otherNames).whole();
    case EventColumns::Format:
        if (event.isNote())
            return {};
        return event.isFromDisk() ? event.formatTitle : formats.value(event.format);
    case EventColumns::Ip:
        return text::printableText(event.ip);
    case EventColumns::Device:
        return event.agent.isEmpty() ? QString() : text::printableText(text::deviceLabel(event.agent));
    case EventColumns::SessionId:
        return event.maskedId;
    case EventColumns::Node:
        return event.isNote() || event.isFromDisk() ? QString() : nodes.value(event.node);
    case EventColumns::Detail:
        return activity::eventDetail(event);
    default:
        return {};
    }
}

} // namespace events
