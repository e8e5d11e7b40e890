// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/stalewords.h"

#include "models/formats/logout/logoutcommands.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/logout/logoutquestion.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>

namespace ui
{

namespace
{

using EntryKind = messages::StaleEntry::Kind;

/// Of a key, a member or a command: a server may hold texts of any length.
constexpr qsizetype kMostStaleCharacters = 240;

struct StaleWords {
    Q_DECLARE_TR_FUNCTIONS(ui::StaleWords)
};

QString cutStale(const QString &text)
{
    if (text.size() <= kMostStaleCharacters)
        return text;
    const qsizetype kept =
        text.at(kMostStaleCharacters - 2).isHighSurrogate() ? kMostStaleCharacters - 2 : kMostStaleCharacters - 1;
    return text.first(kept) + QChar(0x2026);
}

/// With the id masked wherever it stands; as a whole where it must be in it, and is in a form that nobody knows.
QByteArray maskedIn(const QByteArray &bytes, const QByteArray &id, bool mustHoldIt)
{
    const auto masked = text::maskedWithin(bytes, id);
    if (masked)
        return *masked;
    return mustHoldIt ? text::maskedSessionId(bytes).toUtf8() : bytes;
}

qint64 entriesCutOff(const messages::StaleReport &report)
{
    qint64 all = 0;
    for (const messages::StaleIndex &index : report.indexes)
        all += index.isCut ? 1 : 0;
    return all;
}

} // namespace

QString staleText(qint64 count)
{
    return StaleWords::tr("%Ln stale entry(s)", nullptr, text::pluralCount(count));
}

QString entriesText(qint64 count)
{
    return StaleWords::tr("%Ln entry(s)", nullptr, text::pluralCount(count));
}

QString staleKindText(EntryKind kind)
{
    switch (kind) {
    case EntryKind::SetMember:
    case EntryKind::SortedSetMember:
        break;
    case EntryKind::ListElement:
        return StaleWords::tr("List");
    case EntryKind::Key:
        return StaleWords::tr("Key beside a session");
    }
    return StaleWords::tr("Index");
}

QString staleUserText(const QByteArray &user)
{
    return user.isEmpty() ? QStringLiteral("—") : LogoutQuestion::nameOf(user, {});
}

QByteArray staleKeyBytes(const messages::StaleEntry &entry)
{
    return maskedIn(entry.key, entry.id, entry.kind == EntryKind::Key);
}

QString staleKeyText(const messages::StaleEntry &entry)
{
    return cutStale(text::printableText(staleKeyBytes(entry)));
}

QString staleIdText(const messages::StaleEntry &entry)
{
    return text::maskedSessionId(entry.id);
}

QString staleMemberText(const messages::StaleEntry &entry)
{
    return entry.kind == EntryKind::Key ? QString()
                                        : cutStale(text::printableText(maskedIn(entry.member, entry.id, true)));
}

QString staleRecordText(const messages::StaleEntry &entry)
{
    return cutStale(text::printableText(text::maskedKey(entry.record, entry.id)));
}

QString staleCommandText(const messages::StaleEntry &entry, formats::Deletion deletion)
{
    formats::LogoutAction action;
    action.key = staleKeyBytes(entry);
    const QByteArray member = maskedIn(entry.member, entry.id, true);
    switch (entry.kind) {
    case EntryKind::SetMember:
        action.operation = formats::LogoutOperation::RemoveSetMember;
        action.members = {member};
        break;
    case EntryKind::SortedSetMember:
        action.operation = formats::LogoutOperation::RemoveScoredMember;
        action.members = {member};
        break;
    case EntryKind::ListElement:
        action.operation = formats::LogoutOperation::RemoveListElement;
        action.where = {{}, member};
        break;
    case EntryKind::Key:
        break;
    }
    return cutStale(formats::commandText(action, {entry.id}, deletion));
}

QString lookingText(qint64 keys, qint64 total, qint64 stale)
{
    const QString found = StaleWords::tr("%Ln stale", "of what was looked at", text::pluralCount(stale));
    // There may be more by now than there were.
    if (total <= 0)
        return StaleWords::tr("Looking… %1, %2", "Looking… 45,000 keys, 312 stale")
            .arg(StaleWords::tr("%Ln key(s)", nullptr, text::pluralCount(keys)), found);
    return StaleWords::tr("Looking… %1 of about %2, %3", "Looking… 45,000 of about 120,000 keys, 312 stale")
        .arg(countText(keys), StaleWords::tr("%Ln key(s)", nullptr, text::pluralCount(qMax(total, keys))), found);
}

bool isWhole(const messages::StaleReport &report)
{
    return !report.isCancelled && !report.isCut && report.problems.empty() && entriesCutOff(report) == 0;
}

QString foundText(const messages::StaleReport &report, const QDateTime &when)
{
    const qint64 stale = report.stale();
    const QString at = text::clockText(when);
    const QString keys = StaleWords::tr("%Ln key(s)", nullptr, text::pluralCount(report.keys));
    if (stale > 0) {
        const QString found = StaleWords::tr("%1 in %Ln index(es)", "312 stale entries in 41 indexes",
                                             text::pluralCount(static_cast<qint64>(report.indexes.size())))
                                  .arg(staleText(stale));
        if (report.isCut)
            return StaleWords::tr("The first %1, of %2 looked at, as of %3",
                                  "The first 312 stale entries in 41 indexes, of 12,400 entries looked at, as of …")
                .arg(found, entriesText(report.entries), at);
        if (report.isCancelled)
            return StaleWords::tr("%1, stopped after %2, at %3",
                                  "312 stale entries in 41 indexes, stopped after 45,000 keys, at 13:40:02")
                .arg(found, keys, at);
        return StaleWords::tr("%1, of %2 looked at, as of %3",
                              "312 stale entries in 41 indexes, of 12,400 entries looked at, as of 13:40:02")
            .arg(found, entriesText(report.entries), at);
    }
    if (report.isCancelled)
        return StaleWords::tr("None found in what was looked at: stopped after %1, at %2", "45,000 keys").arg(keys, at);
    if (!isWhole(report))
        return StaleWords::tr("None found in what was looked at: not everything could be, as of %1").arg(at);
    if (report.formats.isEmpty())
        return StaleWords::tr("None of the formats in use keeps a list of its own, as of %1").arg(at);
    if (report.indexesRead == 0)
        return StaleWords::tr("There is no index among %1, as of %2", "120,000 keys").arg(keys, at);
    if (report.unknown > 0)
        return StaleWords::tr("None found among %1 looked at; of %2 of them nobody knows, as of %3",
                              "None found among 12,400 entries looked at; of 40 of them nobody knows, as of 13:40:02")
            .arg(entriesText(report.entries), countText(report.unknown), at);
    return StaleWords::tr("No stale entries: %1 in %Ln index(es) looked at, as of %2",
                          "No stale entries: 12,400 entries in 41 indexes looked at, as of 13:40:02",
                          text::pluralCount(report.indexesRead))
        .arg(entriesText(report.entries), at);
}

QStringList foundWarnings(const messages::StaleReport &report)
{
    QStringList list;
    const auto add = [&list](const QString &sentence) {
        if (!list.contains(sentence))
            list.append(sentence);
    };
    if (report.isCancelled)
        add(StaleWords::tr("The look was stopped: there may be more."));
    if (report.isCut)
        add(StaleWords::tr("There are more than are kept at once. Clean these up, then look again."));
    if (const qint64 cut = entriesCutOff(report); cut > 0)
        add(StaleWords::tr(
            "%Ln of the indexes hold(s) more than was looked at. Clean up what was found, then look again.", nullptr,
            text::pluralCount(cut)));
    for (const messages::Problem &problem : report.problems)
        add(text::printableText(problem.sentences().toUtf8()));
    return list;
}

QStringList foundRemarks(const messages::StaleReport &report)
{
    QStringList list;
    if (report.unknown > 0)
        list.append(StaleWords::tr("Of %1 nobody knows whether there is such a session; nothing is done to those.",
                                   "Of 40 entries nobody knows …")
                        .arg(entriesText(report.unknown)));
    if (!report.formats.isEmpty())
        list.append(StaleWords::tr("Looked for entries of: %1.").arg(report.formats.join(StaleWords::tr(", "))));
    if (!report.withoutIndex.isEmpty())
        list.append(
            StaleWords::tr("Keep nothing of the kind: %1.").arg(report.withoutIndex.join(StaleWords::tr(", "))));
    return list;
}

} // namespace ui
