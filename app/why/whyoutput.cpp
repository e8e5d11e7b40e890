// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/why/whyoutput.h"

#include "app/terminal/terminaltable.h"
#include "models/activity/history/historywords.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <functional>
#include <vector>

namespace app
{

using history::Answer;
using history::Gap;
using history::Life;

namespace
{

struct WhyTexts {
    Q_DECLARE_TR_FUNCTIONS(app::WhyOutput)
};

/// Each life where it ended, or was known last; each gap where it began.
void forEachInOrder(const Answer &answer, const std::function<void(const Life &)> &visitLife,
                    const std::function<void(const Gap &)> &visitGap)
{
    auto gap = answer.gaps.begin();
    for (const Life &life : answer.lives) {
        for (; gap != answer.gaps.end() && gap->since > life.latest; ++gap)
            visitGap(*gap);
        visitLife(life);
    }
    for (; gap != answer.gaps.end(); ++gap)
        visitGap(*gap);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("-") : text; // each line has as many words
}

QString extensionText(const Life &life)
{
    qint64 count = 0;
    qint64 last = 0;
    for (const history::Extension &extension : life.extensions) {
        count += extension.isLater() ? 1 : 0;
        last = extension.isLater() ? extension.at : last;
    }
    if (count == 0)
        return {};
    return WhyTexts::tr("%1×, last %2").arg(QLocale().toString(count), text::absoluteText(last));
}

QString userText(const Life &life)
{
    QStringList names;
    for (const history::FormerUser &former : life.formerUsers)
        names += text::personName(former.user, former.otherNames).whole();
    const QString now = text::personName(life.user, life.otherNames).whole();
    return names.isEmpty() ? now : WhyTexts::tr("%1, before that %2").arg(now, text::listText(names));
}

QStringList lineOf(const Life &life)
{
    QStringList cells{text::absoluteText(life.end ? life.end->at : life.latest),
                      history::endingText(life),
                      userText(life),
                      life.mask,
                      text::printableText(life.format),
                      text::printableText(text::deviceLabel(life.agent)),
                      text::printableText(life.address),
                      text::absoluteText(life.beginning()),
                      text::absoluteText(life.lastAccess),
                      extensionText(life),
                      text::absoluteText(life.due)};
    for (QString &cell : cells)
        cell = orDash(cell);
    return cells;
}

QStringList lineOf(const Gap &gap, qsizetype columns)
{
    QStringList cells{text::absoluteText(gap.since), history::gapText(gap)};
    while (cells.size() < columns)
        cells += QStringLiteral("-");
    return cells;
}

QJsonValue instant(qint64 epochMs)
{
    return epochMs == 0 ? QJsonValue()
                        : QJsonValue(QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODateWithMs));
}

QJsonValue textValue(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(bytes));
}

QJsonObject objectOf(const Life &life)
{
    QJsonArray extensions;
    QJsonArray shortened; // without `due`: it was taken away
    for (const history::Extension &extension : life.extensions)
        (extension.isLater() ? extensions : shortened) +=
            QJsonObject{{QStringLiteral("at"), instant(extension.at)}, {QStringLiteral("due"), instant(extension.due)}};
    QJsonArray earlierUsers;
    for (const history::FormerUser &former : life.formerUsers)
        earlierUsers += textValue(former.user);
    QJsonObject object{{QStringLiteral("kind"), QStringLiteral("session")},
                       {QStringLiteral("id"), life.mask},
                       {QStringLiteral("user"), textValue(life.user)},
                       {QStringLiteral("name"), text::personName(life.user, life.otherNames).name},
                       {QStringLiteral("earlier_users"), earlierUsers},
                       {QStringLiteral("format"), textValue(life.format)},
                       {QStringLiteral("ip"), textValue(life.address)},
                       {QStringLiteral("user_agent"), textValue(life.agent)},
                       {QStringLiteral("first_seen"), instant(life.firstSeen)},
                       {QStringLiteral("created"), instant(life.created)},
                       {QStringLiteral("last_access"), instant(life.lastAccess)},
                       {QStringLiteral("extended"), extensions},
                       {QStringLiteral("shortened"), shortened},
                       {QStringLiteral("due"), instant(life.due)},
                       {QStringLiteral("ended"), QJsonValue()},
                       {QStringLiteral("how"), QJsonValue()},
                       {QStringLiteral("words"), history::endingText(life)}};
    if (!life.end)
        return object;
    const history::Ending &end = *life.end;
    object[QStringLiteral("ended")] = instant(end.at);
    object[QStringLiteral("how")] = history::endingWord(life);
    object[QStringLiteral("lag_ms")] = end.lagMs < 0 ? QJsonValue() : QJsonValue(end.lagMs);
    object[QStringLiteral("inferred")] = end.isInferred;
    object[QStringLiteral("restart")] = end.isWithRestart;
    object[QStringLiteral("by")] = end.by.isEmpty() ? QJsonValue() : QJsonValue(end.by);
    object[QStringLiteral("reason")] = end.why.isEmpty() ? QJsonValue() : QJsonValue(end.why);
    object[QStringLiteral("not_before")] = instant(end.unwatchedSince);
    return object;
}

QJsonObject objectOf(const Gap &gap)
{
    QJsonObject object{{QStringLiteral("kind"), QStringLiteral("gap")},
                       {QStringLiteral("gap"), history::gapWord(gap.kind)},
                       {QStringLiteral("since"), instant(gap.since)},
                       {QStringLiteral("until"), instant(gap.until)}};
    if (gap.kind == history::GapKind::Dropped)
        object[QStringLiteral("count")] = gap.count;
    return object;
}

} // namespace

QByteArray whyTable(const Answer &answer)
{
    const QStringList header{
        WhyTexts::tr("Time"),      WhyTexts::tr("What happened"), WhyTexts::tr("User"),    WhyTexts::tr("Session"),
        WhyTexts::tr("Format"),    WhyTexts::tr("Device"),        WhyTexts::tr("Address"), WhyTexts::tr("Began"),
        WhyTexts::tr("Last used"), WhyTexts::tr("Extended"),      WhyTexts::tr("Due")};
    QStringList titles;
    std::vector<int> widest;
    for (const QString &title : header) {
        titles += title.toUpper();
        widest.push_back(TerminalTable::kWidestCell);
    }
    widest[1] = TerminalTable::kNeverElided; // it is what was asked for
    TerminalTable table(titles, widest);
    QByteArray out;
    forEachInOrder(
        answer, [&](const Life &life) { table.append(out, lineOf(life)); },
        [&](const Gap &gap) { table.append(out, lineOf(gap, titles.size())); });
    table.finish(out);
    return out;
}

QByteArray whyJson(const Answer &answer)
{
    QByteArray out;
    const auto add = [&out](const QJsonObject &object) {
        out += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    };
    forEachInOrder(
        answer, [&](const Life &life) { add(objectOf(life)); }, [&](const Gap &gap) { add(objectOf(gap)); });
    return out;
}

} // namespace app
