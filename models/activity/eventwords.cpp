// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/eventwords.h"

#include "models/messages/sessionevent.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/lagtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace activity
{

namespace
{

using Kind = messages::SessionEvent::Kind;

struct EventText {
    Q_DECLARE_TR_FUNCTIONS(activity::EventWords)
};

QString lagDetail(qint64 lagMs)
{
    return lagMs < 0 ? QString() : EventText::tr("%1 after its deadline").arg(text::lagText(lagMs));
}

QString expiryDetail(const LoggedEvent &event)
{
    if (event.isInferred)
        return event.lagMs < 0 ? EventText::tr("inferred: gone past its deadline")
                               : EventText::tr("inferred: gone %1").arg(lagDetail(event.lagMs));
    QStringList parts{lagDetail(event.lagMs)};
    if (event.lastAccess != 0 && event.lastAccess <= event.at)
        parts += EventText::tr("%1 after last seen").arg(text::durationText(event.at - event.lastAccess));
    parts.removeAll(QString());
    return text::listText(parts);
}

QString extensionDetail(const LoggedEvent &event)
{
    if (event.deadline == 0)
        return EventText::tr("used again: its deadline moved on");
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(event.at);
    const QDateTime due = QDateTime::fromMSecsSinceEpoch(event.deadline);
    const QString to =
        EventText::tr("to %1").arg(at.date() == due.date() ? text::clockText(due) : text::absoluteText(event.deadline));
    // Of what follows each other within seconds only some are told: monitor::ExtensionFold.
    return event.times < 2
               ? to
               : EventText::tr("%1, at least %Ln time(s) in this minute", nullptr, text::pluralCount(event.times))
                     .arg(to);
}

QString logoutDetail(const LoggedEvent &event)
{
    const QString why = text::printableText(event.words.toUtf8());
    const QString by = text::printableText(event.by.toUtf8());
    if (!by.isEmpty())
        return why.isEmpty() ? EventText::tr("logged out by %1 with this program").arg(by)
                             : EventText::tr("logged out by %1 with this program: %2").arg(by, why);
    return why.isEmpty() ? EventText::tr("logged out here") : EventText::tr("logged out here: %1").arg(why);
}

} // namespace

QString eventName(const LoggedEvent &event)
{
    switch (event.kind) {
    case int(Kind::Created):
        return EventText::tr("Created");
    case int(Kind::Extended):
        return EventText::tr("Extended");
    case int(Kind::Expired):
        return EventText::tr("Expired");
    case int(Kind::LoggedOut):
        return EventText::tr("Logged out");
    case int(Kind::EndedHere):
        return EventText::tr("Ended here");
    case int(Kind::Evicted):
        return EventText::tr("Evicted");
    case int(Kind::Ended):
        return EventText::tr("Ended or evicted");
    case int(Kind::Vanished):
        return EventText::tr("Vanished");
    default:
        return event.isGap ? EventText::tr("Not known") : EventText::tr("Note");
    }
}

QString eventDetail(const LoggedEvent &event)
{
    switch (event.kind) {
    case int(Kind::Created):
        return event.deadline > event.at
                   ? EventText::tr("%1 to live").arg(text::durationText(event.deadline - event.at))
                   : QString();
    case int(Kind::Extended):
        return extensionDetail(event);
    case int(Kind::Expired):
        return expiryDetail(event);
    case int(Kind::LoggedOut):
        return EventText::tr("deleted by an application or another admin");
    case int(Kind::EndedHere):
        return logoutDetail(event);
    case int(Kind::Evicted):
        return EventText::tr("removed under the server’s memory limit");
    case int(Kind::Ended):
        return EventText::tr("gone before the deadline that was known; tracking does not tell how");
    case int(Kind::Vanished):
        return EventText::tr("found gone; no event said why");
    default:
        return event.words;
    }
}

QString lossName(const Loss &loss)
{
    const int count = text::pluralCount(loss.count);
    switch (loss.kind) {
    case int(Kind::Expired):
        return EventText::tr("%Ln expired", nullptr, count);
    case int(Kind::LoggedOut):
        return EventText::tr("%Ln logged out", nullptr, count);
    case int(Kind::EndedHere):
        return EventText::tr("%Ln ended here", nullptr, count);
    case int(Kind::Evicted):
        return EventText::tr("%Ln evicted", nullptr, count);
    case int(Kind::Vanished):
        return EventText::tr("%Ln vanished", nullptr, count);
    default:
        return EventText::tr("%Ln ended", nullptr, count);
    }
}

QString lossSpan(const Loss &loss)
{
    return EventText::tr("within %1").arg(text::durationText(std::max<qint64>(loss.until - loss.from, 1)));
}

QString eventWord(int kind)
{
    switch (kind) {
    case int(Kind::Created):
        return QStringLiteral("created");
    case int(Kind::Extended):
        return QStringLiteral("extended");
    case int(Kind::Expired):
        return QStringLiteral("expired");
    case int(Kind::LoggedOut):
        return QStringLiteral("logged-out");
    case int(Kind::EndedHere):
        return QStringLiteral("ended-here");
    case int(Kind::Evicted):
        return QStringLiteral("evicted");
    case int(Kind::Ended):
        return QStringLiteral("ended");
    case int(Kind::Vanished):
        return QStringLiteral("vanished");
    default:
        return QStringLiteral("note");
    }
}

} // namespace activity
